"""Word prints that clerks re-typed and patched by hand: see docs/accuracy.md."""
