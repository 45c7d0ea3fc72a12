"""What the stand-in says when it refuses: the Bot API's own sentences, letter by letter.

Sources: the source of tdlib/telegram-bot-api 10.0 and tdlib/td; sentences of ours (for what Telegram would let pass
in silence) begin with "stand-in:".
"""

from typing import Any

BLOCKED = "bot was blocked by the user"
DEACTIVATED = "user is deactivated"
NEVER_STARTED = "bot can't initiate conversation with a user"
NOT_FOUND_CHAT = "chat not found"
NO_POST_RIGHT = "need administrator rights in the channel chat"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
PROTECTED = "message has protected content and can't be forwarded"
UPGRADED = "group chat was upgraded to a supergroup chat"
BAD_FILE = "wrong file identifier/HTTP URL specified"
FETCH_FAILED = "failed to get HTTP URL content"
NOT_MEDIA = "wrong type of the web page content"
TWO_POLLERS = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Refusal(Exception):
    """The Bot API says no: `code` is the HTTP status, `description` the whole sentence, `parameters` its extras."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters or {}

    def body(self) -> dict[str, Any]:
        """Return the JSON object that goes out."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(problem: str, parameters: dict[str, Any] | None = None) -> Refusal:
    """Return a 400. The first letter is lower-cased unless the second is upper case or "_" (Client.cpp:192)."""
    if len(problem) > 1 and not (problem[1].isupper() or problem[1] == "_"):
        problem = problem[0].lower() + problem[1:]
    return Refusal(400, f"Bad Request: {problem}", parameters)


def forbidden(problem: str) -> Refusal:
    """Return a 403."""
    return Refusal(403, f"Forbidden: {problem}")


def conflict(problem: str) -> Refusal:
    """Return a 409."""
    return Refusal(409, f"Conflict: {problem}")


def too_many(seconds: int) -> Refusal:
    """Return a 429 that says how long to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
