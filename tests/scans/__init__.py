"""Scans of filled forms, made by script with fixed seeds, and what readers make of them."""
