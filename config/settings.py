"""What the owner sets from outside: CAIRN_* variables, `.env`, and secrets kept in files."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from urllib.parse import unquote, urlsplit

from dotenv import dotenv_values
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, ValidationInfo
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX: Final = "CAIRN_"
SECRET_FIELDS: Final = ("database_url", "telegram_token", "telegram_webhook_secret", "discord_token")
DRIVERS: Final = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


class BadSettings(Exception):
    """The settings are refused: one sentence for each problem, and never a value, which may be a secret."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who may do what only owners of this installation may."""

    platform: Literal["telegram", "discord"]
    id: str


def load(env_file: Path = Path(".env")) -> Settings:
    """Read everything once. The environment wins over `env_file`.

    Raises BadSettings.
    """
    given = _given(env_file)
    problems = _unknown(given)
    values: dict[str, Any] = {"_env_file": env_file}
    for field in SECRET_FIELDS:
        try:
            values |= _from_file(field, given)
        except ValueError as problem:
            problems.append(f"{_variable(field)}_FILE {problem}.")
    try:
        settings = Settings(**values)
    except ValidationError as error:
        problems += [f"{_variable(found['loc'])} {_reason(found['ctx'])}." for found in error.errors()]
    if problems:
        raise BadSettings(problems)
    return settings


def known_variables() -> frozenset[str]:
    """The name of every variable that means something to Cairn."""
    files = {f"{_variable(field)}_FILE" for field in SECRET_FIELDS}
    return frozenset({_variable(field) for field in Settings.model_fields} | files)


def _given(env_file: Path) -> dict[str, str]:
    """Every CAIRN_* variable that has a value."""
    everything = dotenv_values(env_file, encoding="utf-8") | dict(os.environ)
    return {name.upper(): value for name, value in everything.items() if value and name.upper().startswith(PREFIX)}


def _unknown(given: Mapping[str, str]) -> list[str]:
    known = sorted(known_variables())
    problems = []
    for name in sorted(given.keys() - set(known)):
        near = get_close_matches(name, known, n=1)
        hint = f"; did you mean {near[0]}?" if near else "; config/example.env lists them all."
        problems.append(f"{name} is no setting of Cairn{hint}")
    return problems


def _from_file(field: str, given: Mapping[str, str]) -> dict[str, str]:
    """The secret that X_FILE names, as {field: secret}; empty when X_FILE is not set. Raises ValueError."""
    path = given.get(f"{_variable(field)}_FILE")
    if path is None:
        return {}
    if _variable(field) in given:
        raise ValueError(f"and {_variable(field)} are both set; keep one of them")
    try:
        readable_by_all = os.stat(path).st_mode & stat.S_IROTH
        secret = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise ValueError("names a file that cannot be read") from None
    if readable_by_all:
        raise ValueError("names a file that everybody on this machine can read; run `chmod 600` on it")
    if not secret:
        raise ValueError("names an empty file")
    return {field: secret}


def _variable(field: str | tuple[int | str, ...]) -> str:
    name = field if isinstance(field, str) else str(field[0])
    return PREFIX + name.upper()


def _reason(context: Mapping[str, Any]) -> str:
    """Every check below raises ValueError, so that what the owner reads is our sentence and not the library's."""
    return str(context["error"])


def _port(value: object) -> int:
    text = str(value)
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) > 65535:
        raise ValueError("must be a port from 0 to 65535 (0: any free one)")
    return int(text)


def _host(value: str) -> str:
    if not re.fullmatch(r"[\w.:-]+", value):
        raise ValueError("must be an address or a host name, without a port or a scheme")
    return value


def _database_url(value: SecretStr) -> SecretStr:
    scheme, separator, rest = value.get_secret_value().partition("://")
    driver = DRIVERS.get(scheme.lower())
    if driver is None or not separator or not _splits(value.get_secret_value()):
        raise ValueError("must be an address that begins with sqlite:/// or postgresql://")
    if driver.startswith("sqlite") and (not rest.startswith("/") or rest.strip("/") in {"", ":memory:"}):
        raise ValueError("must name a file after sqlite:///, since a database in memory forgets everything")
    return SecretStr(f"{driver}://{rest}")


def _splits(address: str) -> bool:
    try:
        urlsplit(address).port  # noqa: B018 - reading it is what finds a wrong one
    except ValueError:
        return False
    return True


