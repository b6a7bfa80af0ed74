"""EXT001…: originals that cannot be read. Extraction finds them; here they are worded and explained."""

from __future__ import annotations

from policybase.checks.rule import Rules
from policybase.diagnostics import Diagnostic, Severity

RULES = Rules()


def unreadable(path: str, code: str, message: str, help: str) -> Diagnostic:
    """The diagnostic of an original that could not be read: there is no document to check."""
    return Diagnostic(code=code, severity=Severity.ERROR, path=path, message=message, help=help)


RULES.explain(
    "EXT001",
    Severity.ERROR,
    """The original is empty.

    The file has no bytes, or nothing but white space. A download that was cut off or a page
    saved before it had loaded looks like this. The other documents are built without it.

    Example: `source_texts/notice.txt` of 0 bytes.

    What to do: save the text again from its source, or move the file out of the folder.
    """,
)
RULES.explain(
    "EXT002",
    Severity.ERROR,
    """The original is not text.

    Its bytes are those of a picture, an archive, a program or an old Word file, whatever its name
    says. Nothing in it can be quoted, so nothing of it is published.

    Example: `scan.jpg` renamed to `notice.txt`.

    What to do: open it in its own program and save it as UTF-8 text or as a web page; keep the
    name of the document in front of the dot.
    """,
)
RULES.explain(
    "EXT003",
    Severity.ERROR,
    """The original is too large.

    No policy text is this long; a file of this size is usually a whole site, a database or a scan.
    It is not read, so that one file cannot stop the build of all others.

    Example: a text file of 200 MB.

    What to do: save the text of one document to one file.
    """,
)
RULES.explain(
    "EXT004",
    Severity.ERROR,
    """The encoding of the original is not readable.

    The bytes are neither UTF-8, nor GB18030 (which takes in GBK and GB2312), nor UTF-16. Guessing
    would print wrong words as if they were the issuer's.

    Example: a file in Big5, or one that was converted twice and now holds broken bytes.

    What to do: open the original where it reads correctly and save it as UTF-8.
    """,
)
RULES.explain(
    "EXT005",
    Severity.ERROR,
    """There is no reader for this kind of file, or it holds no words.

    Texts are read from `.txt`, `.md`, `.html` and `.htm`. A page whose words are loaded by a
    script has none in the saved file.

    Example: `notice.xyz`; a saved page that says only 正在加载….

    What to do: save the text itself, as UTF-8 text or as a complete web page.
    """,
)
RULES.explain(
    "EXT006",
    Severity.ERROR,
    """The file cannot be opened.

    The system refuses it: another program holds it, or you may not read it.

    Example: a text that is still open in a word processor on Windows.

    What to do: close the other program, or give yourself the right to read the file.
    """,
)
RULES.explain(
    "EXT007",
    Severity.ERROR,
    """A document's folder does not hold exactly one original.

    A folder in `source_texts/` is one document, and its text is the file called `original`. With two
    we would have to guess which is the issuer's.

    Example: `source_texts/yuqing-2009/` with `original.txt` and `original.html`.

    What to do: keep the one that is nearer to the issuer, and move the other out of the folder.
    """,
)
RULES.explain(
    "EXT008",
    Severity.ERROR,
    """A folder's name cannot be a document's id.

    The name is part of every address of the document, for ever, so it is made of a–z, 0–9 and hyphens.

    Example: `source_texts/晋政办发74号/`.

    What to do: rename it, after the document number for example: `jinzhengbanfa-2009-74`.
    """,
)
RULES.explain(
    "EXT009",
    Severity.ERROR,
    """Two originals have one id.

    The id of a bare file is its name, or its document number in pinyin. Here another document has it
    already, and its addresses must not lead to other words. The second file is left out.

    Example: `notice.txt` and `notice.html`, or two copies of one document.

    What to do: if it is the same document, keep one copy; else give the file a name of its own.
    """,
)
