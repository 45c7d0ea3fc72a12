"""The parser's child: limited, replaced when it dies, never waited for in vain (FAULTS 0.7, P27)."""

import asyncio
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.errors import FeedUnreadable
from bot.intake import child, frames
from bot.intake.parser import Parser
from tests.intake.site import posts, rss

URL = "https://k.example/feed/"
GOOD = rss(posts(1, 10), "https://k.example")
AUTHOR = b"<rss><channel><item><title>x</title><author>%s</author></item></channel></rss>"
HOLDS = AUTHOR % (b"a." * 200_000)  # holds feedparser for minutes: open issue 562 of its


@pytest.fixture
async def own_parser() -> AsyncIterator[Parser]:
    async with Parser(patience=300.0) as parser:
        yield parser


async def test_a_feed_is_parsed_in_a_child(own_parser: Parser) -> None:
    assert own_parser.pid is None
    feed = await own_parser.parse(GOOD, url=URL, http_charset="utf-8")
    assert [entry.post_id for entry in feed.entries] == list(range(1, 11))
    assert own_parser.pid not in {None, os.getpid()}


async def test_posts_are_read_there_too(own_parser: Parser) -> None:
    (entry,) = await own_parser.posts(b'[{"id": 7, "title": {"rendered": "x"}}]', url=URL)
    assert (entry.post_id, entry.title) == (7, "x")
    with pytest.raises(FeedUnreadable, match="REST"):
        await own_parser.posts(b"{}", url=URL)


async def test_one_child_serves_many_calls_at_once(own_parser: Parser) -> None:
    feeds = await asyncio.gather(
        *(own_parser.parse(rss(posts(n, n), "https://k.example"), url=URL) for n in range(1, 30))
    )
    assert [feed.entries[0].post_id for feed in feeds] == list(range(1, 30))


async def test_bytes_that_are_no_feed_are_a_feed_error_and_the_child_lives_on(own_parser: Parser) -> None:
    await own_parser.parse(GOOD, url=URL)
    pid = own_parser.pid
    for content in (b"", b"<html></html>", b"/dev/zero", b"<>&#xD800;", os.urandom(1000), GOOD[:-10]):
        with pytest.raises(FeedUnreadable):
            await own_parser.parse(content, url=URL)
    assert own_parser.pid == pid
    assert len((await own_parser.parse(GOOD, url=URL)).entries) == 10


async def test_a_child_killed_between_jobs_is_replaced_unnoticed(own_parser: Parser) -> None:
    await own_parser.parse(GOOD, url=URL)
    killed = own_parser.pid
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    assert len((await own_parser.parse(GOOD, url=URL)).entries) == 10
    assert own_parser.pid != killed


async def test_a_child_killed_in_the_middle_of_a_job_is_replaced_and_the_job_done_again(own_parser: Parser) -> None:
    """The bytes hold the child, so that it is surely at work when it is killed; the second child is killed as well."""
    await own_parser.parse(GOOD, url=URL)
    work = asyncio.create_task(own_parser.parse(HOLDS, url=URL))
    killed = []
    for _ in range(2):
        async for pid in _children(own_parser):
            if pid not in killed and _is_working(pid):
                break
        killed.append(own_parser.pid)
        os.kill(killed[-1] or 0, signal.SIGKILL)
    with pytest.raises(FeedUnreadable, match="takes too much"):
        await work
    assert len((await own_parser.parse(GOOD, url=URL)).entries) == 10
    assert len({*killed, own_parser.pid}) == 3


async def _children(own_parser: Parser) -> AsyncIterator[int | None]:
    """Give the child's number again and again, the loop its turn in between."""
    while True:
        yield own_parser.pid
        await asyncio.sleep(0)


