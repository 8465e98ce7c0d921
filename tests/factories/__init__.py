"""Makes rows that the database would accept, with believable defaults."""
