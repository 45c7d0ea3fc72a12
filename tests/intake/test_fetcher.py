"""Fetching from sites that misbehave in every way (FAULTS H01-H36)."""

import asyncio
import gzip
import resource
import ssl
import zlib
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it ships no types
import pytest

from bot.errors import FeedError, FeedForbidden, FeedUnreachable, FeedUnreadable
from bot.intake.answers import Body, NotModified, freshness, retry_after
from bot.intake.fetcher import Fetcher
from bot.version import VERSION
from tests.intake.raw import RawServer, answer

FEED = b"<rss><channel><title>x</title></channel></rss>"
NOW = 1_795_420_000.0
LIMIT = 5 * 1024 * 1024


def fetcher(*, total: float = 60.0) -> Fetcher:
    return Fetcher(allow_private=True, total=total, now=lambda: NOW)


async def body_of(server: RawServer) -> Body:
    async with fetcher() as fetch:
        got = await fetch.get(server.url)
    assert isinstance(got, Body)
    return got


async def error_of(server: RawServer, *, total: float = 60.0) -> FeedError:
    async with fetcher(total=total) as fetch:
        with pytest.raises(FeedError) as caught:
            await fetch.get(server.url)
    return caught.value


# ── what is asked and what is kept ───────────────────────────────────────────


async def test_a_first_look_sends_no_validators_and_says_honestly_who_asks() -> None:
    async with RawServer(answer(FEED)) as server, Fetcher(allow_private=True, contact="https://bot.example/") as fetch:
        await fetch.get(server.url)
        headers = server.headers()
    assert not {"if-none-match", "if-modified-since", "cookie"} & headers.keys()
    assert headers["user-agent"].startswith("Mirsal/")
    assert headers["user-agent"].endswith("(+https://bot.example/)")
    assert headers["accept-encoding"] == "gzip, br"


@pytest.mark.parametrize(
    "etag", ['"abc"', 'W/"abc"', '"abc-gzip"', "unquoted", '"with space"', '""', "'single'", '"a,b"']
)
async def test_validators_are_kept_and_returned_byte_for_byte(etag: str) -> None:
    modified = "Mon, 23 Nov 2026 07:00:00 GMT"
    given = answer(FEED, f"ETag: {etag}", f"Last-Modified: {modified}")
    async with RawServer(given, answer(status="304 Not Modified")) as server, fetcher() as fetch:
        got = await fetch.get(server.url)
        assert isinstance(got, Body)
        assert (got.etag, got.last_modified) == (etag, modified)
        again = await fetch.get(server.url, etag=got.etag, last_modified=got.last_modified)
        assert again == NotModified(server.url)
        assert server.headers(1)["if-none-match"] == etag
        assert server.headers(1)["if-modified-since"] == modified


async def test_a_304_to_a_question_without_validators_is_a_failure() -> None:
    async with RawServer(answer(status="304 Not Modified")) as server:
        assert (await error_of(server)).status == 304


async def test_a_304_may_bring_newer_validators() -> None:
    said = answer(b"", 'ETag: "2"', "Last-Modified: Mon, 23 Nov 2026 08:00:00 GMT", status="304 Not Modified")
    async with RawServer(said) as server, fetcher() as fetch:
        got = await fetch.get(server.url, etag='"1"')
    assert got == NotModified(server.url, '"2"', "Mon, 23 Nov 2026 08:00:00 GMT")


async def test_the_declared_type_and_charset_are_passed_on() -> None:
    async with RawServer(answer(FEED, "Content-Type: text/xml; charset=windows-1256")) as server:
        got = await body_of(server)
    assert (got.content_type, got.charset, got.status, got.content) == ("text/xml", "windows-1256", 200, FEED)


async def test_a_hub_in_the_headers_is_seen() -> None:
    link = 'Link: <https://hub.example/>; rel="hub", <https://site.example/feed/>; rel="self"'
    async with RawServer(answer(FEED, link)) as server:
        assert (await body_of(server)).hub == "https://hub.example/"


