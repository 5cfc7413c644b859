"""Pictures and videos of an issue: where its text names them, what their files are called, where new ones go."""
