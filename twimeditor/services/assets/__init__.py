"""The files of pictures and videos: read from wherever they come, made fit for the web, kept beside the post."""
