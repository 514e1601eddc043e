"""Filled forms in layouts that are not the product's own, and the scale that weighs readers."""
