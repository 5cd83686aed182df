"""Sentences in every language, with people's own words put in last."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.reply import text
from bot.conversation.wording import (
    UnknownText,
    Voice,
    choose_language,
    clock,
    discord_markdown,
    first_weekday,
    languages,
    render,
    shortened,
    spans,
    telegram_html,
    voice_of,
)
from core.people import Clock, Person, Preferences, Weekday

HOSTILE = st.text(st.characters(exclude_categories=("Cs", "Co")), min_size=1, max_size=80)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@given(HOSTILE)
def test_a_hostile_name_brings_no_tag_into_telegram_html(name: str) -> None:
    html = render(text("card-title", habit=name), Voice(), telegram_html)

    tags = Tags()
    tags.feed(html)
    tags.close()
    assert tags.seen == ["b"]
    assert name.replace("\r\n", "\n").replace("\r", "\n") in tags.words.replace("\r\n", "\n").replace("\r", "\n")


@given(HOSTILE)
def test_a_name_is_never_read_as_markup_or_as_a_placeholder(name: str) -> None:
    title = spans(text("card-title", habit=name), Voice())

    assert "".join(span.words for span in title).strip("\u2068\u2069").replace("\u2068", "").replace("\u2069", "") == (
        f"⏰ {name}".replace("\u2068", "").replace("\u2069", "")
    )


@pytest.mark.parametrize(
    "name", ["<b>x</b>", "{ $habit }", "\ue0000\ue001", "**bold**", "</b><a href='tg://user?id=1'>"]
)
def test_words_that_look_like_ours_stay_words(name: str) -> None:
    shown = render(text("card-title", habit=name), Voice())

    assert shown == f"⏰ {name}"


def test_markdown_of_a_name_is_escaped_for_discord() -> None:
    shown = render(text("card-title", habit="*a*_b_`c`"), Voice(), discord_markdown)

    assert shown.endswith(r"**\*a\*\_b\_\`c\`**")


def test_right_to_left_words_are_isolated() -> None:
    assert render(text("card-title", habit="قراءة"), Voice()) == "⏰ \u2068قراءة\u2069"


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "Mon 23 Nov · 1 of 2 done"), ("de", "Mo., 23. Nov. · 1 von 2 erledigt")]
)
def test_dates_are_written_as_the_language_writes_them(language: str, expected: str) -> None:
    shown = render(text("list-headline", date=date(2026, 11, 23), done=1, due=2), Voice(language))

    assert shown == expected


def test_plurals_follow_the_number() -> None:
    said = [render(text("streak-week", count=count), Voice()) for count in (1, 2)]

    assert said == ["1 week", "2 weeks in a row"]


def test_times_follow_the_persons_clock() -> None:
    late = text("toast-snoozed", time=time(21, 5))

    assert render(late, Voice()) == "See you at 21:05"
    assert "9:05" in render(late, Voice(hours24=False))


def test_amounts_are_written_without_needless_zeros() -> None:
    assert render(text("amount-with-unit", amount=Decimal("2.500"), unit="km"), Voice("de")) == "2,5 km"


def test_weekdays_come_in_their_order() -> None:
    days = frozenset({Weekday.FRI, Weekday.MON})

    assert render(text("schedule-weekdays", days=days), Voice()) == "Mon, Fri"


def test_a_text_that_no_catalogue_has_is_a_bug() -> None:
    with pytest.raises(UnknownText):
        render(text("no-such-text"), Voice())


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [("de", "de"), ("de-AT", "de"), ("de_CH.UTF-8", "de"), ("EN", "en"), ("xx", "en"), (None, "en"), ("", "en")],
)
def test_the_language_is_the_catalogue_that_fits_best(wanted: str | None, chosen: str) -> None:
    assert chosen in languages()
    assert choose_language(wanted) == chosen


def test_german_days_in_a_list_have_no_full_stops() -> None:
    days = text("schedule-weekdays", days=frozenset({Weekday.MON, Weekday.FRI}))

    assert render(days, Voice("de")) == "Mo, Fr"


def test_a_first_day_is_one_day_in_german() -> None:
    spoken = [render(text("streak-day", count=count), Voice("de")) for count in (1, 2)]

    assert spoken == ["1 Tag in Folge", "2 Tage in Folge"]


def test_a_region_orders_dates_and_chooses_the_clock() -> None:
    american = voice_of(Person(1, Clock("UTC"), preferences=Preferences(region="en-US")))
    british = voice_of(Person(1, Clock("UTC"), preferences=Preferences(region="en-GB")))
    moment = text("day-date", date=date(2026, 8, 5))

    assert (american.hours24, british.hours24) == (False, True)
    assert render(moment, american) == "Wed, Aug 5"
    assert render(moment, british) == "Wed 5 Aug"
    assert clock(time(21, 5), american).replace("\u202f", " ") == "9:05 PM"


def test_what_a_person_has_chosen_wins_over_their_region() -> None:
    person = Person(1, Clock("UTC"), preferences=Preferences(region="en-US", hours24=True))

    assert clock(time(21, 5), voice_of(person)) == "21:05"


def test_a_region_of_another_language_does_not_count() -> None:
    person = Person(1, Clock("UTC"), language="de", preferences=Preferences(region="en-US"))

    assert voice_of(person).hours24
    assert render(text("day-date", date=date(2026, 8, 5)), voice_of(person)) == "Mi., 5. Aug."


@pytest.mark.parametrize(
    ("region", "first"),
    [
        ("en-US", Weekday.SUN),
        ("de-DE", Weekday.MON),
        ("ar-EG", Weekday.SAT),
        ("dv-MV", Weekday.MON),  # on Friday, of which there is no setting
        ("de", Weekday.MON),
        ("x-!", Weekday.MON),
    ],
)
def test_a_week_begins_as_the_region_says(region: str, first: Weekday) -> None:
    assert first_weekday(region) is first


def test_in_a_language_from_right_to_left_every_word_of_a_person_is_isolated() -> None:
    assert render(text("card-title", habit="Read 20"), Voice("he")) == "⏰ \u2068Read 20\u2069"


@given(HOSTILE, st.integers(3, 60))
def test_what_is_shortened_leaves_no_isolate_open(name: str, limit: int) -> None:
    bare = name.replace("\u2068", "").replace("\u2069", "")
    whole = render(text("card-title", habit=bare), Voice("he"))

    short = shortened(whole, limit)

    assert len(short) <= limit
    assert short.count("\u2068") == short.count("\u2069")
    assert short == whole or short.endswith("…")


@pytest.mark.parametrize("sign", ["👩‍🚀", "👍🏽", "🇩🇪", "e\u0301", "❤️"])
@pytest.mark.parametrize("limit", range(4, 10))
def test_what_is_shortened_cuts_no_sign_in_two(sign: str, limit: int) -> None:
    short = shortened(sign * 8, limit)
    assert len(short) <= limit
    assert short == sign * short.count(sign) + "…"
