"""Commands as they arrive from keyboards that write direction marks, and as they are copied out of our own sentences."""

import pytest

from handlers.adapter import command_of

FSI, PDI, RLM, LRM, ALM = "\u2068", "\u2069", "\u200f", "\u200e", "\u061c"


@pytest.mark.parametrize(
    ("text", "command", "words"),
    [
        (f"{RLM}/subscribe لفتيت", "subscribe", "لفتيت"),
        (f"/subscribe{RLM} لفتيت", "subscribe", "لفتيت"),
        (f"{ALM}/subscribe {LRM}Laftit", "subscribe", f"{LRM}Laftit"),
        (f"{FSI}/subscribe{PDI} حموشي", "subscribe", "حموشي"),
        (f"{FSI}/digest 08:00{PDI}", "digest", f"08:00{PDI}"),
        (f" {FSI}/mine{PDI} ", "mine", ""),
        (f"/mine@mirsal_demo_bot{RLM}", "mine", ""),
        (f"{RLM}/mine@another_bot", None, ""),
        (f"{RLM}حموشي", None, f"{RLM}حموشي"),
        ("/subscribe،لفتيت", None, "/subscribe،لفتيت"),
    ],
)
def test_marks_of_direction_around_a_command_are_no_part_of_it(text: str, command: str | None, words: str) -> None:
    assert command_of(text, "mirsal_demo_bot") == (command, words)
