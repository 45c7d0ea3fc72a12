"""How much one person may ask: FAULTS T12 in figures, with time as an argument."""

from handlers.flood import NOTICE_EVERY, REFUSAL_EVERY, SWEEP_AT, Floods, Room


def test_a_thousand_commands_in_ten_seconds_get_ten_answers_at_most() -> None:
    floods = Floods()
    said = [floods.command(7, now=number / 100) for number in range(1000)]
    assert said[:5] == [Room.ANSWER] * 5
    assert said[5] is Room.NOTICE
    assert len([one for one in said if one is not Room.SILENCE]) <= 10


def test_a_brisk_talk_is_no_flood() -> None:
    floods = Floods()
    assert {floods.command(7, now=number * 0.1) for number in range(30)} == {Room.ANSWER}


def test_while_much_waits_nobody_has_more_room_than_five() -> None:
    floods = Floods()
    said = [floods.command(7, now=number * 0.1, busy=True) for number in range(10)]
    assert said == [Room.ANSWER] * 5 + [Room.NOTICE] + [Room.SILENCE] * 4


def test_after_the_flood_there_is_room_again() -> None:
    floods = Floods()
    for number in range(1000):
        floods.command(7, now=number / 100)
    assert floods.command(7, now=13.1) is Room.ANSWER


def test_one_persons_flood_is_nobody_elses() -> None:
    floods = Floods()
    for number in range(100):
        floods.command(7, now=number / 1000)
    assert floods.command(8, now=0.1) is Room.ANSWER


def test_that_it_is_a_lot_is_said_once_a_minute() -> None:
    floods = Floods()
    said = [floods.command(7, now=number / 50) for number in range(int(NOTICE_EVERY * 50) + 100)]
    assert said.count(Room.NOTICE) == 2


def test_many_buttons_in_a_row_are_how_they_are_used() -> None:
    floods = Floods()
    assert {floods.button(7, now=number * 0.3) for number in range(40)} == {Room.ANSWER}
    said = [floods.button(8, now=0.0) for _ in range(30)]
    assert said.count(Room.ANSWER) == 20
    assert said[-1] is Room.SILENCE


def test_a_group_is_told_once_in_a_while_who_decides() -> None:
    floods = Floods()
    assert floods.may_refuse(-5, now=0.0)
    assert not floods.may_refuse(-5, now=REFUSAL_EVERY - 1)
    assert floods.may_refuse(-5, now=REFUSAL_EVERY)


def test_who_is_forgotten_begins_anew() -> None:
    floods = Floods()
    for _ in range(6):
        floods.command(7, now=0.0)
    floods.may_refuse(7, now=0.0)
    floods.forget(7)
    assert floods.command(7, now=0.0) is Room.ANSWER
    assert floods.may_refuse(7, now=0.0)


def test_memory_does_not_grow_with_everybody_who_ever_wrote() -> None:
    floods = Floods()
    for user in range(SWEEP_AT):
        floods.command(user, now=0.0)
    floods.command(SWEEP_AT, now=5000.0)
    assert len(floods._talks) == 1
