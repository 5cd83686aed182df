"""What a person sees of all their habits at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.entries import Entry, EntryKind
from core.habits import AtLeast, AtMost, Habit, Per, Quit
from core.people import Person
from core.plan import version_on
from core.ports import Diary, Storage
from core.timeline import Judgement, State, judge


@dataclass(frozen=True, slots=True)
class Standing:
    """A habit, judged now."""

    diary: Diary
    judgement: Judgement

    @property
    def habit(self) -> Habit:
        return self.diary.habit

    def entry(self, day: date) -> Entry | None:
        return self.diary.entry(day)

    def state(self, day: date) -> State | None:
        return self.judgement.state(day)

    def is_done(self, day: date) -> bool:
        """Said to be done, or counted as done: what was quit is kept from the moment the person says so."""
        entry = self.entry(day)
        said = entry is not None and entry.kind is EntryKind.DONE
        return said or self.state(day) in (State.DONE, State.BONUS)

    def is_asked(self, day: date) -> bool:
        """Due and still unmet, whether or not there is time left."""
        return self.state(day) in (State.PENDING, State.MISSED, State.PARTIAL) and not self.is_done(day)

    def can_be_ticked(self, day: date) -> bool:
        """Whether "done" settles the date. What was drunk or smoked stays so: of a limit only while nothing is said."""
        goal = version_on(self.habit, day).goal
        if not self.is_asked(day):
            return False
        if isinstance(goal, AtMost | Quit):
            return self.entry(day) is None
        return not (isinstance(goal, AtLeast) and goal.per is not Per.DAY)


def judge_for(person: Person, diary: Diary, now: datetime, seen: frozenset[date] | None = None) -> Judgement:
    """What the habit comes to for its owner. `seen`: instead of what the diary knows of it."""
    return judge(
        diary.habit,
        person.clock,
        diary.digest,
        now,
        savers_since=person.savers_since,
        savers_before=person.savers_before,
        seen=diary.seen if seen is None else seen,
    )


def stand(diary: Diary, person: Person, now: datetime) -> Standing:
    return Standing(
        diary,
        judge_for(person, diary, now),
    )


async def standings(storage: Storage, person: Person, now: datetime, day: date | None = None) -> list[Standing]:
    """All habits that are not in the bin, in the person's order; with when the entries of `day` were written."""
    return [stand(diary, person, now) for diary in await storage.entries.diaries(person.id, day)]
