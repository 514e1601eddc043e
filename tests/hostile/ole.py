"""A writer of OLE compound files, as small as tests need: version 3, small streams padded up.

Source: MS-CFB 2.2 to 2.6. Streams are padded to 4,096 bytes at least where they are shorter, by
being kept in a mini stream.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from itertools import pairwise

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    children: list[int] = field(default_factory=list)
    start: int = _END
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with ``streams`` by path ("storage/stream")."""
    entries = [_Entry("Root Entry", 5)]
    places = {"": 0}
    for path, data in streams.items():
        parent = 0
        *storages, name = path.split("/")
        for depth in range(len(storages)):
            key = "/".join(storages[: depth + 1])
            if key not in places:
                places[key] = _add(entries, parent, _Entry(storages[depth], 1))
            parent = places[key]
        _add(entries, parent, _Entry(name, 2, data))
    for entry in entries:
        _chain(entries, entry)
    return _write(entries)


def _add(entries: list[_Entry], parent: int, entry: _Entry) -> int:
    entries.append(entry)
    entries[parent].children.append(len(entries) - 1)
    return len(entries) - 1


def _chain(entries: list[_Entry], entry: _Entry) -> None:
    """Siblings as a degenerate tree, in the order that the format asks for."""
    order = sorted(entry.children, key=lambda i: (len(entries[i].name), entries[i].name.upper()))
    for here, following in pairwise(order):
        entries[here].right = following
    if order:
        entry.child = order[0]


def _write(entries: list[_Entry]) -> bytes:
    mini, minifat = b"", list[int]()
    for entry in entries:
        if entry.kind == 2 and 0 < len(entry.data) < 4096:
            entry.start = len(mini) // 64
            count = -(-len(entry.data) // 64)
            minifat += [len(minifat) + n + 1 for n in range(count - 1)] + [_END]
            mini += entry.data.ljust(count * 64, b"\0")
    entries[0].data = mini
    sectors, fat = list[bytes](), list[int]()

    def put(data: bytes) -> int:
        if not data:
            return _END
        first = len(sectors)
        count = -(-len(data) // 512)
        sectors.extend(data[n * 512 : n * 512 + 512].ljust(512, b"\0") for n in range(count))
        fat.extend([first + n + 1 for n in range(count - 1)] + [_END])
        return first

    for entry in entries:
        if entry.kind == 5 or (entry.kind == 2 and len(entry.data) >= 4096):
            entry.start = put(entry.data)
    minifat_at = put(b"".join(struct.pack("<I", n) for n in minifat))
    directory = b"".join(_directory_entry(entry) for entry in entries)
    directory_at = put(directory.ljust(-(-len(directory) // 512) * 512, b"\0"))
    fat_count = 1
    while fat_count * 128 < len(fat) + fat_count:
        fat_count += 1
    fat_at = list(range(len(sectors), len(sectors) + fat_count))
    fat += [_FAT] * fat_count
    table = b"".join(struct.pack("<I", n) for n in fat).ljust(fat_count * 512, b"\xff")
    minis = -(-len(minifat) * 4 // 512)
    header = _header(fat_count, directory_at, minifat_at, minis, fat_at)
    return header + b"".join(sectors) + table


def _header(fats: int, directory: int, minifat: int, minis: int, fat_at: list[int]) -> bytes:
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIII", 0, fats, directory, 0)
    head += struct.pack("<IIIII", 4096, minifat, minis, _END, 0)
    places = fat_at[:109] + [_FREE] * (109 - len(fat_at))
    return head + struct.pack("<109I", *places)


def _directory_entry(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    size = len(entry.data) if entry.kind in {2, 5} else 0
    start = entry.start if size else (_END if entry.kind == 5 else 0)
    return (
        name.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(name), entry.kind, 1, entry.left, entry.right, entry.child)
        + bytes(16 + 4 + 16)
        + struct.pack("<IQ", start, size)
    )


def outlook(files: dict[str, bytes], *, subject: str = "profile", body: str = "Hello") -> bytes:
    """A .msg file with ``files``; a name that ends in "/" holds another message's subject."""
    streams: dict[str, bytes] = {
        "__properties_version1.0": bytes(32),
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
        "__substg1.0_5D01001F": "jane@agency.gov".encode("utf-16-le"),
    }
    for number, (name, data) in enumerate(files.items()):
        base = f"__attach_version1.0_#{number:08X}/"
        streams |= {
            base + "__properties_version1.0": bytes(8),
            base + "__substg1.0_3707001F": name.encode("utf-16-le"),
            base + "__substg1.0_37010102": data,
        }
    return compound(streams)


def outlook_in_outlook(name: str, data: bytes) -> bytes:
    """A .msg file that holds a message that holds one file."""
    base = "__attach_version1.0_#00000000/"
    inner = base + "__substg1.0_3701000D/"
    attachment = inner + "__attach_version1.0_#00000000/"
    return compound(
        {
            "__properties_version1.0": bytes(32),
            base + "__substg1.0_3001001F": "forwarded".encode("utf-16-le"),
            inner + "__substg1.0_0037001F": "inner".encode("utf-16-le"),
            attachment + "__substg1.0_3707001F": name.encode("utf-16-le"),
            attachment + "__substg1.0_37010102": data,
        }
    )
