"""The plain form of what a word says was done: only where it is sure."""

from __future__ import annotations

import pytest

from core.habits import Check
from core.phrase import Loggable, read_log
from core.phrase.english import ENGLISH
from core.phrase.german import GERMAN
from core.phrase.lexicon import Lexicon
from core.phrase.past import plain_form
from tests.core.phrase.table import TODAY

ENGLISH_SURE = (
    "meditated: meditate, stretched: stretch, walked: walk, jogged: jog, planned: plan, studied: study, tried: "
    "try, carried: carry, danced: dance, baked: bake, hiked: hike, biked: bike, cycled: cycle, juggled: juggle, "
    "exercised: exercise, practised: practise, practiced: practice, organized: organize, prepared: prepare, "
    "cleaned: clean, cooked: cook, brushed: brush, flossed: floss, showered: shower, shaved: shave, called: call, "
    "rolled: roll, lifted: lift, squatted: squat, climbed: climb, golfed: golf, surfed: surf, prayed: pray, "
    "reviewed: review, followed: follow, coded: code, painted: paint, knitted: knit, sketched: sketch, watered: "
    "water, weeded: weed, played: play, listened: listen, hugged: hug, smiled: smile, rested: rest, relaxed: "
    "relax, tracked: track, saved: save, donated: donate, applied: apply, translated: translate, memorized: "
    "memorize, volunteered: volunteer, weighed: weigh, texted: text, emailed: email, phoned: phone, raised: "
    "raise, squeezed: squeeze, breathed: breathe, charged: charge, rinsed: rinse, nursed: nurse, managed: manage, "
    "decided: decide, required: require, measured: measure, scheduled: schedule, included: include, described: "
    "describe, searched: search, reached: reach, watched: watch, folded: fold, recorded: record, designed: "
    "design, learned: learn, typed: type, quoted: quote, rescued: rescue, argued: argue, solved: solve, served: "
    "serve, created: create, pulled: pull, pushed: push, worked: work, photographed: photograph, roasted: roast, "
    "dusted: dust, rowed: row, repaired: repair, answered: answer, yelled: yell, napped: nap, skied: ski, waited: "
    "wait, repeated: repeat, treated: treat, evaluated: evaluate, dated: date, skated: skate, travelled: travel, "
    "developed: develop, focused: focus, visited: visit, journaled: journal, ordered: order, chopped: chop, "
    "mopped: mop, ironed: iron, vacuumed: vacuum, tidied: tidy, emptied: empty, gardened: garden, moisturized: "
    "moisturize, moisturised: moisturise, hydrated: hydrate, stayed: stay, enjoyed: enjoy, showed: show, fixed: "
    "fix, mixed: mix, boxed: box, loaded: load, toasted: toast, posted: post, tested: test, printed: print, "
    "planted: plant, collected: collect, drafted: draft, swapped: swap, modeled: model, shopped: shop, wiped: "
    "wipe, scrubbed: scrub, swiped: swipe, massaged: massage, packed: pack, unpacked: unpack, parked: park, "
    "helped: help, jumped: jump, skipped: skip, ripped: rip, paused: pause, focussed: focus, praised: praise, "
    "voiced: voice, noticed: notice, reduced: reduce, produced: produce, recycled: recycle, sampled: sample, "
    "handled: handle, curled: curl, crawled: crawl, unplugged: unplug, boosted: boost, hosted: host, fasted: "
    "fast, ranked: rank, planked: plank, drilled: drill, skilled: skill, thanked: thank, hoped: hope, coped: "
    "cope, closed: close, posed: pose, composed: compose, advised: advise, kissed: kiss, dressed: dress"
)
ENGLISH_UNSURE = (
    "used tired need weed hundred invited exhaled belonged controlled postponed promoted tasted bathed red bed "
    "stirred quizzed died eyed moped ached changed completed pedalled budgeted sparred guided "
    "depressed overwhelmed frustrated disappointed"
)
GERMAN_SURE = (
    "gedehnt: dehnen, meditiert: meditieren, trainiert: trainieren, gemalt: malen, gekocht: kochen, geputzt: "
    "putzen, geübt: üben, gelernt: lernen, gearbeitet: arbeiten, geatmet: atmen, gewandert: wandern, gesegelt: "
    "segeln, gebügelt: bügeln, gespielt: spielen, gespült: spülen, gesaugt: saugen, geduscht: duschen, gestrickt: "
    "stricken, eingekauft: einkaufen, aufgewärmt: aufwärmen, ausgemistet: ausmisten, gegrüßt: grüßen, gejoggt: "
    "joggen, geturnt: turnen, gebadet: baden, geklettert: klettern, gefeiert: feiern, gehabt: haben, gerannt: "
    "rennen, gespart: sparen, geraucht: rauchen, notiert: notieren, getanzt: tanzen, gerudert: rudern, "
    "aufgeräumt: aufräumen, gelüftet: lüften, spaziert: spazieren, gefrühstückt: frühstücken, gelacht: lachen, "
    "gesegnet: segnen, gerechnet: rechnen, geöffnet: öffnen, gegoogelt: googeln"
)
GERMAN_UNSURE = (
    "gewicht gebet geht gebracht gedacht angebot gut bunt sport konzert gesund vorgelesen "
    "deprimiert ausgebrannt gescheitert"
)


def pairs(table: str) -> list[list[str]]:
    return [pair.split(": ") for pair in table.split(", ")]


@pytest.mark.parametrize(("lexicon", "table"), [(ENGLISH, ENGLISH_SURE), (GERMAN, GERMAN_SURE)])
def test_what_was_done_has_the_plain_form_of_its_verb(lexicon: Lexicon, table: str) -> None:
    found = [[said, plain_form(said, lexicon.log).lower()] for said, _ in pairs(table)]
    assert found == pairs(table)


@pytest.mark.parametrize(("lexicon", "said"), [(ENGLISH, ENGLISH_UNSURE), (GERMAN, GERMAN_UNSURE)])
def test_where_it_is_not_sure_there_is_none(lexicon: Lexicon, said: str) -> None:
    assert [plain_form(word, lexicon.log) for word in said.split()] == [""] * len(said.split())


@pytest.mark.parametrize(("lexicon", "table"), [(ENGLISH, ENGLISH_SURE), (GERMAN, GERMAN_SURE)])
def test_it_logs_a_habit_that_is_called_so(lexicon: Lexicon, table: str) -> None:
    for said, plain in pairs(table):
        phrase = read_log(said, TODAY, lexicon.language, [Loggable(1, plain.capitalize(), Check())])

        assert phrase is not None, said
        assert phrase.is_certain, said


def test_how_somebody_feels_logs_no_habit_of_a_like_name() -> None:
    assert read_log("I was stressed", TODAY, "en", [Loggable(1, "Stress management", Check())]) is None
    assert read_log("stressed", TODAY, "en", [Loggable(1, "Distress", Check())]) is None
