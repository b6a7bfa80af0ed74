"""Reads originals and what people wrote beside them; writes what is derived from them.

With ``site``, the only modules that touch files. A file is replaced in one step or not at all.
"""

from __future__ import annotations

from policybase.library.derived import derived_files, digest_of, document_id, ids_file
from policybase.library.files import text_of, write
from policybase.library.originals import DERIVED, IDS, READERS, Shelf, read_file, read_shelf
from policybase.library.said import (
    interface_words,
    read_catalogues,
    read_interface,
    read_knowledge,
)

__all__ = [
    "DERIVED",
    "IDS",
    "READERS",
    "Shelf",
    "derived_files",
    "digest_of",
    "document_id",
    "ids_file",
    "interface_words",
    "read_catalogues",
    "read_file",
    "read_interface",
    "read_knowledge",
    "read_shelf",
    "text_of",
    "write",
]
