"""What Telegram tells us: every update is stored before it is confirmed, handled once, its answer never forgotten."""
