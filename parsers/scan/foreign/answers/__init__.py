"""What was matched on such a page: what of it is sure, and what people are shown."""
