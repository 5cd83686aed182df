"""Methods that answer a tap or an inline query."""

from __future__ import annotations

from tests.fakes.telegram.cloud import Cloud, Question
from tests.fakes.telegram.log import Call
from tests.fakes.telegram.methods.content import caption_content, keyboard, text_content
from tests.fakes.telegram.methods.table import method
from tests.fakes.telegram.refusals import Json, bad_request

MOST_TOAST = 200
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_CACHED = {"photo": "photo_file_id", "document": "document_file_id"}


@method("answerCallbackQuery")
def answer_callback_query(cloud: Cloud, call: Call) -> bool:
    question = _open(cloud, cloud.callbacks, call.params.get("callback_query_id"))
    if len(call.params.get("text", "")) > MOST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    address = call.params.get("url", "")
    if address and f"t.me/{cloud.bot['username']}?start=" not in address:
        raise bad_request("URL_INVALID")
    question.answer.set_result(call.params)
    return True


@method("answerInlineQuery")
def answer_inline_query(cloud: Cloud, call: Call) -> bool:
    question = _open(cloud, cloud.inline, call.params.get("inline_query_id"))
    results = call.params.get("results")
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results")
    if len(results) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    names = [result.get("id", "") for result in results]
    if len(set(names)) < len(names):
        raise bad_request("RESULT_ID_DUPLICATE")
    if not all(1 <= len(name.encode()) <= 64 for name in names):
        raise bad_request("RESULT_ID_INVALID")
    for result in results:
        inline_content(cloud, result)
    question.answer.set_result(call.params)
    return True


def inline_content(cloud: Cloud, result: Json) -> Json:
    """The message that choosing this result would send; 400 if it cannot."""
    markup = keyboard(None, result)
    content = _inline_body(cloud, result)
    return content | ({"reply_markup": markup} if markup else {})


def _inline_body(cloud: Cloud, result: Json) -> Json:
    if given := result.get("input_message_content"):
        return text_content(cloud, {**given, "text": given.get("message_text", "")})
    kind = result.get("type", "")
    if kind not in _CACHED or _CACHED[kind] not in result:
        raise bad_request("can't parse inline query result: Message content is not specified")
    keep = cloud.files.photo if kind == "photo" else cloud.files.document
    return {kind: keep(result[_CACHED[kind]])} | caption_content(cloud, result)


def _open(cloud: Cloud, questions: dict[str, Question], query_id: object) -> Question:
    """The query, if it is known, young and not yet answered."""
    question = questions.get(str(query_id))
    if question is None or question.answer.done() or cloud.clock.now() - question.asked_at > cloud.query_lifetime:
        raise bad_request(_TOO_OLD)
    return question
