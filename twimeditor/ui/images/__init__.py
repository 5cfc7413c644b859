"""Pictures coming in, and all that an issue has."""
