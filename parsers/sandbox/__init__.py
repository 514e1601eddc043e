"""Foreign bytes are read in child processes, bounded in time and memory and shut off."""

from parsers.errors import ChildDiedError
from parsers.sandbox.pool import ChildLimits, Reader

__all__ = ["ChildDiedError", "ChildLimits", "Reader"]
