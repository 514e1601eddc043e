"""Mail: headers, text and every leaf, from foreign bytes."""

from parsers.mail.reader import leaf_data, read_mail

__all__ = ["leaf_data", "read_mail"]
