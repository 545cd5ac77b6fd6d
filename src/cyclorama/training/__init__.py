"""Weights that are trained on an account's photos: requests, data sets, what came of them."""
