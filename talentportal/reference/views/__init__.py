"""The pages and addresses of published data."""
