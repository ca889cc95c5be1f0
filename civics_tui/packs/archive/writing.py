"""Writing a `.civpack`: the same files give the same bytes. Reading one is `packs.archive.unpack`."""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
import zlib
from collections.abc import Mapping

from civics_tui.packs.archive.unpack import CHECKSUMS, MAX_RATIO

_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell."""
_LEVEL = 9
_UNIX = 3


def checksums(files: Mapping[str, bytes]) -> bytes:
    """The text of `CHECKSUMS`: a line for each file, as `sha256sum` writes and checks them."""
    rows = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    return "".join(rows).encode()


def archive(files: Mapping[str, bytes]) -> bytes:
    """The files of a pack, by their paths in it, as an archive with its `CHECKSUMS`."""
    whole = {**files, CHECKSUMS: checksums(files)}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for name, data in sorted(whole.items()):
            info = zipfile.ZipInfo(name, _TIME)
            info.create_system = _UNIX
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            info.compress_type = zipfile.ZIP_DEFLATED if _packs_well(data) else zipfile.ZIP_STORED
            written.writestr(info, data, compresslevel=_LEVEL)
    return target.getvalue()


def _packs_well(data: bytes) -> bool:
    """Does packing make the data smaller, and not so small that opening it would be refused?"""
    packed = len(zlib.compress(data, _LEVEL))
    return packed < len(data) < MAX_RATIO // 2 * packed
