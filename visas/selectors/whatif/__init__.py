"""Rule editions asked of all cases at once, in the database."""
