"""What goes wrong on demand: the next calls of a method are not answered, answered late, or answered with nonsense."""

import asyncio
import json
import socket
import struct
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from aiohttp import web

GATEWAY = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n"
    b"<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>"
)


class Kind(StrEnum):
    """DROP: the connection ends without an answer · RESET: likewise, rudely · HOLD: it waits until released ·
    HTML: a gateway's page with `status` · FLOOD: 429 · CUT: half of the JSON · RAW: `body` with `status`.
    """

    DROP = "drop"
    RESET = "reset"
    HOLD = "hold"
    HTML = "html"
    FLOOD = "flood"
    CUT = "cut"
    RAW = "raw"


@dataclass(slots=True)
class Fault:
    """One order to fail. `done`: the call is carried out first (a lost answer); `chat` None means any chat.

    `arrived` is set when a call ran into it; a HOLD goes on once `release()` was called (`done` False: it is carried
    out then, however long the caller has been gone).
    """

    kind: Kind
    method: str = "*"
    times: int = 1
    done: bool = False
    chat: int | None = None
    status: int = 502
    retry_after: int = 3
    body: bytes = GATEWAY
    hits: int = 0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Let what is held go on, and hold nothing more."""
        self.times = 0
        self.released.set()


class Faults:
    """The orders that stand, oldest first."""

    def __init__(self) -> None:
        self.orders: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Order a fault."""
        self.orders.append(fault)
        return fault

    def clear(self) -> None:
        """Take all orders back and let go of what is held."""
        for fault in self.orders:
            fault.release()
        self.orders.clear()

    def take(self, method: str, chat: int | None) -> Fault | None:
        """Return the order that this call runs into, counted down."""
        for fault in self.orders:
            fits = fault.method in {"*", method} and (method != "getUpdates" or fault.method == method)
            if fault.times > 0 and fits and fault.chat in {None, chat}:
                fault.times -= 1
                fault.hits += 1
                fault.arrived.set()
                return fault
        return None


async def misbehave(fault: Fault, request: web.Request, answer: dict[str, Any] | None) -> web.StreamResponse:
    """Answer as ordered. `answer` is what should have gone out, None where nothing was done."""
    if fault.kind is Kind.FLOOD:
        body = {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {fault.retry_after}"}
        return web.json_response(body | {"parameters": {"retry_after": fault.retry_after}}, status=429)
    if fault.kind is Kind.HTML:
        return web.Response(body=fault.body, status=fault.status, content_type="text/html")
    if fault.kind is Kind.RAW:
        return web.Response(body=fault.body, status=fault.status, content_type="application/json")
    if fault.kind is Kind.CUT:
        return await _cut(request, json.dumps(answer or {"ok": True, "result": {}}).encode())
    return _hang_up(request, rudely=fault.kind is Kind.RESET)


async def _cut(request: web.Request, body: bytes) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    _hang_up(request, rudely=False)
    return response


def _hang_up(request: web.Request, *, rudely: bool) -> web.Response:
    transport = request.transport
    if transport is not None:
        if rudely and (line := transport.get_extra_info("socket")) is not None:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort() if rudely else transport.close()
    return web.Response(status=500)
