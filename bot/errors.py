"""Every error Mirsal raises, in one small tree.

    MirsalError
    ├── SettingsError        a setting is missing or wrong: exit 2 and one line
    │   └── CatalogueError   the topic catalogue is wrong: the line and the reason
    ├── FeedError            a look at a feed failed; one sentence for the desk, the cause for the log
    │   ├── FeedUnreachable  no answer, a broken one, or one that says no
    │   ├── FeedForbidden    the guard refused the address: private, wrong scheme, other host
    │   └── FeedUnreadable   an answer that is not a whole feed
    ├── StorageError
    │   ├── StorageLocked    another copy of the service holds the store
    │   ├── StorageCorrupt   the file cannot be read; it was set aside, never overwritten
    │   ├── StorageReadOnly  the store cannot be written (a full disk, rights): nothing is sent that cannot be
    │   │                    recorded
    │   └── StorageNoRecord  what was to be taken in is no record of an export: which one, and why
    └── TransportError       a request to Telegram had no answer
        ├── NotSent          it certainly never left: no connection
        └── MaybeSent        it may have been carried out: the answer was lost

What is expected is a value, not an error: an attempt's outcome, a verdict, a filter that was not understood.
"""


class MirsalError(Exception):
    """The root: `str(error)` is a sentence fit for the log and the desk, without secrets."""


class SettingsError(MirsalError):
    """A setting is missing or wrong. The sentence names the setting and says what would be right."""

    def __init__(self, setting: str, problem: str) -> None:
        super().__init__(f"{setting}: {problem}")
        self.setting = setting
        self.problem = problem


class CatalogueError(SettingsError):
    """The topic catalogue is wrong. The sentence holds the file, the line and the reason."""


class FeedError(MirsalError):
    """A look at a feed gave nothing to trust. Nothing of it is stored; the next look asks as before.

    `retry_after` is what the server asked for, in seconds; None where it said nothing.
    `status` is the HTTP status where there was one.
    """

    def __init__(self, problem: str, *, retry_after: float | None = None, status: int | None = None) -> None:
        super().__init__(problem)
        self.retry_after = retry_after
        self.status = status


class FeedUnreachable(FeedError):
    """No answer in time, a connection that broke, or a status that is not 200 or 304."""


class FeedForbidden(FeedError):
    """The guard refused to connect: a private address, a scheme other than http(s), a port, a host not listed."""


class FeedUnreadable(FeedError):
    """There was an answer, but it is not one whole feed: HTML, empty, cut, too large, not decodable."""


class StorageError(MirsalError):
    """The store cannot keep a promise."""


class StorageLocked(StorageError):
    """Another copy of the service holds the store."""


class StorageCorrupt(StorageError):
    """A file of the store cannot be read. It was set aside under a name that says so."""


class StorageReadOnly(StorageError):
    """The store cannot be written now. What waits is kept and tried again; nothing is sent meanwhile."""


class StorageNoRecord(StorageError):
    """What was to be taken in is no record of an export. `number` counts what was given together, from 1."""

    def __init__(self, number: int, problem: str) -> None:
        super().__init__(f"record {number}: {problem}")
        self.number = number
        self.problem = problem


class TransportError(MirsalError):
    """A request to Telegram had no answer. The sentence holds no address: the token stands in it."""


class NotSent(TransportError):
    """The request certainly never left: the name was not found, no connection came about, the pool was full."""


class MaybeSent(TransportError):
    """The request left, or may have left, and its answer was lost: time-out, reset, a connection closed too early."""
