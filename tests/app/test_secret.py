"""No secret shows."""

import json
import logging

import pytest

from bot.logs import set_up_logging
from bot.secret import HIDDEN, Secret, scrub

TOKEN = "987654321:AAF-canary_canary_canary_canary_12"


def test_a_secret_shows_only_when_it_is_revealed() -> None:
    secret = Secret(TOKEN)

    assert secret.reveal() == TOKEN
    assert f"{secret} {secret!r}" == f"{HIDDEN} {HIDDEN}"
    assert secret == Secret(TOKEN)
    assert secret != TOKEN
    assert len({secret, Secret(TOKEN)}) == 1


@pytest.mark.parametrize("text", [f"POST https://api.example/bot{TOKEN}/getMe", f"{TOKEN}", f"x {TOKEN}."])
def test_whatever_looks_like_a_token_is_scrubbed(text: str) -> None:
    assert TOKEN not in scrub(text)
    assert "canary" not in scrub(text)


def test_a_push_secret_is_scrubbed() -> None:
    assert scrub("whsec_MfKQ9r8GKYqrTwjU is wrong") == f"{HIDDEN} is wrong"


@pytest.mark.parametrize("style", ["text", "json"])
def test_no_log_line_holds_the_token_not_even_in_a_traceback(style: str, capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    set_up_logging("DEBUG", style, Secret("77:odd"))
    try:
        int(f"https://api.example/bot{TOKEN}/getMe")
    except ValueError:
        logging.getLogger("bot.test").exception("could not ask %s or %s", TOKEN, "77:odd")
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)

    told = capsys.readouterr().err
    assert "77:odd" not in told
    assert "could not ask" in told
    assert "canary" not in told
    if style == "json":
        assert json.loads(told)["level"] == "error"
