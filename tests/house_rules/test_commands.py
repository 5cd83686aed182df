"""Every command is in the README's table, and every command in that table exists."""

from __future__ import annotations

import re
from pathlib import Path

from bot.conversation.command import all_commands
from tests.house_rules.source import text

ROW = re.compile(r"^\| `/(\w+)[^`]*` \|", re.MULTILINE)


def test_the_readme_lists_every_command_and_no_other() -> None:
    assert sorted(ROW.findall(text(Path("README.md")))) == sorted(all_commands().commands)
