"""python-telegram-bot talks to the stand-in as to Telegram, and reads every answer and update."""

import json

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChatMember,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberMember,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InlineQueryResultsButton,
    InputMediaPhoto,
    InputTextMessageContent,
    LinkPreviewOptions,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginUser,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.sandbox.paint import paint
from bot.sandbox.telegram import StandIn
from bot.sandbox.telegram_chats import menu_for
from tests.sandbox.conftest import AMINA, CHANNEL, GROUP, KARIM

KEYS = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("نعم", callback_data="yes"), InlineKeyboardButton("اقرأ", url="https://example.org/a")],
        [InlineKeyboardButton("نسخ", copy_text=CopyTextButton("https://example.org/?p=1"))],
    ]
)


async def test_the_bot_knows_itself(bot: Bot, standin: StandIn) -> None:
    assert (await bot.get_me()).username == standin.world.bot.username


async def test_a_text_arrives_with_its_entities_and_the_automatic_ones(bot: Bot, standin: StandIn) -> None:
    bold = MessageEntity(MessageEntity.BOLD, 0, 5)
    sent = await bot.send_message(CHANNEL, "مرحبا 👋 #أمن https://example.org/x.", entities=[bold], reply_markup=KEYS)
    assert [(e.type, sent.parse_entity(e)) for e in sent.entities] == [
        ("bold", "مرحبا"),
        ("hashtag", "#أمن"),
        ("url", "https://example.org/x"),
    ]
    kept = standin.chat("@demo_channel").messages[0]
    assert kept.links == ["https://example.org/x", "https://example.org/a"]
    assert [len(row) for row in kept.buttons] == [2, 1]


async def test_a_photo_is_uploaded_named_again_and_fetched(bot: Bot, standin: StandIn) -> None:
    sent = await bot.send_photo(CHANNEL, paint("sea", 1), caption="صورة", reply_markup=KEYS)
    assert (sent.photo[0].width, sent.photo[0].height) == (960, 540)
    again = await bot.send_photo(AMINA, sent.photo[0].file_id)
    assert again.photo[0].file_unique_id == sent.photo[0].file_unique_id
    standin.canned["https://example.org/x.png"] = paint("sea", 2)
    assert (await bot.send_photo(AMINA, "https://example.org/x.png")).photo
    file = await bot.get_file(sent.photo[0].file_id)
    assert bytes(await file.download_as_bytearray()) == paint("sea", 1)


async def test_a_document_keeps_its_name_and_bytes(bot: Bot, standin: StandIn) -> None:
    sent = await bot.send_document(AMINA, json.dumps({"a": 1}).encode(), filename="mydata.json", caption="بياناتك")
    assert sent.document is not None
    assert sent.document.file_name == "mydata.json"
    assert standin.world.files[sent.document.file_id].content == b'{"a": 1}'


