"""PDF designs as offices make them with what they have: detected fields, comments, web pages."""
