"""``inspect`` on the Word and PDF files that other projects test with; see docs/accuracy.md."""
