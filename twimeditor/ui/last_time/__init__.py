"""What was told of a project before, beside what is told today."""
