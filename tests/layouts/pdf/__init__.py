"""PDF files drawn with reportlab, their widgets added by hand."""
