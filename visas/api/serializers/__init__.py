"""The shapes of the API: what it tells of applications, and what it takes."""
