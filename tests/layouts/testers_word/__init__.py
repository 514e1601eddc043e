"""Word prints as a tester draws them who has only the specification: see docs/accuracy.md."""
