"""Environment → frozen `Settings`. Every refusal names the setting and says what would be right."""

import base64
import binascii
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from yarl import URL

from bot.errors import SettingsError
from bot.models import Language
from bot.secret import Secret

EVERYTHING = "everything"
FREE_PACE, PAID_PACE = 30, 1000
HTTPS_PORT = 443
MOST_PUSH_SECRETS = 2

T = TypeVar("T")
D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Settings:
    """All that an operator can set; CONTRACT's table tells what each means. `host` None: all interfaces."""

    telegram_token: Secret
    channel: int | str
    feed_urls: tuple[str, ...]
    owners: frozenset[int] = frozenset()
    desk: int | str | None = None
    database_url: str = "tinydb:data/mirsal.json"
    poll_seconds: float = 60.0
    backfill: int = 0
    publish_topics: tuple[str, ...] = ("security-cooperation",)
    topics_file: Path | None = None
    public_url: str | None = None
    host: str | None = "127.0.0.1"
    port: int = 8080
    push_secrets: tuple[bytes, ...] = field(default=(), repr=False)
    messages_per_second: float = 28.0
    paid_broadcast: bool = False
    burst: int = 20
    settle_seconds: float = 30.0
    four_eyes: bool = False
    timezone: str = "Africa/Casablanca"
    language: Language = Language.ARABIC
    telegram_api: str = "https://api.telegram.org"
    allow_private_hosts: bool = False
    log_level: str = "INFO"
    log_format: str = "text"


