"""PDF prints of other form programs and of clerks: see docs/accuracy.md."""
