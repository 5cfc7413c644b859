"""What a checkout of the blog, a Zola site, offers to the editor."""
