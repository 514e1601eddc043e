"""PDF forms as other agencies' clerks and other form programs make them; see docs/accuracy.md."""
