"""Pages put together as one profile, and whether they are of one form."""
