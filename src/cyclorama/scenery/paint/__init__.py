"""How sets are painted: a canvas, light, ground, plants, buildings and people."""
