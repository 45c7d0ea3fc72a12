"""How often a stranger may knock in vain."""

import ipaddress
from collections import OrderedDict
from dataclasses import dataclass

from bot.ports import Clock

A_MINUTE = 10.0
AT_ONCE = 60.0  # who sets a sender up makes some mistakes in a row
MOST = 4096


@dataclass
class _Bucket:
    left: float
    at: float


class Limits:
    """Allows each address ten failures a minute, and sixty at once after a while without any.

    Only failures are counted, so the newsroom's own pushes are never locked out, whoever else knocks from the same
    address. At most 4,096 addresses are remembered, the most recent ones.
    """

    def __init__(self, clock: Clock, *, a_minute: float = A_MINUTE, at_once: float = AT_ONCE) -> None:
        self._clock = clock
        self._pace = a_minute / 60
        self._most = at_once
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def failed(self, address: str | None) -> float:
        """Count a failure; return 0 while it is one of those allowed, else how many seconds until the next is."""
        now, name = self._clock.monotonic(), _place(address)
        bucket = self._buckets.pop(name, None) or _Bucket(self._most, now)
        left = min(self._most, bucket.left + (now - bucket.at) * self._pace)
        allowed = left >= 1
        self._buckets[name] = _Bucket(left - 1 if allowed else left, now)
        while len(self._buckets) > MOST:
            self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._pace


def _place(address: str | None) -> str:
    """Return what counts as one: an IPv6 neighbour has 2⁶⁴ addresses."""
    try:
        ip = ipaddress.ip_address(address or "")
    except ValueError:
        return address or ""
    return str(ipaddress.ip_network(f"{ip}/64", strict=False)) if ip.version == 6 else str(ip)  # noqa: PLR2004
