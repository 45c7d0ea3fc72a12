"""The one way to Telegram's Bot API: aiohttp, kept-alive connections, for our own sender and for PTB's Bot.

It tells what certainly never left (`NotSent`) from what may have been carried out (`MaybeSent`), and no
exception of its own holds the address, because the token stands in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import aiohttp
import orjson
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.errors import MaybeSent, NotSent
from bot.messages import File
from bot.secret import HIDDEN, Secret, scrub

CONNECT, READ = 10.0, 40.0
LONGEST = CONNECT + READ  # no request of ours takes longer; a lease must
KEEP_ALIVE = 15.0  # shorter than servers', so that a request seldom meets a connection they are closing
POOL = 512
BODY_LIMIT = 64 * 1024 * 1024
_CHUNK = 1 << 18
_JSON = MappingProxyType({"Content-Type": "application/json"})


@dataclass(frozen=True, slots=True)
class Response:
    """What came back, whoever wrote it: Telegram, or a proxy on the way."""

    status: int
    body: bytes


class Transport(BaseRequest):
    """One session over one pool. Connections are made on first use; `shutdown` closes them.

    `api` is the server's address without a slash at the end; `read` how long an answer may take, in seconds.
    PTB's time-outs of a single call win over ours, so that a long poll is given its time.
    """

    def __init__(
        self, token: Secret, api: str, *, connect: float = CONNECT, read: float = READ, pool: int = POOL
    ) -> None:
        self._token = token
        self._base = f"{api}/bot{token.reveal()}/"
        self._connect, self._read, self._pool = connect, read, pool
        self._urls: dict[str, URL] = {}
        self._session: aiohttp.ClientSession | None = None

    def __repr__(self) -> str:
        return "<Transport>"

    # ours ───────────────────────────────────────────────────────────────────

    async def call(
        self, method: str, payload: Mapping[str, Any] | bytes = b"", *, timeout: float | None = None
    ) -> Response:
        """Call a method of the Bot API with JSON (ready bytes, or a mapping). Raises NotSent or MaybeSent only."""
        body = payload if isinstance(payload, bytes) else orjson.dumps(payload)
        return await self._post(self._url(method), body or None, timeout)

    async def upload(self, method: str, fields: Mapping[str, str], field: str, file: File) -> Response:
        """Call a method with a file in `field` and the other fields as text. Raises NotSent or MaybeSent only."""
        form = aiohttp.FormData(fields)
        form.add_field(field, file.content, filename=file.name, content_type="application/octet-stream")
        return await self._post(self._url(method), form, None)

    def _url(self, method: str) -> URL:
        if method not in self._urls:
            self._urls[method] = URL(self._base + method, encoded=True)
        return self._urls[method]

    async def _post(self, url: URL, data: bytes | aiohttp.FormData | None, read: float | None) -> Response:
        limits = self._limits(self._read if read is None else read, self._connect, whole=True)
        return await self._request("POST", url, data, limits)

    async def _request(
        self, verb: str, url: URL, data: bytes | aiohttp.FormData | None, limits: aiohttp.ClientTimeout
    ) -> Response:
        headers = _JSON if isinstance(data, bytes) else None
        try:
            async with self._open().request(
                verb, url, data=data, headers=headers, timeout=limits, allow_redirects=False
            ) as answer:
                return Response(answer.status, await _whole(answer))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            raise NotSent(self._say(error)) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise MaybeSent(self._say(error)) from None

    def _say(self, error: Exception) -> str:
        told = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return scrub(told.replace(self._token.reveal(), HIDDEN))

    @staticmethod
    def _limits(read: float | None, connect: float | None, *, whole: bool) -> aiohttp.ClientTimeout:
        """`connect` covers waiting for the pool. `whole`: a server that drips its answer has no more time either."""
        total = (connect or CONNECT) + read if whole and read is not None else None
        return aiohttp.ClientTimeout(total=total, connect=connect, sock_connect=connect, sock_read=read)

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._pool, keepalive_timeout=KEEP_ALIVE)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
        return self._session

    # PTB's ──────────────────────────────────────────────────────────────────

    @property
    def read_timeout(self) -> float | None:
        """How long PTB lets an answer take; for `getUpdates` it adds the poll's own time."""
        return self._read

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Close all connections. A later call opens new ones."""
        session, self._session = self._session, None  # at once: what is opened while this one closes is kept
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0917 - PTB's interface
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - bodies are small
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - counts as connecting
    ) -> tuple[int, bytes]:
        """Make PTB's request. What never left is a `NetworkError` that says so, a lost answer a `TimedOut`."""
        read = self._read if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        connect = self._connect if connect_timeout is BaseRequest.DEFAULT_NONE else connect_timeout
        limits = self._limits(read, connect, whole=False)
        try:
            answer = await self._request(method, URL(url, encoded=True), _body(request_data), limits)
        except NotSent as error:
            raise NetworkError(f"not sent: {error}") from error
        except MaybeSent as error:
            raise TimedOut(f"no answer: {error}") from error
        return answer.status, answer.body


async def _whole(answer: aiohttp.ClientResponse) -> bytes:
    """Read the body; one beyond all sense counts as lost."""
    parts, size = [], 0
    async for part in answer.content.iter_chunked(_CHUNK):
        size += len(part)
        if size > BODY_LIMIT:
            raise aiohttp.ClientPayloadError("the answer is too long")
        parts.append(part)
    return b"".join(parts)


def _body(data: RequestData | None) -> bytes | aiohttp.FormData | None:
    if data is None:
        return None
    if not data.contains_files:
        return orjson.dumps(data.parameters) if data.parameters else None
    form = aiohttp.FormData(data.json_parameters)
    for field, (name, content, kind) in data.multipart_data.items():
        form.add_field(field, content, filename=name, content_type=kind)
    return form
