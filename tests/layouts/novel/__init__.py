"""Word forms of older and odder make, drawn to be looked into; see docs/accuracy.md."""
