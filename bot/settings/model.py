"""All that an operator can set, as the rooms are given it."""

from dataclasses import dataclass, field
from pathlib import Path

from bot.address import DEFAULT
from bot.models import Language
from bot.secret import Secret

EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Settings:
    """All that an operator can set; CONTRACT's table tells what each means. `host` None: all interfaces."""

    telegram_token: Secret
    channel: int | str
    feed_urls: tuple[str, ...]
    owners: frozenset[int] = frozenset()
    desk: int | str | None = None
    database_url: str = DEFAULT
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
