"""Sound as arrays: music, effects, and how long and how loud it is."""
