"""Chapters of a story that many tests begin with: each is told once, and opened from then on."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from tests.integration.service.story import Bookmark, Story

Chapter = Callable[[Story], Story]


def chapter(tell: Chapter) -> Chapter:
    """``tell``; but a story that has not begun is opened where an earlier one was left by it."""
    left: list[Bookmark] = []

    @wraps(tell)
    def told(story: Story) -> Story:
        if story.has_begun:
            return tell(story)
        if left:
            story.open_at(left[0])
        else:
            tell(story)
            left.append(story.bookmark())
        return story

    return told
