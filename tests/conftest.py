"""Fixtures that every test may ask for; nothing starts before a test asks."""

pytest_plugins = ["tests.servers.databases", "tests.servers.mail"]
