"""What systemd is told: ready, alive, stopping (sd_notify(3))."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping


def notify(said: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell systemd ``said`` ("READY=1"); False where the process was not started by it."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return False
    if address.startswith("@"):
        address = "\0" + address[1:]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as link:
        try:
            link.sendto(said.encode(), address)
        except OSError:
            return False
    return True
