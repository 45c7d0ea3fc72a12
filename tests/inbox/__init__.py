"""The inbox: stored, handled once, answered."""