# ── packing ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (gzip.compress(FEED, mtime=0), "gzip"),
        (gzip.compress(FEED, mtime=0), "x-gzip"),
        (gzip.compress(FEED[:20], mtime=0) + gzip.compress(FEED[20:], mtime=0), "GZIP"),
        (brotli.compress(FEED), "br"),
        (FEED, "identity"),
    ],
)
async def test_gzip_and_brotli_are_unpacked(packed: bytes, encoding: str) -> None:
    async with RawServer(answer(packed, f"Content-Encoding: {encoding}")) as server:
        assert (await body_of(server)).content == FEED


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (gzip.compress(gzip.compress(FEED, mtime=0), mtime=0), "Content-Encoding: gzip, gzip"),
        (FEED, "Content-Encoding: gzip"),
        (FEED, "Content-Encoding: br"),
        (gzip.compress(FEED, mtime=0), "X: y"),
        (b"\x28\xb5\x2f\xfd" + FEED, "X: y"),
        (b"\x28\xb5\x2f\xfd" + FEED, "Content-Encoding: zstd"),
        (zlib.compress(FEED), "Content-Encoding: deflate"),
        (FEED, "Content-Encoding: aws-chunked"),
        (gzip.compress(FEED, mtime=0)[:-6], "Content-Encoding: gzip"),
        (gzip.compress(FEED, mtime=0) + b"junk", "Content-Encoding: gzip"),
        (brotli.compress(FEED)[:-3], "Content-Encoding: br"),
        (b"", "Content-Encoding: gzip"),
        (b"", "Content-Encoding: br"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_what_is_packed_otherwise_than_declared_is_refused(body: bytes, header: str) -> None:
    async with RawServer(answer(body, header)) as server:
        assert isinstance(await error_of(server), FeedUnreadable)


def rss_kilobytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.parametrize("encoding", ["gzip", "br"])
async def test_a_bomb_is_stopped_at_five_megabytes(encoding: str) -> None:
    bomb = _gzip_bomb() if encoding == "gzip" else brotli.compress(bytes(60_000_000), quality=5)
    async with RawServer(answer(bomb, f"Content-Encoding: {encoding}")) as server:
        before = rss_kilobytes()
        assert isinstance(await error_of(server), FeedUnreadable)
        assert rss_kilobytes() - before < 20_000


def _gzip_bomb() -> bytes:
    pack = zlib.compressobj(9, wbits=31)
    return b"".join(pack.compress(bytes(1_000_000)) for _ in range(200)) + pack.flush()


async def test_a_body_of_two_gigabytes_is_left_after_five_megabytes() -> None:
    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n<rss>")
        for _ in range(2048):
            writer.write(b" " * 1_048_576)
            server.sent += 1_048_576
            await writer.drain()

    async with RawServer(endless) as server:
        before = rss_kilobytes()
        assert isinstance(await error_of(server), FeedUnreadable)
        assert server.sent < 40_000_000
        assert rss_kilobytes() - before < 40_000


async def test_a_body_of_exactly_the_limit_passes_and_one_byte_more_does_not() -> None:
    async with RawServer(answer(b" " * LIMIT), answer(b" " * (LIMIT + 1))) as server:
        assert len((await body_of(server)).content) == LIMIT
        assert isinstance(await error_of(server), FeedUnreadable)


# ── broken answers ───────────────────────────────────────────────────────────


async def test_a_body_shorter_than_declared_is_refused_wherever_it_is_cut() -> None:
    cuts = [answer(FEED[:cut], length=len(FEED)) for cut in range(len(FEED))]
    async with RawServer(*cuts) as server, fetcher() as fetch:
        for _ in cuts:
            with pytest.raises(FeedUnreadable):
                await fetch.get(server.url)


async def test_a_chunked_body_without_its_end_is_refused() -> None:
    said = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"%x\r\n%s\r\n" % (len(FEED), FEED)
    async with RawServer(said) as server:
        assert isinstance(await error_of(server), FeedUnreadable)


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (n, b"y" * 1000) for n in range(1400)) + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_400_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"hello\r\n\r\n",
        b"\x00\xff\xfe",
        b"",
    ],
    ids=["many headers", "long header", "two lengths", "negative length", "bad chunk", "no http", "bytes", "nothing"],
)
async def test_an_answer_that_is_not_http_is_a_failure(said: bytes) -> None:
    async with RawServer(said) as server:
        assert isinstance(await error_of(server), FeedUnreachable | FeedUnreadable)


async def test_one_byte_at_a_time_for_ever_ends_with_the_time_allowed() -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b"<")
            await writer.drain()
            await asyncio.sleep(0.01)

    async with RawServer(drip) as server:
        error = await error_of(server, total=0.2)
    assert "within 0.2 s" in str(error)


async def test_a_port_where_nobody_listens_is_a_failure() -> None:
    async with RawServer(b"") as server:
        url = server.url
    async with fetcher() as fetch:
        with pytest.raises(FeedUnreachable):
            await fetch.get(url)


async def test_plain_http_behind_https_is_a_failure() -> None:
    async with RawServer(answer(FEED)) as server, fetcher(total=0.2) as fetch:
        with pytest.raises(FeedUnreachable):
            await fetch.get(server.url.replace("http:", "https:"))


async def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).with_name("selfsigned.pem"))
    async with RawServer(answer(FEED), tls=context) as server, fetcher() as fetch:
        with pytest.raises(FeedUnreachable, match="Certificate"):
            await fetch.get(server.url.replace("http:", "https:"))
        assert server.asked == []


