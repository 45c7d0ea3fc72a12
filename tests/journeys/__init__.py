"""Journeys through the whole house, over the strict stand-in and a real site."""
