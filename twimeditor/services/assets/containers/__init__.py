"""The files that pictures come in, taken apart without decoding them: their size, and what is not the picture."""