async def test_edits_change_what_stands_and_keep_what_stood(bot: Bot, standin: StandIn) -> None:
    text = await bot.send_message(CHANNEL, "أول", reply_markup=KEYS)
    photo = await bot.send_photo(CHANNEL, paint("sea", 1), caption="قديم")
    await bot.edit_message_text(
        "ثان", CHANNEL, text.message_id, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    await bot.edit_message_caption(CHANNEL, photo.message_id, caption="جديد")
    await bot.edit_message_reply_markup(CHANNEL, text.message_id, reply_markup=KEYS)
    await bot.edit_message_media(InputMediaPhoto(paint("city", 1), caption="غيرها"), CHANNEL, photo.message_id)
    assert standin.chat(CHANNEL).texts == ["ثان", "غيرها"]
    assert [version[0] for version in standin.chat(CHANNEL).messages[1].versions] == ["قديم", "جديد"]


async def test_what_is_deleted_is_gone_and_its_number_is_not_used_again(bot: Bot, standin: StandIn) -> None:
    numbers = [(await bot.send_message(CHANNEL, str(n))).message_id for n in range(4)]
    await bot.delete_message(CHANNEL, numbers[0])
    await bot.delete_messages(CHANNEL, [numbers[1], 999])
    assert standin.chat(CHANNEL).texts == ["2", "3"]
    assert (await bot.send_message(CHANNEL, "4")).message_id == numbers[-1] + 1


async def test_a_forwarded_post_names_its_channel_and_a_copy_does_not(bot: Bot) -> None:
    post = await bot.send_message(CHANNEL, "خبر", reply_markup=KEYS)
    forwarded = await bot.forward_message(AMINA, CHANNEL, post.message_id, disable_notification=True)
    assert isinstance(forwarded.forward_origin, MessageOriginChannel)
    assert forwarded.forward_origin.message_id == post.message_id
    assert forwarded.reply_markup is not None
    assert [button.text for row in forwarded.reply_markup.inline_keyboard for button in row] == ["اقرأ"]
    copied = await bot.copy_message(AMINA, CHANNEL, post.message_id)
    assert copied.message_id == forwarded.message_id + 1


async def test_a_pin_takes_a_number_and_is_seen_in_the_chat(bot: Bot, standin: StandIn) -> None:
    standin.set_bot(CHANNEL, "administrator")
    post = await bot.send_message(CHANNEL, "مهم")
    await bot.pin_chat_message(CHANNEL, post.message_id)
    await bot.pin_chat_message(CHANNEL, post.message_id)
    chat = await bot.get_chat("@demo_channel")
    assert chat.pinned_message is not None
    assert chat.pinned_message.text == "مهم"
    assert (await bot.send_message(CHANNEL, "بعده")).message_id == post.message_id + 2
    await bot.unpin_chat_message(CHANNEL)
    await bot.unpin_all_chat_messages(CHANNEL)
    assert standin.chat(CHANNEL).pinned == []


async def test_a_reply_shows_what_it_answers(bot: Bot) -> None:
    first = await bot.send_message(CHANNEL, "أصل")
    answer = await bot.send_message(CHANNEL, "تتمة", reply_parameters=ReplyParameters(first.message_id))
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.text == "أصل"
    lost = ReplyParameters(999, allow_sending_without_reply=True)
    assert (await bot.send_message(CHANNEL, "وحدها", reply_parameters=lost)).reply_to_message is None


async def test_a_pressed_button_is_answered_once(bot: Bot, standin: StandIn) -> None:
    sent = await bot.send_message(AMINA, "؟", reply_markup=KEYS)
    query = standin.press(AMINA, sent.message_id, "نعم")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert (update.callback_query.data, update.callback_query.from_user.id) == ("yes", AMINA)
    await update.callback_query.answer("حسنا", show_alert=True)
    assert await query.answer == {"text": "حسنا", "show_alert": True}
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await update.callback_query.answer()


async def test_inline_results_are_offered_and_chosen(bot: Bot, standin: StandIn) -> None:
    query = standin.inline(AMINA, "أمن")
    (update,) = await bot.get_updates()
    assert update.inline_query is not None
    content = InputTextMessageContent("نص https://example.org/")
    await update.inline_query.answer([InlineQueryResultArticle("1", "عنوان", content, reply_markup=KEYS)])
    offered = await query.answer
    message = standin.choose(AMINA, offered["results"][0], chat=GROUP)
    assert (message.text, message.via_bot, len(message.buttons)) == ("نص https://example.org/", True, 2)


async def test_menus_and_descriptions_are_kept_by_scope_and_language(bot: Bot) -> None:
    await bot.set_my_commands([BotCommand("help", "aide")], BotCommandScopeAllPrivateChats(), "fr")
    assert await bot.get_my_commands() == ()
    assert (await bot.get_my_commands(BotCommandScopeAllPrivateChats(), "fr"))[0].description == "aide"
    await bot.delete_my_commands(BotCommandScopeAllPrivateChats(), "fr")
    assert await bot.get_my_commands(BotCommandScopeAllPrivateChats(), "fr") == ()
    await bot.set_my_description("وصف")
    await bot.set_my_short_description("قصير", "ar")
    await bot.set_my_name("مرسال")
    assert (await bot.get_my_description("fr")).description == "وصف"
    assert (await bot.get_my_short_description("ar")).short_description == "قصير"
    assert (await bot.get_my_name()).name == "مرسال"
    await bot.set_chat_menu_button()
    assert (await bot.get_chat_menu_button()).type == "default"


async def test_chats_tell_who_runs_them(bot: Bot, standin: StandIn) -> None:
    member = await bot.get_chat_member(CHANNEL, bot.id)
    assert isinstance(member, ChatMemberAdministrator)
    assert (member.can_post_messages, member.can_edit_messages) == (True, False)
    assert isinstance(await bot.get_chat_member(GROUP, KARIM), ChatMemberMember)
    assert [each.user.id for each in await bot.get_chat_administrators(GROUP)] == [AMINA]
    assert await bot.get_chat_member_count(GROUP) == 3
    assert (await bot.get_chat(AMINA)).first_name == "أمينة"
    await bot.leave_chat(GROUP)
    assert standin.chat(GROUP).bot == "left"


async def test_being_busy_is_said_quietly(bot: Bot) -> None:
    assert await bot.send_chat_action(AMINA, "typing")


async def test_errors_have_the_kinds_that_the_library_knows(bot: Bot, standin: StandIn) -> None:
    with pytest.raises(Forbidden, match="initiate conversation"):
        await bot.send_message(KARIM, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(404, "x")
    stranger = Bot("1:wrong", base_url=f"{standin.url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_every_kind_of_update_is_read_by_the_library(bot: Bot, standin: StandIn) -> None:
    said = standin.begin(AMINA, "t_drugs")
    standin.edit(said, "/start")
    standin.say(AMINA, "صورة", photo=paint("sea", 1), reply_to=said.number)
    standin.say(KARIM, "/help@mirsal_demo_bot", chat=GROUP, sender_chat=GROUP)
    standin.say(KARIM, "قناة تتكلم", chat=GROUP, sender_chat=CHANNEL)
    post = standin.channel_post("من غيرنا")
    standin.edit(post, "من غيرنا، مصححا")
    standin.say(AMINA, post.text, forwarded=post)
    standin.block(AMINA)
    standin.unblock(AMINA)
    standin.set_bot(CHANNEL, "kicked")
    standin.migrate(GROUP, -100_777)
    updates = await bot.get_updates()
    assert [update.update_id for update in updates] == list(
        range(updates[0].update_id, updates[0].update_id + len(updates))
    )
    kinds = [next(key for key in update.to_dict() if key != "update_id") for update in updates]
    assert kinds == [
        "message",
        "edited_message",
        "message",
        "message",
        "message",
        "channel_post",
        "edited_channel_post",
        "message",
        "my_chat_member",
        "my_chat_member",
        "my_chat_member",
        "message",
    ]
    assert updates[0].message is not None
    assert updates[0].message.parse_entities(["bot_command"]) == {updates[0].message.entities[0]: "/start"}
    assert updates[3].message is not None
    assert updates[3].message.sender_chat is not None
    assert updates[3].message.sender_chat.id == GROUP


async def test_an_update_survives_the_way_through_json(standin: StandIn, bot: Bot) -> None:
    standin.say(AMINA, "مرحبا")
    (raw,) = [dict(update) for update in standin.parts.updates.pending.values()]
    raw.pop("_chat")
    update = Update.de_json(raw, bot)
    assert update.effective_message is not None
    assert update.effective_message.text == "مرحبا"


async def test_photos_by_name_are_offered_inline(bot: Bot, standin: StandIn) -> None:
    sent = await bot.send_photo(AMINA, paint("sea", 1))
    query = standin.inline(AMINA, "", offset="10")
    (update,) = await bot.get_updates()
    assert update.inline_query is not None
    await update.inline_query.answer(
        [InlineQueryResultCachedPhoto("1", sent.photo[0].file_id, caption="بحر")],
        next_offset="20",
        button=InlineQueryResultsButton("افتح", start_parameter="inline"),
    )
    offered = await query.answer
    assert offered["next_offset"] == "20"
    photo = standin.choose(AMINA, offered["results"][0], chat=AMINA)
    assert (photo.text, photo.photo is not None) == ("بحر", True)


async def test_roles_in_a_group_are_told(bot: Bot, standin: StandIn) -> None:
    standin.chat(GROUP).members[KARIM] = "kicked"
    assert isinstance(await bot.get_chat_member(GROUP, KARIM), ChatMemberBanned)
    standin.chat(GROUP).members[KARIM] = "administrator"
    assert isinstance(await bot.get_chat_member(GROUP, KARIM), ChatMemberAdministrator)
    standin.set_bot(GROUP, "administrator")
    me = await bot.get_chat_member(GROUP, bot.id)
    assert isinstance(me, ChatMemberAdministrator)
    assert (me.can_pin_messages, me.can_post_messages) == (True, None)
    everybody = await bot.get_chat_administrators(GROUP, api_kwargs={"return_bots": True})
    assert [each.user.id for each in everybody] == [AMINA, KARIM, bot.id]
    standin.set_bot(GROUP, "kicked")
    with pytest.raises(Forbidden, match="kicked from the supergroup"):
        await bot.get_chat_member(GROUP, bot.id)


async def test_what_a_person_wrote_is_forwarded_with_their_name(bot: Bot, standin: StandIn) -> None:
    said = standin.say(AMINA, "كلام", chat=GROUP)
    forwarded = await bot.forward_message(AMINA, GROUP, said.number)
    assert isinstance(forwarded.forward_origin, MessageOriginUser)
    assert forwarded.forward_origin.sender_user.id == AMINA


async def test_a_copied_photo_may_have_another_caption(bot: Bot, standin: StandIn) -> None:
    photo = await bot.send_photo(CHANNEL, paint("sea", 1), caption="قديم")
    await bot.copy_message(AMINA, CHANNEL, photo.message_id, caption="جديد")
    assert standin.chat(AMINA).texts == ["جديد"]


async def test_the_menu_a_client_shows_is_the_narrowest_in_his_language(bot: Bot, standin: StandIn) -> None:
    def shown(chat: int, user: int, language: str | None = "fr-CA") -> list[str]:
        menu = menu_for(standin.parts, standin.chat(chat), user, language)
        return [each["description"] for each in menu]

    async def put(word: str, scope: BotCommandScope | None = None, language: str | None = None) -> None:
        await bot.set_my_commands([BotCommand("help", word)], scope, language)

    assert shown(AMINA, AMINA) == []
    await put("عام")
    await put("privé", BotCommandScopeAllPrivateChats(), "fr")
    await put("لكريم", BotCommandScopeChatMember(GROUP, KARIM))
    await put("للإدارة", BotCommandScopeAllChatAdministrators())
    assert (shown(AMINA, AMINA), shown(AMINA, AMINA, "ar"), shown(AMINA, AMINA, None)) == (["privé"], ["عام"], ["عام"])
    assert (shown(GROUP, AMINA), shown(GROUP, KARIM)) == (["للإدارة"], ["لكريم"])
