"""Archives: bombs, lies, locks, depth."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Iterator

from parsers.errors import ErrorKind
from tests.hostile.build import (
    PDF,
    attached,
    locked_zip,
    lying_zip,
    many_entries_zip,
    nested_zip,
    overlapping_zip,
    text,
    with_parts,
    zipped,
)
from tests.hostile.kinds import (
    Check,
    Hostile,
    blamed,
    holds_pdf,
)


def archives() -> Iterator[Hostile]:
    """Archives: bombs, lies, locks, depth."""

    def sent(name: str, data: bytes, check: Check) -> Hostile:
        return Hostile(name, with_parts(text(), attached(data, "forms.zip")), check)

    hostile, corrupt, too_large = ErrorKind.HOSTILE, ErrorKind.CORRUPT, ErrorKind.TOO_LARGE
    yield sent("zip bomb of one member", zipped({"a": bytes(30_000_000)}), blamed(hostile))
    yield sent("zip of overlapping members", overlapping_zip(), blamed(hostile))
    yield sent("zip whose directory lies low", many_entries_zip(1, 50_000), blamed(too_large))
    yield sent(
        "zip of two thousand files",
        zipped({f"{n}.txt": b"x" for n in range(2_000)}),
        lambda r: any(leaf.problem and leaf.problem.kind is too_large for leaf in r.leaves),
    )
    yield sent("member larger than it claims", lying_zip(20_000_000), blamed(corrupt))
    yield sent("zip with a password", locked_zip(), blamed(ErrorKind.ENCRYPTED))
    yield sent("zips three deep", nested_zip(3), holds_pdf("profile.pdf"))
    yield sent("zips four deep", nested_zip(4), blamed(hostile))
    yield sent(
        "zip of zips of zips of zeros",
        _quine_like(),
        lambda r: (
            all(
                leaf.problem is None or leaf.problem.kind in {hostile, too_large}
                for leaf in r.leaves
            )
            and any(leaf.problem for leaf in r.leaves)
        ),
    )
    yield sent("members over the total", _many_honest_megabytes(), blamed(too_large, 2))
    yield sent("zip cut in half", zipped({"profile.pdf": PDF * 50})[:200], blamed(corrupt))
    yield sent("zip of nothing", zipped({}), blamed(corrupt))
    yield sent("zip of folders only", zipped({"a/": b"", "b/": b""}), blamed(corrupt))
    yield sent(
        "zip that climbs out",
        zipped({"../../etc/profile.pdf": PDF}),
        lambda r: holds_pdf("profile.pdf")(r) and ".." not in r.leaves[-1].path,
    )
    yield sent(
        "zip with what a Mac adds",
        zipped({"profile.pdf": PDF, "__MACOSX/._profile.pdf": b"\0\5\x16\7x", ".DS_Store": b"x"}),
        holds_pdf("profile.pdf"),
    )
    yield sent(
        "zip of one name twice",
        _twice(),
        lambda r: len({leaf.path for leaf in r.leaves}) == len(r.leaves) == 5,
    )
    yield sent("zip with an unknown method", _method(99), blamed(corrupt))
    yield sent("zip with a bad checksum", _bad_checksum(), blamed(corrupt))
    yield sent("7-Zip", b"7z\xbc\xaf\x27\x1c" + bytes(50), blamed(ErrorKind.UNSUPPORTED))
    yield sent("RAR", b"Rar!\x1a\x07\x01\x00" + bytes(50), blamed(ErrorKind.UNSUPPORTED))
    yield sent("gzip", b"\x1f\x8b\x08" + bytes(50), blamed(ErrorKind.UNSUPPORTED))
    yield sent(
        "zip with a name of control characters",
        zipped({"pro\u202efdp.\x07file.pdf": PDF}),
        holds_pdf("profdp.file.pdf"),
    )


def _twice() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for n in range(3):
            info = zipfile.ZipInfo("profile.pdf")
            archive.NameToInfo.pop("profile.pdf", None)
            archive.writestr(info, PDF + b"%" * n)
    return buffer.getvalue()


def _method(number: int) -> bytes:
    whole = bytearray(zipped({"profile.pdf": PDF}))
    struct.pack_into("<H", whole, 8, number)
    struct.pack_into("<H", whole, whole.index(b"PK\x01\x02") + 10, number)
    return bytes(whole)


def _bad_checksum() -> bytes:
    whole = bytearray(zipped({"profile.pdf": PDF}))
    struct.pack_into("<I", whole, whole.index(b"PK\x01\x02") + 16, 1)
    return bytes(whole)


def _quine_like() -> bytes:
    """A zip that holds twenty zips that hold twenty zips of 1 MB of nothing each."""
    leaf = zipped({"zeros.bin": bytes(1_000_000)})
    middle = zipped({f"{n}.zip": leaf for n in range(20)})
    return zipped({f"{n}.zip": middle for n in range(20)})


def _many_honest_megabytes() -> bytes:
    """Twelve members of 10 MB, each packed to a twentieth, over the total together."""
    source = random.Random(1)
    noise = b"".join(source.randbytes(500) + bytes(9_500) for _ in range(1_000))
    return zipped({f"{n}.bin": noise for n in range(12)})
