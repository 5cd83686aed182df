"""Methods about chats: who is there, pins, reactions, files, leaving."""

from __future__ import annotations

from tests.fakes.telegram.chats import Chat
from tests.fakes.telegram.cloud import Cloud
from tests.fakes.telegram.files import MOST_DOWNLOAD
from tests.fakes.telegram.log import Call
from tests.fakes.telegram.methods.table import method
from tests.fakes.telegram.refusals import Json, Refused, bad_request, forbidden
from tests.fakes.telegram.spec import document

_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


@method("getChat")
def get_chat(cloud: Cloud, call: Call) -> Json:
    chat = _seen(cloud, call)
    full = {
        **chat.card,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    if chat.pinned and (newest := chat.messages.get(chat.pinned[-1])):
        full["pinned_message"] = newest
    return full


@method("getChatMember")
def get_chat_member(cloud: Cloud, call: Call) -> Json:
    chat, user_id = _seen(cloud, call), call.params.get("user_id")
    if user_id == cloud.bot["id"]:
        return chat.member_card(cloud.bot)
    user = cloud.people.get(user_id) if isinstance(user_id, int) else None
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return chat.member_card(user)


@method("getChatAdministrators")
def get_chat_administrators(cloud: Cloud, call: Call) -> list[Json]:
    chat = _seen(cloud, call)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    users = [*cloud.people.values(), cloud.bot]
    cards = [chat.member_card(user) for user in users if user["id"] in chat.members]
    return [card for card in cards if card["status"] in ("creator", "administrator")]


@method("getChatMemberCount")
def get_chat_member_count(cloud: Cloud, call: Call) -> int:
    chat = _seen(cloud, call)
    return 2 if chat.private else len(chat.members)


@method("leaveChat")
def leave_chat(cloud: Cloud, call: Call) -> bool:
    chat = cloud.open_chat(call.params.get("chat_id"))
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.members.pop(cloud.bot["id"], None)
    chat.bot_status = "left"
    chat.closed = forbidden(f"bot is not a member of the {chat.kind} chat")
    return True


@method("pinChatMessage")
def pin_chat_message(cloud: Cloud, call: Call) -> bool:
    chat = _may_pin(cloud, call)
    message = cloud.message(chat, call.params.get("message_id"), "message to pin")
    chat.pinned.append(message["message_id"])
    return True


@method("unpinChatMessage")
def unpin_chat_message(cloud: Cloud, call: Call) -> bool:
    chat = _may_pin(cloud, call)
    wanted = call.params.get("message_id") or (chat.pinned[-1] if chat.pinned else None)
    if wanted not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(wanted)
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(cloud: Cloud, call: Call) -> bool:
    _may_pin(cloud, call).pinned.clear()
    return True


@method("setMessageReaction")
def set_message_reaction(cloud: Cloud, call: Call) -> bool:
    chat = cloud.open_chat(call.params.get("chat_id"))
    message = cloud.message(chat, call.params.get("message_id"), "message to react")
    reactions = call.params.get("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    known = document().types["ReactionTypeEmoji"]["fields"]["emoji"]["enum"]
    if any(reaction.get("type") != "emoji" or reaction.get("emoji") not in known for reaction in reactions):
        raise bad_request("REACTION_INVALID")
    chat.reactions[message["message_id"]] = reactions
    return True


@method("getFile")
def get_file(cloud: Cloud, call: Call) -> Json:
    file = cloud.files.by_id(str(call.params.get("file_id", "")))
    if len(file.content) > MOST_DOWNLOAD:
        raise bad_request("file is too big")
    return {**file.card(), "file_path": file.path}


@method("getUserProfilePhotos")
def get_user_profile_photos(cloud: Cloud, call: Call) -> Json:
    return {"total_count": 0, "photos": []}


def _seen(cloud: Cloud, call: Call) -> Chat:
    """A chat the bot may look at: a group it left is closed to it, a person who blocked it is not."""
    chat = cloud.chat(call.params.get("chat_id"))
    if chat.closed is not None and not chat.private:
        raise Refused(chat.closed)
    return chat


def _may_pin(cloud: Cloud, call: Call) -> Chat:
    chat = cloud.open_chat(call.params.get("chat_id"))
    if chat.kind == "supergroup" and chat.bot_status != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat
