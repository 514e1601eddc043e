"""Containers: zip, winmail.dat, Outlook messages and opaque S/MIME, opened within limits."""

from parsers.unpack.limits import DEFAULT, Budget, Limits
from parsers.unpack.member import Member

__all__ = ["DEFAULT", "Budget", "Limits", "Member"]
