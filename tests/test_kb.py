"""kb.py: what it says, when it makes .venv, and what it hands over. No network, no packages."""

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
KB = ROOT / "kb.py"
NO_NETWORK = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1", "PIP_TIMEOUT": "1"}
# A package that no index has, so that nothing but the folder wheels/ can satisfy it.
FAKE = "policybase-no-such-package==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder as people have them: blanks and Chinese in its path."""
    folder = tmp_path / "法制办 政策 库"
    folder.mkdir()
    shutil.copy(KB, folder)
    (folder / "requirements.lock").write_text(FAKE, encoding="utf-8")
    return folder


@pytest.fixture
def kb(home: Path) -> ModuleType:
    """The module as it is in that folder."""
    spec = importlib.util.spec_from_file_location("kb_of_test", home / "kb.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", str(folder / "kb.py"), *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def pretend_ready(kb: ModuleType, *, command: str) -> None:
    """A .venv that has its stamp, and a policybase.cli that is ``command``."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", kb.VENV], check=True)
    Path(kb.STAMP).write_text(f"{kb.fingerprint()}\n{kb.base_python()}", encoding="utf-8")
    package = Path(kb.ROOT) / "scripts" / "policybase"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "cli.py").write_text(command, encoding="utf-8")


# ── an old Python ────────────────────────────────────────────────────────────


def test_old_python_is_told_so() -> None:
    old = "import runpy, sys; sys.version_info = (3, 9, 6, 'final', 0); sys.argv = ['kb.py', 'build']\n"
    answer = subprocess.run(
        [sys.executable, "-c", f"{old}runpy.run_path({str(KB)!r}, run_name='__main__')"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 1
    assert "Python 3.11 or newer is needed, this is 3.9" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_old_python_can_parse_it() -> None:
    source = KB.read_bytes().decode("ascii")  # Python 2 refuses other bytes without a coding line
    new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal, ast.Match)
    for node in ast.walk(ast.parse(source)):
        assert not isinstance(node, new), f"line {node.lineno}: not in Python 2.7"
        if isinstance(node, ast.FunctionDef):
            assert not node.returns and not node.args.kwonlyargs and not node.args.posonlyargs
            assert not any(argument.annotation for argument in node.args.args)
        if isinstance(node, ast.Raise):
            assert node.cause is None, f"line {node.lineno}: raise … from is not in Python 2.7"
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            assert not any(isinstance(part, ast.Starred) for part in node.elts), f"line {node.lineno}"


# ── the set-up that fails ────────────────────────────────────────────────────


def test_empty_wheels_folder(home: Path) -> None:
    (home / "wheels").mkdir()
    answer = run(home, "build", **NO_NETWORK, PIP_FIND_LINKS="")
    assert answer.returncode == 1
    assert "kb.py: wheels/ does not hold every package" in answer.stderr
    assert "kb.py wheels --platform NAME --python 3." in answer.stderr
    assert "Traceback" not in answer.stderr
    assert answer.stdout == ""
    assert not (home / ".venv" / "kb-stamp").exists()


def test_no_network(home: Path) -> None:
    answer = run(home, "build", **NO_NETWORK, PIP_FIND_LINKS="", PIP_CONFIG_FILE=os.devnull)
    assert answer.returncode == 1
    assert "the package index cannot be reached" in answer.stderr
    assert "PIP_INDEX_URL" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert "pip install" in (home / ".cache" / "setup.log").read_text(encoding="utf-8")


def test_lock_file_is_missing(home: Path) -> None:
    (home / "requirements.lock").unlink()
    (home / ".venv").mkdir()
    (home / ".venv" / "kb-stamp").write_text("linux 0\n/usr/bin/python3", encoding="utf-8")
    answer = run(home, "build")
    assert answer.returncode == 1
    assert "requirements.lock cannot be read" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_folder_cannot_be_written(home: Path) -> None:
    (home / ".cache").write_text("a file where a folder has to be", encoding="utf-8")
    answer = run(home, "build")
    assert answer.returncode == 1
    assert "This folder must be yours to write" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_debian_without_the_venv_package(kb: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(kb.Trouble, match=r"sudo apt install python3\.\d+-venv"):
        kb.make_venv()


@pytest.mark.parametrize(
    ("printed", "advice"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "PIP_INDEX_URL"),
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("WARNING: Retrying (Retry(total=4 …)) … Temporary failure in name resolution", "kb.py wheels"),
        ("ERROR: Could not find a version that satisfies the requirement x==1", "the package index lacks"),
        ("HINT: … does not have Windows Long Path support enabled.", "Move it to a short one"),
        ("ERROR: Something new\nERROR: and strange", "otherwise: ERROR: and strange"),
    ],
)
def test_what_pip_says_becomes_advice(kb: ModuleType, printed: str, advice: str) -> None:
    assert advice in kb.explain(printed, "otherwise")


# ── when .venv is made ───────────────────────────────────────────────────────


def test_stamp(kb: ModuleType) -> None:
    assert not kb.is_ready()
    pretend_ready(kb, command="")
    assert kb.is_ready()
    lock = Path(kb.LOCK)
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert kb.is_ready(), "line ends are not a change"
    lock.write_text(FAKE + "# one more\n", encoding="utf-8")
    assert not kb.is_ready(), "another lock file, another .venv"


def test_stamp_of_a_python_that_is_gone(kb: ModuleType) -> None:
    pretend_ready(kb, command="")
    Path(kb.STAMP).write_text(f"{kb.fingerprint()}\n{kb.ROOT}/gone/python3.11", encoding="utf-8")
    assert not kb.is_ready()


def test_interrupted_set_up_leaves_no_stamp(kb: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend_ready(kb, command="")
    Path(kb.LOCK).write_text(FAKE + "# new\n", encoding="utf-8")

    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(kb, "make_venv", interrupt)
    assert kb.main(["build"]) == 130
    assert not Path(kb.STAMP).exists()


def test_set_up_stamps_last(kb: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []

    def make() -> None:
        Path(kb.PYTHON).parent.mkdir(parents=True)
        Path(kb.PYTHON).touch()

    def install(requirements: str, total: int) -> None:
        assert not Path(kb.STAMP).exists()
        assert total == 1
        installed.append(Path(requirements).read_text(encoding="utf-8"))

    monkeypatch.setattr(kb, "make_venv", make)
    monkeypatch.setattr(kb, "install", install)
    kb.set_up()
    assert installed == [FAKE]
    assert kb.is_ready()


def test_two_set_ups_do_not_meet(kb: ModuleType) -> None:
    code = f"import sys; sys.path.insert(0, {kb.ROOT!r}); import kb\nwith kb.alone(): print('in')"
    pipe = subprocess.PIPE
    with kb.alone():
        other = subprocess.Popen([sys.executable, "-c", code], stdout=pipe, stderr=pipe, encoding="utf-8")
        assert other.stderr
        assert "another kb.py is setting up .venv; waiting for it" in other.stderr.readline()
    assert other.communicate(timeout=30) == ("in\n", "")


# ── the hand-over ────────────────────────────────────────────────────────────

ECHO = """
import os, sys
print(sys.argv[1:], sys.flags.utf8_mode, os.environ["NO_MKDOCS_2_WARNING"], os.getcwd())
sys.exit(7)
"""


def test_hand_over(kb: ModuleType, home: Path) -> None:
    pretend_ready(kb, command=ECHO)
    arguments = ["show", "outline", "含 空格.txt", "--x=*", ""]
    answer = run(home, *arguments)
    assert answer.stderr == ""
    assert answer.stdout.rstrip() == f"{arguments} 1 1 {os.getcwd()}"
    assert answer.returncode == 7


def test_modules_of_the_current_folder_are_not_ours(
    kb: ModuleType, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_ready(kb, command="import json; print('ours')")
    (tmp_path / "json.py").write_text("raise SystemExit('theirs')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    answer = run(home, "build")
    assert (answer.stdout, answer.returncode) == ("ours\n", 0)


@pytest.mark.parametrize("code", [0, 3])
def test_exit_code_on_windows(kb: ModuleType, code: int) -> None:
    """exec does not wait there; the way that does is tried on every system."""
    command: Sequence[str] = [sys.executable, "-c", f"raise SystemExit({code})"]
    assert kb.wait_for(command, dict(os.environ)) == code


# ── the lock file ────────────────────────────────────────────────────────────


def test_lock_file_is_for_every_computer() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.findall(r"(?m)^([a-z0-9-]+)==(\S+)(.*)\n((?: {4}\S.*\n)+)", lock)
    names = [name for name, *_ in entries]
    assert len(names) > 40
    assert len(names) == len(set(names)), "one version of each package for every Python and system"
    assert all("--hash=sha256:" in below for *_, below in entries)
    assert "://" not in lock and "\n/" not in lock and "--index" not in lock and "--find-links" not in lock
    versions = {name: version for name, version, *_ in entries}
    assert (versions["mkdocs"], versions["mkdocs-material"]) == ("1.6.1", "9.8.1")
    assert "--no-binary" not in lock  # kb.py installs wheels only
