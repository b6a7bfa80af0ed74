"""The command line: what reaches the commands, and what comes back."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import policybase
from policybase import cli


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[object, ...], dict[str, object]]]:
    """Commands that note what they are asked, and answer 4."""
    noted: list[tuple[str, tuple[object, ...], dict[str, object]]] = []

    def note(name: str) -> object:
        def answer(*given: object, **named: object) -> int:
            noted.append((name, given, named))
            return 4

        return answer

    names = ("build", "check_build", "serve", "show", "check", "explain", "export")
    commands = SimpleNamespace(**{name: note(name) for name in names})
    monkeypatch.setitem(sys.modules, "policybase.commands", commands)  # type: ignore[arg-type]
    monkeypatch.setattr(policybase, "commands", commands, raising=False)
    return noted


def type_in(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["kb.py", *words])
    return cli.main()


def test_each_command_reaches_its_function(
    calls: list[object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    new_path = tmp_path / "新"
    folder, new = str(tmp_path), str(new_path)
    given = {"sources": tmp_path, "out": new_path}
    for words, call in (
        (["build"], ("build", (), {"sources": None, "out": None})),
        (["build", "--sources", folder, "--out", new], ("build", (), given)),
        (["build", "--check"], ("check_build", (), {})),
        (["serve", "--port", "0"], ("serve", (), {"host": "127.0.0.1", "port": 0})),
        (["show", "set-aside", "含 空格.txt"], ("show", ("set-aside", "含 空格.txt"), {})),
        (["check"], ("check", (), {"sources": None, "format": "text"})),
        (["check", "--format", "json"], ("check", (), {"sources": None, "format": "json"})),
        (["check", "--explain", "STR003"], ("explain", ("STR003",), {})),
        (["export", "--sources", folder, "--out", new], ("export", (), given)),
    ):
        calls.clear()
        assert type_in(monkeypatch, *words) == 4
        assert calls == [call]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["buidl"], "Did you mean 'build'?"),
        (["show", "outlines", "x"], "is not one of"),
        (["build", "--sources", "不存在"], "does not exist"),
        (["build", "--check", "--out", "x"], "--check compares what is committed here"),
        (["export", "--out", "x"], "Missing option '--sources'"),
    ],
)
def test_a_slip_is_named(
    calls: list[object],
    words: list[str],
    complaint: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert type_in(monkeypatch, *words) == 2
    assert complaint in capsys.readouterr().err
    assert calls == []


def test_interrupted_quietly(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def interrupt(**_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(policybase, "commands", SimpleNamespace(serve=interrupt), raising=False)
    assert type_in(monkeypatch, "serve") == 130
    assert capfd.readouterr().err.strip() == ""


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from policybase import cli; print({'mkdocs', 'bs4', 'jsonschema'} & {*sys.modules})"
    finished = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(cli.ROOT / "scripts")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert finished.stdout == "set()\n"


def test_steps_of_the_test_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[tuple[str, tuple[str, ...]]] = []

    def fail_types(step: cli.Step) -> bool:
        ran.append((step.name, step.module))
        return step.name != "types"

    monkeypatch.setattr(cli, "_passes", fail_types)
    assert type_in(monkeypatch, "test") == 1
    assert [name for name, _ in ran] == ["style", "types", "import contract", "tests"]
    assert "types failed; to repair it: " in capsys.readouterr().out
    ran.clear()
    assert type_in(monkeypatch, "test", "-k", "census", "tests/a.py::test_b") == 0
    [(name, module)] = ran
    assert name == "tests"
    assert module[:6] == ("-m", "pytest", "-m", "not browser", "-k", "census")
    assert module[6] == f"{Path('tests/a.py').absolute()}::test_b"
    ran.clear()
    assert type_in(monkeypatch, "test", "--browser") == 0
    assert ran == [("browser tests", ("-m", "pytest", "-m", "browser"))]
