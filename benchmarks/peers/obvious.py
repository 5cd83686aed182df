"""The bot one writes first: python-telegram-bot, ORM objects, a session for each tap."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from telegram import Update
from telegram.ext import Application, CallbackQueryHandler


class Base(DeclarativeBase):
    """Tables."""


class Habit(Base):
    __tablename__ = "obvious_habits"
    id: Mapped[int] = mapped_column(primary_key=True)
    user: Mapped[int]
    name: Mapped[str]
    entries: Mapped[list[Entry]] = relationship(lazy="selectin")


class Entry(Base):
    __tablename__ = "obvious_entries"
    id: Mapped[int] = mapped_column(primary_key=True)
    habit_id: Mapped[int] = mapped_column(ForeignKey("obvious_habits.id"))
    day: Mapped[date]


def run(url: str, token: str, database: str) -> None:
    engine = create_async_engine(database)
    sessions = async_sessionmaker(engine, expire_on_commit=False)

    async def begin(application: Any) -> None:
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)

    async def done(update: Update, context: Any) -> None:
        query = update.callback_query
        assert query is not None
        assert query.data is not None
        _, _, name, day = query.data.split(":")
        async with sessions() as session:
            streak = await _log(session, query.from_user.id, name, datetime.strptime(day, "%y%m%d").date())
        await query.answer(f"{streak} in a row")
        await query.edit_message_text(f"Read {name} {day}: {streak}")

    application = Application.builder().token(token).base_url(f"{url}/bot").post_init(begin).build()
    application.add_handler(CallbackQueryHandler(done))
    application.run_polling()


async def _log(session: AsyncSession, user: int, name: str, day: date) -> int:
    habit = (await session.scalars(select(Habit).where(Habit.user == user, Habit.name == name))).one_or_none()
    if habit is None:
        habit = Habit(user=user, name=name, entries=[])
        session.add(habit)
    if all(entry.day != day for entry in habit.entries):
        habit.entries.append(Entry(day=day))
    streak = len(habit.entries)
    await session.commit()
    return streak
