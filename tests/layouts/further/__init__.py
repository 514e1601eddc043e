"""Word forms as other agencies' clerks and other vendors draw them: drawn before the mends."""
