"""Forms parse what people type; services check and store it."""
