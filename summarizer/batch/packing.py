"""Texts and results as they lie in the store: compressed, with a checksum that tells damage from content."""

from __future__ import annotations

import hashlib
import zlib

WINDOW = 32_768  # what deflate can look back, and so the most that a dictionary is good for
LARGEST = 256_000_000  # bytes; a packed text that unpacks to more is damaged or hostile


class Damaged(Exception):
    """The bytes are not what was stored."""


def digest(content: bytes) -> str:
    """Hexadecimal sha256."""
    return hashlib.sha256(content).hexdigest()


def pack(content: bytes, like: bytes = b"") -> bytes:
    """Compress `content`; `like` is a text that shares long passages with it and is there again to unpack.

    >>> unpack(pack(b"four per cent", b"offered four per cent"), b"offered four per cent")
    b'four per cent'
    """
    packer = _packer(like)
    return packer.compress(content) + packer.flush()


def unpack(packed: bytes, like: bytes = b"", *, sha256: str | None = None) -> bytes:
    """What was packed; raises `Damaged` where it cannot be had, or does not have the checksum."""
    unpacker = zlib.decompressobj(zdict=like[-WINDOW:]) if like else zlib.decompressobj()
    try:
        content = unpacker.decompress(packed, LARGEST)
    except (zlib.error, TypeError) as error:
        raise Damaged(str(error)) from None
    if not unpacker.eof or (sha256 is not None and digest(content) != sha256):
        raise Damaged("incomplete, or its checksum differs")
    return content


class Recent:
    """Contents that were packed last, by their checksums, for whoever wants them soon. Belongs to one thread."""

    def __init__(self, room: int = 16_000_000) -> None:
        """`room`: bytes that are kept at most."""
        self._room = room
        self._kept: dict[str, bytes] = {}

    def keep(self, sha256: str, content: bytes) -> None:
        self.take(sha256)
        self._kept[sha256] = content
        self._room -= len(content)
        while self._room < 0:
            self.take(next(iter(self._kept)))

    def take(self, sha256: str) -> bytes | None:
        """The content, which is kept no longer; None where it is not there."""
        content = self._kept.pop(sha256, None)
        self._room += len(content or b"")
        return content


def _packer(like: bytes) -> zlib._Compress:
    if like:
        return zlib.compressobj(1, zdict=like[-WINDOW:])
    return zlib.compressobj(1)
