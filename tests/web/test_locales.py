"""Which language a page begins in, and that it knows every word of each that Cairn speaks."""

from __future__ import annotations

import pytest

from tests.web.conftest import Site
from web.locales import locale_of


@pytest.mark.parametrize(
    ("asked", "accepted", "locale"),
    [
        ("", "", "en"),
        ("", "de-AT,de;q=0.9,en;q=0.8", "de-AT"),
        ("", "fr-FR, fr;q=0.9, en-US;q=0.7, de;q=0.8", "de"),
        ("", "*", "en"),
        ("", "de;q=0, en-GB;q=0.1", "en-GB"),
        ("", "de;q=many, en-US", "en-US"),
        ("de", "en-US,en", "de"),
        ("en-US", "de", "en-US"),
        ("fr", "de-CH", "de-CH"),
        ('de-"><script>', "en-GB", "en-GB"),
        ("de-" + "x" * 80, "", "en"),
        ("../de", "", "en"),
    ],
)
def test_the_address_goes_before_the_browser_and_the_first_that_cairn_speaks_before_others(
    asked: str, accepted: str, locale: str
) -> None:
    assert locale_of(asked, accepted) == locale


async def test_the_page_says_its_language_before_any_script_runs(site: Site) -> None:
    async with site.get("", params={"lang": "de-CH"}, headers={"Accept-Language": "en"}) as response:
        page = await response.text()

    assert '<html lang="de" dir="ltr" data-locale="de-CH">' in page


async def test_a_newcomer_reads_as_their_region_does(site: Site) -> None:
    for locale in ("en-US", "de-AT"):
        await site.send("arrive", {"key": locale, "zone": "Europe/Berlin", "language": locale})

    american, austrian = site.stage.world.view()["visitors"]

    assert (american["language"], american["locale"], american["hours24"]) == ("en", "en-US", False)
    assert (austrian["language"], austrian["locale"], austrian["hours24"]) == ("de", "de-AT", True)
    assert austrian["cities"]["zone"] == "Berlin"
