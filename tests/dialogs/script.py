"""What a dialog file says: lines of given / when / then, each one step.

    given it is 2026-11-23 08:00 in Europe/Berlin
    given I speak German
    given nobody knows my zone
    when I say: Read 20 min daily 21:00
    when I reply: 25 pages
    when I tap: Add
    when I send: habits.csv
    when I fill in: Time = 7:45; Days = Mon, Tue; Note = -
    when it is 2026-11-24 21:00
    when I fly to: Asia/Tokyo
    then I hear: Added Read 20 min
    then I do not hear: Bob
    then the notice says: 2 in a row
    then I can tap: Undo
    then I cannot tap: Done
    then a message above says: paused
    then I see a picture: Heatmap
    then nothing new is said

Who has flown asks for the list of today there; to a platform that does not see it they name the place.
What is filled in is the form or the question that has just been asked: "-" leaves a field as it is.
What is sent is a file of the folder files/.
`then` looks at what came since the last `when` (a message changed in place counts). What a message above says has been
drawn anew; in the terminal nothing is. A reply answers the newest message with buttons. "#" begins a comment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).parent
STEPS = (
    "given it is",
    "given I speak",
    "given nobody knows my zone",
    "when I say",
    "when I reply",
    "when I tap",
    "when I send",
    "when I fill in",
    "when it is",
    "when I fly to",
    "then I hear",
    "then I do not hear",
    "then the notice says",
    "then I can tap",
    "then I cannot tap",
    "then a message above says",
    "then I see a picture",
    "then nothing new is said",
)


@dataclass(frozen=True, slots=True)
class Step:
    number: int
    kind: str
    words: str

    def __str__(self) -> str:
        return f"line {self.number}: {self.kind}: {self.words}"


@dataclass(frozen=True, slots=True)
class Script:
    name: str
    start: datetime
    zone: str
    language: str
    zone_known: bool
    """Whether the platform tells it."""
    steps: tuple[Step, ...]

    def instant(self, words: str) -> datetime:
        return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(self.zone)).astimezone(ZoneInfo("UTC"))


def read(path: Path) -> Script:
    """Raises: ValueError naming the line that is no step."""
    steps = [
        step
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (step := _step(path, number, line.strip()))
    ]
    when, _, zone = next(step.words for step in steps if step.kind == "given it is").partition(" in ")
    language = next((step.words for step in steps if step.kind == "given I speak"), "English")
    start = datetime.fromisoformat(when).replace(tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo("UTC"))
    zone_known = all(step.kind != "given nobody knows my zone" for step in steps)
    played = tuple(step for step in steps if not step.kind.startswith("given"))
    return Script(
        path.stem,
        start,
        zone,
        {"English": "en", "American English": "en-US", "German": "de"}[language],
        zone_known,
        played,
    )


def _step(path: Path, number: int, line: str) -> Step | None:
    if not line or line.startswith("#"):
        return None
    kinds = [kind for kind in STEPS if line.startswith(kind)]
    if not kinds:
        raise ValueError(f"{path.name}:{number}: not a step: {line}")
    kind = max(kinds, key=len)
    return Step(number, kind, line[len(kind) :].lstrip(": ").strip())


def all_scripts() -> list[Path]:
    return sorted(FOLDER.glob("*.txt"))
