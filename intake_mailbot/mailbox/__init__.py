"""Where mail comes from, behind one small protocol."""

from intake_mailbot.mailbox.protocol import Fetched, Filing, Known, Mailbox

__all__ = ["Fetched", "Filing", "Known", "Mailbox"]
