"""What can be wrong with an office's folder."""

from __future__ import annotations

from pathlib import Path


class TemplateError(Exception):
    """A file of an office's folder cannot be used: says where, what, and how to mend it."""

    def __init__(self, path: Path, line: int | None, problem: str, mend: str) -> None:
        """Keep the parts so that a command can list several errors."""
        self.path, self.line, self.problem, self.mend = path, line, problem, mend
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {problem} {mend}")

    def __reduce__(self) -> tuple[object, ...]:
        return TemplateError, (self.path, self.line, self.problem, self.mend)


class UnknownOfficeError(Exception):
    """No office of that name is known, and no folder lies at that path."""
