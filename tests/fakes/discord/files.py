"""Files that Discord keeps: uploads, the addresses they are served at, and the sizes of pictures."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from tests.fakes.discord.refusals import Json

MOST_UPLOAD = 10 << 20


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart request."""

    name: str
    content: bytes
    content_type: str = "application/octet-stream"


class FileStore:
    """Everything ever uploaded, by its path below the server's address (`base`)."""

    def __init__(self) -> None:
        self.base = ""
        self._by_path: dict[str, Upload] = {}

    def keep(self, file_id: str, channel_id: str, upload: Upload, description: str | None = None) -> Json:
        """The attachment that a message shows."""
        path = f"/attachments/{channel_id}/{file_id}/{upload.name}"
        self._by_path[path] = upload
        card: Json = {"id": file_id, "filename": upload.name, "size": len(upload.content)}
        card |= {"url": self.base + path, "proxy_url": self.base + path, "content_type": upload.content_type}
        if description is not None:
            card["description"] = description
        if size := picture_size(upload.content):
            card |= {"width": size[0], "height": size[1]}
        return card

    def get(self, path: str) -> Upload | None:
        return self._by_path.get(path)


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, which is all our bot sends."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    return None
