"""Pictures are read from their first bytes and held against Telegram's limits."""

import struct
import zlib
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.sandbox.telegram import StandIn
from bot.sandbox.telegram_pictures import MOST_FETCHED, MOST_UPLOADED, measure
from tests.sandbox.conftest import AMINA, CHANNEL, Ask


def png(width: int, height: int, size: int = 100) -> bytes:
    head = (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    )
    return (head + struct.pack(">I", zlib.crc32(head[12:]))).ljust(size, b"\0")


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x11\x08" + struct.pack(">HH", 30, 40) + b"\x03" * 8


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (png(40, 30), ("image/png", 40, 30)),
        (JPEG, ("image/jpeg", 40, 30)),
        (b"\xff\xd8\x00\x00", None),
        (b"\xff\xd8", None),
        (b"GIF89a" + struct.pack("<HH", 40, 30), ("image/gif", 40, 30)),
        (b"GIF89a", None),
        (b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 10 + struct.pack("<HH", 40, 30), ("image/webp", 40, 30)),
        (b"RIFF\0\0\0\0WEBPVP8L" + b"\0" * 5 + struct.pack("<I", 39 | 29 << 14) + b"\0" * 9, ("image/webp", 40, 30)),
        (b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + b"\x27\0\0\x1d\0\0", ("image/webp", 40, 30)),
        (b"RIFF\0\0\0\0WAVEfmt ", None),
        (b"<html>", None),
        (b"", None),
    ],
)
def test_a_picture_is_measured_by_its_first_bytes(content: bytes, found: tuple[str, int, int] | None) -> None:
    assert measure(content) == found


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (png(0, 100), "PHOTO_INVALID_DIMENSIONS"),
        (png(10, 10, MOST_FETCHED + 1), "failed to get HTTP URL content"),
        (b"no picture", "wrong type of the web page content"),
    ],
)
async def test_a_picture_beyond_the_limits_is_refused(standin: StandIn, ask: Ask, content: bytes, said: str) -> None:
    standin.canned["https://example.org/x"] = content
    answer = await ask("sendPhoto", chat_id=CHANNEL, photo="https://example.org/x")
    assert answer["description"] == f"Bad Request: {said}"


async def test_a_picture_at_the_limits_is_taken(standin: StandIn, ask: Ask) -> None:
    for content in (png(9000, 1000), png(2000, 100), png(10, 10, MOST_FETCHED)):
        standin.canned["https://example.org/x"] = content
        assert (await ask("sendPhoto", chat_id=AMINA, photo="https://example.org/x"))["ok"]


def test_an_upload_may_be_larger_but_not_endless(standin_people: StandIn) -> None:
    assert standin_people.say(AMINA, "", photo=png(10, 10, MOST_UPLOADED)).photo
    with pytest.raises(Exception, match="file is too big"):
        standin_people.say(AMINA, "", photo=png(10, 10, MOST_UPLOADED + 1))
    with pytest.raises(Exception, match="IMAGE_PROCESS_FAILED"):
        standin_people.say(AMINA, "", photo=b"no picture")


@pytest.fixture
def standin_people() -> StandIn:
    room = StandIn()
    room.add_user(AMINA)
    return room


@pytest.fixture
async def pages() -> AsyncIterator[str]:
    """Serve a picture, a page, a book and nothing else on this machine."""

    async def picture(_request: web.Request) -> web.Response:
        return web.Response(body=png(10, 10), content_type="image/png")

    async def page(_request: web.Request) -> web.Response:
        return web.Response(text="<html>", content_type="text/html")

    async def book(_request: web.Request) -> web.Response:
        return web.Response(body=b"%PDF", content_type="application/pdf")

    app = web.Application()
    app.add_routes([web.get("/a.png", picture), web.get("/page", page), web.get("/book.pdf", book)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.mark.parametrize(
    ("method", "path", "said"),
    [
        ("sendPhoto", "/a.png", None),
        ("sendPhoto", "/page", "wrong type of the web page content"),
        ("sendPhoto", "/gone.png", "failed to get HTTP URL content"),
        ("sendDocument", "/book.pdf", None),
        ("sendDocument", "/a.png", "wrong type of the web page content"),
    ],
)
async def test_files_are_fetched_from_their_address(
    ask: Ask, pages: str, method: str, path: str, said: str | None
) -> None:
    field = "photo" if method == "sendPhoto" else "document"
    answer = await ask(method, chat_id=CHANNEL, **{field: pages + path})
    assert answer.get("description") == (said and f"Bad Request: {said}")


async def test_nobody_home_is_a_failed_fetch(ask: Ask) -> None:
    answer = await ask("sendPhoto", chat_id=CHANNEL, photo="http://127.0.0.1:1/a.png")
    assert answer["description"] == "Bad Request: failed to get HTTP URL content"


async def test_a_document_is_sent_again_by_its_name_but_not_as_a_photo(standin: StandIn, ask: Ask, pages: str) -> None:
    sent = await ask("sendDocument", chat_id=CHANNEL, document=f"{pages}/book.pdf")
    file = sent["result"]["document"]["file_id"]
    assert (await ask("sendDocument", chat_id=AMINA, document=file))["ok"]
    refused = await ask("sendPhoto", chat_id=AMINA, photo=file)
    assert refused["description"] == "Bad Request: type of file mismatch"
    assert standin.chat(AMINA).messages[0].document is not None
