"""The treatments, one idea a module: each has `draw(task) -> Drawn`."""
