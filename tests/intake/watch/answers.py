"""What a look should find, and how a site may answer."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from tests.intake.site import posts

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def titles(first: int, last: int) -> list[str]:
    return [post.title for post in posts(first, last)]


def says(status: int, text: str = "", **headers: str) -> Handler:
    async def say(_: web.Request) -> web.Response:
        return web.Response(status=status, text=text, content_type="text/html", headers=headers)

    return say
