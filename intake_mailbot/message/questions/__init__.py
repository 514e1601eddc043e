"""What a mail is, one question a file; each answers with the reason, "" for no."""
