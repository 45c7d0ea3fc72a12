"""How news gets in: bytes become entries, and nothing hostile gets further."""
