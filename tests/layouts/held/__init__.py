"""Layouts kept back: nobody tunes matching on them."""
