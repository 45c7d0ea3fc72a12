"""Standard Webhooks signatures: who knows the secret wrote this body, and not long ago.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: HMAC-SHA256 over
`id.timestamp.body`, base64, in `webhook-signature` as `v1,…`, several apart by spaces.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence

TOLERANCE = 300.0  # seconds, to both sides
MOST = 16  # signatures looked at: two while a secret is replaced is what senders send
_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}", re.ASCII)
_MOMENT = re.compile(r"[0-9]{1,12}", re.ASCII)


def sign(secret: bytes, id: str, timestamp: str, body: bytes) -> str:  # noqa: A002 - the specification's name
    """Return the signature of a body, as `webhook-signature` has it."""
    digest = hmac.new(secret, f"{id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode('ascii')}"


def refusal(
    secrets: Sequence[bytes],
    *,
    id: str | None,  # noqa: A002 - the specification's name
    timestamp: str | None,
    signatures: str | None,
    body: bytes,
    now: float,
) -> str | None:
    """Return what is wrong with a signed request; None where one of the secrets signed it within five minutes.

    Every signature is compared with that of every secret, in constant time.
    """
    if not id or not timestamp or not signatures:
        return "webhook-id, webhook-timestamp or webhook-signature is missing"
    if not _ID.fullmatch(id):
        return "webhook-id is 1 to 64 letters, digits and _ . -"
    if not _MOMENT.fullmatch(timestamp) or abs(now - int(timestamp)) > TOLERANCE:
        return "webhook-timestamp is more than five minutes from now"
    right = [sign(secret, id, timestamp, body).encode() for secret in secrets]
    given = [one.encode("utf-8", "surrogateescape") for one in signatures.split()[:MOST]]
    agreed = [hmac.compare_digest(one, expected) for one in given for expected in right]
    return None if any(agreed) else "webhook-signature is wrong"
