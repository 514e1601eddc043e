"""Word forms as government offices type them in daily life: drawn before the readers were read."""
