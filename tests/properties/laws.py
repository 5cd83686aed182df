"""What must hold for every history, as changes of a case after which the answers are set side by side."""

from datetime import timedelta
from random import Random

from tests.properties.histories import ZONES, Case, random_rules, rule_from, written
from tests.reference.facts import Facts, as_date, as_instant

LETTING_OFF = ("check", "at_least")


def shuffled(rng: Random, case: Case) -> Case:
    """The same facts in another order; versions keep theirs, as the one written last counts."""
    return case | {name: rng.sample(case[name], len(case[name])) for name in ("entries", "pauses")}


def only_done_counts(case: Case) -> bool:
    """No success by default anywhere: a skip or a pause takes that away, as it is worth 0 and a kept date 1."""
    return all(each["goal"]["kind"] in LETTING_OFF for each in case["versions"])


def only_days(case: Case) -> bool:
    return all(
        each["schedule"]["kind"] != "times" and each["goal"].get("per", "day") == "day" for each in case["versions"]
    )


def only_limits(case: Case) -> bool:
    """Of fixed due dates: `every n` from completion moves its due date off a skip."""
    if any(each["schedule"].get("from") == "completion" for each in case["versions"]):
        return False
    return only_days(case) and all(each["goal"]["kind"] not in LETTING_OFF for each in case["versions"])


def only_checks(case: Case) -> bool:
    return all(each["goal"]["kind"] == "check" for each in case["versions"])


def saved(case: Case) -> bool:
    return "savers_since" in case["person"]


def free_days(case: Case) -> list[str]:
    """The dates up to today without an entry."""
    facts = Facts(case)
    days = [facts.start + timedelta(days=i) for i in range((facts.today - facts.start).days + 1)]
    return [day.isoformat() for day in days if day not in facts.entries]


def plain_days(case: Case) -> list[str]:
    """Free dates that are neither paused nor cut."""
    facts = Facts(case)
    return [day for day in free_days(case) if not facts.paused(as_date(day)) and as_date(day) not in facts.cuts]


def with_entry(case: Case, day: str, kind: str) -> Case:
    return case | {"entries": [*case["entries"], {"date": day, "kind": kind}]}


def with_pause(rng: Random, case: Case) -> Case:
    facts = Facts(case)
    first = facts.start + timedelta(days=rng.randint(-2, (facts.today - facts.start).days + 3))
    last = first + timedelta(days=rng.randint(0, 20))
    return case | {"pauses": [*case["pauses"], {"from": first.isoformat(), "to": last.isoformat()}]}


def without_future(case: Case) -> Case:
    """Zone changes later than `now` left out, so that time alone passes."""
    now = as_instant(case["now"])
    past = [each for each in case["person"].get("zone_changes", []) if as_instant(each["at"]) <= now]
    return case | {"person": case["person"] | {"zone_changes": past}}


def an_hour_later(case: Case) -> Case:
    return case | {"now": written(as_instant(case["now"]) + timedelta(hours=1))}


def moving_now(rng: Random, case: Case) -> Case:
    """The person lands in another zone at this very second (one change at one instant)."""
    changes = [each for each in case["person"].get("zone_changes", []) if each["at"] != case["now"]]
    landing = {"at": case["now"], "zone": rng.choice(ZONES)}
    return case | {"person": case["person"] | {"zone_changes": [*changes, landing]}}


def before_landing(landed: Case) -> Case:
    """The same without the last change."""
    return landed | {"person": landed["person"] | {"zone_changes": landed["person"]["zone_changes"][:-1]}}


def edited_today(rng: Random, case: Case) -> Case:
    """A new version from today, written last."""
    facts = Facts(case)
    kinds = ["daily", "weekdays", "every", "chain", "dates", "times", "sum", "cap"]
    version = rule_from(rng, facts.today, random_rules(rng, kinds, facts.start, facts.today))
    later = [each for each in case["versions"] if each["from"] > version["from"]]
    return case | {"versions": [each for each in case["versions"] if each not in later] + [version, *later]}


def closed_days(case: Case) -> list[str]:
    facts = Facts(case)
    days = [facts.start + timedelta(days=i) for i in range((facts.end - facts.start).days + 1)]
    return [day.isoformat() for day in days if facts.exists(day) and facts.closed(day)]


def two_dates_open(case: Case) -> bool:
    """The clocks go back over day_start: yesterday is not closed though today has begun."""
    facts = Facts(case)
    yesterday = max(day for i in range(1, 4) if facts.exists(day := facts.today - timedelta(days=i)))
    return not facts.closed(yesterday)


def a_date_comes_to_exist(before: Case, landed: Case) -> bool:
    """Leaving a zone that has skipped a date on that very date: the page says that it exists after all."""
    here, there = Facts(before), Facts(landed)
    around = [here.today + timedelta(days=i) for i in range(-2, 4)]
    return any(here.exists(day) != there.exists(day) for day in around)
