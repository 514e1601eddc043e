"""Names of files that climb, turn round, never end, or are devices; the profile in them is honest."""

from __future__ import annotations

import random
from collections.abc import Iterator

from parsers.model import ParsedMail
from tests.hostile.build import attached, part, text, with_parts
from tests.hostile.kinds import Hostile, Must, files, form_read
from tests.hostile.opened import PROFILE

_NAMES = (
    "../../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/shadow", "C:\\boot.ini", "\\\\host\\share\\a.docx",
    "CON", "NUL.docx", "COM1", "LPT1.docx.", "aux. docx", "profile.docx:stream", "profile.docx::$DATA",
    "profile\u202excod.exe", "\u2066profile\u2069.docx", "pro\u200bfile.docx", "profile.docx\u0000.exe",
    "profile.docx\r\nBcc: a@evil.example", "profile\x07\x1b[2J.docx", "<script>alert(1)</script>.docx",
    "{{ 7*7 }}.docx", "{% include '/etc/passwd' %}", "%s%s%s%n.docx", "$(touch x).docx", "`id`.docx",
    "a; rm -rf x.docx", "|sh.docx", "-rf.docx", ".docx", "...", " ", "'; DROP TABLE message; --.docx",
    "=cmd|' /C calc'!A1.docx", "\ud83d\ude00.docx", "\ufeff.docx", "%2e%2e%2fetc%2fpasswd.docx",
    "=?utf-8?q?=0D=0ABcc=3A_x?=.docx", "profile.docx" + " " * 500 + ".exe", "\u0301" * 900 + ".docx",
)  # fmt: skip


def titles(chance: random.Random) -> Iterator[Hostile]:
    """The sample profile under every one of these names, and under a very long one."""
    data = PROFILE.read_bytes()
    long = "".join(chance.choices("ab/\\.\u202e", k=chance.randint(5_000, 60_000))) + ".docx"
    for number, name in enumerate((*_NAMES, long, "a" * chance.randint(300, 30_000))):
        shown = name.encode("ascii", "backslashreplace").decode()[:40]
        yield Hostile(
            f"file name {number}: {shown!r}", _named(name, data), _clean, Must.BELIEVED, form=True
        )


def _named(name: str, data: bytes) -> bytes:
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    if set(quoted) & set("\r\n\0"):
        hexed = "".join(f"%{byte:02X}" for byte in name.encode("utf-8", "surrogatepass"))
        disposition = f"Content-Disposition: attachment; filename*=utf-8''{hexed}\r\n"
        return with_parts(text(), part(data, "application/octet-stream", disposition))
    return with_parts(
        text(), attached(data, quoted.encode("utf-16", "surrogatepass").decode("utf-16"))
    )


def _clean(read: ParsedMail) -> bool:
    shown = "".join(leaf.name + leaf.path for leaf in files(read))
    bad = set("\r\n\0\x07\x1b\u202e\u2066\u2069\u200b\\") & set(shown)
    return form_read(read) and not bad and ".." not in [leaf.name for leaf in files(read)]