def _is_working(pid: int | None) -> bool:
    """Tell whether a process has computed beyond its start, by what the kernel counts."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return int(fields[11]) > 40


async def test_a_job_that_hangs_is_given_up_and_its_child_replaced(own_parser: Parser) -> None:
    await own_parser.parse(GOOD, url=URL)
    hung, own_parser._patience = own_parser.pid, 0.2
    with pytest.raises(FeedUnreadable, match="too long"):
        await own_parser.parse(HOLDS, url=URL)
    own_parser._patience = 300.0
    assert len((await own_parser.parse(GOOD, url=URL)).entries) == 10
    assert own_parser.pid != hung


async def test_a_cancelled_call_leaves_nothing_for_the_next_to_find(own_parser: Parser) -> None:
    await own_parser.parse(GOOD, url=URL)
    work = asyncio.create_task(own_parser.parse(HOLDS, url=URL))
    await asyncio.sleep(0.01)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert len((await own_parser.parse(GOOD, url=URL)).entries) == 10


@pytest.mark.parametrize(
    "body",
    [
        "<a " * 20_000,
        "<!--" * 16_000,
        '<a "' * 16_000,
        '<a ""' * 12_000 + ">",
        "<div>" * 12_000,
        "<script>" * 8_000,
        "<![CDATA[" * 7_000,
        "&" * 64_000,
        "<" * 64_000,
        "</" * 32_000,
        '<div class="sharedaddy">' * 2_600,
        "<p " + " " * 60_000,
        '<p style="' + " " * 60_000 + '">',
        "z\u0301" + "\u0302" * 60_000,
        "\n \n" * 20_000,
        "ظهرت " * 12_000,
        "<div>" * 900_000,
        "<a " + 'b="c" ' * 300_000 + ">",
        "x" * 4_900_000,
    ],
    ids=lambda body: body[:12],
)
@pytest.mark.asyncio(loop_scope="session")
async def test_hostile_markup_is_read_within_the_childs_eight_seconds(parser: Parser, body: str) -> None:
    """html.parser needs more than half a minute for the first of these, and the kernel would end the child."""
    content = "<rss><channel><item><title>x</title><description><![CDATA[%s]]></description></item></channel></rss>"
    feed = await parser.parse((content % body).encode(), url=URL)
    assert feed.entries[0].title == "x"


async def test_a_closed_parser_has_no_child_and_starts_a_new_one(own_parser: Parser) -> None:
    await own_parser.parse(GOOD, url=URL)
    await own_parser.close()
    await own_parser.close()
    assert own_parser.pid is None
    assert len((await own_parser.parse(GOOD, url=URL)).entries) == 10


# ── the child's own code ─────────────────────────────────────────────────────

PROBE = """
import os, sys
from bot.intake import child
child.limit()
{what}
"""


def probe(what: str, tmp_path: Path) -> subprocess.CompletedProcess[bytes]:
    code = PROBE.format(what=what.replace("FILE", repr(str(tmp_path / "written"))))
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=300)


def test_the_child_may_not_write_files(tmp_path: Path) -> None:
    done = probe("with open(FILE, 'w') as file: file.write('x')", tmp_path)
    assert b"File too large" in done.stderr
    assert not (tmp_path / "written").exists() or (tmp_path / "written").stat().st_size == 0


def test_the_child_may_not_take_more_than_200_megabytes(tmp_path: Path) -> None:
    assert b"MemoryError" in probe("bytes(220_000_000)", tmp_path).stderr
    assert probe("bytes(60_000_000)", tmp_path).returncode == 0


def test_the_child_is_ended_by_the_kernel_when_it_computes_too_long(tmp_path: Path) -> None:
    done = probe("child.CPU_SECONDS = 0\nchild.renew_cpu()\nwhile True: pass", tmp_path)
    assert done.returncode == -signal.SIGXCPU


def test_ctrl_c_is_not_the_childs_business(tmp_path: Path) -> None:
    assert probe("os.kill(os.getpid(), 2); print('alive')", tmp_path).stdout == b"alive\n"


def test_the_child_sees_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.intake.parser import _environment

    monkeypatch.setenv("TELEGRAM_TOKEN", "123456:canary")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    assert "123456:canary" not in " ".join(_environment().values())
    assert _environment()["PYTHONPATH"].endswith(f"{os.pathsep}/elsewhere")


def job(content: bytes, **head: object) -> bytes:
    return frames.framed(json.dumps({"url": URL, "charset": None, **head}).encode()) + frames.framed(content)


def test_jobs_are_answered_in_turn_until_their_stream_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "renew_cpu", lambda: None)  # it would end the tests' own process after some seconds
    jobs = io.BytesIO(
        job(GOOD, job="feed") + job(b"[]", job="posts") + job(b"", job="feed") + job(GOOD, job="feed")[:-1]
    )
    answers = io.BytesIO()
    child.serve(jobs, answers)
    answers.seek(0)
    told = [json.loads(frames.read_frame(answers) or b"") for _ in range(3)]
    assert [next(iter(answer)) for answer in told] == ["feed", "posts", "problem"]
    assert frames.read_frame(answers) is None


def test_a_job_without_memory_is_answered_and_is_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(child, "answer", full)
    monkeypatch.setattr(child, "renew_cpu", lambda: None)
    jobs, answers = io.BytesIO(job(GOOD, job="feed") * 2), io.BytesIO()
    child.serve(jobs, answers)
    answers.seek(0)
    assert b"too much memory" in (frames.read_frame(answers) or b"")
    assert frames.read_frame(answers) is None


def test_the_child_carries_nothing_that_could_reach_the_network_or_the_store() -> None:
    code = (
        "import sys, bot.intake.child; print(*sorted({'aiohttp', 'telegram', 'asyncio', 'storage'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=300)
    assert done.stdout == b"\n"
