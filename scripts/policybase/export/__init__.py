"""Export: Library → open data. The same facts as the pages show, as JSON lines, CSV and their schemas."""

from __future__ import annotations

from policybase.export.files import InvalidRows, files

__all__ = ["InvalidRows", "files"]
