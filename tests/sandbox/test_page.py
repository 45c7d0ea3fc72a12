"""The demo page in a real browser: a visitor sees a post, types a command, presses a button, takes another role."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect
from telegram import (
    Bot,
    BotCommand,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    MessageEntity,
    Update,
)

from bot.sandbox.demo import Sandbox
from bot.sandbox.site_feed import picture_of
from tests.sandbox.conftest import patient

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="chromium is not installed (Debian: apt-get install chromium)"),
]
PATIENCE = 60_000  # milliseconds: a busy machine is no bug
expect.set_options(timeout=PATIENCE)
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
KEYS = [
    [InlineKeyboardButton("✅ مكافحة الإرهاب", callback_data="t:1")],
    [InlineKeyboardButton("تابع الموضوع", url="https://t.me/mirsal_demo_bot?start=t_drugs")],
    [InlineKeyboardButton("نسخ الرابط", copy_text=CopyTextButton("https://example.org/?p=1"))],
]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """Open a sandbox with a small bot in it that answers everything."""
    room = Sandbox(schedule=False)
    await room.start()
    answering = asyncio.create_task(_answer(room))
    yield room
    answering.cancel()
    await asyncio.gather(answering, return_exceptions=True)
    await room.stop()


async def _answer(room: Sandbox) -> None:
    async with Bot(
        room.token, base_url=f"{room.telegram_api}/bot", request=patient(), get_updates_request=patient()
    ) as bot:
        await bot.set_my_commands([BotCommand("help", "كل الأوامر")])
        offset = 0
        while True:
            for update in await bot.get_updates(offset, timeout=20):
                offset = update.update_id + 1
                await _one(bot, update)


async def _one(bot: Bot, update: Update) -> None:
    if update.message and update.message.text:
        text = f"وصلني: {update.message.text}"
        await bot.send_message(update.message.chat.id, text, reply_markup=InlineKeyboardMarkup(KEYS))
    if update.callback_query:
        await update.callback_query.answer("صرت تتابع الموضوع")
    if update.inline_query:
        content = InputTextMessageContent("نص المقال")
        await update.inline_query.answer([InlineQueryResultArticle("1", "عنوان المقال", content)])


async def _post(room: Sandbox) -> str:
    """Post an article as the service would, and return its title."""
    story = next(story for story in room.site.published if story.scene)
    photo = picture_of(story, room.site.base)
    assert photo is not None
    bold = [MessageEntity(MessageEntity.BOLD, 0, len(story.title))]
    caption = f"{story.title}\n\n{story.paragraphs[0]}\n\n#تعاون_أمني"
    async with Bot(
        room.token, base_url=f"{room.telegram_api}/bot", request=patient(), get_updates_request=patient()
    ) as bot:
        await bot.send_photo(
            room.channel, photo, caption, caption_entities=bold, reply_markup=InlineKeyboardMarkup(KEYS[1:])
        )
    return story.title


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as driver:
        opened = await driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield opened
        await opened.close()


async def _open(browser: Browser, room: Sandbox, size: dict[str, int]) -> tuple[Page, list[str]]:
    page = await browser.new_page(viewport={"width": size["width"], "height": size["height"]})
    problems: list[str] = []
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    await page.goto(room.page_url)
    return page, problems


async def test_a_visitor_reads_types_presses_and_changes_roles(sandbox: Sandbox, browser: Browser) -> None:
    title = await _post(sandbox)
    page, problems = await _open(browser, sandbox, DESKTOP)

    post = page.locator("#channel .bubble")
    await expect(post.locator("b")).to_have_text(title)
    await expect(post.locator(".tag")).to_have_text("#تعاون_أمني")
    await expect(post.locator("img.photo")).to_be_visible()
    assert await page.evaluate("getComputedStyle(document.querySelector('#channel .text')).direction") == "rtl"

    await page.click("#private .start")
    await page.fill("#private textarea", "/he")
    await expect(page.locator("#private .panel b")).to_have_text("/help")
    await page.fill("#private textarea", "/help")
    await page.press("#private textarea", "Enter")
    await expect(page.locator("#private .theirs .text").last).to_have_text("وصلني: /help")
    await page.locator("#private .key", has_text="مكافحة الإرهاب").last.click()
    await expect(page.locator("#toast")).to_have_text("صرت تتابع الموضوع")

    await page.locator("#channel .key", has_text="تابع الموضوع").click()
    await expect(page.locator("#private .theirs .text").last).to_have_text("وصلني: /start t_drugs")
    await page.locator("#channel .key", has_text="نسخ").click()
    await expect(page.locator("#toast")).to_have_text("نُسخ: https://example.org/?p=1")

    await page.fill("#private textarea", "@mirsal_demo_bot أمن")
    await page.click("#private .offer")
    await expect(page.locator("#private .mine .text").last).to_have_text("نص المقال")

    await page.click("[data-role=editor]")
    await expect(page.locator("#private .start")).to_be_visible()
    await page.fill("#desk textarea", "/status")
    await page.press("#desk textarea", "Enter")
    await expect(page.locator("#desk .theirs .text").last).to_have_text("وصلني: /status")

    before = len(sandbox.site.published)
    await page.click("#publish")
    await expect(page.locator("#toast")).to_contain_text("نُشر في الموقع")
    assert len(sandbox.site.published) == before + 1
    assert problems == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("tongue", ["ar", "fr", "en"])
async def test_nothing_is_cut_at_any_width(
    sandbox: Sandbox, browser: Browser, size: dict[str, int], tongue: str
) -> None:
    await _post(sandbox)
    page, problems = await _open(browser, sandbox, size)
    await page.click(f"[data-tongue={tongue}]")
    await expect(page.locator("html")).to_have_attribute("dir", "rtl" if tongue == "ar" else "ltr")
    await expect(page.locator("#channel .key").first).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    for name in ("#publish", "#channel .bubble", "#channel .key >> nth=0"):
        box = await page.locator(name).first.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["width"]
    if size is PHONE:
        await page.click("#tabs [data-to=private]")
        await expect(page.locator("#private .start")).to_be_visible()
        await expect(page.locator("#channel")).to_be_hidden()
    assert problems == []


async def test_every_control_has_a_name(sandbox: Sandbox, browser: Browser) -> None:
    page, _ = await _open(browser, sandbox, DESKTOP)
    await expect(page.locator("#roles button").first).to_be_visible()
    snapshot = await page.locator("body").aria_snapshot()
    assert re.search(r'- button "انشر المقال التالي"', snapshot)
    assert not re.search(r"- (button|textbox|link)(:|$)", snapshot, re.MULTILINE)
