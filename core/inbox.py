"""What has come in, and where it is kept until it is answered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Received:
    """Something a platform has handed us, as it came. `key` names it for good."""

    key: str
    payload: str


class Inbox(Protocol):
    """What came in is kept before its platform is told so: it survives a crash until it is answered."""

    async def put(
        self, platform: str, received: Sequence[Received], now: datetime, *, handled: bool = False
    ) -> frozenset[str]:
        """Keep those that have not come before, in their order; their keys. `handled`: only to be looked at later."""

    async def waiting(self, platform: str, since: datetime) -> Sequence[Received]:
        """In order of arrival: what is not handled yet, and what came since then and has not got its answer."""

    async def answered(self, keys: Collection[str], now: datetime) -> None:
        """Over and done with; what it said is forgotten."""

    async def upload(self, platform: str, digest: str) -> str | None:
        """The platform's own name for a file that it has got from us before."""

    async def keep_upload(self, platform: str, digest: str, file: str, now: datetime) -> None: ...
