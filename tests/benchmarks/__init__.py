"""The promised figures, measured: `make bench`, or `python -m benchmarks NAME…` in `tests`."""
