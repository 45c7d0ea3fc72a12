"""TinyDB, made safe: one JSON file that plain TinyDB can read, a checksummed journal beside it, tables in memory."""
