"""The methods with which the bot answers: pressed buttons, inline queries; and how it wants its updates."""

import re
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.telegram_errors import QUERY_TOO_OLD, Refusal, bad_request
from bot.sandbox.telegram_fields import Params
from bot.sandbox.telegram_keyboards import check_markup
from bot.sandbox.telegram_parts import ANSWER_SECONDS, CAPTION_LIMIT, TEXT_LIMIT, Parts, Query
from bot.sandbox.telegram_sending import check_mode, preview_of
from bot.sandbox.telegram_text import check_link, take_text
from bot.sandbox.telegram_updates import Webhook

MOST_RESULTS = 50
MOST_TOAST = 200
MOST_ID_BYTES = 64
MOST_CONNECTIONS = 100
PORTS = frozenset({443, 80, 88, 8443})


def _open_query(parts: Parts, queries: dict[str, Query], query_id: str) -> Query:
    query = queries.pop(query_id, None)
    if query is None or parts.clock.now() - query.at > ANSWER_SECONDS:
        raise bad_request(QUERY_TOO_OLD)
    return query


async def answer_callback_query(parts: Parts, params: Params) -> bool:
    """End the waiting on a button, with a short word or without."""
    if len(params.get("text", "")) > MOST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    link = params.get("url")
    if link is not None and not link.startswith((f"https://t.me/{parts.world.bot.username}?", "tg://")):
        raise bad_request("URL_INVALID")
    query = _open_query(parts, parts.callbacks, params["callback_query_id"])
    said: dict[str, Any] = {key: params[key] for key in ("text", "show_alert", "url") if key in params}
    query.answer.set_result(said)
    parts.world.touch()
    return True


async def answer_inline_query(parts: Parts, params: Params) -> bool:
    """Offer results."""
    results = params["results"]
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len(params.get("next_offset", "").encode()) > MOST_ID_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    for result in results:
        _check_result(result)
    _check_above(params.get("button"))
    query = _open_query(parts, parts.inlines, params["inline_query_id"])
    query.answer.set_result({"results": results, "next_offset": params.get("next_offset", "")})
    return True


def _check_result(result: Params) -> None:
    if not 1 <= len(result["id"].encode()) <= MOST_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if result["type"] not in {"article", "photo"}:
        raise bad_request("stand-in: inline results are articles or photos")
    if result["type"] == "article" and not (result.get("title") and "input_message_content" in result):
        raise bad_request("RESULT_TITLE_EMPTY" if not result.get("title") else "RESULT_MESSAGE_EMPTY")
    if result["type"] == "photo" and not ("photo_file_id" in result or {"photo_url", "thumbnail_url"} <= result.keys()):
        raise bad_request("PHOTO_CONTENT_URL_EMPTY")
    for name in ("url", "thumbnail_url", "photo_url"):
        if name in result:
            check_link(result[name], f"inline result {name}")
    check_markup(result.get("reply_markup"), "private")
    _check_content(result)


def _check_content(result: Params) -> None:
    content = result.get("input_message_content")
    if content is not None:
        check_mode(content)
        preview_of(content)
        text, _ = take_text(
            content["message_text"], content.get("entities"), TEXT_LIMIT, too_long="message is too long"
        )
        if not text:
            raise bad_request("message text is empty")
    check_mode(result)
    take_text(
        result.get("caption", ""), result.get("caption_entities"), CAPTION_LIMIT, too_long="message caption is too long"
    )


def _check_above(button: Params | None) -> None:
    if button is None or "web_app" in button:
        return
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", button.get("start_parameter", "")):
        raise bad_request("START_PARAM_INVALID")


# updates ─────────────────────────────────────────────────────────────────────


async def get_updates(parts: Parts, params: Params) -> list[dict[str, Any]]:
    """Wait for updates."""
    parts.updates.allow(params.get("allowed_updates"))
    return await parts.updates.poll(params.get("offset", 0), params.get("limit", 100), params.get("timeout", 0))


async def set_webhook(parts: Parts, params: Params) -> bool:
    """Have updates pushed; an empty address ends that."""
    address: str = params["url"]
    secret = params.get("secret_token")
    if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    if not 1 <= params.get("max_connections", 40) <= MOST_CONNECTIONS:
        raise bad_request("max_connections must be from 1 to 100")
    if address:
        _check_webhook(parts, address)
    parts.updates.allow(params.get("allowed_updates"))
    hook = Webhook(address, secret, params.get("max_connections", 40)) if address else None
    await parts.updates.set_webhook(hook, drop=params.get("drop_pending_updates", False))
    return True


def _check_webhook(parts: Parts, address: str) -> None:
    try:
        parts_of = urlsplit(address)
        port = parts_of.port
    except ValueError:
        raise bad_request("bad webhook: invalid webhook URL specified") from None
    if parts_of.scheme not in {"http", "https"} or not parts_of.hostname:
        raise bad_request("bad webhook: invalid webhook URL specified")
    if parts.local:
        return
    if parts_of.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (port or 443) not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


async def delete_webhook(parts: Parts, params: Params) -> bool:
    """Go back to polling."""
    await parts.updates.set_webhook(None, drop=params.get("drop_pending_updates", False))
    return True


async def get_webhook_info(parts: Parts, _params: Params) -> dict[str, Any]:
    """Return how pushing goes."""
    return parts.updates.info()


async def close(_parts: Parts, _params: Params) -> bool:
    """Say that a server is not used here any more: only the real one has use for that."""
    raise Refusal(429, "Too Many Requests: retry after 600", {"retry_after": 600})
