"""Ways out for replies."""
