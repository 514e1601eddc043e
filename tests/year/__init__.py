"""A simulated year of one office: mail by a seeded script, planners who act with delays."""
