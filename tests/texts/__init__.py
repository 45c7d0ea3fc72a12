"""Sentences, dates and directions in three languages."""
