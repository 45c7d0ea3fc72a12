"""`mirsal COMMAND`, the same as `python -m bot COMMAND`: reads the words and the settings, and calls the command."""

import argparse
import asyncio
import os
import re
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, NoReturn

from bot.address import DEFAULT
from bot.commands.told import COMMANDS
from bot.errors import MirsalError, SettingsError, StorageLocked
from bot.secret import scrub
from bot.settings import Settings, Slip, environment, hinted, mistyped, read_settings, topics_file
from bot.version import VERSION

DONE, NOT_WELL, WRONG_USE = 0, 1, 2
LAST_PORT = 65_535
UNITS = {"m": 60.0, "h": 3600.0, "d": 86_400.0}

Command = Callable[[argparse.Namespace], Coroutine[Any, Any, int]]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status: 0 done, 1 not well, 2 wrong use or settings (one line on
    standard error).
    """
    os.umask(0o077)  # the store, its backups, whatever else is made here: of people, and nobody else's business
    asked = parser().parse_args(words)
    try:
        status: int = asyncio.run(asked.command(asked))
    except (SettingsError, StorageLocked) as error:
        return _refuse(error)
    except MirsalError as error:
        sys.stderr.write(scrub(f"mirsal: {error}") + "\n")
        return NOT_WELL
    except (KeyboardInterrupt, BrokenPipeError):
        return DONE
    return status


def _refuse(error: MirsalError) -> int:
    sys.stderr.write(scrub(f"mirsal: {error}".replace("\n", " ")) + "\n")
    return WRONG_USE


class OneLine(argparse.ArgumentParser):
    """Says what is wrong in one line, as settings do; `--help` says the rest."""

    def error(self, message: str) -> NoReturn:
        """End with status 2 and one line."""
        self.exit(WRONG_USE, scrub(f"{self.prog}: {message} (see {self.prog} --help)\n"))


def parser() -> argparse.ArgumentParser:
    """Return the command line's grammar, complete with help."""
    whole = OneLine(
        prog="mirsal",
        description="Carries a news site's articles to the people who want them, on Telegram.",
        epilog="Settings are environment variables, also read from .env; README lists them. "
        "Exit status: 0 done, 1 the thing asked about is not well, 2 wrong use or wrong settings.",
    )
    whole.add_argument("--version", action="version", version=f"mirsal {VERSION}")
    whole.set_defaults(command=_run)
    commands = whole.add_subparsers(title="commands", metavar="COMMAND")
    _add(commands, "run", _run)
    _add_demo(commands)
    _add(commands, "check", _check)
    _add_judging(commands)
    reconcile = _add(commands, "reconcile", _reconcile)
    reconcile.add_argument(
        "--since",
        type=_span,
        default=_span("24h"),
        metavar="SPAN",
        help="how far back, such as 90m, 24h, 7d (default: 24h)",
    )
    _add(commands, "export", _export)
    _add(commands, "import", _import)
    return whole


def _add_demo(commands: Any) -> None:
    demo = _add(commands, "demo", _demo)
    demo.add_argument(
        "--port", type=_port, default=8080, help="where the page listens, 0: any free port (default: 8080)"
    )
    demo.add_argument("--four-eyes", action="store_true", help="let breaking items need a second editor's word")


def _add_judging(commands: Any) -> None:
    classify = _add(commands, "classify", _classify)
    classify.add_argument("--explain", action="store_true", help="also show the words and weights that decided")
    evaluate = _add(commands, "evaluate", _evaluate)
    evaluate.add_argument(
        "file", type=Path, metavar="FILE", help="JSON Lines with title, body, label, topics, optional lang and id"
    )


def _add(commands: Any, name: str, command: Command) -> argparse.ArgumentParser:
    told = COMMANDS[name]
    one: argparse.ArgumentParser = commands.add_parser(
        name, help=told.what, description=f"{told.what[0].upper()}{told.what[1:]}."
    )
    one.set_defaults(command=command)
    one.add_argument_group("settings it reads", told.settings)
    one.add_argument_group("exit status", told.ends)
    return one


def _span(text: str) -> float:
    match = re.fullmatch(r"(\d{1,5})([mhd])", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a span of time; give one such as 90m, 24h or 7d")
    return int(match[1]) * UNITS[match[2]]


def _port(text: str) -> int:
    if not re.fullmatch(r"\d{1,5}", text) or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; give a number from 0 to 65535")
    return int(text)


def _settings() -> Settings:
    env = environment(Path.cwd())
    try:
        return read_settings(env)
    except SettingsError as error:
        raise hinted(error, _slips()) from None


def _slips() -> tuple[Slip, ...]:
    return mistyped(Path.cwd())


async def _run(_: argparse.Namespace) -> int:
    from bot.commands import serve

    return await serve.run(_settings(), _slips())


async def _demo(asked: argparse.Namespace) -> int:
    from bot.commands import demo

    return await demo.run(asked.port, four_eyes=asked.four_eyes)


async def _check(_: argparse.Namespace) -> int:
    from bot.commands import check

    return await check.run(_settings(), sys.stdout, _slips())


async def _classify(asked: argparse.Namespace) -> int:
    from bot.commands import classify

    return classify.run(sys.stdin.buffer, sys.stdout, topics_file=_topics_file(), explain=asked.explain)


async def _evaluate(asked: argparse.Namespace) -> int:
    from bot.commands import classify

    return classify.evaluate(asked.file, sys.stdout, topics_file=_topics_file())


def _topics_file() -> Path | None:
    """`classify` and `evaluate` need no settings, but obey this one."""
    return topics_file(environment(Path.cwd()))


async def _reconcile(asked: argparse.Namespace) -> int:
    from bot.commands import reconcile

    return await reconcile.run(_settings(), sys.stdout, since=asked.since)


async def _export(_: argparse.Namespace) -> int:
    from bot.commands import transfer

    return await transfer.export(_database(), sys.stdout.buffer)


async def _import(_: argparse.Namespace) -> int:
    from bot.commands import transfer

    return await transfer.take_in(_database(), sys.stdin.buffer, sys.stderr)


def _database() -> str:
    """`export` and `import` need only to know where the store is."""
    return environment(Path.cwd()).get("DATABASE_URL", DEFAULT)


if __name__ == "__main__":
    sys.exit(main())