def _url(*schemes: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not _splits(value) or urlsplit(value).scheme not in schemes or not urlsplit(value).hostname:
            raise ValueError(f"must be an address that begins with {' or '.join(f'{word}://' for word in schemes)}")
        return value.rstrip("/")

    return check


def _webhook_url(value: str, info: ValidationInfo) -> str:
    if urlsplit(value).scheme != "https" and urlsplit(value).hostname not in LOOPBACK:
        raise ValueError("must begin with https://, since updates carry what people write")
    if info.data.get("telegram_webhook_secret", "refused already") is None:
        raise ValueError("needs CAIRN_TELEGRAM_WEBHOOK_SECRET beside it")
    return value


def _shaped(pattern: str, sentence: str) -> Callable[[SecretStr], SecretStr]:
    def check(value: SecretStr) -> SecretStr:
        if not re.fullmatch(pattern, value.get_secret_value(), re.ASCII):
            raise ValueError(sentence)
        return value

    return check


def _owners(value: object) -> object:
    if not isinstance(value, str):
        return value
    owners = []
    for word in filter(None, re.split(r"[,\s]+", value)):
        match = re.fullmatch(r"(telegram|discord):([0-9]{1,20})", word)
        if match is None:
            raise ValueError("must be a list such as telegram:12345,discord:67890")
        owners.append({"platform": match[1], "id": match[2]})
    return owners


def _one_of(*words: str) -> Callable[[object], object]:
    def check(value: object) -> object:
        for word in words:
            if str(value).lower() == word.lower():
                return word
        raise ValueError(f"must be one of {', '.join(words)}")

    return check


def _beside(data: dict[str, Any]) -> SecretStr:
    return SecretStr(f"sqlite+aiosqlite:///{data['data_dir'] / 'cairn.db'}")


Port = Annotated[int, BeforeValidator(_port)]
Host = Annotated[str, AfterValidator(_host)]
HttpUrl = Annotated[str, AfterValidator(_url("https", "http"))]
SocketUrl = Annotated[str, AfterValidator(_url("wss", "ws"))]
WebhookUrl = Annotated[HttpUrl, AfterValidator(_webhook_url)]
DatabaseUrl = Annotated[SecretStr, AfterValidator(_database_url)]
TelegramToken = Annotated[
    SecretStr,
    AfterValidator(_shaped(r"\d+:[\w-]+", "does not look like a token of @BotFather (digits, a colon, letters)")),
]
WebhookSecret = Annotated[
    SecretStr,
    AfterValidator(_shaped(r"[\w-]{16,256}", "must be 16 to 256 letters, digits, _ or -")),
]
DiscordToken = Annotated[
    SecretStr,
    AfterValidator(_shaped(r"[\w.-]{8,}", "does not look like a bot token (letters and digits, in parts with dots)")),
]
Owners = Annotated[tuple[Owner, ...], NoDecode, BeforeValidator(_owners)]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
LogFormat = Literal["text", "json"]


class Settings(BaseSettings):
    """Checked settings; config/example.env says what each one means."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    data_dir: Annotated[Path, AfterValidator(Path.expanduser)] = Path("data")
    database_url: DatabaseUrl = Field(default_factory=_beside)
    http_host: Host = "127.0.0.1"
    http_port: Port = 8080
    owners: Owners = ()
    telegram_token: TelegramToken | None = None
    telegram_api_url: HttpUrl = "https://api.telegram.org"
    telegram_webhook_secret: WebhookSecret | None = None
    telegram_webhook_url: WebhookUrl | None = None
    discord_token: DiscordToken | None = None
    discord_api_url: HttpUrl = "https://discord.com/api/v10"
    discord_gateway_url: SocketUrl = "wss://gateway.discord.gg"
    log_level: Annotated[LogLevel, BeforeValidator(_one_of("DEBUG", "INFO", "WARNING", "ERROR"))] = "INFO"
    log_format: Annotated[LogFormat, BeforeValidator(_one_of("text", "json"))] = "text"

    def secrets(self) -> tuple[str, ...]:
        """Every configured secret as it is, for the logs to black out."""
        tokens = (self.telegram_token, self.telegram_webhook_secret, self.discord_token)
        password = urlsplit(self.database_url.get_secret_value()).password
        return (*(token.get_secret_value() for token in tokens if token), *filter(None, [unquote(password or "")]))
