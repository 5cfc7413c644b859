"""Who and what usually is in an issue, and is not yet."""
