"""Archives made byte by byte, as `pack build` would never make them: each has one thing that is wrong."""

from __future__ import annotations

import io
import random
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable

from civics_tui.packs.archive.writing import archive, checksums
from tests.packs.shelf import small

FILES = {name: text.encode() for name, text in small().items()} | {"media/map.png": bytes(range(256)) * 20}
GOOD = archive(FILES)

Entry = tuple[str | zipfile.ZipInfo, bytes]


def zipped(*more: Entry, files: dict[str, bytes] | None = None, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A pack with more entries, all of them listed in its `CHECKSUMS`."""
    inside = FILES if files is None else files
    listed = inside | {one if isinstance(one, str) else one.filename: data for one, data in more}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as written, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in {**inside, "CHECKSUMS": checksums(listed)}.items():
            written.writestr(name, data)
        for one, data in more:
            written.writestr(one, data)
    return target.getvalue()


def named(name: str, data: bytes = b"x") -> bytes:
    """A pack with one more file of that name."""
    return zipped((name, data))


def of_mode(mode: int) -> bytes:
    """A pack with a file that is none."""
    info = zipfile.ZipInfo("media/odd.png")
    info.create_system, info.external_attr = 3, (mode | 0o777) << 16
    return zipped((info, b"/etc/passwd"))


def listing(text: bytes, files: dict[str, bytes] | None = None) -> bytes:
    """A pack with that text as its `CHECKSUMS`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for name, data in {**(FILES if files is None else files), "CHECKSUMS": text}.items():
            written.writestr(name, data)
    return target.getvalue()


def patched(data: bytes, name: str, local: int | None, central: int, pack: str, value: object) -> bytes:
    """An archive with a field of one entry changed, at these offsets in its two headers."""
    changed = bytearray(data)
    for mark, offset, at in ((b"PK\3\4", local, 26), (b"PK\1\2", central, 28)):
        place = 0
        while (place := changed.find(mark, place)) >= 0:
            length = struct.unpack_from("<H", changed, place + at)[0]
            start = place + (30 if mark == b"PK\3\4" else 46)
            if offset is not None and changed[start : start + length] == name.encode():
                struct.pack_into(pack, changed, place + offset, value)
            place += 4
    return bytes(changed)


def renamed(old: str, new: bytes, flag: int = 0) -> bytes:
    """A pack with a file whose name was changed after it was written, to one of as many bytes."""
    assert len(old) == len(new)
    data = patched(named(old), old, 6, 8, "<H", flag)
    return data.replace(old.encode(), new)


def dense(size: int) -> bytes:
    """Data that deflate makes about forty times smaller, and no more."""
    chance = random.Random(7)
    return b"".join(chance.randbytes(16) + bytes(1000) for _row in range(size // 1016))


def end_changed(**fields: int) -> bytes:
    """A good archive with another end record."""
    names = ("disk", "first", "here", "count", "size", "place", "remark")
    found = dict(zip(names, struct.unpack("<4H2LH", GOOD[-18:]), strict=True)) | fields
    return GOOD[:-18] + struct.pack("<4H2LH", *(found[name] for name in names))


def overlapping() -> bytes:
    """Two entries that share the bytes of one file."""
    data = bytearray(zipped(("media/one.png", b"y" * 40), ("media/two.png", b"y" * 40)))
    one, two = (data.rfind(name) - 46 for name in (b"media/one.png", b"media/two.png"))
    data[two + 42 : two + 46] = data[one + 42 : one + 46]
    return bytes(data)


def with_long_directory() -> bytes:
    """A directory of 20 MB behind an end record that tells of three files."""
    many = zipped(*((f"media/{number:06}.png", b"") for number in range(60_000)))
    return many[:-14] + struct.pack("<2H", 3, 3) + many[-10:]


def bomb() -> bytes:
    """A zip of zips, each of which unpacks to much."""
    inner = zipped(("a", bytes(30_000_000)))
    return zipped(*((f"{number}.zip", inner) for number in range(20)))


PASSWORDS, STRONG = 0x1, 0x41

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "absolute": (lambda: named("/etc/cron.d/x"), "absolute path"),
    "drive": (lambda: named("C:/x.yaml"), "absolute path"),
    "drive-relative": (lambda: named("c:x.yaml"), "absolute path"),
    "share": (lambda: named("\\\\host\\x"), "absolute path"),
    "up": (lambda: named("../x"), "leads out"),
    "up-inside": (lambda: named("questions/../../x"), "leads out"),
    "up-backslash": (lambda: named("questions\\..\\..\\x"), "leads out"),
    "backslash": (lambda: named("questions\\x.yaml"), "must not have"),
    "link": (lambda: of_mode(stat.S_IFLNK), "is a link"),
    "device-file": (lambda: of_mode(stat.S_IFCHR), "is a link"),
    "pipe": (lambda: of_mode(stat.S_IFIFO), "is a link"),
    "case-clash": (lambda: named("media/MAP.png"), "capitals do not count"),
    "case-clash-of-folders": (lambda: named("Media/other.png"), "capitals do not count"),
    "clash-of-forms": (lambda: zipped(("media/é.png", b"1"), ("media/e\u0301.png", b"2")), "capitals do not count"),
    "clash-of-widths": (lambda: zipped(("media/a.png", b"1"), ("media/\uff41.png", b"2")), "capitals do not count"),
    "twice": (lambda: named("media/map.png", b"other"), "stands twice"),
    "file-and-folder": (lambda: named("media/map.png/x.png"), "both a file and a folder"),
    "folder-and-file": (lambda: named("questions"), "both a file and a folder"),
    "many": (lambda: zipped(*((f"media/{number}.png", b"") for number in range(2_000))), "more than 2000 files"),
    "long-directory": (with_long_directory, "more than 2000 files"),
    "ratio": (lambda: named("media/big.png", bytes(60_000_000)), "more than 100 times"),
    "total": (lambda: zipped(*((f"media/{n}.png", dense(8_000_000)) for n in range(9))), "bytes together"),
    "total-declared": (
        lambda: patched(zipped(("media/a.png", dense(40_000_000))), "media/a.png", None, 24, "<L", 67_200_000),
        "bytes together",
    ),
    "file-size": (lambda: b"x" * (64 * 1024 * 1024 + 1), "has more than"),
    "overlap": (overlapping, "over one another"),
    "cut-at-end": (lambda: GOOD[:-1], "cut off"),
    "cut-in-directory": (lambda: GOOD[:-100], "cut off"),
    "cut-in-data": (lambda: GOOD[:200], "cut off"),
    "cut-in-front": (lambda: GOOD[10:], "cut off"),
    "empty": (lambda: b"", "cut off"),
    "no-zip": (lambda: b"title: a pack\n" * 10, "cut off"),
    "program-before": (lambda: b"MZ" + GOOD, "cut off"),
    "remark": (lambda: end_changed(remark=3) + b"abc", "cut off"),
    "disks": (lambda: end_changed(disk=1), "cut off"),
    "place": (lambda: end_changed(place=0), "cut off"),
    "count": (lambda: end_changed(here=65_000, count=65_000), "more than 2000 files"),
    "long-zip": (lambda: GOOD[:-22] + b"PK\6\7" + bytes(16) + GOOD[-22:], "cut off"),
    "crc": (lambda: patched(GOOD, "media/map.png", 14, 16, "<L", 1), "damaged"),
    "flipped": (lambda: listing(checksums(FILES)).replace(b"confirm-body", b"confirm-bodx"), "damaged"),
    "other-local-name": (lambda: named("media/ab.png").replace(b"media/ab.png", b"media/xy.png", 1), "damaged"),
    "size-too-small": (lambda: patched(GOOD, "pack.yaml", 22, 24, "<L", 5), "damaged"),
    "size-too-large": (lambda: patched(GOOD, "pack.yaml", 22, 24, "<L", 500), "is not what CHECKSUMS lists"),
    "offset-behind": (lambda: patched(GOOD, "pack.yaml", None, 42, "<L", len(GOOD) + 9), "damaged"),
    "name-not-utf8": (lambda: renamed("media/ab.png", b"media/\xff\xfe.png", 0x800), "damaged"),
    "name-of-old-dos": (lambda: renamed("media/ab.png", b"media/\x81\x82.png"), "not UTF-8"),
    "name-with-nul": (lambda: renamed("media/ab.png", b"media/a\0.png"), "must not have"),
    "name-with-escape": (lambda: named("media/\x1b[2J.png"), "must not have"),
    "name-turned": (lambda: named("media/\u202egnp.exe"), "must not have"),
    "name-with-stream": (lambda: named("pack.yaml:hidden"), "must not have"),
    "name-with-dot": (lambda: named("media/map.png."), "no name of a file"),
    "name-with-space": (lambda: named("media /map.png"), "no name of a file"),
    "name-empty": (lambda: named("media//map2.png"), "no name of a file"),
    "name-here": (lambda: named("./pack2.yaml"), "no name of a file"),
    "name-long": (lambda: named("media/" + "a" * 200), "too long"),
    "name-deep": (lambda: named("a/" * 20 + "x"), "too long"),
    "device": (lambda: named("media/con.png"), "name of a device"),
    "device-with-space": (lambda: named("media/aux .png"), "name of a device"),
    "device-bare": (lambda: named("NUL"), "name of a device"),
    "device-port": (lambda: named("com1/x.png"), "name of a device"),
    "device-odd-port": (lambda: named("lpt².txt"), "name of a device"),
    "encrypted": (lambda: patched(GOOD, "pack.yaml", 6, 8, "<H", PASSWORDS), "encrypted"),
    "encrypted-strongly": (lambda: patched(GOOD, "pack.yaml", 6, 8, "<H", STRONG), "encrypted"),
    "bzip2": (lambda: zipped(method=zipfile.ZIP_BZIP2), "do not use"),
    "lzma": (lambda: zipped(method=zipfile.ZIP_LZMA), "do not use"),
    "unknown-method": (lambda: patched(GOOD, "pack.yaml", 8, 10, "<H", 77), "do not use"),
    "no-checksums": (lambda: listing(b"").replace(b"CHECKSUMS", b"CHECKSUMZ"), "no CHECKSUMS"),
    "wrong-checksum": (lambda: listing(checksums(FILES | {"pack.yaml": b"title: Other"})), "not what CHECKSUMS lists"),
    "checksum-left-out": (lambda: listing(checksums({"pack.yaml": FILES["pack.yaml"]})), "is not listed"),
    "checksum-of-nothing": (lambda: listing(checksums(FILES | {"gone.md": b""})), "which is not there"),
    "checksums-twice": (lambda: listing(checksums(FILES) * 2), "cannot be read"),
    "checksums-odd": (lambda: listing(b"hello\n"), "cannot be read"),
    "checksums-no-text": (lambda: listing(b"\xff\xfe" * 40), "damaged"),
    "checksums-huge": (lambda: listing(b"a" * 2_000_000), "CHECKSUMS is too large"),
    "no-manifest": (lambda: zipped(files={"questions/a.yaml": FILES["questions/a.yaml"]}), "no pack.yaml"),
    "manifest-deeper": (lambda: zipped(files={f"courts/{name}": data for name, data in FILES.items()}), "no pack.yaml"),
}
"""By name, the bytes and a part of the sentence that refuses them."""
