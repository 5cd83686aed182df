"""Pictures to look at and to compare: every class, in several scripts, with short and long histories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from core.pictures import (
    NOTHING,
    Badge,
    BadgesPicture,
    Bar,
    Cell,
    Figure,
    GridPicture,
    HeatmapPicture,
    Legend,
    LinePicture,
    Look,
    Mark,
    MilestonePicture,
    MonthPicture,
    Picture,
    RhythmPicture,
    Row,
    SharePicture,
    Theme,
)

TODAY = date(2026, 11, 22)
LONG = "Practise the second movement of the sonata slowly, hands apart, then with metronome"[:80]


@dataclass(frozen=True, slots=True)
class Script:
    """A language's words, as far as pictures need them."""

    language: str
    habit: str
    facts: str
    days: str
    labels: tuple[str, str, str]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    legend: Legend
    right_to_left: bool = False
    digits: str = "0123456789"


ENGLISH = Script(
    "en",
    "Read 20 min",
    "84 % (54 of 64 required days)",
    "days in a row",
    ("now", "best", "kept"),
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ("M", "T", "W", "T", "F", "S", "S"),
    Legend("done", "skipped", "missed", "rest", "paused", "saved", "late"),
)
GERMAN = Script(
    "de",
    "Jeden Morgen Zähne putzen 🪥",
    "84 % (54 von 64 Pflichttagen)",
    "Tage in Folge",
    ("jetzt", "Rekord", "gehalten"),
    ("Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sept", "Okt", "Nov", "Dez"),
    ("M", "D", "M", "D", "F", "S", "S"),
    Legend("erledigt", "übersprungen", "verpasst", "frei", "Pause", "gerettet", "nachgetragen"),
)
ARABIC = Script(
    "ar",
    "اقرأ ٢٠ دقيقة كل يوم",
    "٨٤٪ (٥٤ من ٦٤ يومًا مطلوبًا)",
    "يومًا متتاليًا",
    ("الآن", "الأفضل", "النسبة"),
    ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ("ن", "ث", "ر", "خ", "ج", "س", "ح"),
    Legend("تم", "تخطّي", "فائت", "راحة", "متوقف", "محفوظ", "متأخر"),
    True,
    "٠١٢٣٤٥٦٧٨٩",
)
HEBREW = Script(
    "he",
    "לקרוא 20 דקות (Kindle)",
    "84% (54 מתוך 64 ימים)",
    "ימים ברצף",
    ("עכשיו", "שיא", "אחוז"),
    ("ינו", "פבר", "מרץ", "אפר", "מאי", "יוני", "יולי", "אוג", "ספט", "אוק", "נוב", "דצמ"),
    ("ב", "ג", "ד", "ה", "ו", "ש", "א"),
    Legend("בוצע", "דילוג", "הוחמץ", "מנוחה", "הפסקה", "ניצל", "באיחור"),
    True,
)
HINDI = Script(
    "hi",
    "रोज़ २० मिनट पढ़ना",
    "८४ % (६४ में से ५४ दिन)",
    "दिन लगातार",
    ("अभी", "सर्वश्रेष्ठ", "पूरे"),
    ("जन॰", "फ़र॰", "मार्च", "अप्रैल", "मई", "जून", "जुल॰", "अग॰", "सित॰", "अक्टू॰", "नव॰", "दिस॰"),
    ("सो", "मं", "बु", "गु", "शु", "श", "र"),
    Legend("पूरा", "छोड़ा", "छूटा", "आराम", "रुका", "बचाया", "बाद में"),
)
CHINESE = Script(
    "zh",
    "每天读书二十分钟",
    "84%（64 个要求日中完成 54 天）",
    "天连续",
    ("现在", "最佳", "完成"),
    tuple(f"{n}月" for n in range(1, 13)),
    ("一", "二", "三", "四", "五", "六", "日"),
    Legend("完成", "跳过", "错过", "休息", "暂停", "补救", "补记"),
)
JAPANESE = Script(
    "ja",
    "毎日20分、本を読む",
    "84%（必要な64日のうち54日）",
    "日連続",
    ("現在", "最高", "達成"),
    tuple(f"{n}月" for n in range(1, 13)),
    ("月", "火", "水", "木", "金", "土", "日"),
    Legend("達成", "スキップ", "未達成", "休み", "一時停止", "救済", "後から"),
)
EMOJI = Script(
    "en",
    "🏃🏽‍♀️ Run with 👨‍👩‍👧 ❤️ 🇩🇪 5️⃣ km",
    ENGLISH.facts,
    ENGLISH.days,
    ENGLISH.labels,
    ENGLISH.months,
    ENGLISH.weekdays,
    ENGLISH.legend,
)
SCRIPTS = (ENGLISH, GERMAN, ARABIC, HEBREW, HINDI, CHINESE, JAPANESE, EMOJI)


def look(script: Script, theme: Theme = Theme.DARK) -> Look:
    """What the reader of a script sees around each picture."""
    return Look(
        theme,
        script.months,
        script.weekdays,
        script.legend,
        right_to_left=script.right_to_left,
        language=script.language,
        digits=script.digits,
    )


