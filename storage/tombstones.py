"""Who has been erased, kept beside the database and not in it: a restored older copy must not bring them back.

Nobody can read from it who they were: an account is there as a hash with a salt of this installation's own.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

SALT_BYTES = 32


class Tombstones:
    """Read once, and written anew by rename: a crash leaves the old file or the new one. Without a file: in memory."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        kept: dict[str, Any] = json.loads(file.read_text(encoding="ascii")) if file and file.exists() else {}
        self._salt: str = kept.get("salt") or secrets.token_hex(SALT_BYTES)
        self._erased: dict[str, str] = kept.get("erased", {})

    def __len__(self) -> int:
        return len(self._erased)

    def add(self, accounts: Iterable[tuple[str, str]], at: datetime) -> None:
        """Each as platform and user. On the disk when this returns."""
        self._erased |= {self._mark(platform, user): at.isoformat() for platform, user in accounts}
        self._write()

    def erased(self, platform: str, user: str) -> datetime | None:
        """When, the last time."""
        at = self._erased.get(self._mark(platform, user))
        return datetime.fromisoformat(at) if at else None

    def _mark(self, platform: str, user: str) -> str:
        return hmac.new(bytes.fromhex(self._salt), f"{platform}:{user}".encode(), hashlib.sha256).hexdigest()

    def _write(self) -> None:
        if self._file is None:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._file.with_suffix(".new")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(json.dumps({"salt": self._salt, "erased": self._erased}))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._file)
