"""The service as its operator sees it: health, the webhook, a wrong token, updates that nobody can read."""

import asyncio
from dataclasses import replace

import aiohttp
import pytest

from bot.app import Service
from bot.errors import SettingsError, StorageReadOnly
from bot.models import ReaderState
from bot.sandbox.telegram_faults import Kind
from bot.secret import Secret
from storage.tiny.store import TinyStorage
from tests.journeys.desk_town import known_to_be
from tests.journeys.test_articles import seen_first
from tests.journeys.town import PATIENCE, READER, Town, story
from tests.ports import free_port


async def health(service: Service) -> tuple[int, dict[str, dict[str, object]]]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{await service.port}/healthz") as answer,
    ):
        return answer.status, (await answer.json())["parts"]


async def becomes(service: Service, status: int) -> dict[str, dict[str, object]]:
    """Wait until /healthz answers with this status; return its parts."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found, parts = await health(service)
            if found == status:
                return parts
            await asyncio.sleep(0.02)


async def test_health_is_well_once_every_loop_has_turned_and_a_failing_feed_does_not_change_that(town: Town) -> None:
    town.standin.fail("getMe", Kind.HOLD)
    service = await town.start()
    assert (await health(service))[0] == 503

    town.standin.faults.clear()
    parts = await becomes(service, 200)
    assert {"telegram", "store", "poll", "fan-out", "outbox", "answers", "inbox", "upkeep"} <= set(parts)

    await town.until(lambda: town.site.looks)
    assert (await health(service))[0] == 200


async def test_a_refused_token_shows_in_health_and_the_right_one_needs_only_a_restart(town: Town) -> None:
    right = town.settings.telegram_token
    service = await town.start(telegram_token=Secret("8000000001:AAwrong-wrong-wrong-wrong"))
    status, parts = await health(service)

    assert status == 503
    async with asyncio.timeout(PATIENCE):
        while not (await health(service))[1]["telegram"]["problem"]:  # noqa: ASYNC110 - asked over HTTP
            await asyncio.sleep(0.02)
    assert "refused" in str((await health(service))[1]["telegram"]["problem"])
    assert "wrong-wrong" not in str(parts)

    await becomes(await town.restart(telegram_token=right), 200)


async def test_metrics_count_what_happened(town: Town) -> None:
    service = await town.start()
    await seen_first(town)
    town.site.add(story(1))
    await town.until(lambda: town.posts)

    await figured(service, 'mirsal_articles_total{origin="feed",verdict="yes"}')
    await figured(service, 'mirsal_deliveries_total{lane="channel",outcome="sent"} 1.0')
    await figured(service, "mirsal_publication_to_channel_seconds_count 1.0")


async def test_metrics_count_looks_at_the_feed_and_updates_by_how_they_ended(town: Town) -> None:
    service = await town.start()
    await seen_first(town)
    await figured(service, 'mirsal_feed_looks_total{result="well"}')
    assert "mirsal_updates_total{" not in await figures(service)

    town.standin.parts.updates.put("message", {"message_id": 1, "date": 0, "chat": {"type": "private"}}, READER)
    town.standin.begin(READER)
    await town.until(lambda: town.private(READER))
    await figured(service, 'mirsal_updates_total{result="done"} 1.0')
    await figured(service, 'mirsal_updates_total{result="aside"} 1.0')


async def figured(service: Service, line: str) -> None:
    """Wait until /metrics says this: a message is counted after Telegram shows it."""
    async with asyncio.timeout(PATIENCE):
        while line not in await figures(service):  # noqa: ASYNC110 - asked over HTTP
            await asyncio.sleep(0.02)


async def figures(service: Service) -> str:
    """Return what /metrics says."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{await service.port}/metrics") as answer,
    ):
        return await answer.text()


async def test_a_port_that_is_taken_is_a_wrong_setting(town: Town) -> None:
    service = await town.start()
    taken = replace(town.settings, port=await service.port, database_url=f"tinydb:{town.folder / 'other.json'}")
    with pytest.raises(SettingsError, match="PORT"):
        await Town.serve(taken)


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid"])
async def test_an_address_that_is_not_this_machines_is_a_wrong_host(town: Town, host: str) -> None:
    with pytest.raises(SettingsError, match=f"^HOST: {host} cannot be listened on .*such as 127.0.0.1"):
        await Town.serve(replace(town.settings, host=host))


async def test_updates_come_by_webhook_where_there_is_a_public_address(town: Town) -> None:
    port = free_port()
    await town.start(public_url=f"http://127.0.0.1:{port}", port=port)
    await town.until(lambda: town.standin.called("setWebhook"))
    town.standin.begin(READER)
    await town.until(lambda: town.private(READER))

    assert not town.standin.called("getUpdates")
    (call,) = town.standin.called("setWebhook")
    assert len(call.params["secret_token"]) == 64


async def test_an_update_nobody_can_read_is_set_aside_and_holds_up_nobody(town: Town) -> None:
    await town.start()
    town.standin.parts.updates.put("message", {"message_id": 1, "date": 0, "chat": {"type": "private"}}, READER)
    town.standin.begin(READER)

    await town.until(lambda: town.private(READER))


async def test_somebody_who_blocks_us_and_comes_back_is_followed(town: Town) -> None:
    await town.start()
    await seen_first(town)
    await town.meets(READER)
    await town.asks(READER, "/subscribe حموشي")
    town.standin.block(READER)
    town.site.add(story(1))
    await town.until(lambda: town.posts)
    await known_to_be(town, READER, ReaderState.UNREACHABLE)
    town.standin.unblock(READER)
    await known_to_be(town, READER, ReaderState.ACTIVE)
    town.site.add(story(7))

    await town.until(lambda: any("(7)" in message.text for message in town.private(READER)))


async def test_a_store_that_cannot_be_read_or_written_shows_in_health(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = await town.start()
    await becomes(service, 200)

    async def broken(*_: object, **__: object) -> None:
        raise StorageReadOnly("no space left on the disk")

    monkeypatch.setattr(TinyStorage, "backlog", broken)
    assert (await becomes(service, 503))["store"]["problem"] == "no space left on the disk"
