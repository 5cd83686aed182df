"""What is broken, huge, newer than known or something else is refused whole, with a reason."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from core.parcel import BrokenFile, EmptyFile, FileRefused, HugeFile, NewerFile
from exchange import reading
from exchange.reading import read_parcel
from tests.exchange.files import LOOP_25, TODAY, full_loop_database, loop_database, sample, zipped


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"\xff\xd8\xff\xe0JFIF",
        b"%PDF-1.7",
        b'{"habits": "none"}',
        b"[1, 2]",
        b'{"habits": [{"name": "x"}]}',
    ],
)
def test_what_is_no_export_of_habits_is_not_known(content: bytes) -> None:
    with pytest.raises(FileRefused) as refused:
        read_parcel(content, TODAY)

    assert type(refused.value) is FileRefused


@pytest.mark.parametrize("name", ["habitbull.csv", "beaver.json", "table habit.json"])
def test_a_text_that_is_cut_off_is_refused_whole(name: str) -> None:
    content = sample(name)

    for length in range(len(content) // 2, len(content) - 2, 97):
        cut = content[:length]
        try:
            parcel = read_parcel(cut, TODAY)
        except FileRefused:
            continue
        assert name.endswith(".csv"), cut[-40:]
        assert cut.endswith(b"\n") or parcel.size


def test_a_zip_or_database_that_is_cut_off_is_broken(tmp_path: Path) -> None:
    for content in (zipped("loop 2.3.1"), full_loop_database(tmp_path)):
        for part in (3, 2):
            with pytest.raises(BrokenFile):
                read_parcel(content[: len(content) // part], TODAY)


def test_flipped_bytes_are_refused_or_read_but_never_a_crash(tmp_path: Path) -> None:
    for content in (zipped("loop 2.3.1"), full_loop_database(tmp_path), sample("beaver.json")):
        for at in range(0, len(content), max(1, len(content) // 150)):
            flipped = content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :]
            with suppress(FileRefused):
                read_parcel(flipped, TODAY)


def test_a_database_of_a_newer_loop_is_refused(tmp_path: Path) -> None:
    content = loop_database(tmp_path, [], [], LOOP_25, "PRAGMA user_version = 26;")

    with pytest.raises(NewerFile) as refused:
        read_parcel(content, TODAY)

    assert refused.value.facts == {"version": 26}


def test_our_own_form_of_a_newer_cairn_is_refused() -> None:
    content = json.dumps({"format": "cairn", "version": 2, "habits": []}).encode()

    with pytest.raises(NewerFile):
        read_parcel(content, TODAY)


def test_a_database_of_something_else_is_not_known(tmp_path: Path) -> None:
    content = loop_database(tmp_path, [], [], "CREATE TABLE messages (id integer);")

    with pytest.raises(FileRefused):
        read_parcel(content, TODAY)


def test_a_view_in_the_place_of_a_table_is_not_looked_into(tmp_path: Path) -> None:
    endless = """
        DROP TABLE Repetitions;
        CREATE TABLE Repetitions (habit);
        DROP TABLE Habits;
        CREATE TABLE keep (id);
        CREATE VIEW Habits AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id FROM n
            WHERE x < 0;
        CREATE TABLE "habits " (id);
    """
    content = loop_database(tmp_path, [], [], LOOP_25, endless)

    with pytest.raises(FileRefused):
        read_parcel(content, TODAY)


def test_a_file_with_no_habit_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile):
        read_parcel(loop_database(tmp_path, [], []), TODAY)


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_UNPACKED", 1_000_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Habits.csv", b"Position,Name\n" + b"0" * 2_000_000)

    with pytest.raises(HugeFile):
        read_parcel(packed.getvalue(), TODAY)


def test_a_zip_of_very_many_files_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(2_001):
            archive.writestr(f"{number}/Checkmarks.csv", b"")

    with pytest.raises(HugeFile):
        read_parcel(packed.getvalue(), TODAY)


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b'{"a":' * 100_000, b'{"habits": [NaN]}', b"[" + b"9" * 10_000 + b"]"]
)
def test_json_that_is_a_trap_is_broken(content: bytes) -> None:
    with pytest.raises(FileRefused):
        read_parcel(content, TODAY)


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exchange.packing.MAX_ENTRIES", 3)

    with pytest.raises(HugeFile):
        read_parcel(sample("beaver.json"), TODAY)


def test_a_field_that_cannot_be_is_named() -> None:
    document = json.loads(sample("beaver.json"))
    document["habits"][0]["records"][1]["day"] = "2026-13-01"

    with pytest.raises(BrokenFile) as refused:
        read_parcel(json.dumps(document).encode(), TODAY)

    assert str(refused.value.facts["where"]).startswith("habits[1].records[1].day")


@pytest.mark.parametrize(("field", "item"), [("versions", None), ("pauses", None), ("seen", "2026-01-01")])
def test_a_list_that_nobody_could_have_written_is_refused_with_its_name(field: str, item: object) -> None:
    plan = {"from": "2026-11-01", "schedule": {"kind": "daily"}, "goal": {"kind": "check"}}
    habit: dict[str, object] = {"name": "Read", "start": "2026-11-01", "versions": [plan]}
    document: dict[str, object] = {"format": "cairn", "version": 1, "habits": [habit]}
    (document if field == "seen" else habit)[field] = [item] * 100_001

    with pytest.raises(BrokenFile) as refused:
        read_parcel(json.dumps(document).encode(), TODAY)

    assert f"{field}: has more than" in str(refused.value.facts["where"])
