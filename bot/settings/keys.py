"""Secrets that settings hold. No refusal shows any of them."""

import base64
import re

from bot.secret import Secret

FEWEST_BYTES, MOST_BYTES = 24, 64
MOST_SECRETS = 2
RIGHT = 'give what this prints: echo "whsec_$(openssl rand -base64 32)" (Standard Webhooks: 24 to 64 bytes in base64)'


def token(value: str) -> Secret:
    """Read a bot's token; its digits are those of the Bot API, 0 to 9."""
    if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]{3,}", value):
        raise ValueError("is not a bot token; give what @BotFather gave, digits, a colon and letters: 123456:ABC…")
    return Secret(value)


def push_secrets(value: str) -> tuple[bytes, ...]:
    """Read one secret, or two."""
    parts = value.split()
    if not 1 <= len(parts) <= MOST_SECRETS:
        raise ValueError("give one secret, or two with a space while one replaces the other")
    return tuple(_push_secret(part) for part in parts)


def _push_secret(value: str) -> bytes:
    """Read `whsec_` and base64 of 24 to 64 bytes
    (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
    """
    if not value.startswith("whsec_"):
        raise ValueError(f"does not begin with whsec_; {RIGHT}")
    try:
        secret = base64.b64decode(value.removeprefix("whsec_"), validate=True)
    except ValueError:
        raise ValueError(f"is not base64 after whsec_; {RIGHT}") from None
    if not FEWEST_BYTES <= len(secret) <= MOST_BYTES:
        raise ValueError(f"holds {len(secret)} bytes after whsec_; {RIGHT}")
    return secret
