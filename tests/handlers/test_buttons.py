"""What stands in callback data, and how it is read back."""

from hypothesis import given
from hypothesis import strategies as st

from bot.messages import BUTTON_DATA_LIMIT
from handlers import buttons


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
def test_a_text_stands_in_its_button_or_under_a_key_and_both_fit(text: str) -> None:
    value = text if buttons.fits("f", text) else buttons.key_of(text)
    data = buttons.data("f", value)
    assert len(data.encode()) <= BUTTON_DATA_LIMIT
    assert buttons.parse(data) == ("f", value)
    assert buttons.is_key(value) is not buttons.fits("f", text)


def test_data_without_a_colon_has_no_action() -> None:
    assert buttons.parse("hello") == ("", "hello")


def test_a_number_comes_with_what_follows_it() -> None:
    assert buttons.numbers("3:abc") == (3, "abc")
    assert buttons.numbers("3") == (3, "")
    assert buttons.numbers("٣:abc") == (None, "abc")
    assert buttons.numbers("-3") == (None, "")
    assert buttons.numbers("9" * 400) == (None, "")
