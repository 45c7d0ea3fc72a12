"""The names of all settings, and names that are nearly one: a mistyped one would pass for another program's."""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.errors import SettingsError

NAMES = (
    "TELEGRAM_TOKEN",
    "CHANNEL",
    "FEED_URL",
    "OWNERS",
    "DESK",
    "DATABASE_URL",
    "POLL_SECONDS",
    "BACKFILL",
    "PUBLISH_TOPICS",
    "TOPICS_FILE",
    "PUBLIC_URL",
    "HOST",
    "PORT",
    "PUSH_SECRET",
    "MESSAGES_PER_SECOND",
    "PAID_BROADCAST",
    "BURST",
    "SETTLE_SECONDS",
    "FOUR_EYES",
    "TIMEZONE",
    "LANGUAGE",
    "TELEGRAM_API",
    "ALLOW_PRIVATE_HOSTS",
    "LOG_LEVEL",
    "LOG_FORMAT",
)
LATER = ("MIRRORS", "CONFIG")  # this version cannot do them yet
LONG = 7  # letters from which on two slips are still the same name: TELEGRAM_API_ID is another program's


@dataclass(frozen=True, slots=True)
class Slip:
    """A name that is set and is no setting, but nearly one. `line` of `.env`; None: it stands in the environment."""

    name: str
    line: int | None
    meant: str

    @property
    def where(self) -> str:
        """Return where it is set."""
        return "the environment" if self.line is None else f".env, line {self.line}"

    def __str__(self) -> str:
        return f"{self.name} is no setting and changes nothing; did you mean {self.meant}?"


def meant(name: str) -> str | None:
    """Return the setting that a name nearly is; None where it is one, or is near none and belongs to others."""
    if name in NAMES or name in LATER:
        return None
    plain = name.upper().replace("-", "_")
    slips, nearest = min((OSA.distance(plain, one), one) for one in NAMES)
    return nearest if slips <= 1 + (len(nearest) >= LONG) else None


def hinted(error: SettingsError, slips: tuple[Slip, ...]) -> SettingsError:
    """Return a refusal that also names the mistyped name which explains it, if there is one."""
    for slip in slips:
        if slip.meant == error.setting:
            return SettingsError(error.setting, f"{error.problem}; {slip.where} has {slip.name}: is that meant?")
    return error
