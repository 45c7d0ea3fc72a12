"""Who lives in the demo: the channel, the desk, its editors and two readers."""

from dataclasses import dataclass

from bot.sandbox.telegram_people import People
from bot.sandbox.telegram_world import ALL_RIGHTS

CHANNEL = -1_002_000_000_001
DESK = -1_002_000_000_002
CHANNEL_NAME = "mirsal_demo"


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody the page lets one be."""

    id: int
    name: str
    role: str  # reader · reader2 · editor · editor2 · owner
    language: str


ROLES = (
    Role(1004, "يوسف", "reader", "ar"),
    Role(1005, "Camille", "reader2", "fr"),
    Role(1002, "كريم", "editor", "ar"),
    Role(1003, "سناء", "editor2", "ar"),
    Role(1001, "ليلى", "owner", "ar"),
)
OWNER = 1001
EDITORS = (1002, 1003)


def people_the(room: People) -> None:
    """Let them all appear."""
    for role in ROLES:
        room.add_user(role.id, role.name, language=role.language, username=f"demo_{role.role}")
    room.add_channel(
        CHANNEL, "المرسى | تعاون أمني", username=CHANNEL_NAME, rights=frozenset({"post", "edit", "delete"}), owner=OWNER
    )
    desk = {OWNER: "creator", **dict.fromkeys(EDITORS, "administrator")}
    room.add_group(DESK, "مكتب التحرير", members=desk, bot="administrator", rights=ALL_RIGHTS)
