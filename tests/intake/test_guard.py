"""The guard at the socket: what is not the open internet is never connected to."""

import asyncio
import socket
from collections.abc import AsyncIterator
from types import SimpleNamespace

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors import FeedForbidden, FeedUnreachable
from bot.intake import guard
from bot.intake.fetcher import Fetcher

PRIVATE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:a9fe:a9fe",
    "::127.0.0.1",
    "::7f00:1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::169.254.169.254",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:2::1",
    "2001:db8::1",
    "2001:10::1",
    "2002:a00:1::",
    "2002:7f00:1::1",
    "2002:c0a8:1::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "febf::1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "5f00::1",
]

PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "9.9.9.9",
    "41.77.112.1",
    "93.184.216.34",
    "105.158.0.1",
    "151.101.1.140",
    "185.15.59.224",
    "196.200.131.1",
    "2606:4700:4700::1111",
    "2a00:1450:4007:80e::200e",
    "2620:0:862:ed1a::1",
    "64:ff9b::8.8.8.8",
    "::ffff:8.8.8.8",
]

# Each is 127.0.0.1 (or 10.0.0.1) in some spelling that a resolver, a browser or a library understands.
SPELLINGS = [
    "http://127.0.0.1/",
    "http://127.0.0.1:80/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://0.0.0.0/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://a.localhost/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:7f00:0001]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[2002:7f00:1::]/",
    "http://10.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "https://127.0.0.1/",
    "http://127.0.0.1:443/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://ⓛocalhost/",
    "http://user@127.0.0.1/",
    "http://example.com@127.0.0.1/",
    "http://127.0.0.1#@example.com/",
    "http://127.0.0.1\\@example.com/",
    "http://127.0.0.1 /",
    "http://127.0.0.1\t/",
    "http://127.0.0.1\n.example.com/",
    "//127.0.0.1/",
    "127.0.0.1",
    "http:127.0.0.1",
    "http:///127.0.0.1",
    "http://[::1",
    "http://[127.0.0.1]/",
    "http://127.0.0.1:0/",
    "http://127.0.0.1:99999/",
    "http://127.0.0.1:22/",
    "https://example.com:8443/",
    "https://example.com:22/",
    "ftp://example.com/feed",
    "file:///etc/passwd",
    "gopher://127.0.0.1/",
    "javascript:alert(1)",
    "data:text/xml,<rss/>",
    "tg://resolve?domain=x",
    "unix:///run/docker.sock",
    "http://",
    "",
    "   ",
    "http://exa mple.com/",
    "http://exam\u202eple.com/",
    "http://-/" + "a" * 3000,
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_on_the_open_internet_gets_no_socket(address: str) -> None:
    assert not guard.is_public(address)
    with pytest.raises(guard.Blocked):
        guard.guarded_socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)))


@pytest.mark.parametrize("address", PUBLIC)
def test_an_ordinary_public_address_gets_one(address: str) -> None:
    assert guard.is_public(address)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    guard.guarded_socket((family, socket.SOCK_STREAM, 6, "", (address, 443))).close()


@pytest.mark.parametrize("port", [0, 22, 25, 3306, 5432, 6379, 8080, 9200])
def test_other_ports_than_80_and_443_get_no_socket(port: int) -> None:
    with pytest.raises(guard.Blocked, match="port"):
        guard.guarded_socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", port)))


@pytest.mark.parametrize("url", SPELLINGS)
async def test_no_spelling_of_a_private_address_gets_a_socket(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(guard, "socket", SimpleNamespace(socket=lambda **kind: opened.append(kind)))
    async with Fetcher(connect=2) as fetcher:
        with pytest.raises(FeedForbidden):
            await fetcher.get(url)
    assert opened == []


async def test_a_name_that_is_rebound_to_loopback_reaches_nothing(canary: "Canary") -> None:
    """The name passes every check before the fetch; only at the socket its address is known."""
    connector = guard.connector(allow_private=False)
    connector._resolver = Rebound(canary.port)
    async with aiohttp.ClientSession(connector=connector, trust_env=False) as session:
        with pytest.raises(aiohttp.ClientConnectorError, match="public"):
            await session.get("http://news.example/feed/")
    assert canary.connections == 0


async def test_the_guard_lets_everything_through_where_private_hosts_are_allowed(canary: "Canary") -> None:
    async with Fetcher(allow_private=True) as fetcher:
        with pytest.raises(FeedUnreachable):
            await fetcher.get(f"http://127.0.0.1:{canary.port}/")
    assert canary.connections > 0


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://kawalis.example/feed/", "https://kawalis.example/feed/"),
        ("HTTPS://Kawalis.Example/Feed/", "https://kawalis.example/Feed/"),
        ("https://kawalis.example:443/feed/?a=b#c", "https://kawalis.example:443/feed/?a=b#c"),
        ("http://93.184.216.34/feed", "http://93.184.216.34/feed"),
        ("http://[2606:4700:4700::1111]/feed", "http://[2606:4700:4700::1111]/feed"),
        ("https://كواليس.example/feed", "https://xn--mgby9bfso.example/feed"),
        ("https://раypal.com/", "https://xn--ypal-43d9g.com/"),
        ("https://bücher.example./", "https://xn--bcher-kva.example/"),
    ],
)
def test_an_allowed_address_comes_back_as_dns_knows_it(url: str, asked: str) -> None:
    assert guard.allowed_url(url, allow_private=False) == asked


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080/feed", "http://localhost:9/feed", "http://[::1]:81/feed"])
def test_private_hosts_and_ports_are_allowed_when_the_setting_says_so(url: str) -> None:
    assert guard.allowed_url(url, allow_private=True) == url
    with pytest.raises(FeedForbidden):
        guard.allowed_url(url, allow_private=False)


class Rebound(AbstractResolver):
    """A resolver that answers 127.0.0.1 for every name."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [ResolveResult(hostname=host, host="127.0.0.1", port=self.port, family=socket.AF_INET, proto=0, flags=0)]

    async def close(self) -> None:
        """Hold nothing."""


class Canary:
    """Counts who comes to 127.0.0.1."""

    def __init__(self) -> None:
        self.connections = 0
        self.port = 0


@pytest.fixture
async def canary() -> AsyncIterator[Canary]:
    canary = Canary()

    def sing(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        canary.connections += 1
        writer.close()

    server = await asyncio.start_server(sing, "127.0.0.1", 0)
    canary.port = server.sockets[0].getsockname()[1]
    yield canary
    server.close()
    await server.wait_closed()
