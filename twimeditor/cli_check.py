"""The command `check`: what the site's checks and its reviewers would say of posts."""
