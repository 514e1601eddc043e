"""``python -m intake_mailbot.cli``: the command where it is not on the path."""

from __future__ import annotations

from intake_mailbot.cli.app import main

main()
