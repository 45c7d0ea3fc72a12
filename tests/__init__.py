"""Every test; names are sentences."""
