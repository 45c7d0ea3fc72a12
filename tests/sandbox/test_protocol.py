"""How calls come in and answers go out, whatever the method."""

import json

import aiohttp
import pytest

from bot.sandbox.paint import paint
from bot.sandbox.telegram import StandIn
from tests.sandbox.conftest import AMINA, CHANNEL, Ask, HandClock


async def post(standin: StandIn, path: str, **how: object) -> tuple[int, dict[str, object]]:
    async with aiohttp.ClientSession() as session, session.request("POST", standin.url + path, **how) as answer:  # type: ignore[arg-type]
        return answer.status, await answer.json()


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/bot1:x/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot1:x", 404, "Not Found"),
        ("/bot{token}/sendPigeon", 404, "Not Found: method not found"),
    ],
)
async def test_who_is_wrong_is_told_so(standin: StandIn, path: str, status: int, said: str) -> None:
    answer = await post(standin, path.format(token=standin.token))
    assert answer == (status, {"ok": False, "error_code": status, "description": said})
    assert standin.calls == []


@pytest.mark.parametrize(
    "how",
    [
        {"json": {"chat_id": CHANNEL, "text": "نص"}},
        {"data": {"chat_id": str(CHANNEL), "text": "نص"}},
        {"params": {"chat_id": "@demo_channel", "text": "نص"}},
        {"params": {"chat_id": str(CHANNEL)}, "json": {"text": "نص"}},
    ],
)
async def test_a_call_may_be_json_form_or_query(standin: StandIn, how: dict[str, object]) -> None:
    status, body = await post(standin, f"/bot{standin.token}/SENDMESSAGE", **how)
    assert (status, body["ok"]) == (200, True)
    assert standin.chat(CHANNEL).texts == ["نص"]


@pytest.mark.parametrize("body", ["{", "[]", "7"])
async def test_json_that_is_no_object_is_refused(standin: StandIn, body: str) -> None:
    headers = {"Content-Type": "application/json"}
    status, answer = await post(standin, f"/bot{standin.token}/getMe", data=body, headers=headers)
    assert (status, answer["description"]) == (400, "Bad Request: can't parse request body JSON object")


async def test_a_file_may_be_attached_under_any_name(standin: StandIn) -> None:
    form = aiohttp.FormData()
    form.add_field("chat_id", str(CHANNEL))
    form.add_field("photo", "attach://picture")
    form.add_field("picture", paint("sea", 1), filename="sea.png", content_type="image/png")
    status, _ = await post(standin, f"/bot{standin.token}/sendPhoto", data=form)
    assert status == 200
    photo = standin.chat(CHANNEL).messages[0].photo
    assert photo is not None
    assert photo.name == "sea.png"


async def test_files_are_given_only_to_who_knows_the_token(standin: StandIn, ask: Ask) -> None:
    standin.canned["https://example.org/x.png"] = paint("sea", 1)
    sent = await ask("sendPhoto", chat_id=AMINA, photo="https://example.org/x.png")
    file = sent["result"]["photo"][0]["file_id"]
    async with aiohttp.ClientSession() as session:
        for token, status in ((standin.token, 200), ("1:x", 404)):
            async with session.get(f"{standin.url}/file/bot{token}/files/{file}") as answer:
                assert answer.status == status


async def test_every_call_is_remembered_with_what_came_of_it(standin: StandIn, ask: Ask, clock: HandClock) -> None:
    await ask("sendMessage", chat_id=AMINA, text="مرحبا")
    await ask("sendMessage", chat_id=AMINA, text="")
    good, bad = standin.called("sendMessage")
    assert (good.at, good.status, good.result["text"], good.error) == (clock.at, 200, "مرحبا", None)
    assert (bad.status, bad.result, bad.error) == (400, None, "Bad Request: message text is empty")
    assert standin.called("sendMessage", CHANNEL) == []


async def test_waiting_for_a_fact_ends_when_it_holds_and_times_out_when_not(standin: StandIn) -> None:
    standin.say(AMINA, "x")
    await standin.until(lambda: standin.chat(AMINA).texts == ["x"])
    with pytest.raises(TimeoutError):
        await standin.until(lambda: False, seconds=0.01)


def test_a_chat_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        StandIn().chat(5)


async def test_a_message_in_a_chat_of_its_own_looks_as_it_was_sent(standin: StandIn, ask: Ask) -> None:
    answer = await ask("sendMessage", chat_id=CHANNEL, text="x", link_preview_options={"is_disabled": True})
    body = answer["result"]
    assert body["sender_chat"]["id"] == CHANNEL
    assert "from" not in body
    assert body["link_preview_options"] == {"is_disabled": True}
    assert json.dumps(body)
