"""How much of a mail is read, counted in real bytes as they come out, never as a header claims."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.errors import HostileError, TooLargeError


@dataclass(frozen=True, slots=True)
class Limits:
    """The caps on one mail or file.

    ``mail`` and ``inflated`` are bytes; ``inflated`` is what all archives together unpack to.
    ``ratio`` holds for a member once it is over ``ratio_from`` bytes. ``header`` is the longest
    header kept, in bytes; ``text`` the longest body text kept, in characters.
    """

    mail: int = 100_000_000
    inflated: int = 100_000_000
    members: int = 1_000
    ratio: int = 100
    ratio_from: int = 100_000
    archive_levels: int = 3
    mime_levels: int = 10
    parts: int = 500
    headers: int = 2_000
    header: int = 64_000
    text: int = 1_000_000


DEFAULT = Limits()


class Budget:
    """What is left of the limits while one mail is walked; each ``take`` may raise."""

    def __init__(self, limits: Limits = DEFAULT) -> None:
        """A full budget of ``limits``."""
        self.limits = limits
        self._members = 0
        self._parts = 0
        self._inflated = 0

    def take_member(self) -> None:
        """Count one member of an archive; raises TooLargeError past the cap."""
        self._members += 1
        if self._members > self.limits.members:
            raise TooLargeError(
                f"The archives in this mail hold more than {self.limits.members:,} files; "
                "please send only the files that belong to the form."
            )

    def take_part(self) -> None:
        """Count one MIME part; raises HostileError past the cap."""
        self._parts += 1
        if self._parts > self.limits.parts:
            raise HostileError(
                f"The mail has more than {self.limits.parts:,} parts, which no mail program makes; "
                "please send the form in a new mail."
            )

    def take_inflated(self, count: int, packed: int, member_total: int) -> None:
        """Count ``count`` more unpacked bytes of a member, ``member_total`` so far.

        ``packed`` is the member's packed size in bytes. Raises HostileError for a member that
        unpacks far beyond its size, TooLargeError once all archives unpack to too much.
        """
        self._inflated += count
        limits = self.limits
        if member_total > limits.ratio_from and member_total > limits.ratio * max(packed, 1):
            raise HostileError(
                f"A file in an archive unpacks to more than {limits.ratio} times its size, which "
                "no honest file does; please attach the files without packing them."
            )
        if self._inflated > limits.inflated:
            raise TooLargeError(
                f"The archives in this mail unpack to more than {limits.inflated // 1_000_000} MB; "
                "please attach the form by itself."
            )

    def check_archive_level(self, level: int) -> None:
        """Raise HostileError where archives lie in archives too deep; the outermost is level 1."""
        if level > self.limits.archive_levels:
            raise HostileError(
                f"Archives lie in each other more than {self.limits.archive_levels} deep; please "
                "attach the files without packing them."
            )

    def check_mime_level(self, level: int) -> None:
        """Raise HostileError where parts lie in parts too deep; the mail itself is level 0."""
        if level > self.limits.mime_levels:
            raise HostileError(
                f"Parts of the mail lie in each other more than {self.limits.mime_levels} deep; "
                "please send the form in a new mail, not forwarded."
            )
