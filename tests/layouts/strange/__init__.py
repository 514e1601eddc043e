"""Forms as strange agencies make them: drawn in Writer, fillable, flattened by many programs."""
