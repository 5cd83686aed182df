"""The answer that most taps get, the message changed in place, without having Discord tell us what we told it."""

from __future__ import annotations

from typing import Any

from discord import Interaction, InteractionResponded, InteractionResponseType
from discord.http import Route
from discord.webhook.async_ import async_context, interaction_message_response_params

from bot.frontends.discord.drawing import Drawn

CALLBACK = "/interactions/{webhook_id}/{webhook_token}/callback"


async def change_message(interaction: Interaction[Any], page: Drawn) -> None:
    """As `response.edit_message`, which asks for the changed message and makes objects of it that nobody looks at."""
    response: Any = interaction.response
    if page.files:
        await response.edit_message(view=page.view, attachments=page.files)
        return
    if response.is_done():
        raise InteractionResponded(interaction)
    changed = InteractionResponseType.message_update
    route = Route("POST", CALLBACK, webhook_id=interaction.id, webhook_token=interaction.token)
    shown = interaction_message_response_params(
        type=changed.value,
        view=page.view,
        attachments=[],
        previous_allowed_mentions=interaction.client.allowed_mentions,
    )
    await async_context.get().request(route, interaction._session, payload=shown.payload)
    response._response_type = changed
