"""When to look at a feed again: the contract's `POLL_SECONDS` rules, without a clock."""

from dataclasses import replace

from bot.models import FeedState

LONGEST = 900.0
DAY = 86_400.0


def next_look(
    state: FeedState,
    *,
    now: float,
    poll_seconds: float,
    jitter: float,
    every: float | None = None,
    max_age: float | None = None,
    retry_after: float | None = None,
    failed: bool,
) -> float:
    """Return the time of the next look.

    After a good look: `poll_seconds`, or what feed (`every`) or server (`max_age`) wish if that is longer, up to 15
    minutes. After a failed one, with `state.failures` counting it already: `poll_seconds` · 2ⁿ up to 15 minutes, less
    up to half of what was added by `jitter` (0..1), so that many copies do not come back at once; `retry_after` wins if
    it is longer, up to a day. Never sooner than `poll_seconds`.
    """
    longest = max(LONGEST, poll_seconds)
    if failed:
        doubled = min(poll_seconds * 2.0 ** min(state.failures, 30), longest)
        pause = doubled - (doubled - poll_seconds) * jitter / 2
        return now + max(pause, min(retry_after or 0.0, DAY))
    return now + max(poll_seconds, min(max(every or 0.0, max_age or 0.0), longest))


def planned(state: FeedState, *, now: float) -> float | None:
    """Return the time of the next look as it was planned, past or to come. None: it is further away than any rule
    allows, so it comes from a clock that was wrong, and does not count.
    """
    return state.next_look if state.next_look - now <= DAY else None


def wait(state: FeedState, *, now: float) -> float:
    """Return for how many seconds to wait before the next look; not at all where what was planned does not count."""
    at = planned(state, now=now)
    return 0.0 if at is None else max(at - now, 0.0)


def believed(state: FeedState, *, now: float) -> FeedState:
    """Return what is remembered of a feed, without the times that a wrong clock left: what lies more than a day ahead
    is as if it were now. Else all news would be old, no alarm would ring and nothing would be asked anew until then.
    """

    def past(at: float | None) -> float | None:
        return now if at is not None and at - now > DAY else at

    return replace(
        state,
        first_sight=past(state.first_sight),
        last_success=past(state.last_success),
        last_attempt=past(state.last_attempt),
        last_unconditional=past(state.last_unconditional),
        last_cross_check=past(state.last_cross_check),
        failing_since=past(state.failing_since),
    )
