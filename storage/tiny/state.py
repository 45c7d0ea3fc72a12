"""The whole state in memory: every table with its indexes, and the transaction they share."""

from collections.abc import Mapping
from typing import Any

from bot.models import Act, Article, Delivery, Document, FeedState, Reader
from storage.codec import Codec
from storage.records import FanOutState, Floor, StoredUpdate, Value
from storage.tiny.digests import Digests
from storage.tiny.generations import Loaded
from storage.tiny.inbox import Inbox
from storage.tiny.ledger import Ledger
from storage.tiny.library import ChangeLog, Library, Readership
from storage.tiny.outgoing import Outgoing
from storage.tiny.shelf import Shelf
from storage.tiny.tables import Shape, Table, Transaction

SHAPES: tuple[Shape[Any], ...] = (
    Shape("articles", Codec(Article), ("id",)),
    Shape("fanouts", Codec(FanOutState), ("article",)),
    Shape("deliveries", Codec(Delivery), ("id",)),
    Shape("ledgers", Codec(Ledger), ("article",)),
    Shape("floors", Codec(Floor), ("chat",)),
    Shape("readers", Codec(Reader), ("chat",)),
    Shape("updates", Codec(StoredUpdate), ("id",)),
    Shape("feeds", Codec(FeedState), ("url",)),
    Shape("documents", Codec(Document), ("kind", "id")),
    Shape("values", Codec(Value), ("name",)),
    Shape("acts", Codec(Act), ("n",)),
    Shape("chores", Codec(Value), ("name",)),  # what the store itself still has to do
)
KEY_FIELDS: Mapping[str, tuple[str, ...]] = {shape.name: shape.key_fields for shape in SHAPES}
_SHAPE = {shape.name: shape for shape in SHAPES}


class State:
    """What is remembered, in memory."""

    def __init__(self) -> None:
        self.transaction = Transaction()
        self.articles: Table[Article] = Table(_SHAPE["articles"])
        self.fanouts: Table[FanOutState] = Table(_SHAPE["fanouts"])
        self.deliveries: Table[Delivery] = Table(_SHAPE["deliveries"])
        self.ledgers: Table[Ledger] = Table(_SHAPE["ledgers"])
        self.floors: Table[Floor] = Table(_SHAPE["floors"])
        self.readers: Table[Reader] = Table(_SHAPE["readers"])
        self.updates: Table[StoredUpdate] = Table(_SHAPE["updates"])
        self.feeds: Table[FeedState] = Table(_SHAPE["feeds"])
        self.documents: Table[Document] = Table(_SHAPE["documents"])
        self.values: Table[Value] = Table(_SHAPE["values"])
        self.acts: Table[Act] = Table(_SHAPE["acts"])
        self.chores: Table[Value] = Table(_SHAPE["chores"])
        self.library = Library()
        self.article_log = ChangeLog(self.articles, self.transaction, keep_removed=False)
        self.outgoing = Outgoing(self.deliveries)
        self.digests = Digests(self.deliveries)
        self.shelf = Shelf(self.ledgers)
        self.readership = Readership()
        self.reader_log = ChangeLog(self.readers, self.transaction, keep_removed=True)
        self.inbox = Inbox(self.updates)
        self._attach()

    def _attach(self) -> None:
        self.articles.indexes = (self.library, self.article_log)
        self.deliveries.indexes = (self.outgoing, self.digests)
        self.ledgers.indexes = (self.shelf,)
        self.readers.indexes = (self.readership, self.reader_log)
        self.updates.indexes = (self.inbox,)

    def tables(self) -> tuple[Table[Any], ...]:
        """Return every table, in the order in which they are written."""
        return (
            self.articles,
            self.fanouts,
            self.deliveries,
            self.ledgers,
            self.floors,
            self.readers,
            self.updates,
            self.feeds,
            self.documents,
            self.values,
            self.acts,
            self.chores,
        )

    def fill(self, loaded: Loaded) -> None:
        """Take in what was read; raises CodecError for a document that is not of its table's form."""
        self.transaction.n = loaded.n
        for table in self.tables():
            documents = loaded.tables.pop(table.shape.name, {})
            rows = sorted(((key, table.shape.row(document)) for key, document in documents.items()), key=_age)
            for key, row in rows:
                table.set(key, row)

    def put(self, table: Table[Any], key: str | int, value: Any) -> None:
        """Store a value under the next number (None: remove it)."""
        self.transaction.put(table, key, value)

    def replace(self, table: Table[Any], key: str | int, value: Any) -> None:
        """Store a newer form of a row that keeps its number."""
        self.transaction.replace(table, key, value)


def _age(item: tuple[Any, Any]) -> int:
    number: int = item[1].n
    return number
