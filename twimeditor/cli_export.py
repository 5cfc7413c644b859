"""``twimeditor export``: a post as files of the site, a page, messages."""
