"""Reads that are more than a queryset."""
