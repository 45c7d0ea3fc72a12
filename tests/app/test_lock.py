"""The lock: what `make setup` and a Procfile platform install."""

import re
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]


def pins(name: str) -> list[Requirement]:
    """Return what a lock pins."""
    found = re.findall(r"^([^\s#]\S*==\S*)", (ROOT / name).read_text(), re.MULTILINE)
    return [Requirement(one) for one in found]


def asked(packages: list[Requirement]) -> Iterator[Requirement]:
    """Yield what these packages ask of others."""
    for package in packages:
        yield from map(Requirement, requires(package.name) or [])


def test_an_extra_is_spelled_as_the_package_that_asks_for_it_spells_it() -> None:
    """Two spellings of one extra end pip 23.2 with an AssertionError; no spelling lets it look for a newer release."""
    locked = {one.name: one for one in pins("requirements.txt")}
    with_extras = [one for one in asked(list(locked.values())) if one.extras and one.marker is None]

    assert with_extras
    for one in with_extras:
        assert one.extras <= locked[one.name].extras, one


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_of_the_lock_has_hashes_and_no_host_stands_there(name: str) -> None:
    text = (ROOT / name).read_text()
    blocks = [block for block in re.split(r"\n(?=\S)", text) if "==" in block]

    assert len(blocks) == len(pins(name)) > 30
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text
