"""Routes that answer interactions: the callback, and the webhook of its token."""

from __future__ import annotations

from tests.fakes.discord import interactions as kinds
from tests.fakes.discord import messages
from tests.fakes.discord.commands import STRING, read_choices
from tests.fakes.discord.interactions import Interaction, find
from tests.fakes.discord.modals import read_modal
from tests.fakes.discord.places import EPHEMERAL, LOADING, Stored
from tests.fakes.discord.refusals import Json, one_of, refused
from tests.fakes.discord.rest.request import Ask, Route
from tests.fakes.discord.world import guild_key

_ALLOWED = {
    kinds.COMMAND: (kinds.MESSAGE, kinds.DEFERRED, kinds.MODAL),
    kinds.COMPONENT: (kinds.MESSAGE, kinds.DEFERRED, kinds.DEFERRED_UPDATE, kinds.UPDATE, kinds.MODAL),
    kinds.AUTOCOMPLETE: (kinds.CHOICES,),
    kinds.SUBMIT: (kinds.MESSAGE, kinds.DEFERRED, kinds.DEFERRED_UPDATE, kinds.UPDATE),
}


def _callback(ask: Ask) -> Json | None:
    interaction = ask.world.by_token.get(ask["interaction_token"])
    if interaction is None or interaction.id != ask["interaction_id"]:
        raise refused(10062)
    if interaction.answered is not None:
        raise refused(40060)
    if ask.world.clock.now() - interaction.at > kinds.DEADLINE:
        raise refused(10062)
    kind = _kind(ask, interaction)
    _take(ask, interaction, kind, ask.body.get("data") or {})
    interaction.answered = kind
    interaction.rang()
    return _receipt(interaction, kind) if ask.query("with_response") else None


def _kind(ask: Ask, interaction: Interaction) -> int:
    kind = ask.body.get("type")
    allowed = _ALLOWED[interaction.kind]
    if interaction.source is None:
        allowed = tuple(kind for kind in allowed if kind not in (kinds.UPDATE, kinds.DEFERRED_UPDATE))
    if kind not in allowed:
        raise one_of("type", allowed)
    return int(kind)


def _take(ask: Ask, interaction: Interaction, kind: int, data: Json) -> None:
    if kind == kinds.MESSAGE:
        interaction.original = _write(ask, interaction, data)
    elif kind == kinds.DEFERRED:
        interaction.original = _promise(ask, interaction, data)
    elif kind == kinds.CHOICES:
        typed = focused(interaction.payload["data"].get("options", []))
        interaction.choices = read_choices(data.get("choices") or [], "data.choices", typed.get("type", STRING))
    elif kind == kinds.MODAL:
        interaction.modal = read_modal(data)
    else:
        interaction.original = interaction.source
    if kind == kinds.UPDATE and interaction.source is not None:
        messages.edit(ask.world, interaction.channel, interaction.source, ask.draft(data, by_interaction=True))


def focused(options: list[Json]) -> Json:
    """The option that is being typed."""
    for option in options:
        if option.get("focused"):
            return option
        if found := focused(option.get("options", [])):
            return found
    return {}


def _write(ask: Ask, interaction: Interaction, data: Json) -> Stored:
    extra = _origin(ask, interaction)
    stored = messages.create(
        ask.world, interaction.channel, ask.draft(data, by_interaction=True), extra, _reader(interaction, data)
    )
    interaction.sent.append(stored)
    return stored


def _promise(ask: Ask, interaction: Interaction, data: Json) -> Stored:
    """The message that says "... is thinking"."""
    reader = _reader(interaction, data)
    raw = messages.blank(ask.world, interaction.channel, ask.world.bot) | _origin(ask, interaction)
    raw["flags"] = LOADING | (EPHEMERAL if reader else 0)
    stored = Stored(raw, reader)
    ask.world.keep(interaction.channel, stored)
    interaction.sent.append(stored)
    return stored


def _reader(interaction: Interaction, data: Json) -> str | None:
    """Who alone sees it, if it is ephemeral."""
    hushed = bool(int(data.get("flags") or 0) & EPHEMERAL)
    guild = interaction.channel.guild
    if guild is not None and interaction.for_person_only and not guild.external_apps:
        hushed = True
    return interaction.user["id"] if hushed else None


def _origin(ask: Ask, interaction: Interaction) -> Json:
    """What a message shows of the interaction that it answers."""
    origin: Json = {"webhook_id": ask.world.application_id, "application_id": ask.world.application_id}
    origin["interaction_metadata"] = interaction.metadata()
    if interaction.kind == kinds.COMMAND:
        return origin | {"type": 20 if interaction.payload["data"]["type"] == 1 else 23}
    if interaction.source is None:
        return origin
    channel = interaction.channel
    reference = {"type": 0, "channel_id": channel.id, "message_id": interaction.source.raw["id"]} | guild_key(channel)
    return origin | {"type": messages.REPLY, "message_reference": reference}


def _receipt(interaction: Interaction, kind: int) -> Json:
    about: Json = {"id": interaction.id, "type": interaction.kind, "channel_id": interaction.channel.id}
    about |= guild_key(interaction.channel)
    original = interaction.original
    if original is None:
        return {"interaction": about}
    about["response_message_id"] = original.raw["id"]
    about["response_message_loading"] = interaction.loading
    about["response_message_ephemeral"] = bool(original.visible_to)
    if kind not in (kinds.MESSAGE, kinds.UPDATE):
        return {"interaction": about}
    return {"interaction": about, "resource": {"type": kind, "message": original.raw}}


# the webhook of the token


def _follow_up(ask: Ask) -> Json:
    interaction = _mine(ask)
    if interaction.loading and interaction.original is not None:
        return _change(ask, interaction, interaction.original)
    if interaction.for_person_only and interaction.followups >= kinds.MOST_FOLLOWUPS:
        raise refused(40094)
    stored = _write(ask, interaction, ask.body)
    interaction.followups += 1
    interaction.touched = True
    interaction.rang()
    return stored.raw


def _change(ask: Ask, interaction: Interaction, stored: Stored) -> Json:
    messages.edit(ask.world, interaction.channel, stored, ask.draft(by_interaction=True))
    interaction.touched = True
    interaction.rang()
    return stored.raw


def _mine(ask: Ask) -> Interaction:
    if ask["webhook_id"] != ask.world.application_id:
        raise refused(10015)
    return find(ask.world, ask["webhook_token"])


def _message(ask: Ask) -> tuple[Interaction, Stored]:
    interaction = _mine(ask)
    wanted = ask["message_id"]
    reachable = [stored for stored in (interaction.original, *interaction.sent) if stored is not None]
    if wanted == "@original":
        reachable = reachable[:1] if interaction.original else []
    found = next((s for s in reachable if wanted in ("@original", s.raw["id"])), None)
    if found is None or found.raw["id"] not in interaction.channel.messages:
        raise refused(10008)
    return interaction, found


def _get_message(ask: Ask) -> Json:
    return _message(ask)[1].raw


def _edit_message(ask: Ask) -> Json:
    return _change(ask, *_message(ask))


def _delete_message(ask: Ask) -> None:
    interaction, stored = _message(ask)
    ask.world.delete(interaction.channel, stored)
    interaction.touched = True
    interaction.rang()


_MESSAGE = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"
ROUTES = [
    Route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", _callback),
    Route("POST", "/webhooks/{webhook_id}/{webhook_token}", _follow_up),
    Route("GET", _MESSAGE, _get_message),
    Route("PATCH", _MESSAGE, _edit_message),
    Route("DELETE", _MESSAGE, _delete_message),
]
