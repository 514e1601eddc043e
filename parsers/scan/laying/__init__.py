"""Which page of which blank a picture shows, how the one lies on the other, and how worn it is."""
