"""Drawing an office's process, for its documents and for who plans."""

from __future__ import annotations

from form_templates.diagrams.mermaid import mermaid
from form_templates.diagrams.svg import svg

__all__ = ["mermaid", "svg"]
