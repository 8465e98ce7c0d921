"""The one way in which the runtime refuses: with a sentence for the person at the terminal."""


class CannotStart(Exception):  # noqa: N818 -- reads as a sentence when it stops the start
    """Something outside of the portal prevents the start; the message says what to do about it."""
