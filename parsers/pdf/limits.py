"""How much of one PDF is read; what breaks these is refused by name (``notes``: expansion caps)."""

from __future__ import annotations

MAX_BYTES = 50 * 1024 * 1024
MAX_PAGES = 300
MAX_LAID_OUT = 60
"""Pages of which the sheet is made; a profile has two or three."""
MAX_NODES = 20_000
"""Form fields, widgets and annotations of one file."""
MAX_DEPTH = 40
"""Levels of parents and of nested drawings."""
MAX_LEVELS = 100
"""Levels of the field tree, which is a level a dot of the longest name."""
MAX_INFLATED = 100 * 1024 * 1024
"""Bytes of all page contents of one file together, unpacked."""
MAX_STREAM = 20 * 1024 * 1024
"""Bytes of one value, packet or page content, unpacked."""
MAX_RATIO = 250
"""Unpacked to packed, above :data:`RATIO_FROM` bytes."""
RATIO_FROM = 1024 * 1024
MAX_CHARS = 60_000
"""Characters of one page; a full page of small print has about 8,000."""
MAX_OBJECTS = 50_000
"""Drawn objects of one page."""
MAX_PIXELS = 90_000_000
MAX_STRING = 1_000_000
"""Characters of one value."""
