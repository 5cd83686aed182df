"""config/example.env names every setting, and nothing that is none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from config.settings import PREFIX, Settings, known_variables, load
from tests.house_rules.source import ROOT, text

EXAMPLE = Path("config/example.env")
LINE = re.compile(r"^#(CAIRN_\w+)=(.*)$", re.MULTILINE)


def test_every_setting_is_in_the_example_and_the_example_holds_no_other() -> None:
    assert sorted(name for name, _ in LINE.findall(text(EXAMPLE))) == sorted(known_variables())


def test_the_example_shows_the_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in known_variables():
        monkeypatch.delenv(name, raising=False)
    everything = tmp_path / "all.env"
    everything.write_text(re.sub(r"^#(?=CAIRN_(?!OWNERS))", "", text(EXAMPLE), flags=re.MULTILINE))

    assert load(everything) == load(tmp_path / "none.env")


def test_the_image_and_the_documents_speak_of_settings_that_exist() -> None:
    documents = [path for path in ("README.md", "Dockerfile", "compose.yaml") if (ROOT / path).exists()]
    named = {name for path in documents for name in re.findall(rf"\b{PREFIX}[A-Z_]+[A-Z]", text(Path(path)))}

    assert named - known_variables() == set()
    assert {PREFIX + field.upper() for field in Settings.model_fields} <= known_variables()
