"""One page that lies on its blank: what stands in each of its fields, and what people are shown."""
