"""Word forms as plain offices re-type or keep them: drawn before the readers were read."""
