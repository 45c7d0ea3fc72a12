"""The stand-in Telegram: a Bot API server as strict as the real one, with people in it and faults on demand."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

import aiohttp
from aiohttp import web

from bot.clock import SystemClock
from bot.ports import Clock
from bot.sandbox.telegram_errors import Refusal, bad_request
from bot.sandbox.telegram_faults import Fault, Faults, Kind, misbehave
from bot.sandbox.telegram_fields import METHODS, Params, Upload, read_fields
from bot.sandbox.telegram_flood import Flood, Limits
from bot.sandbox.telegram_methods import ACTS
from bot.sandbox.telegram_parts import Parts
from bot.sandbox.telegram_people import People
from bot.sandbox.telegram_pictures import Pictures
from bot.sandbox.telegram_updates import Updates
from bot.sandbox.telegram_world import User, World

__all__ = ["BOT", "TOKEN", "Call", "Fault", "Kind", "Limits", "StandIn"]

TOKEN = "8000000001:AAstand-in-token-for-tests-and-the-demo"  # noqa: S105 - opens nothing but the stand-in
BOT = 8_000_000_001
LARGEST_BODY = 60 * 1024 * 1024
_NAMES = {name.lower(): name for name in METHODS}


@dataclass(slots=True)
class Call:
    """One call as it came. `result` is what was answered, `error` the refusal's sentence, both None while it runs.

    `status` 0: no answer went out. `fault` is what went wrong on demand.
    """

    method: str
    params: Params
    at: float
    result: Any = None
    error: str | None = None
    status: int = 0
    fault: Kind | None = None

    @property
    def chat(self) -> int | str | None:
        """The chat it is about."""
        chat: int | str | None = self.params.get("chat_id")
        return chat


class StandIn(People):
    """A Telegram of one bot. `await start()` lets it listen; or `mount(app)` puts it into another server.

    `limits` None: no flood control. `strict`: unknown parameters are refused. `local`: webhooks may be plain http on
    any port, as with a Bot API server of one's own. `canned` are pictures by address that are not fetched.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        clock: Clock | None = None,
        limits: Limits | None = Limits(),  # noqa: B008 - frozen
        strict: bool = True,
        local: bool = True,
        username: str = "mirsal_demo_bot",
        name: str = "مرسال",
    ) -> None:
        self.token = token
        self.clock = clock or SystemClock()
        self.calls: list[Call] = []
        self.faults = Faults()
        self.canned: dict[str, bytes] = {}
        self.url = ""
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None
        world = World(User(BOT, name, username=username, is_bot=True))
        flood, updates = Flood(limits, self.clock), Updates(self.clock, world.tell)
        pictures = Pictures(world, lambda: self._session, self.canned)
        super().__init__(Parts(world, self.clock, flood, updates, pictures, strict=strict, local=local))

    # life ───────────────────────────────────────────────────────────────────

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> str:
        """Listen, and return the address to use as TELEGRAM_API."""
        app = web.Application(client_max_size=LARGEST_BODY)
        await self.mount(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        bound = self._runner.addresses[0][1]
        self.url = f"http://{host}:{bound}"
        return self.url

    async def mount(self, app: web.Application) -> None:
        """Put the Bot API's routes into an application; `stop()` ends what was begun here."""
        self._session = aiohttp.ClientSession()
        self.parts.updates.open(self._session)
        app.router.add_route("*", "/bot{token:[^/]*}", self._no_method)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._answer)
        app.router.add_get("/file/bot{token:[^/]+}/files/{file}", self._file)

    async def stop(self) -> None:
        """Hang up."""
        self.faults.clear()
        await self.parts.updates.close()
        if self._runner is not None:
            await self._runner.cleanup()
        if self._session is not None:
            await self._session.close()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    # for tests ──────────────────────────────────────────────────────────────

    def fail(self, method: str, kind: Kind, **wishes: Any) -> Fault:
        """Order that the next call of a method (`times` of them) goes wrong; see `Fault`."""
        return self.faults.add(Fault(kind, method, **wishes))

    def lose_answer(self, method: str = "sendMessage", times: int = 1) -> Fault:
        """Order that the next call is carried out, but its answer lost."""
        return self.fail(method, Kind.DROP, times=times, done=True)

    def called(self, method: str, chat: int | str | None = None) -> list[Call]:
        """Return the calls of a method, in one chat where it is named."""
        return [call for call in self.calls if call.method == method and chat in {None, call.chat}]

    async def until(self, fact: Callable[[], object], *, seconds: float = 60.0) -> None:
        """Come back as soon as `fact()` holds; TimeoutError when it does not in real `seconds`."""
        await self.world.until(fact, seconds)

    # the Bot API ────────────────────────────────────────────────────────────

    async def _no_method(self, _request: web.Request) -> web.Response:
        return _refused(Refusal(404, "Not Found"))

    async def _file(self, request: web.Request) -> web.Response:
        blob = self.world.files.get(request.match_info["file"])
        if request.match_info["token"] != self.token or blob is None:
            return _refused(Refusal(404, "Not Found"))
        return web.Response(body=blob.content, content_type=blob.type)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        given = request.match_info["token"]
        if given != self.token:
            number, _, rest = given.partition(":")
            well_formed = number.isdigit() and rest
            return _refused(Refusal(401, "Unauthorized" if well_formed else "Unauthorized: invalid token specified"))
        method = _NAMES.get(request.match_info["method"].lower())
        if method is None:
            return _refused(Refusal(404, "Not Found: method not found"))
        fields, files = await _body(request)
        call = Call(method, dict(fields), self.clock.now())
        self.calls.append(call)
        try:
            return await self._carry_out(request, call, fields, files)
        finally:
            self.world.tell()

    async def _carry_out(
        self, request: web.Request, call: Call, fields: dict[str, Any], files: dict[str, Upload]
    ) -> web.StreamResponse:
        fault = self.faults.take(call.method, _number(fields.get("chat_id"), self.world))
        call.fault = fault.kind if fault else None
        if fault is not None and not fault.done and not await _held(fault, self.world.tell):
            return await misbehave(fault, request, None)
        answer = await self._result(call, fields, files)
        self.world.tell()
        if fault is not None and fault.done and not await _held(fault, self.world.tell):
            call.status = 0
            return await misbehave(fault, request, answer)
        headers = {}
        if (wait := answer.get("parameters", {}).get("retry_after")) is not None:
            headers["Retry-After"] = str(wait)
        return web.json_response(answer, status=call.status, headers=headers)

    async def _result(self, call: Call, fields: dict[str, Any], files: dict[str, Upload]) -> dict[str, Any]:
        """Carry a call out, note what came of it, and return the body that answers it."""
        try:
            params = read_fields(fields, METHODS[call.method], strict=self.parts.strict, files=files)
            call.params = params
            call.result = await ACTS[call.method](self.parts, params)
        except Refusal as refusal:
            call.error, call.status = refusal.description, refusal.code
            return refusal.body()
        call.status = 200
        return {"ok": True, "result": call.result}


async def _held(fault: Fault, tell: Callable[[], None]) -> bool:
    """Wait where the order is to wait; True when the call goes on as if nothing had been."""
    if fault.kind is not Kind.HOLD:
        return False
    tell()
    await fault.released.wait()
    return True


def _number(chat: Any, world: World) -> int | None:
    """Return the number of the chat a call names, as far as that can be told."""
    try:
        found = world.find(chat if isinstance(chat, str) and chat.startswith("@") else int(chat))
    except (TypeError, ValueError):
        return None
    return found.id if found else None


def _refused(refusal: Refusal) -> web.Response:
    return web.json_response(refusal.body(), status=refusal.code)


async def _body(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Read the fields of a call, and the files that came with it."""
    fields: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json" and request.can_read_body:
        return fields | await _json(request), files
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            fields[name] = value if isinstance(value, str) else bytes(value).decode()
    return fields, files


async def _json(request: web.Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.read())
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(
            text=json.dumps(bad_request("can't parse request body JSON object").body()), content_type="application/json"
        )
    return body
