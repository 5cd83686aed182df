"""Reading a bot's request: query, form, multipart or JSON, into typed parameters and uploads."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

import orjson

from tests.fakes.telegram.log import Upload
from tests.fakes.telegram.refusals import Json, bad_request
from tests.fakes.telegram.spec import Document

_BOUNDARY = re.compile(r'boundary="?([^";]+)"?')
_DISPOSITION = re.compile(rb'([\w*]+)="((?:[^"\\]|\\.)*)"')


def read_request(document: Document, method: str, kind: str, query: str, body: bytes) -> tuple[Json, dict[str, Upload]]:
    """Parameters by the document's types, and files by their field; 400 if a value cannot be read."""
    texts: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True)) if query else {}
    uploads: dict[str, Upload] = {}
    if kind.startswith("application/json"):
        texts.update(_json(body))
    elif kind.startswith("multipart/"):
        fields, uploads = _multipart(kind, body)
        texts.update(fields)
    elif body:
        texts.update(parse_qsl(body.decode(), keep_blank_values=True))
    readers = document.readers(method)
    params = {n: readers[n](v) if n in readers and isinstance(v, str) else v for n, v in texts.items()}
    return params, uploads


def _json(body: bytes) -> Json:
    try:
        value = orjson.loads(body) if body else {}
    except orjson.JSONDecodeError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object")
    return {name: item for name, item in value.items() if item is not None}


def _multipart(kind: str, body: bytes) -> tuple[dict[str, str], dict[str, Upload]]:
    match = _BOUNDARY.search(kind)
    if match is None:
        raise bad_request("multipart body without a boundary")
    fields: dict[str, str] = {}
    uploads: dict[str, Upload] = {}
    mark = b"--" + match.group(1).encode()
    for part in (b"\r\n" + body).split(b"\r\n" + mark)[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        name, file_name, content_type = _head(head)
        if file_name is None:
            fields[name] = content.decode()
        else:
            uploads[name] = Upload(file_name, content, content_type)
    return fields, uploads


def _head(head: bytes) -> tuple[str, str | None, str]:
    name, file_name, content_type = "", None, "application/octet-stream"
    for line in head.split(b"\r\n"):
        field, _, value = line.partition(b":")
        if field.lower() == b"content-disposition":
            said = {key.decode().lower(): text.decode() for key, text in _DISPOSITION.findall(value)}
            name, file_name = said.get("name", ""), said.get("filename")
        elif field.lower() == b"content-type":
            content_type = value.strip().decode()
    return name, file_name, content_type
