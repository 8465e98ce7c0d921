"""What every resource of the API shares: problems, paging, scopes, idempotency, versions."""
