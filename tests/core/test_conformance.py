"""`python -m core.conformance` as its readers meet it: what it prints, exits with and compares."""

import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from core.conformance import evaluate, mismatches
from core.conformance.__main__ import main
from tests.core.sample_cases import HABIT, OTHERS, changed

VECTORS = Path(__file__).parents[1] / "vectors"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "core.conformance", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=VECTORS.parents[1])


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "cases.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_all_vectors_pass_on_the_command_line() -> None:
    told = run(*sorted(VECTORS.glob("*.json")))

    assert told.returncode == 0
    passed = told.stdout.removesuffix(" passed, 0 failed\n")
    assert int(passed) >= 314
    assert told.stderr == ""


def test_a_failing_case_is_named_with_what_was_said_and_what_was_expected(tmp_path: Path) -> None:
    wrong = changed(HABIT, "expect", {"current": 5, "states": {"2026-01-02": "MISSED"}, "longest": 2})
    path = written(tmp_path, json.dumps({"habits": [HABIT, wrong]}))

    told = run(path)

    assert told.returncode == 1
    assert told.stdout.splitlines() == [
        f'{path}: habits[1] "daily": current is 2, expected 5; states.2026-01-02 is DONE, expected MISSED',
        "1 passed, 1 failed",
    ]


def test_a_broken_case_is_named_with_file_and_field_and_the_others_still_run(tmp_path: Path) -> None:
    broken = changed(HABIT, "person.zone", "Mars/Base")
    path = written(tmp_path, json.dumps({"habits": [broken, HABIT, changed(HABIT, "expect.current", 3)]}))

    told = run(path)

    assert told.returncode == 2
    assert told.stderr == f"{path}: habits[0] \"daily\": person.zone: unknown zone 'Mars/Base'\n"
    assert told.stdout.endswith("1 passed, 1 failed\n")


def test_without_files_it_says_how_it_is_used() -> None:
    told = run()

    assert told.returncode == 2
    assert told.stderr.startswith("usage: ")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b'{"habits": []} []', "is not JSON"),
        (b'{"habits": [\xff]}', "is not UTF-8: byte 12"),
        (b"[" * 200_000, "is nested too deeply"),
        (b'{"habits":' * 50_000, "is nested too deeply"),
        (b"[]", "must be an object, not a list"),
        (b"null", "must be an object, not null"),
        (b'{"habits": {}}', "habits: must be a list, not an object"),
        (b'{"habits": null}', "habits: must be a list, not null"),
        (b'{"habbits": []}', "habbits: unknown section"),
        (b'{"\\ud800": []}', "'\\ud800': unknown section"),
        (b'{"habits": [], "habits": []}', "habits: given twice"),
        (b'{"habits": [7]}', "habits[0]: must be an object, not 7"),
        (b'{"instants": [{"zone": "UTC", "zone": "UTC"}]}', "instants[0]: zone: given twice"),
        (b'{"instants": [{"name": "\\ud800\\n", "zone": 1}]}', 'instants[0] "\\ud800\\n": date: missing'),
    ],
)
def test_a_file_that_breaks_the_format_is_named(
    content: bytes, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, content)

    code = main([str(path)])

    told = capsys.readouterr()
    assert code == 2
    assert told.out == "0 passed, 0 failed\n"
    assert told.err.startswith(f"{path}: {complaint}")
    assert told.err.count("\n") == 1


