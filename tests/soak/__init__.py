"""A long run of the real service: whether anything grows that must not."""
