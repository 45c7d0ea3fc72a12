"""Pictures as Telegram takes them: read from their first bytes, fetched from their address, held against its limits.

The stand-in never leaves the machine: it fetches from loopback addresses, and from `canned` ones.
"""

import struct
from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp

from bot.sandbox.telegram_errors import BAD_FILE, FETCH_FAILED, NOT_MEDIA, bad_request
from bot.sandbox.telegram_fields import Upload
from bot.sandbox.telegram_world import Blob, World, file_id

MOST_UPLOADED = 10 * 1024 * 1024
MOST_FETCHED = 5 * 1024 * 1024
MOST_SIDES = 10_000
MOST_RATIO = 20
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def measure(content: bytes) -> tuple[str, int, int] | None:
    """Return MIME type, width and height of a PNG, JPEG, GIF or WebP; None for anything else."""
    for magic, reader in _READERS:
        if content.startswith(magic):
            try:
                return reader(content)
            except (struct.error, IndexError):
                return None
    return None


def _png(content: bytes) -> tuple[str, int, int]:
    width, height = struct.unpack(">II", content[16:24])
    return "image/png", width, height


def _gif(content: bytes) -> tuple[str, int, int]:
    width, height = struct.unpack("<HH", content[6:10])
    return "image/gif", width, height


def _jpeg(content: bytes) -> tuple[str, int, int] | None:
    at = 2
    while content[at] == _MARKER:
        marker, size = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return "image/jpeg", width, height
        at += 2 + size
    return None


def _webp(content: bytes) -> tuple[str, int, int] | None:
    if content[8:12] != b"WEBP":
        return None
    if content[12:16] == b"VP8X":
        return "image/webp", int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
    if content[12:16] == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return "image/webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", content[26:30])
    return "image/webp", width & 0x3FFF, height & 0x3FFF


_MARKER = 0xFF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_READERS: tuple[tuple[bytes, Callable[[bytes], tuple[str, int, int] | None]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"GIF8", _gif),
    (b"\xff\xd8", _jpeg),
    (b"RIFF", _webp),
)


def take_picture(content: bytes, name: str, *, source: str | None = None) -> Blob:
    """Return the picture as a file; `Refusal` when Telegram would refuse it."""
    found = measure(content)
    if found is None:
        raise bad_request(NOT_MEDIA if source else "IMAGE_PROCESS_FAILED")
    kind, width, height = found
    if len(content) > (MOST_FETCHED if source else MOST_UPLOADED):
        raise bad_request(FETCH_FAILED if source else "file is too big")
    sides = (max(width, 1), max(height, 1))
    if not width or not height or sum(sides) > MOST_SIDES or max(sides) / min(sides) > MOST_RATIO:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return Blob(file_id(), name, kind, content, width, height, source)


class Pictures:
    """Turns what a call names as its file into a kept file: an upload, a known file's id, or an address."""

    def __init__(
        self, world: World, session: Callable[[], aiohttp.ClientSession | None], canned: Mapping[str, bytes]
    ) -> None:
        self._world = world
        self._session = session
        self._canned = canned

    async def photo(self, given: Upload | str) -> Blob:
        """Return a photo."""
        if isinstance(given, Upload):
            return self._world.keep(take_picture(given.content, given.name))
        known = self._known(given)
        if known is not None:
            if not known.width:
                raise bad_request("type of file mismatch")
            return known
        content, _ = await self._fetch(given)
        return self._world.keep(take_picture(content, given.rsplit("/", 1)[-1], source=given))

    async def document(self, given: Upload | str) -> Blob:
        """Return a document."""
        if isinstance(given, Upload):
            if not given.content:
                raise bad_request("file must be non-empty")
            return self._world.keep(Blob(file_id(), given.name, given.type, given.content))
        known = self._known(given)
        if known is not None:
            return known
        content, kind = await self._fetch(given)
        if kind not in {"application/pdf", "application/zip", "image/gif"}:
            raise bad_request(NOT_MEDIA)
        return self._world.keep(Blob(file_id(), given.rsplit("/", 1)[-1], kind, content, source=given))

    def _known(self, given: str) -> Blob | None:
        if given.startswith(("http://", "https://")):
            return None
        if given not in self._world.files:
            raise bad_request(BAD_FILE)
        return self._world.files[given]

    async def _fetch(self, address: str) -> tuple[bytes, str]:
        if address in self._canned:
            return self._canned[address], ""
        try:
            host = urlsplit(address).hostname
        except ValueError:
            raise bad_request("wrong HTTP URL specified") from None
        if not host:
            raise bad_request("wrong HTTP URL specified")
        session = self._session()
        if host not in _LOOPBACK or session is None:
            raise bad_request(FETCH_FAILED)
        try:
            async with session.get(address, timeout=aiohttp.ClientTimeout(total=10)) as answer:
                if answer.status != HTTPStatus.OK:
                    raise bad_request(FETCH_FAILED)
                if answer.content_type.startswith("text/"):
                    raise bad_request(NOT_MEDIA)
                return await answer.content.read(MOST_UPLOADED + 1), answer.content_type
        except (aiohttp.ClientError, TimeoutError, ValueError):
            raise bad_request(FETCH_FAILED) from None
