"""What the bot needs of the world, as Protocols: the store, the way out, the clock. Their docstrings are the
contract.
"""

from bot.ports.alarms import Alarms
from bot.ports.clock import Clock
from bot.ports.sending import Found, Looker, Sender
from bot.ports.steps import DeleteIt, DropIt, EditIt, HoldIt, Render, SendIt, Step, WaitIt
from bot.ports.storage import Backlog, Storage

__all__ = [
    "Alarms",
    "Backlog",
    "Clock",
    "DeleteIt",
    "DropIt",
    "EditIt",
    "Found",
    "HoldIt",
    "Looker",
    "Render",
    "SendIt",
    "Sender",
    "Step",
    "Storage",
    "WaitIt",
]
