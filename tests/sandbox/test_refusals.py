"""Everything that Telegram refuses, in Telegram's words."""

from typing import Any

import pytest

from bot.sandbox.paint import paint
from bot.sandbox.telegram import StandIn
from bot.sandbox.telegram_world import ALL_RIGHTS
from tests.sandbox.conftest import AMINA, CHANNEL, GROUP, KARIM, Ask

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
BUTTON = "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"


def key(**action: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "زر", **action}]]}


def mark(kind: str, offset: int, length: int, **more: Any) -> list[dict[str, Any]]:
    return [{"type": kind, "offset": offset, "length": length, **more}]


CONTENT: list[tuple[str, dict[str, Any], str]] = [
    ("nothing said", {"text": ""}, "message text is empty"),
    ("no text at all", {}, "message text is empty"),
    ("only spaces", {"text": " \n "}, "text must be non-empty"),
    ("one character too many", {"text": "ع" * 4097}, "message is too long"),
    ("half a character", {"text": "\ud83d"}, "strings must be encoded in UTF-8"),
    ("a made-up mode", {"text": "x", "parse_mode": "bbcode"}, "unsupported parse_mode"),
    ("an unknown field", {"text": "x", "txt": "y"}, 'stand-in: unknown parameter "txt"'),
    ("a number for a text", {"text": 5}, 'field "text" must be of type String'),
    (
        "a word for a truth",
        {"text": "x", "disable_notification": "oui"},
        'field "disable_notification" must be of type Boolean',
    ),
    ("entities that are no list", {"text": "x", "entities": {}}, 'field "entities" must be of type Array'),
    ("entities that are no JSON", {"text": "x", "entities": "["}, "can't parse entities JSON object"),
    ("an entity that is no object", {"text": "x", "entities": ["7"]}, 'field "entities" must be of type Object'),
    (
        "an entity without length",
        {"text": "x", "entities": [{"type": "bold", "offset": 0}]},
        'can\'t find field "length"',
    ),
    (
        "an entity of no kind",
        {"text": "x", "entities": mark("loud", 0, 1)},
        "can't parse MessageEntity: Unsupported type specified",
    ),
    (
        "an entity before the text",
        {"text": "x", "entities": mark("bold", -1, 1)},
        "receive an entity with incorrect offset -1",
    ),
    (
        "an entity of no length",
        {"text": "x", "entities": mark("bold", 0, 0)},
        "receive an entity with incorrect length 0",
    ),
    (
        "an entity past the end",
        {"text": "ab", "entities": mark("bold", 1, 2)},
        "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 3",
    ),
    (
        "an entity after the end",
        {"text": "ab", "entities": mark("bold", 3, 1)},
        "entity begins after the end of the text at UTF-16 offset 3",
    ),
    (
        "an entity that begins in a character",
        {"text": "👋x", "entities": mark("bold", 1, 2)},
        "entity begins in a middle of a UTF-16 symbol at UTF-16 offset 1",
    ),
    (
        "an entity that ends in a character",
        {"text": "x👋", "entities": mark("bold", 0, 2)},
        "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol",
    ),
    (
        "entities that cross",
        {"text": "abcd", "entities": mark("bold", 0, 3) + mark("italic", 2, 2)},
        "stand-in: entities cross at UTF-16 offset 2",
    ),
    (
        "a link without address",
        {"text": "x", "entities": mark("text_link", 0, 1)},
        "can't parse MessageEntity: Can't find field \"url\"",
    ),
    (
        "a link to nowhere",
        {"text": "x", "entities": mark("text_link", 0, 1, url="nowhere")},
        "entity URL 'nowhere' is invalid: Wrong HTTP URL",
    ),
    (
        "bold with an address",
        {"text": "x", "entities": mark("bold", 0, 1, url="https://a.b")},
        'stand-in: an entity of type "bold" takes no "url"',
    ),
    (
        "a preview of nowhere",
        {"text": "x", "link_preview_options": {"url": "x y"}},
        "link preview URL 'x y' is invalid: Wrong HTTP URL",
    ),
    (
        "a preview with an unknown wish",
        {"text": "x", "link_preview_options": {"big": True}},
        'stand-in: unknown parameter "big"',
    ),
    ("a keyboard of nothing", {"text": "x", "reply_markup": {}}, "object expected as reply markup"),
    ("a keyboard that is no JSON", {"text": "x", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
    ("a keyboard that is a list", {"text": "x", "reply_markup": []}, 'field "reply_markup" must be of type Object'),
    ("a button without action", {"text": "x", "reply_markup": key()}, BUTTON[13:]),
    ("a button with empty data", {"text": "x", "reply_markup": key(callback_data="")}, BUTTON[13:]),
    (
        "a button of two minds",
        {"text": "x", "reply_markup": key(callback_data="a", url="https://a.b")},
        "stand-in: a button does one thing, not url and callback_data",
    ),
    (
        "a button without a word",
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": " ", "callback_data": "a"}]]}},
        "can't parse inline keyboard button: Text must be non-empty",
    ),
    ("65 bytes of data", {"text": "x", "reply_markup": key(callback_data="ع" * 33)}, "BUTTON_DATA_INVALID"),
    (
        "257 characters to copy",
        {"text": "x", "reply_markup": key(copy_text={"text": "a" * 257})},
        "BUTTON_COPY_TEXT_INVALID",
    ),
    ("nothing to copy", {"text": "x", "reply_markup": key(copy_text={"text": ""})}, "BUTTON_COPY_TEXT_INVALID"),
    (
        "a button to localhost",
        {"text": "x", "reply_markup": key(url="http://localhost:1/")},
        "inline keyboard button URL 'http://localhost:1/' is invalid: Wrong HTTP URL",
    ),
    (
        "a button to a broken address",
        {"text": "x", "reply_markup": key(url="http://[a.b")},
        "inline keyboard button URL 'http://[a.b' is invalid: Wrong HTTP URL",
    ),
    (
        "a button to a file",
        {"text": "x", "reply_markup": key(url="ftp://example.org/")},
        "inline keyboard button URL 'ftp://example.org/' is invalid: Unsupported URL protocol",
    ),
    (
        "a button of no style",
        {"text": "x", "reply_markup": key(callback_data="a", style="pink")},
        "BUTTON_STYLE_INVALID",
    ),
    ("a button that pays", {"text": "x", "reply_markup": key(pay=True)}, "BUTTON_TYPE_INVALID"),
    (
        "a web app in a channel",
        {"text": "x", "reply_markup": key(web_app={"url": "https://a.b"})},
        "BUTTON_TYPE_INVALID",
    ),
    (
        "an inline switch in a channel",
        {"text": "x", "reply_markup": key(switch_inline_query="a")},
        "can't use switch_inline_query button in a channel chat, because users will not be able to use the button without knowing bot's username",
    ),
    (
        "nine buttons in a row",
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "a"}] * 9]}},
        "reply markup is too long",
    ),
    (
        "101 buttons",
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]] * 101}},
        "reply markup is too long",
    ),
    (
        "a reply keyboard in a channel",
        {"text": "x", "reply_markup": {"keyboard": [["a"]]}},
        "reply keyboards are not allowed in channels",
    ),
    ("an answer to nothing", {"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
]


@pytest.mark.parametrize(("params", "said"), [case[1:] for case in CONTENT], ids=[case[0] for case in CONTENT])
async def test_a_message_is_refused(ask: Ask, params: dict[str, Any], said: str) -> None:
    answer = await ask("sendMessage", chat_id=CHANNEL, **params)
    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {said}"}


ALLOWED: list[tuple[str, dict[str, Any]]] = [
    ("the longest text", {"text": "ع" * 4096}),
    ("two thousand emoji are two thousand characters", {"text": "👋" * 4096}),
    ("64 bytes of data", {"text": "x", "reply_markup": key(callback_data="ع" * 32)}),
    ("256 characters to copy", {"text": "x", "reply_markup": key(copy_text={"text": "ع" * 256})}),
    ("a number as its chat's words", {"text": "x", "protect_content": "true"}),
    ("an address without scheme", {"text": "x", "reply_markup": key(url="example.org/a")}),
    ("a link into the app", {"text": "x", "reply_markup": key(url="tg://resolve?domain=a")}),
    ("nested entities", {"text": "abcd", "entities": mark("bold", 0, 4) + mark("italic", 1, 2)}),
    ("entities as JSON in a string", {"text": "abcd", "entities": '[{"type":"bold","offset":0,"length":4}]'}),
    (
        "an empty row and 100 buttons",
        {"text": "x", "reply_markup": {"inline_keyboard": [[], *[[{"text": "a", "callback_data": "a"}] * 5] * 20]}},
    ),
]


@pytest.mark.parametrize("params", [case[1] for case in ALLOWED], ids=[case[0] for case in ALLOWED])
async def test_a_message_just_within_the_limits_is_taken(ask: Ask, params: dict[str, Any]) -> None:
    assert (await ask("sendMessage", chat_id=CHANNEL, **params))["ok"]


async def test_a_keyboard_of_empty_rows_is_none(ask: Ask, standin: StandIn) -> None:
    await ask("sendMessage", chat_id=CHANNEL, text="x", reply_markup={"inline_keyboard": [[]]})
    await ask("sendMessage", chat_id=AMINA, text="x", reply_markup={"remove_keyboard": True})
    assert (standin.chat(CHANNEL).messages[0].markup, standin.chat(AMINA).messages[0].markup) == (None, None)


METHODS: list[tuple[str, dict[str, Any], str]] = [
    ("editMessageText", {"chat_id": CHANNEL, "message_id": 9, "text": "x"}, "message to edit not found"),
    ("editMessageText", {"chat_id": CHANNEL, "message_id": 1, "text": "نص"}, NOT_MODIFIED[13:]),
    ("editMessageText", {"chat_id": CHANNEL, "message_id": 2, "text": "x"}, "there is no text in the message to edit"),
    ("editMessageText", {"chat_id": CHANNEL, "message_id": 3, "text": "x"}, "message can't be edited"),
    ("editMessageText", {"message_id": 3, "text": "x"}, "chat_id is empty"),
    ("editMessageText", {"inline_message_id": "i", "text": "x"}, "MESSAGE_ID_INVALID"),
    ("editMessageCaption", {"chat_id": CHANNEL, "message_id": 1, "caption": "x"}, "there is no caption in the message to edit"),
    ("editMessageCaption", {"chat_id": CHANNEL, "message_id": 2, "caption": "ع" * 1025}, "message caption is too long"),
    ("editMessageReplyMarkup", {"chat_id": CHANNEL, "message_id": 1}, NOT_MODIFIED[13:]),
    ("editMessageMedia", {"chat_id": CHANNEL, "message_id": 2, "media": {"type": "video", "media": "x"}}, "stand-in: only photos can be put in place of others"),
    ("deleteMessage", {"chat_id": CHANNEL, "message_id": 9}, "message to delete not found"),
    ("deleteMessage", {"chat_id": CHANNEL}, "message identifier is not specified"),
    ("deleteMessages", {"chat_id": CHANNEL, "message_ids": []}, "message identifiers are empty"),
    ("deleteMessages", {"chat_id": CHANNEL, "message_ids": list(range(101))}, "too many message identifiers specified"),
    ("deleteMessages", {"chat_id": CHANNEL, "message_ids": ["a"]}, 'field "message_ids" must be a valid Number'),
    ("forwardMessage", {"chat_id": AMINA, "from_chat_id": CHANNEL, "message_id": 9}, "message to forward not found"),
    ("forwardMessage", {"chat_id": AMINA, "from_chat_id": CHANNEL, "message_id": 5}, "message can't be forwarded"),
    ("forwardMessage", {"chat_id": AMINA, "from_chat_id": CHANNEL, "message_id": 4}, "message has protected content and can't be forwarded"),
    ("copyMessage", {"chat_id": AMINA, "from_chat_id": CHANNEL, "message_id": 9}, "message to copy not found"),
    ("pinChatMessage", {"chat_id": CHANNEL, "message_id": 9}, "not enough rights to manage pinned messages in the chat"),
    ("sendPhoto", {"chat_id": CHANNEL}, "there is no photo in the request"),
    ("sendPhoto", {"chat_id": CHANNEL, "photo": 5}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"chat_id": CHANNEL, "photo": "attach://x"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"chat_id": CHANNEL, "photo": "AgAC"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"chat_id": CHANNEL, "photo": "https://example.org/x.png"}, "failed to get HTTP URL content"),
    ("sendPhoto", {"chat_id": CHANNEL, "photo": "http://"}, "wrong HTTP URL specified"),
    ("sendPhoto", {"chat_id": CHANNEL, "photo": "http://[x"}, "wrong HTTP URL specified"),
    ("sendPhoto", {"chat_id": CHANNEL, "photo": "x", "caption": "ع" * 1025}, "message caption is too long"),
    ("sendDocument", {"chat_id": CHANNEL}, "there is no document in the request"),
    ("sendChatAction", {"chat_id": AMINA, "action": "dancing"}, "wrong parameter action in request"),
    ("getFile", {"file_id": "x"}, "wrong file_id or the file is temporarily unavailable"),
    ("getChat", {"chat_id": 404}, "chat not found"),
    ("getChat", {"chat_id": "nobody"}, "chat not found"),
    ("getChat", {"chat_id": "@nobody"}, "chat not found"),
    ("getChat", {"chat_id": KARIM}, "chat not found"),
    ("getChat", {"chat_id": True}, "chat not found"),
    ("getChat", {}, "chat_id is empty"),
    ("getChatMember", {"chat_id": CHANNEL, "user_id": 404}, "PARTICIPANT_ID_INVALID"),
    ("getChatAdministrators", {"chat_id": AMINA}, "there are no administrators in the private chat"),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "ع" * 201}, "MESSAGE_TOO_LONG"),
    ("answerCallbackQuery", {"callback_query_id": "1", "url": "https://example.org"}, "URL_INVALID"),
    ("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old and response timeout expired or query ID is invalid"),
    ("answerInlineQuery", {"inline_query_id": "1", "results": []}, "query is too old and response timeout expired or query ID is invalid"),
    ("setMyCommands", {"commands": [{"command": "Help", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [{"command": "help", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": [{"command": "a", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
    ("setMyCommands", {"commands": [], "language_code": "arabic"}, "language code is invalid"),
    ("setMyCommands", {"commands": [], "scope": {"type": "moon"}}, "can't parse BotCommandScope: Unsupported type specified"),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat"}}, 'can\'t parse BotCommandScope: Can\'t find field "chat_id"'),
    ("setMyName", {"name": "ع" * 65}, "NAME_TOO_LONG"),
    ("setMyShortDescription", {"short_description": "ع" * 121}, "SHORT_DESCRIPTION_TOO_LONG"),
    ("setMyDescription", {"description": "ع" * 513}, "DESCRIPTION_TOO_LONG"),
    ("setChatMenuButton", {"menu_button": {"type": "x"}}, "can't parse menu button: Unsupported type specified"),
    ("setWebhook", {"url": "https://a.b/", "secret_token": "ا"}, "secret token contains unallowed characters"),
    ("setWebhook", {"url": "https://a.b/", "max_connections": 101}, "max_connections must be from 1 to 100"),
    ("setWebhook", {"url": "gopher://a.b/"}, "bad webhook: invalid webhook URL specified"),
    ("setWebhook", {"url": "https://[a/"}, "bad webhook: invalid webhook URL specified"),
    ("getUpdates", {"offset": [1]}, 'field "offset" must be a valid Number'),
]  # fmt: skip


@pytest.fixture
async def channel(standin: StandIn, ask: Ask) -> StandIn:
    """1 is a text, 2 a photo, 3 somebody else's, 4 protected, 5 a note of a pin."""
    await ask("sendMessage", chat_id=CHANNEL, text="نص")
    standin.canned["https://example.org/ok.png"] = paint("sea", 1)
    await ask("sendPhoto", chat_id=CHANNEL, photo="https://example.org/ok.png", caption="صورة")
    standin.channel_post("لغيرنا")
    await ask("sendMessage", chat_id=CHANNEL, text="سري", protect_content=True)
    rights = standin.chat(CHANNEL).rights
    standin.chat(CHANNEL).rights = ALL_RIGHTS
    await ask("pinChatMessage", chat_id=CHANNEL, message_id=1)
    standin.chat(CHANNEL).rights = rights
    return standin


@pytest.mark.parametrize(("method", "params", "said"), METHODS)
async def test_a_call_is_refused(channel: StandIn, ask: Ask, method: str, params: dict[str, Any], said: str) -> None:
    answer = await ask(method, **params)
    assert answer["description"] == f"Bad Request: {said}"
    assert channel.calls[-1].error == answer["description"]


INLINE: list[tuple[dict[str, Any], str]] = [
    ({"id": ""}, "RESULT_ID_INVALID"),
    ({"type": "gif"}, "stand-in: inline results are articles or photos"),
    ({"title": ""}, "RESULT_TITLE_EMPTY"),
    ({"input_message_content": None}, "RESULT_MESSAGE_EMPTY"),
    ({"type": "photo"}, "PHOTO_CONTENT_URL_EMPTY"),
    ({"thumbnail_url": "x"}, "inline result thumbnail_url 'x' is invalid: Wrong HTTP URL"),
    ({"input_message_content": {"message_text": ""}}, "message text is empty"),
    ({"reply_markup": key()}, BUTTON[13:]),
]


@pytest.mark.parametrize(("change", "said"), INLINE)
async def test_an_inline_result_is_refused(ask: Ask, change: dict[str, Any], said: str) -> None:
    result = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "x"}} | change
    answer = await ask("answerInlineQuery", inline_query_id="1", results=[result])
    assert answer["description"] == f"Bad Request: {said}"


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"results": [{"type": "photo", "id": str(n), "photo_file_id": "x"} for n in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"results": [{"type": "photo", "id": "1", "photo_file_id": "x"}] * 2}, "RESULT_ID_DUPLICATE"),
        ({"results": [], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": {"text": "x", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
    ],
)
async def test_an_inline_answer_is_refused(ask: Ask, params: dict[str, Any], said: str) -> None:
    answer = await ask("answerInlineQuery", inline_query_id="1", **params)
    assert answer["description"] == f"Bad Request: {said}"


async def test_people_who_do_not_want_the_bot_are_forbidden(standin: StandIn, ask: Ask) -> None:
    async def said() -> tuple[int, str]:
        answer = await ask("sendMessage", chat_id=KARIM, text="x")
        return answer.get("error_code", 200), answer.get("description", "")

    assert await said() == (403, "Forbidden: bot can't initiate conversation with a user")
    standin.begin(KARIM)
    assert await said() == (200, "")
    standin.block(KARIM)
    assert await said() == (403, "Forbidden: bot was blocked by the user")
    standin.begin(KARIM)
    assert await said() == (200, "")
    standin.deactivate(KARIM)
    assert await said() == (403, "Forbidden: user is deactivated")


@pytest.mark.parametrize(
    ("chat", "status", "code", "said"),
    [
        (CHANNEL, "kicked", 403, "Forbidden: bot was kicked from the channel chat"),
        (CHANNEL, "left", 403, "Forbidden: bot is not a member of the channel chat"),
        (CHANNEL, "member", 400, "Bad Request: need administrator rights in the channel chat"),
        (GROUP, "kicked", 403, "Forbidden: bot was kicked from the supergroup chat"),
        (GROUP, "left", 403, "Forbidden: bot is not a member of the supergroup chat"),
    ],
)
async def test_a_bot_that_lost_its_place_is_told(
    standin: StandIn, ask: Ask, *, chat: int, status: str, code: int, said: str
) -> None:
    standin.set_bot(chat, status)
    answer = await ask("sendMessage", chat_id=chat, text="x")
    assert (answer["error_code"], answer["description"]) == (code, said)
    if status in {"kicked", "left"}:
        assert (await ask("getChat", chat_id=chat))["error_code"] == 403


async def test_an_administrator_without_the_right_to_post_may_not(standin: StandIn, ask: Ask) -> None:
    standin.set_bot(CHANNEL, "administrator", frozenset({"edit"}))
    answer = await ask("sendMessage", chat_id=CHANNEL, text="x")
    assert answer["description"] == "Bad Request: need administrator rights in the channel chat"


async def test_a_mere_member_of_a_channel_sees_no_list(standin: StandIn, ask: Ask) -> None:
    standin.set_bot(CHANNEL, "member")
    answer = await ask("getChatAdministrators", chat_id=CHANNEL)
    assert answer["description"] == "Bad Request: member list is inaccessible"


async def test_a_group_that_moved_tells_its_new_number(standin: StandIn, ask: Ask) -> None:
    standin.migrate(GROUP, -100_777)
    answer = await ask("sendMessage", chat_id=GROUP, text="x")
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": -100_777}
    assert (await ask("sendMessage", chat_id=-100_777, text="x"))["ok"]


async def test_a_deleted_group_is_gone(standin: StandIn, ask: Ask) -> None:
    standin.chat(GROUP).deleted = True
    assert (await ask("sendMessage", chat_id=GROUP, text="x"))["description"] == "Forbidden: the group chat was deleted"


async def test_others_posts_are_edited_and_deleted_only_with_the_right(channel: StandIn, ask: Ask) -> None:
    edit = {"chat_id": CHANNEL, "message_id": 3, "text": "لغيرنا"}
    channel.chat(CHANNEL).rights = frozenset({"post"})
    assert (await ask("editMessageText", **edit))["description"] == "Bad Request: message can't be edited"
    refused = await ask("deleteMessage", chat_id=CHANNEL, message_id=3)
    assert refused["description"] == "Bad Request: message can't be deleted"
    channel.chat(CHANNEL).rights = ALL_RIGHTS
    assert (await ask("editMessageText", **edit))["description"] == NOT_MODIFIED
    assert (await ask("pinChatMessage", chat_id=CHANNEL, message_id=99))[
        "description"
    ] == "Bad Request: message to pin not found"
    unpinned = await ask("unpinChatMessage", chat_id=CHANNEL, message_id=3)
    assert unpinned["description"] == "Bad Request: message to unpin not found"
    assert (await ask("deleteMessage", chat_id=CHANNEL, message_id=3))["ok"]


async def test_private_messages_are_deleted_within_two_days_only(standin: StandIn, ask: Ask, clock: Any) -> None:
    first = (await ask("sendMessage", chat_id=AMINA, text="x"))["result"]["message_id"]
    theirs = standin.say(KARIM, "كلام", chat=GROUP)
    clock.at += 48 * 3600
    answer = await ask("deleteMessage", chat_id=AMINA, message_id=first)
    assert answer["description"] == "Bad Request: message can't be deleted for everyone"
    answer = await ask("deleteMessages", chat_id=GROUP, message_ids=[theirs.number])
    assert answer["description"] == "Bad Request: message can't be deleted"


async def test_a_forwarded_message_cannot_be_edited(channel: StandIn, ask: Ask) -> None:
    copy = (await ask("forwardMessage", chat_id=AMINA, from_chat_id=CHANNEL, message_id=1))["result"]["message_id"]
    answer = await ask("editMessageText", chat_id=AMINA, message_id=copy, text="x")
    assert answer["description"] == "Bad Request: message can't be edited"


async def test_a_protected_channel_lets_nothing_out(channel: StandIn, ask: Ask) -> None:
    channel.chat(CHANNEL).protected = True
    answer = await ask("copyMessage", chat_id=AMINA, from_chat_id=CHANNEL, message_id=1)
    assert answer["description"] == "Bad Request: message has protected content and can't be forwarded"
    assert (await ask("getChat", chat_id=CHANNEL))["result"]["has_protected_content"] is True


async def test_a_late_answer_to_a_button_is_refused(standin: StandIn, ask: Ask, clock: Any) -> None:
    await ask("sendMessage", chat_id=AMINA, text="x", reply_markup=key(callback_data="a"))
    query = standin.press(AMINA, standin.chat(AMINA).messages[0])
    clock.at += 16
    answer = await ask("answerCallbackQuery", callback_query_id=query.id)
    assert answer["description"].startswith("Bad Request: query is too old")


async def test_without_strictness_unknown_fields_pass(standin: StandIn, ask: Ask) -> None:
    standin.parts.strict = False
    assert (await ask("sendMessage", chat_id=AMINA, text="x", txt="y"))["ok"]
    assert standin.called("sendMessage", AMINA)[0].params == {"chat_id": AMINA, "text": "x"}


async def test_only_a_server_of_ones_own_pushes_to_any_port(standin: StandIn, ask: Ask) -> None:
    standin.parts.local = False
    plain = await ask("setWebhook", url="http://example.org/hook")
    assert plain["description"] == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    port = await ask("setWebhook", url="https://example.org:8000/hook")
    assert port["description"].endswith("Webhook can be set up only on ports 80, 88, 443 or 8443")
    assert (await ask("setWebhook", url="https://example.org:8443/hook"))["ok"]


async def test_closing_is_for_servers(ask: Ask) -> None:
    assert (await ask("close"))["error_code"] == 429
