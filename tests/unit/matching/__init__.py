"""Matching, on small sheets made by hand."""
