"""What is decided: pure functions over values; they touch nothing."""
