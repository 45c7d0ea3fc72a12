"""A stand-in Telegram, as strict as the real one, a demo site, and the page to watch both."""
