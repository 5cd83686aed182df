"""How Discord says no: status, code and message, in its own words."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

WORDS = {
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    30032: (400, "Maximum number of application commands reached (100)."),
    30034: (400, "Max number of daily application command creates has been reached (200)"),
    30046: (429, "Maximum number of edits to messages older than 1 hour reached. Try again later."),
    40003: (400, "You are opening direct messages too fast."),
    40005: (413, "Request entity too large"),
    40060: (400, "Interaction has already been acknowledged."),
    40094: (400, "This interaction has reached the maximum number of follow up messages that can be sent"),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50008: (400, "Cannot send messages in a non-text channel"),
    50013: (403, "Missing Permissions"),
    50027: (401, "Invalid Webhook Token"),
    50033: (400, "Invalid Recipient(s)"),
    50083: (400, "Thread is archived"),
    50109: (400, "The request body contains invalid JSON."),
    200000: (400, "Message was blocked by automatic moderation"),
    50278: (403, "Cannot send messages to this user due to having no mutual guilds"),
}
_PLAIN = {
    400: "400: Bad Request",
    401: "401: Unauthorized",
    403: "403: Forbidden",
    404: "404: Not Found",
    405: "405: Method Not Allowed",
    500: "500: Internal Server Error",
    502: "502: Bad Gateway",
    503: "503: Service Unavailable",
}


class Refused(Exception):
    """The request is answered with this error and has no effect."""

    def __init__(self, status: int, code: int, message: str, *, errors: Json | None = None, **more: object) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.body: Json = {"message": message, "code": code} | more
        if errors:
            self.body["errors"] = errors


def refused(code: int, **more: object) -> Refused:
    """The refusal of that code."""
    status, message = WORDS[code]
    return Refused(status, code, message, **more)  # type: ignore[arg-type]  # more of the body, never `errors`


def plain(status: int) -> Refused:
    """A refusal that has no code of its own."""
    return Refused(status, 0, _PLAIN.get(status, f"{status}: Error"))


def invalid(where: str, code: str, message: str) -> Refused:
    """Invalid Form Body; `where` is a path such as components.0.label ("" is the whole body)."""
    errors: Json = {"_errors": [{"code": code, "message": message}]}
    for step in reversed(where.split(".") if where else []):
        errors = {step: errors}
    return Refused(400, 50035, "Invalid Form Body", errors=errors)


def too_long(where: str, most: int) -> Refused:
    return invalid(where, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")


def required(where: str) -> Refused:
    return invalid(where, "BASE_TYPE_REQUIRED", "This field is required")


def one_of(where: str, allowed: object) -> Refused:
    return invalid(where, "BASE_TYPE_CHOICES", f"Value must be one of {allowed}.")
