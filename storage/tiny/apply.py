"""Every change of bot/changes.py has its place here: which function turns it into puts."""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any

from bot import changes
from bot.changes import AddDeliveries, Change, FanOut, Forget, Publish
from storage.tiny import apply_articles, apply_deliveries, apply_readers, apply_rest
from storage.tiny.state import State
from storage.tiny.tables import Breath

Apply = Callable[[State, Any], Breath | None]


def publish(state: State, change: Publish) -> Breath:
    """Take in an article nobody knows, its deliveries, and the intent to tell readers."""
    apply_articles.take_in(state, change.article)
    if change.fan_out:
        apply_articles.fan_out(state, FanOut(change.article.id))
    return apply_deliveries.add(state, AddDeliveries(change.deliveries))


HOW: Mapping[type, Apply] = {
    changes.Publish: publish,
    changes.LearnKeys: apply_articles.learn_keys,
    changes.PutArticle: apply_articles.put_article,
    changes.FanOut: apply_articles.fan_out,
    changes.AdvanceFanOut: apply_articles.advance,
    changes.AddDeliveries: apply_deliveries.add,
    changes.Record: apply_deliveries.record,
    changes.CancelDeliveries: apply_deliveries.cancel,
    changes.Bundle: apply_deliveries.bundle,
    changes.Unbundle: apply_deliveries.unbundle,
    changes.Renew: apply_deliveries.renew,
    changes.Hasten: apply_deliveries.hasten,
    changes.Hold: apply_deliveries.hold,
    changes.RaiseFloor: apply_deliveries.raise_floor,
    changes.PutReader: apply_readers.put_reader,
    changes.Unreach: apply_readers.unreach,
    changes.Move: apply_readers.move,
    changes.Forget: apply_readers.forget,
    changes.AnswerUpdate: apply_rest.answer_update,
    changes.FinishUpdate: apply_rest.finish_update,
    changes.SetAsideUpdate: apply_rest.set_aside_update,
    changes.PutFeed: apply_rest.put_feed,
    changes.PutDocument: apply_rest.put_document,
    changes.DropDocument: apply_rest.drop_document,
    changes.SetValue: apply_rest.set_value,
    changes.Log: apply_rest.log,
}


def apply(state: State, wanted: Iterable[Change]) -> Breath:
    """Apply changes in order; raises Refusal where a condition does not hold (the caller rolls back)."""
    for kind, run in groupby(wanted, type):
        if kind is Forget:
            yield from apply_readers.forget(state, *(one for one in run if isinstance(one, Forget)))
            continue
        for change in run:
            breath = HOW[kind](state, change)
            if breath is not None:
                yield from breath
