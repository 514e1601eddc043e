"""PDF forms of plain offices: an older print, two columns, captions under lines, drawn unread."""
