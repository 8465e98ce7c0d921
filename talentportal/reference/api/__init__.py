"""Published data in the API: search for everybody signed in, tables for the ministries."""
