"""What no file of ours contains: this machine, secrets, unfinished work, a hidden clock, silent suppressions."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.house_rules.source import CODE, ROOMS, called, files, lines_with, modules, text, tree

HERE = Path("tests/house_rules/test_hygiene.py")
REAL_TELEGRAM = re.compile(r"\b\d{8,10}:AA[\w-]{33}\b", re.ASCII)
REAL_DISCORD = re.compile(r"\b[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}", re.ASCII)
PRIVATE_KEY = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")
INVENTED = re.compile(r"canary|fake|example|invented|stand-?in", re.IGNORECASE)

READS_THE_CLOCK = re.compile(r"\b(datetime\.(utc)?now|date\.today|time\.time(_ns)?)\b")
MAY_READ_THE_CLOCK = {"bot/app.py", "bot/clock.py"}
MAY_READ_THE_ENVIRONMENT = {"config/settings.py", "bot/app.py"}  # app: whose terminal this is (LANG, TZ)


@pytest.mark.parametrize(
    "pattern",
    [
        r"files\.pythonhosted\.org|\bpypi\.org/simple|registry\.npmjs\.org|deb\.debian\.org|--(extra-)?index-url",
        r"(?<![\w.])/(work|root|home/\w+)/",
        r"\b(TODO|FIXME|XXX|HACK)\b|(?i:coming soon|not implemented yet)|\bNotImplementedError\b",
    ],
    ids=["package hosts", "paths of a machine", "unfinished work"],
)
def test_no_file_contains(pattern: str) -> None:
    assert lines_with(re.compile(pattern), (path for path in files() if path != HERE)) == []


@pytest.mark.parametrize("secret", [REAL_TELEGRAM, REAL_DISCORD, PRIVATE_KEY], ids=["telegram", "discord", "key"])
def test_no_file_contains_a_secret(secret: re.Pattern[str]) -> None:
    found = lines_with(secret, (path for path in files() if path != HERE))

    assert [line for line in found if not INVENTED.search(line)] == []


def test_the_clock_is_read_where_the_program_is_put_together_and_nowhere_else() -> None:
    readers = [
        f"{path}:{node.lineno}: {ast.unparse(node)}"
        for path in modules(*ROOMS)
        if str(path) not in MAY_READ_THE_CLOCK
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and READS_THE_CLOCK.search(ast.unparse(node))
    ]

    assert readers == []


def test_the_environment_is_read_at_the_edge_and_nowhere_else() -> None:
    readers = lines_with(re.compile(r"\bos\.(environ|getenv)\b"), modules(*ROOMS))

    assert [line for line in readers if line.partition(":")[0] not in MAY_READ_THE_ENVIRONMENT] == []


def test_a_suppression_says_what_it_suppresses_and_why() -> None:
    suppression = re.compile(r"#\s*(noqa|type:\s*ignore)")
    explained = re.compile(r"#\s*(noqa:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*|type:\s*ignore\[[\w,\s-]+\])\W+\w+\W+\w+")

    silent = lines_with(suppression, (path for path in modules(*CODE) if path != HERE))

    assert [line for line in silent if not explained.search(line)] == []


def test_a_skipped_test_says_why() -> None:
    silent = [
        f"{path}:{node.lineno}"
        for path in modules("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and called(node) in {"skip", "skipif", "xfail", "importorskip"}
        if not (called(node) == "skip" and node.args) and "reason" not in {word.arg for word in node.keywords}
    ]

    assert silent == []


def test_decision_notes_have_numbers_of_their_own() -> None:
    notes = [path.name for path in files() if path.parts[:2] == ("docs", "decisions") and path.name != "README.md"]
    numbers = Counter(name[:4] for name in notes)

    assert [name for name in notes if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name)] == []
    assert [number for number, count in numbers.items() if count > 1] == []


def test_the_image_installs_the_versions_that_were_tested() -> None:
    pinned = re.compile(r"^(?P<pin>[\w.-]+==[^ \\]+)", re.MULTILINE)
    tested = set(pinned.findall(text(Path("requirements.txt"))))
    shipped = set(pinned.findall(text(Path("requirements-run.txt"))))

    assert shipped
    assert shipped - tested == set()
