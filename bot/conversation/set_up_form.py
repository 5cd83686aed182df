"""Everything at once, where a platform shows forms: is it that time for you, and if not, one form for the beginning."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation import clock_question, zones
from bot.conversation.actions import about
from bot.conversation.reply import Button, Field, FieldKind, Form, Reply, Style, Text, text
from bot.conversation.request import Request

OPEN, FILLED = "wf", "wg"
"""Operations: show the form; take it."""
ZONE, TIME_OF_DAY, HABITS = "zone", "day", "habits"
"""Its fields."""
OTHER = "other"
MORNING, EVENING = "morning", "evening"
MOST_ZONES = 24


def card(request: Request) -> Reply:
    """One tap says yes; the form and the other ways stand beside it. Without a guess, all hours are shown."""
    person = request.person
    found = zones.likely(person.preferences.region, person.language, request.now)
    set_up = Button(text("button-set-up"), about(OPEN))
    asked = clock_question.ask(request)
    if len(found) != 1:
        return Reply(asked.lines, rows=((set_up,), *asked.rows))
    time = zones.wall_time(found[0], request.now)
    yes = Button(text("button-yes"), about(clock_question.ZONE, found[0]), Style.GO)
    return Reply((text("zone-is-it", time=time),), rows=((yes, set_up), asked.rows[-1]))


def form(request: Request, starters: Sequence[Text]) -> Reply:
    """`starters`: what may be begun with, in their order."""
    person = request.person
    likely = zones.likely(person.preferences.region, person.language, request.now)
    offered = list(dict.fromkeys([*likely, *zones.POPULAR]))[:MOST_ZONES]
    choices = [(zone, clock_question.zone_label(zone, request)) for zone in offered]
    given = likely[0] if likely else ""
    times_of_day = ((MORNING, text("setup-morning")), (EVENING, text("setup-evening")))
    numbered = tuple((str(number), starter) for number, starter in enumerate(starters))
    fields = (
        Field(
            ZONE, text("setup-zone"), FieldKind.ONE_OF, (*choices, (OTHER, text("setup-other"))), given, required=True
        ),
        Field(TIME_OF_DAY, text("setup-time-of-day"), FieldKind.ONE_OF, times_of_day, MORNING),
        Field(HABITS, text("setup-habits"), FieldKind.SOME_OF, numbered, required=False),
    )
    return Reply(form=Form(text("setup-title"), fields, about(FILLED), back=about(clock_question.ALL_OFFSETS)))


def ask_for_city() -> Reply:
    typed = Button(text("button-type-city"), about(clock_question.TYPE_CITY))
    back = Button(text("button-back"), about(clock_question.ALL_OFFSETS))
    return Reply((text("setup-other-how"),), rows=((typed, back),))