def history(days: int, seed: int = 1, levels: int = 1) -> tuple[Cell, ...]:
    """A believable past of so many days, today still open; the same for the same numbers."""
    return tuple(_day(number, days, seed, levels) for number in range(days))


def _day(number: int, days: int, seed: int, levels: int) -> Cell:
    if number == days - 1:
        return Cell(Mark.OPEN)
    if 40 <= (number + 31 * seed) % 190 < 50:
        return Cell(Mark.PAUSED)
    dice = (number * 7919 + seed * 104729 + number * number * 31) % 100
    if dice < 72:
        return Cell(Mark.DONE, 4 if levels == 1 else 1 + (number * 13 + seed) % 4, late=dice < 4)
    if dice < 86:
        return Cell((Mark.SKIPPED, Mark.MISSED, Mark.SAVED)[min(2, (dice - 72) // 6)])
    return Cell(Mark.REST)


def figures(script: Script) -> tuple[Figure, ...]:
    """The three of a habit."""
    numbers = ("12", "365", "84 %")
    table = str.maketrans("0123456789", script.digits)
    return tuple(Figure(n.translate(table), label) for n, label in zip(numbers, script.labels, strict=True))


def heatmap(script: Script, theme: Theme, days: int, *, title: str = "", levels: int = 1, weeks: int = 53) -> Picture:
    """So many weeks; what lies before the habit is nothing."""
    shown = min(days, 7 * weeks - 1)
    lead = (NOTHING,) * max(0, 7 * weeks - 1 - shown) if days else (NOTHING,) * (7 * weeks - 1)
    cells = lead + history(days, levels=levels)[-shown:] if days else lead
    first = TODAY - timedelta(len(cells) - 1)
    told = figures(script) if days else ()
    return HeatmapPicture(look(script, theme), title or script.habit, script.facts, first, cells, TODAY, told)


def month(script: Script, theme: Theme, days: int) -> Picture:
    """The month of today."""
    known = history(days)[-22:]
    cells = (NOTHING,) * (22 - len(known)) + known
    told = figures(script) if days else ()
    return MonthPicture(look(script, theme), script.habit, script.facts, TODAY.replace(day=1), cells, TODAY, told)


def habits(script: Script, theme: Theme, count: int, days: int = 30) -> Picture:
    """Habits x days."""
    names = (script.habit, LONG, "Gym", "水を飲む 💧", "Stretch")
    rows = tuple(Row(names[n % 5], history(days, n + 1), f"{days - n % 10 % days}/{days}") for n in range(count))
    starts = [TODAY - timedelta(days - 1 - n) for n in range(days)]
    heads = tuple(str(day.day) if day.weekday() == 0 else "" for day in starts)
    if days == 7:
        heads = script.weekdays
    return GridPicture(look(script, theme), script.habit, script.facts, heads, rows, days - 1)


def week(script: Script, theme: Theme, count: int = 4) -> Picture:
    """The weekly review."""
    rows = tuple(
        Row((script.habit, "Gym", "Stretch", LONG)[n % 4], history(7, n + 2), f"{3 + n % 4}/7") for n in range(count)
    )
    return GridPicture(look(script, theme), script.habit, script.facts, script.weekdays, rows, 6, figures(script))


def group(script: Script, theme: Theme, members: int = 25, days: int = 30) -> Picture:
    """Members x days."""
    names = ("Mai", "Sam", "Léa Dubois", "محمد", "Linh Nguyễn", "さくら", "Aleksandra Kowalczyk-Nowak", "🦊 fox")
    rows = tuple(Row(names[n % 8], history(days, n + 1), f"{28 - n}/{days}") for n in range(members))
    heads = tuple(str(n) if n == 1 or n % 5 == 0 else "" for n in range(1, days + 1))
    return GridPicture(look(script, theme), script.habit, script.facts, heads, rows, days - 1, more="+3")


def rhythm(script: Script, theme: Theme, days: int) -> Picture:
    """When it goes well."""
    shares = (0.71, 0.92, 0.75, 0.9, 0.6, 0.55, 0.32)
    weekdays = tuple(Bar(share if days else None, share > 0.9) for share in shares)
    hours = tuple(
        Bar(max(0.0, 0.9 - abs(h - 7) * 0.2, 0.6 - abs(h - 21) * 0.25) if days else None, h == 7) for h in range(24)
    )
    marks = ((0, "00"), (6, "06"), (12, "12"), (18, "18"))
    return RhythmPicture(look(script, theme), script.habit, script.facts, weekdays, hours, marks)


def line(script: Script, theme: Theme, days: int) -> Picture:
    """Strength."""
    values, strength = [], 0.0
    for cell in history(days):
        strength += 0.05 * ((1.0 if cell.mark is Mark.DONE else 0.0) - strength) if cell.mark is not Mark.REST else 0
        values.append(strength)
    first = TODAY - timedelta(max(0, days - 1))
    scale = ((0.0, "0 %"), (0.5, "50 %"), (1.0, "100 %"))
    return LinePicture(look(script, theme), script.habit, script.facts, first, tuple(values), scale, figures(script))


def milestone(script: Script, theme: Theme, number: int = 21, title: str = "") -> Picture:
    """A streak worth a card."""
    days = history(84)
    return MilestonePicture(
        look(script, theme),
        str(number).translate(str.maketrans("0123456789", script.digits)),
        script.days,
        title or script.habit,
        script.facts,
        min(9, 2 + number // 7),
        TODAY - timedelta(83),
        days,
    )


def share(script: Script, theme: Theme, number: int = 21, title: str = "") -> Picture:
    """A streak for others."""
    told = milestone(script, theme, number, title)
    assert isinstance(told, MilestonePicture)
    return SharePicture(told.look, told.number, told.unit, told.name, "Sam", told.stones, told.first, told.cells)


def badges(script: Script, theme: Theme, count: int = 9) -> Picture:
    """Some earned, some ahead."""
    steps = (7, 14, 21, 30, 50, 66, 100, 200, 365)
    sheet = tuple(Badge(str(steps[n % 9]), script.habit, n % 9 < 5, min(9, 2 + n % 9)) for n in range(count))
    return BadgesPicture(look(script, theme), script.habit, script.facts, sheet)


def samples() -> dict[str, Picture]:
    """Every class of picture in English, in both themes, with short and long histories."""
    return heatmaps() | tables() | curves() | cards()


def heatmaps() -> dict[str, Picture]:
    """Days as cells."""
    dark, light = Theme.DARK, Theme.LIGHT
    return {
        "year": heatmap(ENGLISH, dark, 4000),
        "year-light": heatmap(ENGLISH, light, 4000),
        "year-all-habits": heatmap(ENGLISH, dark, 4000, levels=4),
        "year-all-habits-light": heatmap(ENGLISH, light, 4000, levels=4),
        "year-empty": heatmap(ENGLISH, dark, 0),
        "year-first-day": heatmap(ENGLISH, dark, 1),
        "year-60-days": heatmap(ENGLISH, light, 60),
        "year-long-name": heatmap(ENGLISH, dark, 400, title=LONG),
        "half-year": heatmap(ENGLISH, dark, 400, weeks=26),
        "quarter": heatmap(ENGLISH, dark, 400, weeks=13),
        "quarter-light": heatmap(ENGLISH, light, 400, weeks=13),
        "quarter-first-day": heatmap(ENGLISH, dark, 1, weeks=1),
        "month": month(ENGLISH, dark, 60),
        "month-light": month(ENGLISH, light, 60),
        "month-first-day": month(ENGLISH, dark, 1),
    }


def tables() -> dict[str, Picture]:
    """Rows of days."""
    dark, light = Theme.DARK, Theme.LIGHT
    return {
        "habits-1": habits(ENGLISH, dark, 1),
        "habits-5-week": habits(ENGLISH, light, 5, 7),
        "habits-30": habits(ENGLISH, dark, 30),
        "habits-none": habits(ENGLISH, dark, 0),
        "week": week(ENGLISH, dark),
        "week-light": week(ENGLISH, light),
        "group": group(ENGLISH, dark),
        "group-light": group(ENGLISH, light, 8),
    }


def curves() -> dict[str, Picture]:
    """Shares and strength."""
    dark, light = Theme.DARK, Theme.LIGHT
    return {
        "rhythm": rhythm(ENGLISH, dark, 60),
        "rhythm-light": rhythm(ENGLISH, light, 60),
        "rhythm-empty": rhythm(ENGLISH, dark, 0),
        "line": line(ENGLISH, dark, 365),
        "line-light": line(ENGLISH, light, 60),
        "line-10-years": line(ENGLISH, dark, 3650),
        "line-first-day": line(ENGLISH, dark, 1),
    }


def cards() -> dict[str, Picture]:
    """What people keep and share."""
    dark, light = Theme.DARK, Theme.LIGHT
    return {
        "milestone": milestone(ENGLISH, dark),
        "milestone-light": milestone(ENGLISH, light, 365),
        "milestone-long-name": milestone(ENGLISH, dark, 10000, LONG),
        "share": share(ENGLISH, dark),
        "share-light": share(ENGLISH, light, 100),
        "share-long-name": share(ENGLISH, dark, 1000, LONG),
        "badges": badges(ENGLISH, dark),
        "badges-light": badges(ENGLISH, light, 3),
    }


def scripts() -> dict[str, Picture]:
    """The pictures with most words, in every script but English."""
    return {name: picture for script in SCRIPTS[1:] for name, picture in in_script(script).items()}


def in_script(script: Script) -> dict[str, Picture]:
    """One script's."""
    name = "emoji" if script is EMOJI else script.language
    return {
        f"{name}-year": heatmap(script, Theme.DARK, 400),
        f"{name}-month": month(script, Theme.LIGHT, 60),
        f"{name}-week": week(script, Theme.DARK),
        f"{name}-line": line(script, Theme.LIGHT, 200),
        f"{name}-milestone": milestone(script, Theme.DARK),
        f"{name}-share": share(script, Theme.LIGHT),
    }
