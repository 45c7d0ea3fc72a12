"""What the bot knows and decides, and its ways in and out. Everything points here; see README, "How it works"."""
