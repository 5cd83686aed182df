"""What people type to say where they live, and what is found."""

from __future__ import annotations

import pytest
from babel import Locale

from bot.conversation import zones
from bot.conversation.cities import TABLE, cities
from bot.conversation.zone_search import named, search
from core.wall_time import all_zones
from tests.conversation.house import MONDAY

FOUND = {
    "Berlin": "Europe/Berlin", "berlin": "Europe/Berlin", "  Berlin ": "Europe/Berlin",
    "Europe/Berlin": "Europe/Berlin", "europe/berlin": "Europe/Berlin", "Germany": "Europe/Berlin",
    "Deutschland": "Europe/Berlin", "Munich": "Europe/Berlin", "München": "Europe/Berlin",
    "munchen": "Europe/Berlin", "Muenchen": "Europe/Berlin", "Mnuich": "Europe/Berlin",
    "San Francisco": "America/Los_Angeles", "san fransisco": "America/Los_Angeles", "Mumbai": "Asia/Kolkata",
    "Bombay": "Asia/Kolkata", "Beijing": "Asia/Shanghai", "Peking": "Asia/Shanghai", "北京": "Asia/Shanghai",
    "大阪": "Asia/Tokyo", "Zurich": "Europe/Zurich", "Zuerich": "Europe/Zurich", "São Paulo": "America/Sao_Paulo",
    "sao paulo": "America/Sao_Paulo", "New York": "America/New_York", "St Johns": "America/St_Johns",
    "St. John's": "America/St_Johns", "Hanoi": "Asia/Ho_Chi_Minh", "Kiev": "Europe/Kyiv",
    "Asia/Calcutta": "Asia/Calcutta", "Frankfurt": "Europe/Berlin", "Hawaii": "Pacific/Honolulu",
    "uk": "Europe/London", "utc": "UTC", "Cape Town": "Africa/Johannesburg", "Österreich": "Europe/Vienna",
    "Lisabon": "Europe/Lisbon",
}  # fmt: skip


@pytest.mark.parametrize("typed", FOUND)
def test_a_place_is_found_however_it_is_written(typed: str) -> None:
    found = search(typed, "de", MONDAY)

    assert found[:1] == [FOUND[typed]]


@pytest.mark.parametrize(
    "typed", ["nowhereatall", "xyzzy", "Read 20 min daily 21:00", "14:05", "💥", "\u202e", "x" * 5000]
)
def test_what_is_no_place_is_not_found(typed: str) -> None:
    assert search(typed, "en", MONDAY) == []
    assert named(typed, "en", MONDAY) == []


def test_a_country_gives_one_zone_for_each_rule_the_biggest_first() -> None:
    found = search("USA", "en", MONDAY)

    assert found[:3] == ["America/New_York", "America/Los_Angeles", "America/Chicago"]
    assert len(found) == len(zones.one_of_each_rule(found, MONDAY)) < 10


def test_a_habit_is_never_called_exactly_like_a_place_by_chance() -> None:
    lines = ("Read 20 min daily", "Gym", "Drink water", "Meditate", "Run", "Piano", "no sugar", "Laufen", "Lesen")

    assert [line for line in lines if named(line, "de", MONDAY)] == []


def test_every_zone_of_the_table_is_one_and_every_city_is_named_once_there() -> None:
    assert set(cities()) <= all_zones()
    assert all(name.strip() == name and name for names in cities().values() for name in names)
    assert "GeoNames" in TABLE.read_text(encoding="utf-8").split("\n")[1]


def test_every_inhabited_zone_is_found_by_its_own_city_in_both_languages() -> None:
    for language in ("en", "de"):
        for zone in zones.inhabited():
            found = search(zones.city(zone, language), language, MONDAY)

            assert any(zones.same_clock(zone, one, MONDAY) for one in found), (language, zone, found)


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_country_is_found_by_its_name(language: str) -> None:
    countries = {code: name for code, name in Locale(language).territories.items() if len(code) == 2 and code != "ZZ"}

    lost = [name for code, name in countries.items() if zones.of_country(code) and not search(name, language, MONDAY)]

    assert lost == []


@pytest.mark.parametrize(
    "region", ["", "xx", "en", "en-", "-", "en-XX", "de_DE", "💥-💥", "e" * 35, "en-001", "zh-Hans-CN"]
)
def test_no_region_however_odd_breaks_the_guess(region: str) -> None:
    found = zones.likely(region, "en", MONDAY)

    assert set(found) <= all_zones()
