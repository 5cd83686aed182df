"""Files that Telegram keeps: uploads, the ids they go by, and the rules for pictures."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import struct
from dataclasses import dataclass

from tests.fakes.telegram.log import Upload
from tests.fakes.telegram.refusals import Json, bad_request

MOST_PHOTO, MOST_UPLOAD, MOST_DOWNLOAD = 10 << 20, 50 << 20, 20 << 20
_THUMBS = ((90, "s"), (320, "m"), (800, "x"))


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file, or one size of a picture."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    content_type: str
    content: bytes
    path: str
    size: tuple[int, int] = (0, 0)

    def card(self) -> Json:
        """As in `File`, `PhotoSize` and `Document`: the part they share."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


class FileStore:
    """Everything ever uploaded, by file_id and by download path."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._photos: dict[str, list[StoredFile]] = {}

    def __len__(self) -> int:
        return len(self._by_path)

    def keep_photo(self, upload: Upload) -> list[Json]:
        """The PhotoSize list of a new picture, smallest first; 400 if it is none."""
        if len(upload.content) > MOST_PHOTO:
            raise bad_request("file is too big for a photo; the maximum size is 10485760 bytes")
        size = picture_size(upload.content)
        width, height = size
        if width + height > 10_000 or max(size) > 20 * min(size):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        sizes = [_shrunk(size, edge) for edge, _ in _THUMBS if edge < max(size)] + [size]
        stored = [self._keep(upload, "photos", size) for size in sizes]
        self._photos.update({file.file_id: stored for file in stored})
        return _photo_card(stored)

    def keep_document(self, upload: Upload) -> Json:
        """The Document of a new file."""
        return _document_card(self._keep(upload, "documents", (0, 0)))

    def photo(self, file_id: str) -> list[Json]:
        """A picture sent before, by the id of any of its sizes."""
        if (sizes := self._photos.get(file_id)) is not None:
            return _photo_card(sizes)
        raise _wrong_kind("Document", "Photo") if file_id in self._by_id else _unknown()

    def document(self, file_id: str) -> Json:
        """A file sent before."""
        file = self._by_id.get(file_id)
        if file is None:
            raise _unknown()
        if file.kind != "documents":
            raise _wrong_kind("Photo", "Document")
        return _document_card(file)

    def by_id(self, file_id: str) -> StoredFile:
        if (file := self._by_id.get(file_id)) is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return file

    def by_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def _keep(self, upload: Upload, kind: str, size: tuple[int, int]) -> StoredFile:
        if not upload.content:
            raise bad_request("file must be non-empty")
        number = len(self._by_id)
        digest = hashlib.blake2b(upload.content + repr((kind, size)).encode(), digest_size=12).digest()
        unique = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        path = f"{kind}/file_{number}{_suffix(upload, kind)}"
        prefix = "AgACAgI" if kind == "photos" else "BQACAgI"
        file_id = f"{prefix}AAxkBAAI{number:06x}{unique}"
        content_type = mimetypes.guess_type(upload.name)[0] or upload.content_type
        file = StoredFile(file_id, unique, kind, upload.name, content_type, upload.content, path, size)
        self._by_id[file.file_id] = self._by_path[path] = file
        return file


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG; 400 IMAGE_PROCESS_FAILED for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    raise bad_request("IMAGE_PROCESS_FAILED")


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(content):
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + length
    raise bad_request("IMAGE_PROCESS_FAILED")


def _shrunk(size: tuple[int, int], edge: int) -> tuple[int, int]:
    scale = edge / max(size)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _photo_card(sizes: list[StoredFile]) -> list[Json]:
    return [{**file.card(), "width": file.size[0], "height": file.size[1]} for file in sizes]


def _document_card(file: StoredFile) -> Json:
    return {**file.card(), "file_name": file.name, "mime_type": file.content_type}


def _suffix(upload: Upload, kind: str) -> str:
    if kind == "photos":
        return ".jpg"
    return "." + upload.name.rpartition(".")[2] if "." in upload.name else ""


def _unknown() -> Exception:
    return bad_request("wrong file identifier/HTTP URL specified")


def _wrong_kind(found: str, wanted: str) -> Exception:
    return bad_request(f"can't use file of type {found} as {wanted}")
