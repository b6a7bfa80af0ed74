"""The search index: every provision, in both languages, as small scripts that load from any address. Decision 0008.

Positions of one character or word each, in shards sorted by key; a query loads a handful of them.
"""

from policybase.search.engine import SCRIPTS, engine
from policybase.search.files import files

__all__ = ["SCRIPTS", "engine", "files"]
