"""Word files written as raw OOXML."""
