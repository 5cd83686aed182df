"""A stand-in for Telegram's Bot API on loopback that real client libraries accept.

async with FakeTelegram() as telegram:
    alice = telegram.person("Alice", language="de")
    ...start a bot with base_url=telegram.url + "/bot", token=telegram.token...
    await alice.say("/start")
    await alice.hears("Welcome")
    assert await alice.tap("Done") == "13 in a row"
"""

from tests.fakes.telegram.clock import Clock
from tests.fakes.telegram.faults import Fault
from tests.fakes.telegram.group import Group
from tests.fakes.telegram.limits import Breach, Limits
from tests.fakes.telegram.log import Call, Upload
from tests.fakes.telegram.person import Person
from tests.fakes.telegram.posts import Post, Toast
from tests.fakes.telegram.server import FakeTelegram

__all__ = ["Breach", "Call", "Clock", "FakeTelegram", "Fault", "Group", "Limits", "Person", "Post", "Toast", "Upload"]
