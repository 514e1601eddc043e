"""Orders by mail: a planner's answer to a notice, an agency's wish for a weekly summary.

A planner's mail is an order where its first line is one: a choice of the process by itself or with
its last day and a note (``approve``, ``gather until 2026-12-01: the plan``), ``done TASK``,
``begin TASK …``, ``assign DIVISION, NAME``, ``estimate RATE=QUANTITY``, ``note …``, ``reopen``,
``show``, ``history``; for a held case ``ok``, ``field: value``, ``signed`` or ``not signed``; for a
mail that is held for its sender, ``release``. A greeting and blank lines before it are passed
over, and lines after it that are orders are carried out too. Where lines begin with tracking
numbers, each is an order about that case: so is a digest answered.
"""

from __future__ import annotations

from intake_mailbot.orders.taking import obey

__all__ = ["obey"]
