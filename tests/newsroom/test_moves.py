"""A group that became a supergroup is one reader, whichever of its numbers is heard of first."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.models import Filter, FilterKind, Language, Reader, ReaderState
from bot.newsroom.moves import moved
from bot.newsroom.quiet import QuietHours
from bot.newsroom.readership import (
    drop,
    follow,
    newcomer,
    paused,
    resumed,
    with_digest,
    with_language,
    with_quiet,
    with_timezone,
)

OLD_CHAT, NEW_CHAT = -5, -1005


def came(chat: int, *words: str, at: float = 1.0) -> Reader:
    """Return a group that we were taken into at some time, and the words it has followed since."""
    reader = newcomer(chat, "group", language=Language.ARABIC, timezone="Africa/Casablanca", now=at)
    wanted = [Filter(0, FilterKind.WORDS, word) for word in words]
    return replace(follow(reader, wanted, same=lambda one, other: one.text == other.text).reader, version=1)


def follows(reader: Reader) -> list[str]:
    return [one.text for one in reader.filters]


OLD = with_quiet(with_digest(came(OLD_CHAT, "حموشي"), "20:00"), QuietHours("22:00-07:00", strict=True))
NEWCOMER = came(NEW_CHAT, at=9.0)


def test_a_group_takes_everything_along() -> None:
    found = moved(replace(OLD, version=7), NEW_CHAT, None)
    assert found == replace(OLD, chat=NEW_CHAT, kind="supergroup", earlier=(OLD_CHAT,), version=8)


def test_the_one_reader_is_as_old_as_the_older_and_of_a_version_above_both() -> None:
    found = moved(replace(OLD, since=5.0), NEW_CHAT, replace(NEWCOMER, since=2.0, version=8))
    assert (found.since, found.version) == (2.0, 9)
    assert moved(replace(OLD, version=9), NEW_CHAT, NEWCOMER).version == 10


def test_a_newcomer_who_chose_nothing_yields_to_what_the_group_had() -> None:
    assert moved(OLD, NEW_CHAT, NEWCOMER) == moved(OLD, NEW_CHAT, None)


def test_what_was_followed_under_the_new_number_comes_on_top() -> None:
    found = moved(OLD, NEW_CHAT, came(NEW_CHAT, "بوريطة", "حموشي"))
    assert follows(found) == ["breaking", "حموشي", "بوريطة"]
    numbers = [one.id for one in found.filters]
    assert len({*numbers}) == 3
    assert found.next_filter > max(numbers)
    assert (found.digest, found.quiet, found.strict) == ("20:00", "22:00-07:00", True)


def test_what_was_set_under_the_new_number_stands() -> None:
    there = with_timezone(with_language(NEWCOMER, Language.FRENCH), "Europe/Paris")
    there = with_quiet(with_digest(there, "off"), QuietHours("off"))
    found = moved(OLD, NEW_CHAT, there)
    assert (found.language, found.timezone) == (Language.FRENCH, "Europe/Paris")
    assert (found.digest, found.quiet, found.strict) == ("off", "off", False)
    assert follows(found) == ["breaking", "حموشي"]
    assert found.chosen == ("digest", "language", "quiet", "timezone")


def test_a_language_that_nobody_chose_does_not_replace_the_groups() -> None:
    there = replace(came(NEW_CHAT, "بوريطة"), language=Language.ENGLISH, timezone="UTC")
    found = moved(OLD, NEW_CHAT, there)
    assert (found.language, found.timezone) == (Language.ARABIC, "Africa/Casablanca")


def test_breaking_items_that_were_dropped_under_the_new_number_do_not_come_back() -> None:
    assert follows(moved(OLD, NEW_CHAT, drop(NEWCOMER, 1).reader)) == ["حموشي"]


def test_a_group_that_had_paused_stays_so_until_it_is_told_otherwise() -> None:
    assert moved(paused(OLD), NEW_CHAT, NEWCOMER).state is ReaderState.PAUSED
    assert moved(paused(OLD), NEW_CHAT, resumed(NEWCOMER)).state is ReaderState.ACTIVE
    assert moved(OLD, NEW_CHAT, paused(NEWCOMER)).state is ReaderState.PAUSED


def test_a_group_that_was_thought_lost_is_reached_where_it_is_now() -> None:
    lost = replace(OLD, state=ReaderState.UNREACHABLE, reason="put out of the group", lost=3.0)
    for there in (None, NEWCOMER):
        found = moved(lost, NEW_CHAT, there)
        assert (found.state, found.reason, found.lost) == (ReaderState.ACTIVE, None, None)
    assert moved(replace(lost, paused=True), NEW_CHAT, NEWCOMER).state is ReaderState.PAUSED


def test_a_word_in_the_old_chat_that_is_heard_after_the_move_changes_only_what_it_says() -> None:
    there = drop(moved(OLD, NEW_CHAT, None), 1).reader
    late = replace(with_digest(came(OLD_CHAT, "بوريطة", at=9.0), "08:00"), language=Language.ENGLISH)
    found = moved(late, NEW_CHAT, there)
    assert follows(found) == ["حموشي", "بوريطة"]
    assert (found.digest, found.quiet, found.language) == ("08:00", "22:00-07:00", Language.ARABIC)
    assert (found.since, found.earlier) == (1.0, (OLD_CHAT,))


words = st.lists(st.sampled_from(["امن", "حدود", "فرنسا", "مغرب", "هجرة"]), unique=True)


@given(words, words)
def test_nothing_that_either_followed_is_lost_or_stands_twice(mine: list[str], theirs: list[str]) -> None:
    found = moved(came(OLD_CHAT, *mine), NEW_CHAT, came(NEW_CHAT, *theirs))
    assert sorted(follows(found)) == sorted({"breaking", *mine, *theirs})
    assert len({one.id for one in found.filters}) == len(found.filters)
