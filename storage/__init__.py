"""What Mirsal remembers: `open_storage` makes a `bot.ports.Storage` of an address."""

from bot.address import DEFAULT, file_of
from bot.errors import SettingsError
from bot.ports import Storage
from storage.strangers import stranger
from storage.tiny.opening import open_tiny, picture_tiny


async def open_storage(
    url: str, *, readonly: bool = False, existing: bool = False, now: float | None = None
) -> Storage:
    """Open the store that `DATABASE_URL` names; `now` is the time of opening (None: the clock's).

    `readonly` gives a consistent picture beside a running service; what would write raises StorageReadOnly then.
    `existing`: such a picture of a store that nobody ever wrote is refused, not empty.
    Raises SettingsError for an address that is none, or names a file of something else, which is not touched;
    StorageLocked while another copy of the service writes, StorageCorrupt when nothing can be read back,
    StorageReadOnly when the files cannot be written.
    """
    path = file_of(url)
    if (what := stranger(path)) is not None:
        raise SettingsError("DATABASE_URL", f"{path} is {what}, no store; name a file of its own, such as {DEFAULT}")
    if not readonly:
        return await open_tiny(path, now=now)
    picture = await picture_tiny(path)
    if existing and not picture.written:
        raise SettingsError(
            "DATABASE_URL", f"there is no store at {path.absolute()}; name the one that the service has"
        )
    return picture
