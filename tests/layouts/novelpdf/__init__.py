"""PDF designs drawn while the PDF reader was mended: tax forms, combs, leaders, odd content."""
