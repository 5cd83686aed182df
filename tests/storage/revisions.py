"""What a Cairn of each released revision would have kept of Alice, written down when the revision was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

Row = Mapping[str, object]

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

ALICE = {
    "name": "Alice",
    "language": "en",
    "zone": "Europe/Berlin",
    "day_start": 240,
    "week_start": 0,
    "backfill_hours": 48,
    "set_up": True,
    "created_at": NOW,
}
READING = {
    "person_id": 1,
    "name": "Read",
    "category": "",
    "note": "",
    "start_date": date(2026, 1, 1),
    "position": 1,
    "created_at": NOW,
}
MONDAYS = {
    "habit_id": 1,
    "since": date(2026, 1, 1),
    "schedule": '{"kind": "weekdays", "days": ["mon"]}',
    "goal": '{"kind": "check"}',
    "week_start": 0,
}
EVENING = {"habit_id": 1, "number": 0, "time": 1260, "next_utc": NOW, "next_date": date(2026, 11, 23)}
DONE = {
    "habit_id": 1,
    "local_date": date(2026, 11, 23),
    "kind": "done",
    "note": "in bed",
    "logged_at": NOW,
    "zone": "Europe/Berlin",
}

FIRST: Mapping[str, Sequence[Row]] = {
    "people": [ALICE],
    "accounts": [
        {"platform": "telegram", "user": "1", "person_id": 1, "chat": "11", "reachable": True, "reminds": True}
    ],
    "habits": [READING],
    "versions": [MONDAYS],
    "slots": [EVENING],
    "entries": [DONE],
}
UPLOAD = {"platform": "telegram", "digest": "ab12", "file": "AgACAgIAAx", "kept_at": NOW}

SECOND = {**FIRST, "uploads": [UPLOAD]}
LINK = {"person_id": 1, "digest": "cd34", "expires_at": NOW, "agreed": False}

THIRD = {**SECOND, "links": [LINK]}
REMINDER = {
    "person_id": 1,
    "platform": "telegram",
    "chat": "11",
    "message": "500",
    "view": "1:dc:1:261123",
    "habits": "[1]",
    "local_date": date(2026, 11, 23),
    "shown_at": NOW,
    "redraw_at": NOW,
}

FOURTH = {**THIRD, "live_messages": [REMINDER]}
FIFTH = {**FOURTH, "leases": [{"name": "telegram-poller", "owner": "me", "until": NOW}]}
SIXTH = {**FIFTH, "people": [ALICE | {"savers_before": '[["2026-01-01","2026-02-01"]]'}]}
SEVENTH = {**SIXTH, "parcels": [{"person_id": 1, "content": b"PK", "kept_at": NOW}]}
EIGHTH = {**SEVENTH, "house": [{"name": "time zones", "value": "2025b"}]}
NINTH = {**EIGHTH, "live_messages": [REMINDER | {"since": date(2026, 10, 26)}]}
TENTH = {**NINTH, "live_messages": [REMINDER | {"owed": True}]}

ROWS: Mapping[str, Mapping[str, Sequence[Row]]] = {
    "0001": FIRST,
    "0002": SECOND,
    "0003": THIRD,
    "0004": FOURTH,
    "0005": FIFTH,
    "0006": SIXTH,
    "0007": SEVENTH,
    "0008": EIGHTH,
    "0009": NINTH,
    "0010": TENTH,
}


def raw(row: Row, dialect: str) -> dict[str, object]:
    """As the columns hold it."""
    if dialect != "sqlite":
        return dict(row)
    return {
        name: (value - EPOCH) // timedelta(microseconds=1) if isinstance(value, datetime) else value
        for name, value in row.items()
    }