def environment(folder: Path, environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the settings of `.env` in this folder with the environment over them; empty values count as not set."""
    file = {name: value or "" for name, value in dotenv_values(folder / ".env", interpolate=False).items()}
    return {name: value for name, value in {**file, **environ}.items() if value.strip()}


def read_settings(env: Mapping[str, str]) -> Settings:
    """Make Settings of names and values, or raise SettingsError for the first that is missing or wrong."""
    _refuse_later_steps(env)
    private = _get(env, "ALLOW_PRIVATE_HOSTS", _switch, default=False)
    paid = _get(env, "PAID_BROADCAST", _switch, default=False)

    def public(value: str) -> str:
        return _url(value, private=private)

    return Settings(
        telegram_token=_required(env, "TELEGRAM_TOKEN", _token, "the token that @BotFather gave, such as 123456:ABC…"),
        channel=_required(env, "CHANNEL", _chat, "the channel's @name or its number, such as -1001234567890"),
        feed_urls=_required(env, "FEED_URL", lambda v: _feeds(v, public), "the address of the site's feed"),
        owners=_get(env, "OWNERS", _people, default=frozenset()),
        desk=_get(env, "DESK", _chat, default=None),
        database_url=_get(env, "DATABASE_URL", str.strip, default="tinydb:data/mirsal.json"),
        poll_seconds=_get(env, "POLL_SECONDS", lambda v: _number(v, 0.05, 86_400), default=60.0),
        backfill=_get(env, "BACKFILL", lambda v: _whole(v, 0, 1000), default=0),
        publish_topics=_get(env, "PUBLISH_TOPICS", _slugs, default=("security-cooperation",)),
        topics_file=_get(env, "TOPICS_FILE", _file, default=None),
        public_url=_get(env, "PUBLIC_URL", lambda v: public(v).rstrip("/"), default=None),
        host=_get(env, "HOST", str.strip, default=None if "PORT" in env else "127.0.0.1"),
        port=_get(env, "PORT", lambda v: _whole(v, 0, 65_535), default=8080),
        push_secrets=_get(env, "PUSH_SECRET", _push_secrets, default=()),
        messages_per_second=_get(env, "MESSAGES_PER_SECOND", lambda v: _pace(v, paid=paid), default=28.0),
        paid_broadcast=paid,
        burst=_get(env, "BURST", lambda v: _whole(v, 1, 100_000), default=20),
        settle_seconds=_get(env, "SETTLE_SECONDS", lambda v: _number(v, 0, 3600), default=30.0),
        four_eyes=_get(env, "FOUR_EYES", _switch, default=False),
        timezone=_get(env, "TIMEZONE", _timezone, default="Africa/Casablanca"),
        language=_get(env, "LANGUAGE", _language, default=Language.ARABIC),
        telegram_api=_get(env, "TELEGRAM_API", _api, default="https://api.telegram.org"),
        allow_private_hosts=private,
        log_level=_get(env, "LOG_LEVEL", _level, default="INFO"),
        log_format=_get(env, "LOG_FORMAT", lambda v: _one_of(v.lower(), ("text", "json")), default="text"),
    )


def _refuse_later_steps(env: Mapping[str, str]) -> None:
    """Say no to what this version cannot do, rather than do half of it in silence."""
    for name in ("MIRRORS", "CONFIG"):
        if name in env:
            raise SettingsError(name, "this version cannot do it yet; leave it out")


def _get(env: Mapping[str, str], name: str, read: Callable[[str], T], *, default: D) -> T | D:
    if name not in env:
        return default
    try:
        return read(env[name].strip())
    except ValueError as wrong:
        raise SettingsError(name, str(wrong)) from None


def _required(env: Mapping[str, str], name: str, read: Callable[[str], T], right: str) -> T:
    value = _get(env, name, read, default=None)
    if value is None:
        raise SettingsError(name, f"is not set; give {right}")
    return value


def _token(value: str) -> Secret:
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]{3,}", value):
        raise ValueError("is not a bot token; give what @BotFather gave, digits, a colon and letters: 123456:ABC…")
    return Secret(value)


def _chat(value: str) -> int | str:
    if re.fullmatch(r"-?[1-9]\d{0,18}", value):
        return int(value)
    if re.fullmatch(r"@[A-Za-z][A-Za-z0-9_]{3,31}", value):
        return value
    raise ValueError(f"{value!r} is neither an @name nor a number; give one such as @kawalisse or -1001234567890")


def _feeds(value: str, public: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(public(part) for part in value.split()))


def _url(value: str, *, private: bool) -> str:
    try:
        url = URL(value)
    except ValueError:
        url = URL()
    if url.scheme not in ("http", "https") or not url.host or url.user or url.password:
        raise ValueError(f"{value!r} is not a web address; give one such as https://www.example.com/feed/")
    if not private and (url.scheme != "https" or url.port != HTTPS_PORT):
        raise ValueError(f"{value!r} must begin with https:// and name no port (or set ALLOW_PRIVATE_HOSTS=1)")
    return value


def _api(value: str) -> str:
    return _url(value, private=True).rstrip("/")


def _people(value: str) -> frozenset[int]:
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if any(not re.fullmatch(r"[1-9]\d{0,18}", part) for part in parts):
        raise ValueError(f"{value!r} is not a list of user numbers; give numbers with commas, such as 12345,67890")
    return frozenset(int(part) for part in parts)


def _number(value: str, low: float, high: float) -> float:
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not low <= number <= high:
        raise ValueError(f"{value!r} is not a number from {low:g} to {high:g}")
    return number


def _whole(value: str, low: int, high: int) -> int:
    if not re.fullmatch(r"\d{1,9}", value) or not low <= int(value) <= high:
        raise ValueError(f"{value!r} is not a whole number from {low} to {high}")
    return int(value)


def _pace(value: str, *, paid: bool) -> float:
    try:
        return _number(value, 0.1, PAID_PACE if paid else FREE_PACE)
    except ValueError as wrong:
        hint = "" if paid else " (more only with PAID_BROADCAST=1)"
        raise ValueError(f"{wrong}{hint}") from None


def _switch(value: str) -> bool:
    return _one_of(value, ("0", "1")) == "1"


def _one_of(value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ValueError(f"{value!r} is not one of {', '.join(allowed)}")
    return value


def _slugs(value: str) -> tuple[str, ...]:
    slugs = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    if not slugs or any(not re.fullmatch(r"[a-z0-9-]{2,40}", slug) for slug in slugs):
        raise ValueError(f"{value!r} is not a list of topics; give slugs with commas, or everything")
    return slugs


def _file(value: str) -> Path:
    path = Path(value)
    if not path.is_file():
        raise ValueError(f"there is no file {value!r}; give the path of a topic catalogue (TOML)")
    return path


def _push_secrets(value: str) -> tuple[bytes, ...]:
    parts = value.split()
    if not 1 <= len(parts) <= MOST_PUSH_SECRETS:
        raise ValueError("give one secret, or two with a space while one replaces the other")
    return tuple(_push_secret(part) for part in parts)


def _push_secret(value: str) -> bytes:
    right = "give whsec_ followed by 24 to 64 bytes in base64 (https://www.standardwebhooks.com)"
    if not value.startswith("whsec_"):
        raise ValueError(f"does not begin with whsec_; {right}")
    try:
        secret = base64.b64decode(value.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        raise ValueError(f"is not base64 after whsec_; {right}") from None
    if not secret:
        raise ValueError(f"is empty after whsec_; {right}")
    return secret


def _timezone(value: str) -> str:
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{value!r} is not a time zone; give a name such as Africa/Casablanca") from None


def _language(value: str) -> Language:
    return Language(_one_of(value.lower(), tuple(Language)))


def _level(value: str) -> str:
    return _one_of(value.upper(), ("DEBUG", "INFO", "WARNING", "ERROR"))
