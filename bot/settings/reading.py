"""Names and values → `Settings`, or SettingsError for the first that is missing or wrong."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from bot.address import DEFAULT, file_of
from bot.errors import SettingsError
from bot.models import Language
from bot.settings import addresses, keys, values
from bot.settings.model import Settings
from bot.settings.names import LATER

T = TypeVar("T")
D = TypeVar("D")

A_TOKEN = "the token that @BotFather gave, such as 123456:ABC…"  # noqa: S105 - an example of one
A_CHANNEL = "the channel's @name or its number, such as -1001234567890"
SAME_PLACE = "is the channel itself; give the editors' own chat, or leave it out"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def read_settings(env: Mapping[str, str]) -> Settings:
    """Make Settings of names and values, or raise SettingsError for the first that is missing or wrong."""
    _refuse_later_steps(env)
    private = _get(env, "ALLOW_PRIVATE_HOSTS", values.switch, default=False)
    paid = _get(env, "PAID_BROADCAST", values.switch, default=False)

    def public(value: str) -> str:
        return addresses.web(value, private=private)

    token = _required(env, "TELEGRAM_TOKEN", keys.token, A_TOKEN)
    channel = _required(env, "CHANNEL", values.channel, A_CHANNEL)
    return Settings(
        telegram_token=token,
        channel=channel,
        feed_urls=_required(env, "FEED_URL", lambda v: addresses.feeds(v, public), "the address of the site's feed"),
        owners=_get(env, "OWNERS", values.people, default=frozenset()),
        desk=_get(env, "DESK", lambda v: _desk(v, channel), default=None),
        database_url=_get(env, "DATABASE_URL", _database, default=DEFAULT),
        poll_seconds=_get(env, "POLL_SECONDS", lambda v: values.number(v, 0.05, 86_400), default=60.0),
        backfill=_get(env, "BACKFILL", lambda v: values.whole(v, 0, 1000), default=0),
        publish_topics=_get(env, "PUBLISH_TOPICS", values.slugs, default=("security-cooperation",)),
        topics_file=topics_file(env),
        public_url=_get(
            env, "PUBLIC_URL", lambda v: addresses.base(v, private=private, example=addresses.A_SITE), default=None
        ),
        host=_get(env, "HOST", addresses.host, default=None if "PORT" in env else "127.0.0.1"),
        port=_get(env, "PORT", lambda v: values.whole(v, 0, 65_535), default=8080),
        push_secrets=_get(env, "PUSH_SECRET", keys.push_secrets, default=()),
        messages_per_second=_get(env, "MESSAGES_PER_SECOND", lambda v: values.pace(v, paid=paid), default=28.0),
        paid_broadcast=paid,
        burst=_get(env, "BURST", lambda v: values.whole(v, 0, 100_000), default=20),
        settle_seconds=_get(env, "SETTLE_SECONDS", lambda v: values.number(v, 0, 3600), default=30.0),
        four_eyes=_get(env, "FOUR_EYES", values.switch, default=False),
        timezone=_get(env, "TIMEZONE", values.timezone, default="Africa/Casablanca"),
        language=_get(env, "LANGUAGE", values.language, default=Language.ARABIC),
        telegram_api=_get(
            env,
            "TELEGRAM_API",
            lambda v: addresses.base(v, private=True, example=addresses.AN_API),
            default=addresses.AN_API,
        ),
        allow_private_hosts=private,
        log_level=_get(env, "LOG_LEVEL", lambda v: values.one_of(v.upper(), LEVELS), default="INFO"),
        log_format=_get(env, "LOG_FORMAT", lambda v: values.one_of(v.lower(), ("text", "json")), default="text"),
    )


def topics_file(env: Mapping[str, str]) -> Path | None:
    """Return the catalogue file that is set; `classify` and `evaluate` need no settings, but obey this one."""
    return _get(env, "TOPICS_FILE", values.file, default=None)


def _database(value: str) -> str:
    file_of(value)
    return value


def _desk(value: str, channel: int | str) -> int | str:
    """Read the desk. Questions and alarms in the channel would be read by everybody."""
    desk = values.chat(value)
    if str(desk).lower() == str(channel).lower():
        raise ValueError(SAME_PLACE)
    return desk


def _refuse_later_steps(env: Mapping[str, str]) -> None:
    """Say no to what this version cannot do, rather than do half of it in silence."""
    for name in LATER:
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
