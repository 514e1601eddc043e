"""Lines of writing in a field, without what is not its own, and what the paper shows of them."""
