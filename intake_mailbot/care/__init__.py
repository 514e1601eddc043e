"""Data care: what comes of age, one person's data, and whether all is where it should be."""
