"""What a message consists of: text, caption, picture, file, keyboard; read from parameters and judged."""

from __future__ import annotations

from tests.fakes.telegram.chats import Chat
from tests.fakes.telegram.cloud import Cloud
from tests.fakes.telegram.keyboards import check_keyboard
from tests.fakes.telegram.log import Call, Upload
from tests.fakes.telegram.refusals import Json, bad_request
from tests.fakes.telegram.texts import formatted, units

MOST_TEXT, MOST_CAPTION = 4096, 1024
EFFECTS = {
    "5104841245755180586",
    "5107584321108051014",
    "5104858069142078462",
    "5159385139981059251",
    "5046509860389126442",
    "5046589136895476101",
}
"""Message effects everybody may use: fire, thumbs up and down, heart, confetti, poo."""


def text_content(cloud: Cloud, params: Json) -> Json:
    """`text` and `entities` of a message."""
    text, entities = formatted(params.get("text", ""), params.get("parse_mode"), params.get("entities"))
    if not text:
        raise bad_request("message text is empty")
    if units(text) > MOST_TEXT:
        raise bad_request("message is too long")
    content: Json = {"text": text}
    if entities:
        content["entities"] = _known(cloud, entities)
    if options := params.get("link_preview_options"):
        content["link_preview_options"] = options
    return content


def caption_content(cloud: Cloud, params: Json) -> Json:
    """`caption` and its entities; empty when there is none."""
    text, entities = formatted(params.get("caption", ""), params.get("parse_mode"), params.get("caption_entities"))
    if units(text) > MOST_CAPTION:
        raise bad_request("message caption is too long")
    content: Json = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = _known(cloud, entities)
    if text and params.get("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def media_content(cloud: Cloud, kind: str, value: object, uploads: dict[str, Upload]) -> Json:
    """`photo` or `document` of a message: uploaded now, or sent before and named by file_id."""
    upload = _uploaded(value, kind, uploads)
    if kind == "photo":
        return {"photo": cloud.files.keep_photo(upload) if upload else cloud.files.photo(str(value))}
    return {"document": cloud.files.keep_document(upload) if upload else cloud.files.document(str(value))}


def album_item(cloud: Cloud, media: Json, uploads: dict[str, Upload]) -> Json:
    """An InputMediaPhoto or InputMediaDocument as message content."""
    if not isinstance(media, dict) or media.get("type") not in ("photo", "document"):
        raise bad_request("this stand-in knows media of the types photo and document")
    content = media_content(cloud, media["type"], media.get("media"), uploads) | caption_content(cloud, media)
    return content | ({"has_media_spoiler": True} if media.get("has_spoiler") else {})


def keyboard(chat: Chat | None, params: Json) -> Json | None:
    """The keyboard of a call, judged; None when it has none."""
    markup = params.get("reply_markup")
    if markup is None:
        return None
    return check_keyboard(markup, private=chat is None or chat.private)


def reply_target(cloud: Cloud, chat: Chat, params: Json) -> Json:
    """`reply_to_message`, or nothing."""
    wanted = params.get("reply_parameters") or {"message_id": params.get("reply_to_message_id")}
    if not isinstance(wanted, dict) or wanted.get("message_id") is None:
        return {}
    if "chat_id" in wanted and wanted["chat_id"] != chat.id:
        return {}
    message = chat.messages.get(wanted["message_id"])
    if message is None:
        if wanted.get("allow_sending_without_reply") or params.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": {key: value for key, value in message.items() if key != "reply_to_message"}}


def effect(chat: Chat, params: Json) -> Json:
    """`effect_id`: known effects, private chats."""
    wanted = params.get("message_effect_id")
    if not wanted:
        return {}
    if wanted not in EFFECTS or not chat.private:
        raise bad_request("EFFECT_ID_INVALID")
    return {"effect_id": wanted}


def thread(chat: Chat, params: Json) -> Json:
    """`message_thread_id`: a topic of this chat that is open."""
    wanted = params.get("message_thread_id")
    if not wanted:
        return {}
    if wanted not in chat.topics:
        raise bad_request("message thread not found")
    if chat.topics[wanted]:
        raise bad_request("TOPIC_CLOSED")
    return {"message_thread_id": wanted, "is_topic_message": True}


def check_rights(chat: Chat, call: Call) -> None:
    if chat.muted:
        what = {"sendphoto": "photos", "senddocument": "documents"}.get(call.method.lower(), "text messages")
        raise bad_request(f"not enough rights to send {what} to the chat")


def _uploaded(value: object, field: str, uploads: dict[str, Upload]) -> Upload | None:
    if value is None:
        if field in uploads:
            return uploads[field]
        raise bad_request(f"there is no {field} in the request")
    if isinstance(value, str) and value.startswith("attach://"):
        if (upload := uploads.get(value.removeprefix("attach://"))) is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return upload
    if isinstance(value, str) and "://" in value:
        raise bad_request("failed to get HTTP URL content")
    return None


def _known(cloud: Cloud, entities: list[Json]) -> list[Json]:
    """A link to `tg://user?id=` is a mention, of a person the bot can know."""
    return [found for entity in entities if (found := _mention(cloud, entity)) is not None]


def _mention(cloud: Cloud, entity: Json) -> Json | None:
    address = entity.get("url", "")
    if not address.startswith("tg://user?id="):
        return entity
    user = cloud.people.get(int(address.partition("=")[2] or 0))
    if user is None:
        return None
    return {"type": "text_mention", "offset": entity["offset"], "length": entity["length"], "user": user}