def test_files_that_cannot_be_read_are_named_and_the_others_still_run(tmp_path: Path) -> None:
    good = written(tmp_path, json.dumps({"habits": [HABIT]}))

    told = run(tmp_path / "absent.json", tmp_path, good)

    assert told.returncode == 2
    assert told.stderr == (
        f"{tmp_path / 'absent.json'}: cannot be read: No such file or directory\n"
        f"{tmp_path}: cannot be read: Is a directory\n"
    )
    assert told.stdout == "1 passed, 0 failed\n"


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e400", "1e-400", "1e99999999999999999999", "9" * 5_000])
def test_numbers_no_amount_can_be_are_named_with_their_field(
    number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    amount = changed(HABIT, "entries.0", {"date": "2026-01-01", "kind": "amount", "amount": "?"})
    path = written(tmp_path, json.dumps({"habits": [amount]}).replace('"?"', number))

    code = main([str(path)])

    assert code == 2
    assert ': habits[0] "daily": entries[0].amount: must ' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("section", "case", "answer"),
    [
        ("instants", OTHERS["instants"] | {"utc": None}, "utc is 2026-01-01T20:00:00Z, expected null"),
        ("local_dates", OTHERS["local_dates"] | {"date": "2026-01-02"}, "date is 2026-01-01, expected 2026-01-02"),
        (
            "backfill",
            OTHERS["backfill"] | {"accepts": ["2026-01-06"], "refuses": []},
            "accepts is [], expected [2026-01-06]",
        ),
        (
            "reminders",
            OTHERS["reminders"] | {"date": None},
            "date is 2026-01-05, expected null",
        ),
        ("habits", changed(HABIT, "expect.strength", 0.1010), "strength is 0.101"),
        ("habits", changed(HABIT, "expect", {"longest_dates": None}), "longest_dates is [2026-01-01, 2026-01-02]"),
        ("habits", changed(HABIT, "expect", {"states": {"2026-01-01": None}}), "states.2026-01-01 is DONE"),
        ("habits", changed(HABIT, "expect", {"periods": {"2026-01-01": "DONE"}}), "periods.2026-01-01 is null"),
    ],
)
def test_a_wrong_expectation_is_told(section: str, case: dict[str, Any], answer: str) -> None:
    assert mismatches(section, case)[0].startswith(answer)


def test_a_strength_may_differ_in_the_seventh_place() -> None:
    strength = evaluate("habits", HABIT)["strength"]

    assert mismatches("habits", changed(HABIT, "expect.strength", strength + 9e-7)) == []
    assert mismatches("habits", changed(HABIT, "expect.strength", strength - 9e-7)) == []
    assert mismatches("habits", changed(HABIT, "expect.strength", strength + 2e-6)) != []


def test_what_a_case_leaves_out_has_the_defaults() -> None:
    spelled_out = deepcopy(HABIT)
    spelled_out["person"] |= {"day_start": "00:00", "week_start": "mon", "savers_since": None, "zone_changes": []}
    spelled_out["pauses"] = []
    spelled_out["versions"][0]["week_start"] = "mon"

    assert evaluate("habits", HABIT) == evaluate("habits", spelled_out)


def test_a_version_without_a_week_start_has_the_persons() -> None:
    weekly = changed(HABIT, "versions.0.schedule", {"kind": "times", "x": 2, "per": "week"})

    periods = evaluate("habits", changed(weekly, "person.week_start", "sat"))["periods"]

    assert list(periods) == ["2026-01-01", "2026-01-03"]


def test_pauses_without_an_end_go_on() -> None:
    paused = changed(HABIT, "now", "2026-03-01T12:00:00Z")

    states = evaluate("habits", changed(paused, "pauses", [{"from": "2026-01-03"}]))["states"]

    assert states["2026-02-28"] == "PAUSED"


def test_amounts_are_compared_exactly() -> None:
    """Three times 0.1 is 0.3, and 0.299 is not; as binary fractions they would be neither more nor less."""
    goal = changed(HABIT, "versions.0.goal", {"kind": "at_least", "target": 0.3, "unit": "l"})

    enough = changed(goal, "entries.0", {"date": "2026-01-01", "kind": "amount", "amount": 0.3})
    too_little = changed(goal, "entries.0", {"date": "2026-01-01", "kind": "amount", "amount": 0.299})

    assert evaluate("habits", enough)["states"]["2026-01-01"] == "DONE"
    assert evaluate("habits", too_little)["states"]["2026-01-01"] == "PARTIAL"
