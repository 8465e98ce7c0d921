"""Every component on a few pages, with made-up content: looked at and checked in a browser."""
