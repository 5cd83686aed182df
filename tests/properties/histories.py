"""Random cases of the format of section 10, biased towards the nights, dates and edits on which trackers go wrong."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, TypeVar

from tests.reference.wall import Place

T = TypeVar("T")
Case = dict[str, Any]

SCENES = [  # a zone and a date near which something happens
    ("UTC", "2026-01-12"),
    ("UTC", "2028-02-29"),
    ("Europe/Berlin", "2026-03-29"),
    ("Europe/Berlin", "2026-10-25"),
    ("Europe/Berlin", "2026-12-31"),
    ("America/New_York", "2026-03-08"),
    ("America/New_York", "2026-11-01"),
    ("America/Havana", "2026-03-08"),
    ("America/Havana", "2024-11-03"),
    ("America/Sao_Paulo", "2018-02-17"),
    ("America/Sao_Paulo", "2018-11-04"),
    ("America/St_Johns", "2010-11-07"),
    ("America/Nuuk", "2026-03-28"),
    ("Atlantic/Azores", "2026-03-29"),
    ("Africa/Casablanca", "2026-02-15"),
    ("Africa/Cairo", "2026-04-24"),
    ("Australia/Lord_Howe", "2026-10-04"),
    ("Antarctica/Troll", "2026-03-29"),
    ("Asia/Kathmandu", "2026-06-01"),
    ("Pacific/Apia", "2011-12-30"),
    ("Pacific/Apia", "2011-12-31"),
    ("Pacific/Kiritimati", "1994-12-31"),
    ("Pacific/Kwajalein", "1993-08-21"),
    ("Pacific/Chatham", "2026-09-27"),
]
TELLING = {  # the clocks go over this day_start, so that two dates are open together or one has no beginning
    ("Europe/Berlin", "2026-10-25"): "02:30",
    ("Europe/Berlin", "2026-03-29"): "02:30",
    ("America/New_York", "2026-11-01"): "01:30",
    ("America/New_York", "2026-03-08"): "02:30",
    ("America/Havana", "2024-11-03"): "00:30",
    ("America/St_Johns", "2010-11-07"): "00:00",
    ("Africa/Casablanca", "2026-02-15"): "02:30",
    ("Antarctica/Troll", "2026-03-29"): "02:30",
}
ZONES = [
    "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Tokyo", "Asia/Kolkata", "Pacific/Honolulu",
    "Pacific/Kiritimati", "Etc/GMT+12", "Pacific/Apia", "Pacific/Pago_Pago", "Pacific/Auckland", "UTC",
]  # fmt: skip
DAY_STARTS = ["00:00", "00:00", "00:00", "00:30", "01:30", "02:30", "04:00", "06:00"]
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def random_history(rng: Random) -> Case:
    """One habit of one person."""
    zone, day = rng.choice(SCENES)
    day_start = TELLING.get((zone, day)) if rng.random() < 0.5 else None
    day_start = day_start or rng.choice(DAY_STARTS)
    now = random_now(rng, zone, day_start, date.fromisoformat(day))
    today = now.date()
    start = today - timedelta(days=rng.choice([0, 1, 2, 5, 9, 14, 20, 35, 45, 70, rng.randint(0, 120)]))
    start -= timedelta(days=rng.randint(200, 1500) if rng.random() < 0.03 else 0)  # whole years are counted at a stroke
    start += timedelta(days=rng.random() < 0.02)
    versions = random_versions(rng, start, today)
    person: Case = {"zone": zone, "day_start": day_start}
    if rng.random() < 0.5:
        person["zone_changes"] = random_changes(rng, zone, start, now)
    if rng.random() < 0.3:
        person["week_start"] = rng.choice(["mon", "sun", "sat"])
    if rng.random() < 0.5:
        person["savers_since"] = later(rng, start, -10, 20)
    if rng.random() < 0.4:
        person["seen"] = sorted({later(rng, start, 0, (today - start).days + 1) for _ in range(rng.randint(0, 8))})
    case: Case = {"person": person, "start": start.isoformat(), "versions": versions}
    mood = rng.choice([0.8, 0.9, 0.95, 1.0] if "savers_since" in person else [0.0, rng.random(), 0.9, 0.97, 1.0])
    case["entries"] = random_entries(rng, versions, start, today, mood)
    if rng.random() < 0.3:
        nearly_over = {(today + timedelta(days=i)).isoformat() for i in (-1, 0, 1)}
        case["entries"] = [entry for entry in case["entries"] if entry["date"] not in nearly_over]
    case["pauses"] = random_pauses(rng, start, today)
    return case | {"now": written(now)}


def random_now(rng: Random, zone: str, day_start: str, day: date) -> datetime:
    """Often on the very second at which a date opens or closes."""
    day += timedelta(days=rng.choice([-1, 0, 0, 0, 1, 1, 2, 9]))
    place = Place(zone, time.fromisoformat(day_start), datetime(2030, 1, 1, tzinfo=UTC))
    if rng.random() < 0.6 and place.exists(day):
        edge = rng.choice([place.opens, place.closes])(day)
        return edge + timedelta(seconds=rng.choice([-1, 0, 0, 1, -1800, 1800, 60, -3600, 3600]))
    return datetime.combine(day, time(), UTC) + timedelta(minutes=rng.randint(-600, 2000))


def later(rng: Random, day: date, low: int, high: int) -> str:
    return (day + timedelta(days=rng.randint(low, max(low, high)))).isoformat()


def written(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def random_changes(rng: Random, zone: str, start: date, now: datetime) -> list[Case]:
    """Flights, some there and back within an hour, some still to come; no two at one instant."""
    since = datetime.combine(start, time(), UTC)
    minutes = int((now - since).total_seconds() // 60) + 2000
    at = sorted({since + timedelta(minutes=rng.randint(0, max(1, minutes))) for _ in range(rng.randint(1, 4))})
    if rng.random() < 0.6:
        at = sorted({*at, now - timedelta(minutes=rng.choice([0, 1, 30, 300, 600, 900, 1500, 2000]))})
    changes = [{"at": written(each), "zone": rng.choice([*ZONES, zone])} for each in at]
    if rng.random() < 0.3:
        back = written(at[-1] + timedelta(minutes=rng.choice([5, 50, 700])))
        changes.append({"at": back, "zone": changes[-2]["zone"] if len(changes) > 1 else zone})
    return changes


def random_versions(rng: Random, start: date, today: date) -> list[Case]:
    kinds = rng.choice([DAYS, DAYS, CHAINED, LIMITS, WEEKS, WEEKS, MONTHS, ANYTHING, ANYTHING])
    since = start - timedelta(days=rng.choice([0] * 9 + [3, 11]))
    count = rng.choice([1, 1, 1, 2, 2, 3, 4])
    dates = [since, *(start + timedelta(days=rng.randint(0, (today - start).days + 4)) for _ in range(count - 1))]
    rules = [random_rules(rng, kinds, start, today) for _ in range(rng.randint(1, count))]  # so that some repeat
    return [rule_from(rng, day, rng.choice(rules)) for day in sorted(dates)]


def rule_from(rng: Random, day: date, rule: Case) -> Case:
    version = {"from": day.isoformat(), **rule}
    if rng.random() < 0.25:
        version["week_start"] = rng.choice(["mon", "sun", "sat"])
    if rng.random() < 0.3 and "target" in rule["goal"]:
        version["goal"] = rule["goal"] | {"target": rng.choice([1, 5, 10, 0.3, 2.1])}
    return version


def random_rules(rng: Random, kinds: Sequence[str], start: date, today: date) -> Case:
    kind = rng.choice(kinds)
    if kind == "times":
        per = rng.choice(["week", "week", "month"] if kinds is not MONTHS else ["month"])
        x = rng.choice([1, 2, 3, 3, 4, 5, 6, 6, 7, 7]) if per == "week" else rng.choice([1, 2, 10, 20, 28, 31])
        return {
            "schedule": {"kind": "times", "x": x, "per": per},
            "goal": random_goal(rng, ["check", "at_least", *rng.choice([[], [], ["at_most", "quit"]])], "day"),
        }
    if kind in ("sum", "cap"):
        per = rng.choice(["week", "week", "month"] if kinds is not MONTHS else ["month"])
        under = rng.choice(["daily", "daily", "weekdays"]) if kind == "cap" else "daily"
        return {
            "schedule": random_schedule(rng, under, start, today),
            "goal": random_goal(rng, ["at_least" if kind == "sum" else "at_most"], per),
        }
    goals = ["at_most", "quit"] if kinds is LIMITS else ["check", "check", "at_least"]
    if kinds is ANYTHING:
        goals = ["check", "at_least", "at_most", "quit"]
    return {"schedule": random_schedule(rng, kind, start, today), "goal": random_goal(rng, goals, "day")}


def random_schedule(rng: Random, kind: str, start: date, today: date) -> Case:
    span = (today - start).days + 3
    match kind:
        case "weekdays":
            return {"kind": "weekdays", "days": rng.sample(WEEKDAYS, rng.randint(1, 7))}
        case "every":
            return {"kind": "every", "n": rng.choice([1, 2, 3, 7]), "from": "start"}
        case "chain":
            return {"kind": "every", "n": rng.choice([1, 2, 3, 5, 7, 14]), "from": "completion"}
        case "dates":
            return {"kind": "dates", "dates": sorted({later(rng, start, -2, span) for _ in range(rng.randint(1, 9))})}
        case "monthdays":
            return {"kind": "monthdays", "days": sorted(rng.sample([1, 2, 10, 15, 28, 29, 30, 31], rng.randint(1, 4)))}
    return {"kind": "daily"}


def random_goal(rng: Random, kinds: Sequence[str], per: str) -> Case:
    match rng.choice(kinds):
        case "at_least":
            return {"kind": "at_least", "target": rng.choice([1, 10, 30, 0.3, 2.1]), "unit": "min", "per": per}
        case "at_most":
            return {"kind": "at_most", "limit": rng.choice([0, 1, 2, 10, 0.3]), "unit": "cups", "per": per}
        case "quit":
            return {"kind": "quit"}
    return {"kind": "check"}


DAYS = ["daily", "daily", "daily", "weekdays", "every", "dates", "monthdays"]
CHAINED = ["chain", "chain", "chain", "chain", "chain", "daily", "every", "times", "sum"]
LIMITS = ["daily", "daily", "daily", "weekdays", "every", "dates", "monthdays"]
WEEKS = ["times", "times", "sum", "cap"]
MONTHS = ["times", "sum", "cap"]
ANYTHING = ["daily", "weekdays", "every", "chain", "dates", "monthdays", "times", "sum", "cap"]


def random_entries(rng: Random, versions: list[Case], start: date, today: date, mood: float) -> list[Case]:
    """In any order, some before the start, some after today, all of a kind that the version of the date takes."""
    days = [start + timedelta(days=i) for i in range(-2, (today - start).days + 1)]
    if rng.random() < 0.3:
        days += [today + timedelta(days=i) for i in rng.sample([1, 1, 2, 3, 9], 2)]
    entries = [random_entry(rng, day, version_on(versions, day)) for day in sorted(set(days)) if rng.random() < mood]
    if rng.random() < 0.08:
        entries = [refused_perhaps(rng, entry) for entry in entries]
    if rng.random() < 0.5:
        rng.shuffle(entries)
    return entries


def refused_perhaps(rng: Random, entry: Case) -> Case:
    """Now and then a kind of entry that the goal would refuse, or that an edit left behind."""
    if rng.random() < 0.7:
        return entry
    other = {"date": entry["date"], "kind": rng.choice(["done", "amount", "lapse", "no"])}
    return other | ({"amount": rng.choice([1, 2.1, 10, 30])} if other["kind"] == "amount" else {})


def version_on(versions: list[Case], day: date) -> Case:
    return next((each for each in reversed(versions) if each["from"] <= day.isoformat()), versions[0])


def random_entry(rng: Random, day: date, version: Case) -> Case:
    goal = version["goal"]
    entry: Case = {"date": day.isoformat()}
    if rng.random() < 0.12:
        return entry | {"kind": rng.choice(["skip", "skip", "no"])}
    if goal["kind"] == "check" or (goal["kind"] == "at_least" and goal["per"] == "day" and rng.random() < 0.3):
        return entry | {"kind": "done"}
    if goal["kind"] in ("quit", "at_most") and (goal["kind"] == "quit" or rng.random() < 0.3):
        return entry | {"kind": rng.choice(["lapse", "done", "done", "no"])}
    return entry | {
        "kind": "amount",
        "amount": random_amount(rng, float(goal.get("target", goal.get("limit", 0))), goal),
    }


def random_amount(rng: Random, edge: float, goal: Case) -> float:
    if goal.get("per") != "day":
        edge = edge / rng.choice([1, 2, 3, 7, 20])
    amounts = [edge, edge, edge + 0.001, edge - 0.001, edge * 2, edge / 2, edge * 1.5, 0.1, 0.001]
    return 0 if rng.random() < 0.02 else max(0.001, round(rng.choice(amounts), 3))


def random_pauses(rng: Random, start: date, today: date) -> list[Case]:
    pauses = []
    for _ in range(rng.choice([0, 0, 1, 1, 2, 3])):
        first = start + timedelta(days=rng.randint(-3, (today - start).days + 5))
        length = rng.choice([1, 1, 2, 3, 4, 7, 10, 30, 31, 32, 35])
        if length >= 30:
            first = start + timedelta(days=rng.randint(0, max(0, (today - start).days - length + 2)))
        last = first + timedelta(days=length - 1)
        pause: Case = {"from": first.isoformat(), "to": last.isoformat() if rng.random() < 0.9 else None}
        pauses.append(pause | ({"kind": rng.choice(["pause", "archive"])} if rng.random() < 0.6 else {}))
    return pauses
