"""Profiles in layouts drawn by an acceptance tester who has seen the form but not the readers."""
