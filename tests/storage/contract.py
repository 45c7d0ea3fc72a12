"""What every `bot.ports.Storage` keeps. A store is plugged in by a subclass with a fixture `opener`."""

from tests.storage.contract_articles import ArticlesContract
from tests.storage.contract_claims import ClaimsContract
from tests.storage.contract_deliveries import DeliveriesContract
from tests.storage.contract_inbox import InboxContract
from tests.storage.contract_moves import MovesContract
from tests.storage.contract_readers import ReadersContract
from tests.storage.contract_rest import RestContract
from tests.storage.contract_transfer import TransferContract


class StorageContract(
    ArticlesContract,
    DeliveriesContract,
    ClaimsContract,
    ReadersContract,
    MovesContract,
    InboxContract,
    RestContract,
    TransferContract,
):
    """All of it."""
