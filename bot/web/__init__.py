"""The HTTP server: health, metrics, push, Telegram's webhook."""
