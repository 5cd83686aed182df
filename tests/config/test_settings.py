"""Settings: defaults, files, and loud refusals that never repeat a secret."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from config.settings import PREFIX, BadSettings, Owner, Settings, known_variables, load
from tests.support.canary import DATABASE_PASSWORD, DISCORD_TOKEN, TELEGRAM_TOKEN, WEBHOOK_SECRET

TELEGRAM_IN_FILE = TELEGRAM_TOKEN + "File"
DATABASE = f"postgresql://cairn:{quote(DATABASE_PASSWORD, safe='')}@localhost/cairn"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in known_variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text(f"{TELEGRAM_IN_FILE}\n")
    path.chmod(0o600)
    return path


def problems(monkeypatch: pytest.MonkeyPatch, **given: str) -> tuple[str, ...]:
    for name, value in given.items():
        monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(BadSettings) as refused:
        load()
    assert "canary" not in str(refused.value)
    return refused.value.problems


def test_without_any_setting_it_keeps_to_this_machine() -> None:
    settings = load()

    assert settings.database_url.get_secret_value() == "sqlite+aiosqlite:///data/cairn.db"
    assert (settings.http_host, settings.http_port) == ("127.0.0.1", 8080)
    assert settings.telegram_token is None
    assert settings.discord_token is None
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.discord_api_url == "https://discord.com/api/v10"
    assert settings.discord_gateway_url == "wss://gateway.discord.gg"
    assert settings.owners == ()
    assert settings.secrets() == ()


def test_the_environment_wins_over_the_env_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("CAIRN_HTTP_PORT=9000\nCAIRN_LOG_LEVEL=debug\nPOSTGRES_PASSWORD=not ours\n")
    monkeypatch.setenv("CAIRN_HTTP_PORT", "9001")

    settings = load()

    assert settings.http_port == 9001
    assert settings.log_level == "DEBUG"


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAIRN_TELEGRAM_TOKEN", "")
    monkeypatch.setenv("CAIRN_DATABASE_URL_FILE", "")

    assert load().telegram_token is None


def test_the_database_lives_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAIRN_DATA_DIR", "/var/lib/cairn")

    assert load().database_url.get_secret_value() == "sqlite+aiosqlite:////var/lib/cairn/cairn.db"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("postgres://u:p@host/db", "postgresql+psycopg://u:p@host/db"),
        ("postgresql://u:p@host:5433/db?sslmode=require", "postgresql+psycopg://u:p@host:5433/db?sslmode=require"),
        ("postgresql+psycopg:///db?host=/run/postgresql", "postgresql+psycopg:///db?host=/run/postgresql"),
        ("sqlite:///kept/here.db", "sqlite+aiosqlite:///kept/here.db"),
        ("sqlite:////kept/here.db", "sqlite+aiosqlite:////kept/here.db"),
    ],
)
def test_a_database_address_gets_its_driver(monkeypatch: pytest.MonkeyPatch, written: str, read: str) -> None:
    monkeypatch.setenv("CAIRN_DATABASE_URL", written)

    assert load().database_url.get_secret_value() == read


def test_owners_are_a_list_of_platform_and_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAIRN_OWNERS", "telegram:12345, discord:67890")

    assert load().owners == (Owner("telegram", "12345"), Owner("discord", "67890"))


def test_a_secret_comes_from_a_file(monkeypatch: pytest.MonkeyPatch, token_file: Path) -> None:
    monkeypatch.setenv("CAIRN_TELEGRAM_TOKEN_FILE", str(token_file))

    token = load().telegram_token

    assert token is not None
    assert token.get_secret_value() == TELEGRAM_IN_FILE


def test_a_file_that_everybody_reads_is_refused(monkeypatch: pytest.MonkeyPatch, token_file: Path) -> None:
    token_file.chmod(0o644)

    [problem] = problems(monkeypatch, TELEGRAM_TOKEN_FILE=str(token_file))

    assert problem == (
        "CAIRN_TELEGRAM_TOKEN_FILE names a file that everybody on this machine can read; run `chmod 600` on it."
    )


def test_a_secret_given_twice_is_refused(monkeypatch: pytest.MonkeyPatch, token_file: Path) -> None:
    found = problems(monkeypatch, TELEGRAM_TOKEN_FILE=str(token_file), TELEGRAM_TOKEN=TELEGRAM_TOKEN)

    assert found == ("CAIRN_TELEGRAM_TOKEN_FILE and CAIRN_TELEGRAM_TOKEN are both set; keep one of them.",)


@pytest.mark.parametrize(("content", "reason"), [("", "an empty file"), (None, "a file that cannot be read")])
def test_a_file_without_a_secret_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None, reason: str
) -> None:
    path = tmp_path / "secret"
    if content is not None:
        path.write_text(content)
        path.chmod(0o600)

    assert problems(monkeypatch, DISCORD_TOKEN_FILE=str(path)) == (f"CAIRN_DISCORD_TOKEN_FILE names {reason}.",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTP_PORT", "eighty"),
        ("HTTP_PORT", "65536"),
        ("HTTP_PORT", "-1"),
        ("HTTP_HOST", "http://here"),
        ("DATABASE_URL", "mysql://root:canary-password@host/db"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "postgresql:cairn"),
        ("DATABASE_URL", "postgresql://u:canary-password@[bad/db"),
        ("TELEGRAM_TOKEN", "canary-token"),
        ("TELEGRAM_API_URL", "ftp://api.telegram.org"),
        ("TELEGRAM_API_URL", "https://"),
        ("TELEGRAM_API_URL", "https://host:99999"),
        ("TELEGRAM_WEBHOOK_SECRET", "short-canary"),
        ("TELEGRAM_WEBHOOK_URL", "http://cairn.example/hook"),
        ("TELEGRAM_WEBHOOK_URL", "https://cairn.example/hook"),
        ("DISCORD_TOKEN", "canary token"),
        ("DISCORD_API_URL", "discord.com"),
        ("DISCORD_GATEWAY_URL", "https://gateway.discord.gg"),
        ("OWNERS", "12345"),
        ("OWNERS", "telegram:@somebody"),
        ("LOG_LEVEL", "loud"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_nonsense_is_one_sentence_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    [problem] = problems(monkeypatch, **{name: value})

    assert re.fullmatch(rf"CAIRN_{name} (must|does|needs) [^\n]+\.", problem), problem


def test_every_problem_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = problems(monkeypatch, HTTP_PORT="x", TELEGRAM_TOKN="canary-canary", LOG_FORMAT="xml")

    assert [sentence.split()[0] for sentence in found] == [
        "CAIRN_TELEGRAM_TOKN",
        "CAIRN_HTTP_PORT",
        "CAIRN_LOG_FORMAT",
    ]


def test_an_unknown_variable_is_refused_with_a_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("CAIRN_TELEGRAM_TOKN=canary-canary\n")

    assert problems(monkeypatch) == ("CAIRN_TELEGRAM_TOKN is no setting of Cairn; did you mean CAIRN_TELEGRAM_TOKEN?",)


def test_a_webhook_with_its_secret_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAIRN_TELEGRAM_WEBHOOK_URL", "https://cairn.example/hook/")
    monkeypatch.setenv("CAIRN_TELEGRAM_WEBHOOK_SECRET", WEBHOOK_SECRET)

    assert load().telegram_webhook_url == "https://cairn.example/hook"


def test_no_secret_is_seen_in_the_settings_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAIRN_DATABASE_URL", DATABASE)
    monkeypatch.setenv("CAIRN_TELEGRAM_TOKEN", TELEGRAM_TOKEN)
    monkeypatch.setenv("CAIRN_DISCORD_TOKEN", DISCORD_TOKEN)
    monkeypatch.setenv("CAIRN_TELEGRAM_WEBHOOK_SECRET", WEBHOOK_SECRET)

    settings = load()
    shown = f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"

    assert set(settings.secrets()) == {DATABASE_PASSWORD, TELEGRAM_TOKEN, DISCORD_TOKEN, WEBHOOK_SECRET}
    assert not [secret for secret in settings.secrets() if secret in shown]
    assert quote(DATABASE_PASSWORD, safe="") not in shown


def test_importing_the_settings_reads_nothing() -> None:
    assert not [value for value in vars(Settings).values() if isinstance(value, Settings)]
    assert "CAIRN_HTTP_PORT" in known_variables()