# ── refusals ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", [204, 206, 400, 401, 403, 404, 410, 418, 429, 451, 500, 502, 503, 504, 520, 527])
async def test_every_other_status_is_a_failure_that_names_it(status: int) -> None:
    async with RawServer(answer(FEED if status != 204 else b"", status=f"{status} No")) as server:
        error = await error_of(server)
    assert isinstance(error, FeedUnreachable)
    assert error.status == status
    assert str(status) in str(error)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        (" 600 ", 600.0),
        ("Mon, 23 Nov 2026 07:50:00 GMT", 1_795_420_200.0 - NOW),
        ("-5", None),
        ("junk", None),
        ("1.5", None),
        ("", None),
        ("99999999", 86_400.0),
        ("9" * 5000, 86_400.0),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 86_400.0),
        ("Mon, 23 Nov 2015 07:50:00 GMT", None),
        ("٦٠", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date_a_day_at_most_and_junk_is_ignored(
    value: str | None, seconds: float | None
) -> None:
    assert retry_after(value, now=NOW) == seconds


async def test_a_429_tells_how_long_to_stay_away() -> None:
    async with RawServer(answer(b"", "Retry-After: 120", status="429 Too Many Requests")) as server:
        assert (await error_of(server)).retry_after == 120.0


async def test_a_challenge_for_browsers_is_named() -> None:
    async with RawServer(answer(b"<html>", "cf-mitigated: challenge", status="403 Forbidden")) as server:
        assert "challenge" in str(await error_of(server))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Cache-Control": "max-age=900"}, 900.0),
        ({"Cache-Control": "public, MAX-AGE = 900, must-revalidate"}, 900.0),
        ({"Cache-Control": "max-age=900", "Age": "100"}, 800.0),
        ({"Cache-Control": "max-age=900", "Age": "1000"}, 0.0),
        ({"Cache-Control": "max-age=900, no-cache"}, None),
        ({"Cache-Control": "no-store"}, None),
        ({"Cache-Control": "s-maxage=7"}, None),
        ({"Expires": "Mon, 23 Nov 2026 08:00:00 GMT", "Date": "Mon, 23 Nov 2026 07:50:00 GMT"}, 600.0),
        ({"Expires": "Mon, 23 Nov 2026 07:50:00 GMT"}, 200.0),
        ({"Expires": "0"}, None),
        ({"Expires": "Wed, 11 Jan 1984 05:00:00 GMT"}, 0.0),
        ({}, None),
    ],
)
def test_freshness_is_read_from_cache_control_else_from_expires(headers: dict[str, str], seconds: float | None) -> None:
    assert freshness(headers, now=NOW) == seconds


# ── redirects ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_on_the_same_host_is_followed_with_the_validators(status: int) -> None:
    moved = answer(b"", "Location: /feed/rss2/", status=f"{status} Moved")
    async with RawServer(moved, answer(FEED)) as server, fetcher() as fetch:
        got = await fetch.get(server.url, etag='"1"')
        assert isinstance(got, Body)
        assert got.url == server.url + "rss2/"
        assert server.headers(1)["if-none-match"] == '"1"'


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.2/",
        "http://localhost/",
        "http://[::1]/",
        "//10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "https://other.example/feed/",
        "http://127.0.0.1:1/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "javascript:alert(1)",
        "data:text/xml,<rss/>",
        "http://user:pw@127.0.0.1:{port}/",
        "http://[",
        "http://127.0.0.1:{port}/a b",
    ],
)
async def test_a_redirect_elsewhere_is_not_followed(location: str) -> None:
    async with RawServer(b"") as server:
        server.says = [answer(b"", f"Location: {location.format(port=server.port)}", status="302 Found"), answer(FEED)]
        assert isinstance(await error_of(server), FeedForbidden)
        assert len(server.asked) == 1


async def test_five_redirects_are_followed_and_six_are_not() -> None:
    moved = answer(b"", "Location: /feed/", status="302 Found")
    async with RawServer(*[moved] * 5, answer(FEED)) as server:
        assert (await body_of(server)).content == FEED
    async with RawServer(*[moved] * 6, answer(FEED)) as server:
        assert "5 redirects" in str(await error_of(server))
        assert len(server.asked) == 6


async def test_a_redirect_without_an_address_is_a_failure() -> None:
    async with RawServer(answer(b"", status="301 Moved")) as server:
        assert isinstance(await error_of(server), FeedUnreachable)


# ── the rest ─────────────────────────────────────────────────────────────────


async def test_without_an_address_to_look_at_it_still_says_its_name() -> None:
    async with RawServer(answer(FEED)) as server, fetcher() as fetch:
        await fetch.get(server.url)
        assert server.headers()["user-agent"] == f"Mirsal/{VERSION} (feed reader)"


async def test_json_is_fetched_with_the_same_care() -> None:
    async with RawServer(answer(b'{"a": [1]}'), answer(b"Warning: PHP"), answer(b" " * 100)) as server:
        fetch = fetcher()
        assert await fetch.json(server.url) == {"a": [1]}
        with pytest.raises(FeedUnreadable, match="JSON"):
            await fetch.json(server.url)
        with pytest.raises(FeedUnreadable, match="larger"):
            await fetch.json(server.url, limit=10)
        await fetch.close()


async def test_a_closed_fetcher_opens_anew() -> None:
    async with RawServer(answer(FEED)) as server, fetcher() as fetch:
        await fetch.get(server.url)
        await fetch.close()
        await fetch.close()
        assert isinstance(await fetch.get(server.url), Body)


async def test_many_tasks_may_fetch_at_once() -> None:
    async with RawServer(answer(FEED)) as server, fetcher() as fetch:
        got = await asyncio.gather(*(fetch.get(server.url) for _ in range(20)))
    assert {answer.content for answer in got if isinstance(answer, Body)} == {FEED}
