"""Search in everything that was ever published."""
