"""Words with their places, how surely each was read, and the handwriting among them."""
