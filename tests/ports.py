"""A port to listen on later."""

import random
import socket
from contextlib import suppress


def free_port() -> int:
    """Return a port for later. None of those that the system gives to whoever asks for any: it would be given away."""
    while True:
        port = random.randrange(20_000, 30_000)
        with socket.socket() as trial, suppress(OSError):
            trial.bind(("127.0.0.1", port))
            return port
