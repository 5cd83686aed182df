"""Who may import whom: the contracts of pyproject.toml, and what import-linter cannot say."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from tests.house_rules.source import ROOMS, ROOT, imported, modules

CORE_MAY_USE: Final = {
    "__future__",
    "abc",
    "bisect",
    "calendar",
    "collections",
    "contextlib",
    "core",
    "dataclasses",
    "datetime",
    "decimal",
    "difflib",
    "enum",
    "fractions",
    "functools",
    "heapq",
    "itertools",
    "json",
    "math",
    "operator",
    "re",
    "statistics",
    "string",
    "types",
    "typing",
    "unicodedata",
    "struct",
    "zoneinfo",
    "importlib",
}  # fmt: skip - a list of words is read best as one block

PROGRAM: Final = "core/conformance"

HOMES: Final = {
    "telegram": ("bot/frontends/telegram/",),
    "discord": ("bot/frontends/discord/",),
    "matplotlib": ("charts/",),
    "numpy": ("charts/",),
    "sqlalchemy": ("storage/",),
    "aiosqlite": ("storage/",),
    "psycopg": ("storage/",),
    "alembic": ("storage/",),
    "icalendar": ("exchange/",),
    "fluent": ("bot/conversation/",),
    "babel": ("bot/conversation/",),
    "pydantic_settings": ("config/",),
    "apscheduler": ("bot/delivery/", "bot/app.py"),
}


def test_the_contracts_of_import_linter_hold() -> None:
    program = (
        "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    )

    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_core_uses_values_of_the_standard_library_and_nothing_else() -> None:
    strangers = [
        f"{path}:{line}: {module}"
        for path in modules("core")
        if not str(path).startswith(PROGRAM)
        for line, module in imported(path)
        if module.partition(".")[0] not in CORE_MAY_USE
    ]

    assert strangers == []


def test_rules_and_nouns_of_the_core_do_not_know_its_actions() -> None:
    upward = [
        f"{path}:{line}: {module}"
        for path in modules("core")
        if path.parts[1] != "actions" and not str(path).startswith(PROGRAM)
        for line, module in imported(path)
        if module.startswith(("core.actions", "core.ports"))
        if str(path) != "core/ports.py"
    ]

    assert upward == []


def test_each_library_lives_in_its_room() -> None:
    strays = [
        f"{path}:{line}: {module} belongs to {' or '.join(HOMES[library])}"
        for path in modules(*ROOMS)
        for line, module in imported(path)
        if (library := module.partition(".")[0]) in HOMES and not str(path).startswith(HOMES[library])
    ]

    assert strays == []


def test_nothing_is_pickled() -> None:
    strays = [
        f"{path}:{line}"
        for path in modules(*ROOMS)
        for line, module in imported(path)
        if module.partition(".")[0] in {"pickle", "marshal", "shelve", "dill", "cloudpickle"}
    ]

    assert strays == []


def test_the_rooms_do_not_lean_on_tests_or_benchmarks() -> None:
    strays = [
        f"{path}:{line}: {module}"
        for path in modules(*ROOMS)
        for line, module in imported(path)
        if module.partition(".")[0] in {"tests", "benchmarks"}
    ]

    assert strays == []
