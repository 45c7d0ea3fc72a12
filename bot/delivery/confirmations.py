"""Four eyes: another editor is asked to agree to a breaking item. The question is a notice; it is taken back when the
draft is decided otherwise. Pure.
"""

from collections.abc import Sequence

from bot.delivery.stored import message_to
from bot.messages import Message
from bot.models import Delivery, Kind, Lane, delivery_id
from bot.newsroom.drafts import Draft


def questions(
    draft: Draft, chats: Sequence[int], post: Message, question: Message, *, now: float
) -> tuple[tuple[str, ...], tuple[Delivery, ...]]:
    """Return the ids of the questions, and all that goes out: where the draft does not stand, the post goes before
    the question.
    """
    asked = [_notice(draft, chat, "ask", question, now) for chat in chats]
    shown = [_notice(draft, chat, "post", post, now) for chat in chats if chat != draft.chat]
    return tuple(one.id for one in asked), (*shown, *asked)


def answered(draft: Draft, words: Message, *, now: float, but: int | None = None) -> tuple[Delivery, ...]:
    """Return the edits that let every question of a draft say what was decided, but the one in chat `but`."""
    chats = {notice: int(notice.rpartition("/")[2]) for notice in draft.notices}
    return tuple(
        Delivery(
            id=delivery_id(Kind.EDIT, f"{notice}.{'settled' if draft.settled else draft.state}", chat),
            chat=chat,
            lane=Lane.DESK,
            kind=Kind.EDIT,
            created=now,
            not_before=now,
            data={**message_to(words), "of": notice},
        )
        for notice, chat in chats.items()
        if chat != but
    )


def _notice(draft: Draft, chat: int, part: str, words: Message, now: float) -> Delivery:
    return Delivery(
        id=delivery_id(Kind.NOTICE, f"draft:{draft.id}.{draft.edition}.{part}", chat),
        chat=chat,
        lane=Lane.DESK,
        kind=Kind.NOTICE,
        created=now,
        not_before=now,
        data=message_to(words),
    )
