"""What the core asks of the outside for parcels: to gather and keep what is in them, and to make files of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from core.digest import Digest
from core.habits import HabitId, Pause
from core.packed import Packed
from core.parcel import FileForm, Parcel, Record
from core.people import PersonId


class Parcels(Protocol):
    """Everything of a person at once, and files that wait for their yes."""

    @property
    def changed(self) -> Collection[PersonId]:
        """Whose habits and entries have come or gone by the parcel in this transaction."""

    async def records(self, person: PersonId) -> Sequence[Record]:
        """Every habit in the person's order, those in the bin too, with all that was said of it."""

    async def of_all(self, person: PersonId) -> tuple[Pause, ...]:
        """The pauses of all habits."""

    async def seen(self, person: PersonId) -> frozenset[date]: ...

    async def count_entries(self, person: PersonId) -> tuple[int, date | None]:
        """Of habits that are not in the bin, and the last date that has one."""

    async def keys(self, person: PersonId, *, binned: bool) -> Mapping[str, HabitId]:
        """By what names them for good: the habits in the bin, or those that are not."""

    async def add(self, person: PersonId, record: Record, now: datetime) -> HabitId:
        """The habit with its versions, own pauses and slots, behind the others; nothing is planned yet."""

    async def put_entries(
        self, person: PersonId, habit: HabitId, entries: Packed, digest: Digest, now: datetime, zone: str
    ) -> None:
        """Those of dates that have none; `digest` is of all that the habit has then. `now` and `zone` stand for what
        is not known of when they were written."""

    async def take_entries(self, person: PersonId, habit: HabitId, days: Collection[date], since: datetime) -> int:
        """Remove the entries of these dates that nobody has changed since then; how many."""

    async def saw(self, person: PersonId, days: Collection[date]) -> None: ...

    async def did_not_see(self, person: PersonId, days: Collection[date]) -> None:
        """The opposite of `saw`."""

    async def keep_file(self, person: PersonId, content: bytes, now: datetime) -> None:
        """Instead of the one before."""

    async def file(self, person: PersonId) -> bytes | None: ...

    async def drop_file(self, person: PersonId) -> bool: ...

    async def forget_files(self, before: datetime) -> int:
        """That were sent before then; how many."""


class Exchange(Protocol):
    """Files and parcels, whose entries are packed. Neither keeps anybody waiting but whoever asked."""

    async def unpack(self, content: bytes, today: date) -> Parcel:
        """`today` is the person's date. Raises: FileRefused and its kinds; then nothing has been taken."""

    async def pack(self, parcel: Parcel, form: FileForm, now: datetime) -> bytes: ...
