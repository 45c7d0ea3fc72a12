"""The table of the Bot API's methods that the stand-in speaks."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from bot.sandbox import telegram_answers as answers
from bot.sandbox import telegram_chats as chats
from bot.sandbox import telegram_editing as editing
from bot.sandbox import telegram_sending as sending
from bot.sandbox.telegram_fields import Params
from bot.sandbox.telegram_parts import Parts

Act = Callable[[Parts, Params], Awaitable[Any]]

ACTS: Mapping[str, Act] = {
    "getMe": chats.get_me,
    "close": answers.close,
    "logOut": answers.close,
    "getUpdates": answers.get_updates,
    "setWebhook": answers.set_webhook,
    "deleteWebhook": answers.delete_webhook,
    "getWebhookInfo": answers.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "forwardMessage": sending.forward_message,
    "copyMessage": sending.copy_message,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "pinChatMessage": editing.pin_chat_message,
    "unpinChatMessage": editing.unpin_chat_message,
    "unpinAllChatMessages": editing.unpin_all_chat_messages,
    "answerCallbackQuery": answers.answer_callback_query,
    "answerInlineQuery": answers.answer_inline_query,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "getChatMemberCount": chats.get_chat_member_count,
    "leaveChat": chats.leave_chat,
    "setMyCommands": chats.set_my_commands,
    "getMyCommands": chats.get_my_commands,
    "deleteMyCommands": chats.delete_my_commands,
    "setChatMenuButton": chats.set_chat_menu_button,
    "getChatMenuButton": chats.get_chat_menu_button,
    "setMyName": partial(chats.set_word, word="name"),
    "getMyName": partial(chats.get_word, word="name"),
    "setMyDescription": partial(chats.set_word, word="description"),
    "getMyDescription": partial(chats.get_word, word="description"),
    "setMyShortDescription": partial(chats.set_word, word="short_description"),
    "getMyShortDescription": partial(chats.get_word, word="short_description"),
    "getFile": chats.get_file,
}
