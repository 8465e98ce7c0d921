"""Synthetic cases in any number, for measuring and for rehearsing with a full portal."""
