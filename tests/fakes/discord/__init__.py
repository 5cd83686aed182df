"""A stand-in for Discord (REST v10 and gateway) on loopback that real client libraries accept.

async with FakeDiscord() as discord:
    alice = discord.person("Alice", locale="de")
    habits = discord.server("Habits", members=[alice], channels=["habits"]).channel("habits")
    ...start a bot with discord.api_url, discord.gateway_url, discord.token...
    answer = await alice.slash("done", habit="Read", in_=habits)
    assert answer.ephemeral
    await alice.click("Undo")
    await alice.hears("Undone", in_=habits)
"""

from tests.fakes.discord.answers import Answer
from tests.fakes.discord.faults import Fault
from tests.fakes.discord.files import Upload
from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.guild import Server
from tests.fakes.discord.interactions import Interaction
from tests.fakes.discord.limits import Breach, Limits
from tests.fakes.discord.log import Call
from tests.fakes.discord.person import Person
from tests.fakes.discord.places import Channel
from tests.fakes.discord.posts import Post
from tests.fakes.discord.server import FakeDiscord

__all__ = [
    "Answer",
    "Breach",
    "Call",
    "Channel",
    "FakeDiscord",
    "Fault",
    "Gateway",
    "Interaction",
    "Limits",
    "Person",
    "Post",
    "Server",
    "Upload",
]
