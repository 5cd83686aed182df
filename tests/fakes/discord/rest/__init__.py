"""The routes of the REST API that this stand-in has, by what they are about."""

from __future__ import annotations

from tests.fakes.discord.rest import account, channels, commands, guilds, interactions, messages
from tests.fakes.discord.rest.request import Routes

ROUTES = Routes(
    route for module in (account, channels, commands, guilds, interactions, messages) for route in module.ROUTES
)
