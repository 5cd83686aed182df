"""What a setting is: a value, its choices, and what choosing does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.conversation.actions import about
from bot.conversation.reply import Button, Text, text
from core.people import Account, Person
from core.ports import Storage

CARD = "sg"
"""Operation: all settings."""
ON, OFF = "on", "off"


@dataclass(frozen=True, slots=True)
class Situation:
    """Whose settings, when, and where they are reached."""

    person: Person
    accounts: Sequence[Account]
    now: datetime

    @property
    def platforms(self) -> list[str]:
        return sorted({account.platform for account in self.accounts})

    @property
    def reminded(self) -> list[str]:
        return sorted({account.platform for account in self.accounts if account.reminds})


@dataclass(frozen=True, slots=True)
class Choice:
    """`word` is what a button carries, and what may be typed, as the label may."""

    word: str
    label: Text


Choices = Callable[[Situation], Sequence[Choice]]
Choose = Callable[[Storage, Situation, str], Awaitable[object]]


def always(_: Situation) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Setting:
    """Its texts are `choice-setting-<name>` and `setting-<name>-says`."""

    name: str
    choices: Choices
    chosen: Callable[[Situation], str]
    """The word of the present choice; of none of them where it is something else."""
    choose: Choose
    value: Callable[[Situation], Text] | None = None
    """None: the label of what is chosen."""
    read: Callable[[str, Situation], str | None] = lambda words, at: None
    """The word of what was typed or tapped beside the choices."""
    applies: Callable[[Situation], bool] = always

    def value_now(self, at: Situation) -> Text:
        if self.value:
            return self.value(at)
        chosen = self.chosen(at)
        return next(choice.label for choice in self.choices(at) if choice.word == chosen)

    def takes(self, word: str, at: Situation) -> bool:
        return any(choice.word == word for choice in self.choices(at)) or self.read(word, at) == word


def labelled(name: str, words: Sequence[str]) -> Choices:
    """The same choices for everybody, with labels from the catalogue."""
    found = [Choice(word, text(f"setting-{name}-{word}")) for word in words]
    return lambda _: found


def back_to_settings() -> tuple[Button, ...]:
    return (Button(text("button-back"), about(CARD)),)
