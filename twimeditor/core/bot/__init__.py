"""How a week begins today: the output of a bot, mended into a post of the house style."""
