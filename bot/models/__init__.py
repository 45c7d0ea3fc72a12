"""The nouns: frozen values that go from room to room. Times are seconds since 1970 (UTC) as float, unless a
name says otherwise.
"""

from bot.models.articles import OUT_OF_SIGHT, TAKEN_BACK, Article, ArticleState, Cast, Explanation, Judgement, Verdict
from bot.models.deliveries import Delivery, DeliveryState, Kind, Lane, delivery_id
from bot.models.feeds import Entry, Feed, FeedState
from bot.models.language import Language
from bot.models.outcomes import Deferred, Degrade, Moved, Outcome, Refused, Sent, TokenRefused, Unknown, Unreachable
from bot.models.readers import Filter, FilterKind, Reader, ReaderState
from bot.models.records import Act, Document, Update

__all__ = [
    "OUT_OF_SIGHT",
    "TAKEN_BACK",
    "Act",
    "Article",
    "ArticleState",
    "Cast",
    "Deferred",
    "Degrade",
    "Delivery",
    "DeliveryState",
    "Document",
    "Entry",
    "Explanation",
    "Feed",
    "FeedState",
    "Filter",
    "FilterKind",
    "Judgement",
    "Kind",
    "Lane",
    "Language",
    "Moved",
    "Outcome",
    "Reader",
    "ReaderState",
    "Refused",
    "Sent",
    "TokenRefused",
    "Unknown",
    "Unreachable",
    "Update",
    "Verdict",
    "delivery_id",
]
