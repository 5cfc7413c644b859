"""The dock *Regulars*: who usually reports and has not, what the last issue's video and rankings were."""
