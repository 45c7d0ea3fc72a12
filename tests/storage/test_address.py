"""An address means the same to all who read it: the store, the watch over its disk, `check`."""

from pathlib import Path

import pytest

from bot.address import file_of, folder_of
from bot.commands.check import _existing
from bot.errors import SettingsError
from storage import open_storage


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("tinydb:x", "x"),
        ("tinydb://x", "x"),
        ("tinydb:/x", "/x"),
        ("tinydb:///x", "/x"),
        ("tinydb:data/m.json", "data/m.json"),
        ("tinydb://data/m.json", "data/m.json"),
        (" tinydb:///data/m.json\n", "/data/m.json"),
    ],
)
def test_two_slashes_before_the_path_mean_nothing(url: str, path: str) -> None:
    assert file_of(url) == Path(path)
    assert folder_of(url) == Path(path).absolute().parent


@pytest.mark.parametrize("slashes", ["", "//"])
@pytest.mark.parametrize("absolute", [True, False])
async def test_the_folder_that_is_watched_is_the_one_that_the_store_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slashes: str, *, absolute: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    url = f"tinydb:{slashes}{tmp_path / 'data' if absolute else 'data'}/m.json"

    assert _existing(folder_of(url)) == tmp_path
    await (await open_storage(url)).close()
    assert folder_of(url) == tmp_path / "data"
    assert (folder_of(url) / "m.json").exists()
    assert _existing(folder_of(url)) == tmp_path / "data"


def test_the_folder_of_a_link_is_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "mirsal.json").symlink_to("/volume/mirsal.json")

    assert folder_of(f"tinydb:{tmp_path / 'mirsal.json'}") == Path("/volume")
    assert folder_of(f"tinydb:{tmp_path / 'other.json'}") == tmp_path


@pytest.mark.parametrize("url", ["", "tinydb:", "tinydb://", "x.json", "sqlite:x", "postgresql://localhost/mirsal"])
def test_an_address_of_no_file_is_refused_to_everybody(url: str) -> None:
    for read in (file_of, folder_of):
        with pytest.raises(SettingsError, match=r"^DATABASE_URL: "):
            read(url)
