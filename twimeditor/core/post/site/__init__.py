"""Markdown's blocks as the site's parser, pulldown-cmark, finds them, for reading and rendering alike."""
