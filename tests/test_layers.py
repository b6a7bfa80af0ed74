"""Only ``library`` and ``site`` touch the texts and the pages on disk.

Who imports whom is held by the import contract in pyproject.toml; it cannot see calls of ``open``.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "scripts" / "policybase"
# cli starts the test tools, wheels fetches packages, preview looks whether files changed, intranet packs a
# built site: none reads a text.
MAY_TOUCH_DISK = {
    *("library/files.py", "library/originals.py", "library/said.py", "site.py"),
    *("cli.py", "wheels.py", "preview.py", "intranet.py"),
}
# Commands and pipeline hand paths from the command line to library and site.
MAY_NAME_PATHS = {*MAY_TOUCH_DISK, "commands.py", "pipeline.py"}
FILE_MODULES = {"os", "shutil", "tempfile", "subprocess", "glob", "fileinput"}
FILE_METHODS = {"read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "iterdir", "rglob"}


def touches(source: str) -> Iterator[str]:
    """What in a module reads or writes files. PurePath and io.BytesIO do not.

    A table shipped inside the package (the names of counties) is code, read by importlib.resources.
    """
    tree = ast.parse(source)
    methods = FILE_METHODS
    if any(isinstance(n, ast.ImportFrom) and n.module == "importlib.resources" for n in ast.walk(tree)):
        methods = methods - {"read_text", "read_bytes"}
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="open")):
                yield f"line {node.lineno}: open()"
            case ast.Attribute(attr=name) if name in methods:
                yield f"line {node.lineno}: .{name}"
            case ast.Import(names=names):
                yield from (f"line {node.lineno}: {n.name}" for n in names if n.name in FILE_MODULES)
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] in FILE_MODULES:
                yield f"line {node.lineno}: {module}"


def names_paths(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ImportFrom(module="pathlib", names=names):
                yield from (f"line {node.lineno}: {n.name}" for n in names if not n.name.startswith("Pure"))
            case ast.Import(names=names):
                yield from (f"line {node.lineno}: {n.name}" for n in names if n.name == "pathlib")


def modules() -> list[str]:
    return sorted(file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("module", modules())
def test_only_library_and_site_touch_disk(module: str) -> None:
    source = (PACKAGE / module).read_text(encoding="utf-8")
    if module not in MAY_TOUCH_DISK:
        assert [*touches(source)] == []
    if module not in MAY_NAME_PATHS:
        assert [*names_paths(source)] == []


@pytest.mark.parametrize(
    "source",
    ["open('x')", "import os", "from os.path import join", "p.read_text()", "from pathlib import Path"],
)
def test_the_rule_sees_what_it_forbids(source: str) -> None:
    assert [*touches(source), *names_paths(source)]


@pytest.mark.parametrize(
    "source",
    [
        "from io import BytesIO",
        "from pathlib import PurePosixPath",
        "from importlib.resources import files\nfiles('policybase.parse').joinpath('x.tsv').read_text()",
    ],
)
def test_the_rule_lets_pass_what_reads_no_text(source: str) -> None:
    assert not [*touches(source), *names_paths(source)]
