"""People and projects: what is known of them, where it comes from, and the user's corrections."""
