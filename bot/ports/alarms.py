"""How editors hear of what breaks."""

from typing import Protocol


class Alarms(Protocol):
    """Tells editors, once when something breaks and once when it is well again. Needs no stored intent; never
    raises.
    """

    async def breaks(self, name: str, detail: str) -> None:
        """Say that `name` is broken; nothing is said when it was said already."""
        ...

    async def heals(self, name: str) -> None:
        """Say that `name` is well again; nothing is said when it was not broken."""
        ...
