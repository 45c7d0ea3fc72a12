"""Two titles beside each other."""

from bot.newsroom.titles import begin_alike, only_in, same_title, titles_related, words_shared


def test_titles_with_the_same_figures_and_letters_are_the_same() -> None:
    assert same_title("توقيف 3 أشخاص في طنجة", "توقيف ٣ أشخاص بطنجة")
    assert not same_title("توقيف 3 أشخاص في طنجة", "توقيف 5 أشخاص في طنجة")


def test_words_are_shared_in_whatever_form() -> None:
    assert words_shared("توقيف بارون مخدرات هولندي بطنجة", "تسليم بارون المخدرات الهولندي إلى بلاده") == 3
    assert titles_related("حموشي في مدريد", "الطقس غدا") == 0
    assert titles_related("", "") == 0


def test_what_only_one_title_says_is_found() -> None:
    assert len(only_in("حموشي يستقبل سفير فرنسا", "حموشي يستقبل سفير ألمانيا")) == 1
    assert only_in("سفير فرنسا", "السفير بفرنسا") == []


def test_titles_begin_alike_where_the_same_one_does_the_same() -> None:
    assert begin_alike("المغرب يسلم إلى فرنسا مطلوبا", "المغرب يسلم إلى فرنسا متهما بالقتل")
    assert not begin_alike("توقيف بارون مخدرات", "تسليم بارون المخدرات")
    assert not begin_alike("حموشي بالرباط", "حموشي بالرباط")
