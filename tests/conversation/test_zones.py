"""Places by the name that people give them, each once."""

from __future__ import annotations

import pytest

from bot.conversation import zones
from bot.conversation.zone_search import search
from tests.conversation.house import MONDAY


@pytest.mark.parametrize(
    ("zone", "german"),
    [
        ("Asia/Kolkata", "Kalkutta"),
        ("Europe/Kyiv", "Kiew"),
        ("Asia/Yangon", "Rangun"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("America/Indiana/Knox", "Knox, Indiana"),
        ("Europe/Berlin", "Berlin"),
        ("UTC", "UTC"),
    ],
)
def test_a_renamed_zone_still_has_its_name_in_every_language(zone: str, german: str) -> None:
    assert zones.city(zone, "de") == german


@pytest.mark.parametrize("typed", ["calcutta", "kolkata", "Kalkutta"])
def test_a_place_is_found_by_its_old_name_and_offered_once(typed: str) -> None:
    assert search(typed, "de", MONDAY) == ["Asia/Kolkata"]


def test_no_place_is_offered_under_two_names() -> None:
    offered = zones.inhabited()

    assert {"America/Godthab", "Asia/Rangoon", "Europe/Kiev"} & set(offered) == set()
    assert {"America/Nuuk", "Asia/Yangon", "Europe/Kyiv"} <= set(offered)
