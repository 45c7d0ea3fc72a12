"""What is said of each command, by its `--help` and in README: what it does, which settings it reads, how it ends."""

from dataclasses import dataclass

from bot.settings import NAMES

ALL = "all"
REQUIRED = 3  # the first of NAMES


@dataclass(frozen=True, slots=True)
class Told:
    """One command. `reads`: names of settings, or `ALL`. `ends`: its exit statuses."""

    name: str
    what: str
    reads: str
    ends: str

    @property
    def settings(self) -> str:
        """Return the settings it reads, by their names."""
        if self.reads != ALL:
            return self.reads
        return f"{', '.join(NAMES[:REQUIRED])} must be set; {', '.join(NAMES[REQUIRED:])}"


COMMANDS = {
    one.name: one
    for one in (
        Told(
            "run",
            "the service: polls, posts, answers, delivers, serves HTTP; also when no command is given",
            ALL,
            "0 asked to end, 1 the store cannot be read, 2 wrong settings, or the store or the port is in use",
        ),
        Told(
            "demo",
            "the service on a stand-in Telegram and a demo site, with a page to watch both",
            "none",
            "0 asked to end, 2 the port is in use",
        ),
        Told(
            "check",
            "tries the settings for real, a line each: ok, or what to do",
            ALL,
            "0 all is well, 1 something failed, 2 a setting is missing or cannot be meant",
        ),
        Told(
            "classify",
            "judges JSON Lines (title, body, optional lang, categories) from standard input",
            "TOPICS_FILE",
            "0 done, 2 a line or the catalogue cannot be meant",
        ),
        Told(
            "evaluate",
            "precision, recall, F1, confusion and misses against labelled JSON Lines",
            "TOPICS_FILE",
            "0 done, 2 a line or the catalogue cannot be meant",
        ),
        Told(
            "reconcile",
            "what the site published against what was delivered: lists what is missing",
            ALL,
            "0 nothing is missing, 1 something is, or a feed or the store cannot be read, 2 wrong settings",
        ),
        Told(
            "export",
            "the whole state as JSON Lines on standard output",
            "DATABASE_URL",
            "0 done, 1 the store cannot be read, 2 there is no store",
        ),
        Told(
            "import",
            "takes in an export from standard input; what is there already stays as it is",
            "DATABASE_URL",
            "0 done, 1 the store cannot be read or written, 2 no export, an empty one, or the store is in use",
        ),
    )
}
