"""A server of raw bytes on 127.0.0.1: it says exactly what a test wants said, and keeps what it was asked."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Self

Say = Callable[[asyncio.StreamWriter], Awaitable[None]]


def answer(body: bytes = b"", *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """Return a whole HTTP/1.1 answer; `length` lies about the body."""
    said = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    return ("\r\n".join(said) + "\r\n\r\n").encode("latin-1") + body


class RawServer:
    """Answers each request with the next of `says` (the last one for ever): bytes, or a coroutine that writes."""

    def __init__(self, *says: bytes | Say, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self.says = list(says)
        self.asked: list[str] = []
        self.sent = 0
        self.url = ""
        self.port = 0
        self._writers: set[asyncio.StreamWriter] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/feed/"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for writer in list(self._writers):
            writer.transport.abort()
        await self._server.wait_closed()

    def headers(self, request: int = 0) -> dict[str, str]:
        """Return the headers of a request, names in small letters."""
        lines = self.asked[request].split("\r\n")[1:]
        return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines if line)}

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            asked = await reader.readuntil(b"\r\n\r\n")
            self.asked.append(asked.decode("latin-1"))
            say = self.says.pop(0) if len(self.says) > 1 else self.says[0]
            if isinstance(say, bytes):
                writer.write(say)
                self.sent += len(say)
            else:
                await say(writer)
            await writer.drain()
        self._writers.discard(writer)
        writer.close()
