"""How it goes out: messages are made, paced, sent, and their outcomes told honestly."""
