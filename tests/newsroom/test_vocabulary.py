"""Words under numbers: which of them a text has is asked for all at once, and unused ones are forgotten."""

from bot.newsroom.vocabulary import NO_WORD, Vocabulary


def test_a_word_is_there_when_the_text_has_one_of_its_forms() -> None:
    words = Vocabulary()
    police, army = words.take(("شرطه", "شرطي")), words.take(("جيش",))
    present = words.present(["شرطي", "كرة"])
    assert (bool(present[police]), bool(present[army]), bool(present[NO_WORD])) == (True, False, False)


def test_equal_words_share_a_number_until_the_last_use_is_over() -> None:
    words = Vocabulary()
    one, other = words.take(("a", "b")), words.take(("a", "b"))
    assert one == other
    words.release(one)
    assert words.present(["b"])[one]
    words.release(one)
    assert not words.present(["a", "b"]).any()
    assert len(words) == 0


def test_a_free_number_is_used_again_and_the_old_word_is_not_found_under_it() -> None:
    words = Vocabulary()
    old = words.take(("a",))
    words.take(("b",))
    words.release(old)
    assert words.take(("c",)) == old
    assert not words.present(["a"]).any()
    assert words.present(["c"])[old]


def test_no_word_is_never_counted() -> None:
    words = Vocabulary()
    words.release(NO_WORD)
    assert len(words) == 0
