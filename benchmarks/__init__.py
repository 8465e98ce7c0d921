"""What the portal promises to be fast at, measured: `python -m benchmarks`, or `make bench`.

Every module has a `main()` that prints its table and returns its figures by name.
"""
