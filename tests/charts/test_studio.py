"""Drawing beside the event loop."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from charts import draw
from charts.studio import Studio
from core.pictures import Theme
from tests.charts.samples import ENGLISH, SCRIPTS, group, heatmap, month

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    studio = Studio()
    yield studio
    await studio.close()


async def test_the_studio_draws_what_anyone_would_draw(studio: Studio) -> None:
    picture = heatmap(ENGLISH, Theme.DARK, 200)

    assert await studio.draw(picture) == draw(picture)


async def test_pictures_drawn_at_once_do_not_mix(studio: Studio) -> None:
    pictures = [make for script in SCRIPTS for make in (heatmap(script, Theme.DARK, 99), month(script, Theme.LIGHT, 9))]

    together = await asyncio.gather(*(studio.draw(picture) for picture in pictures))

    assert together == [draw(picture) for picture in pictures]


async def test_threads_that_draw_at_once_do_not_mix() -> None:
    pictures = [heatmap(script, Theme.LIGHT, 120) for script in SCRIPTS]

    together = await asyncio.gather(*(asyncio.to_thread(draw, picture) for picture in pictures))

    assert together == [draw(picture) for picture in pictures]


async def test_a_picture_of_the_same_values_is_not_drawn_again(studio: Studio) -> None:
    first, again = await asyncio.gather(
        *(studio.draw(heatmap(ENGLISH, Theme.DARK, 200, title="Same")) for _ in range(2))
    )
    other = await studio.draw(heatmap(ENGLISH, Theme.DARK, 200, title="Another"))

    assert first is again
    assert first != other


async def test_the_pictures_least_asked_for_are_forgotten_when_room_runs_out() -> None:
    pictures = [heatmap(ENGLISH, Theme.DARK, days) for days in (100, 200, 300)]
    room = sum(len(draw(picture)) for picture in pictures) - 1
    studio = Studio(kept_bytes=room)
    oldest, middle = [await studio.draw(picture) for picture in pictures[:2]]

    assert await studio.draw(pictures[0]) is oldest
    await studio.draw(pictures[2])

    assert await studio.draw(pictures[0]) is oldest
    assert await studio.draw(pictures[1]) is not middle
    await studio.close()


async def test_the_event_loop_goes_on_while_a_picture_is_drawn(studio: Studio) -> None:
    turns = 0

    drawing = asyncio.create_task(studio.draw(group(ENGLISH, Theme.LIGHT, 30)))
    while not drawing.done():
        await asyncio.sleep(0)
        turns += 1

    assert turns > 20


async def test_a_wrong_picture_fails_for_its_asker_alone(studio: Studio) -> None:
    with pytest.raises(KeyError):
        await studio.draw("no picture")  # type: ignore[arg-type]  # what a caller without types might do

    assert await studio.draw(heatmap(ENGLISH, Theme.DARK, 5))


async def test_warming_up_leaves_a_studio_that_draws(studio: Studio) -> None:
    await studio.warm_up()

    assert await studio.draw(heatmap(ENGLISH, Theme.DARK, 5))


async def test_nothing_is_drawn_after_closing() -> None:
    studio = Studio()
    await studio.close()

    with pytest.raises(RuntimeError):
        await studio.draw(heatmap(ENGLISH, Theme.DARK, 5))


def test_no_library_is_loaded_before_the_first_picture() -> None:
    lines = "import sys, charts, charts.studio; print({'matplotlib', 'numpy'} & set(sys.modules))"

    loaded = subprocess.run([sys.executable, "-c", lines], cwd=ROOT, capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "set()"
