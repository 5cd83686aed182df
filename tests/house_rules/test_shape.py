"""How long things may be and what they may be called."""

from __future__ import annotations

import ast
import re

from tests.house_rules.source import CODE, ROOMS, functions, modules, text, tree

LONGEST_FILE, LONGEST_FUNCTION = 400, 40
SAYS_NOTHING = re.compile(r"(Manager|Service|Helper|Helpers|Util|Utils|Data|Info)$")


def test_no_file_is_longer_than_400_lines() -> None:
    long = [f"{path}: {n} lines" for path in modules(*CODE) if (n := len(text(path).splitlines())) > LONGEST_FILE]

    assert long == []


def test_no_function_is_longer_than_40_lines() -> None:
    long = [
        f"{path}:{function.lineno}: {function.name}, {lines} lines"
        for path in modules(*CODE)
        for function in functions(path)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    ]

    assert long == []


def test_a_module_begins_with_one_line_saying_what_lives_here() -> None:
    silent = []
    for path in modules(*CODE):
        first, _, rest = (ast.get_docstring(tree(path)) or "").partition("\n")
        if not first or (rest and not rest.startswith("\n")):
            silent.append(str(path))

    assert silent == []


def test_no_class_has_a_name_that_says_nothing() -> None:
    vague = [
        f"{path}:{node.lineno}: {node.name}"
        for path in modules(*ROOMS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and SAYS_NOTHING.search(node.name)
    ]

    assert vague == []


def test_tests_are_named_by_sentences() -> None:
    terse = [
        f"{path}:{function.lineno}: {function.name}"
        for path in modules("tests")
        for function in functions(path)
        if function.name.startswith("test_") and function.name.count("_") < 3
    ]

    assert terse == []
