"""Servers and processes are killed on purpose; nothing that was answered may be lost."""
