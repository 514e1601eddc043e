"""Layouts kept for the last measurement: drawn after the readers, tuned on by nobody."""
