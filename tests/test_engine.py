"""Engines against a real HTTP server: slow, failing, rate limiting, talking nonsense, hanging up."""

from __future__ import annotations

import importlib.util
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from policybase import pipeline, translation_command
from policybase.chat import Chat
from policybase.engine import EngineUnavailable, NoAnswer, OpenAI, Task, engine, prompt, terms_in
from policybase.model import Forbidden, State, Term
from policybase.translate import read
from policybase.translate.catalogue import parse, printed

TASK = Task(source="加强监督。", title="某县实施方案", place="二 · text")
Act = Callable[[BaseHTTPRequestHandler, dict[str, object]], None]


def says(content: str, **choice: object) -> Act:
    def act(handler: BaseHTTPRequestHandler, question: dict[str, object]) -> None:
        answer = {"choices": [{"message": {"role": "assistant", "content": content}, **choice}]}
        sends(json.dumps(answer).encode())(handler, question)

    return act


def sends(body: bytes, status: int = 200, **headers: str) -> Act:
    def act(handler: BaseHTTPRequestHandler, question: dict[str, object]) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return act


def hangs_up(handler: BaseHTTPRequestHandler, question: dict[str, object]) -> None:
    handler.close_connection = True


def hangs_up_halfway(handler: BaseHTTPRequestHandler, question: dict[str, object]) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


def sleeps(handler: BaseHTTPRequestHandler, question: dict[str, object]) -> None:
    time.sleep(1.5)


def drips(handler: BaseHTTPRequestHandler, question: dict[str, object]) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(30):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


@dataclass
class Served:
    url: str
    asked: list[dict[str, object]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def serving(*acts: Act) -> Iterator[Served]:
    """Each question meets the next of ``acts``; the last one goes on for ever."""
    served = Served("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            served.asked.append(question)
            served.keys.append(self.headers.get("Authorization"))
            served.paths.append(self.path)
            try:
                acts[min(len(served.asked), len(acts)) - 1](self, question)
            except OSError:
                self.close_connection = True  # the client gave up, as it should

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: pytest's output is for findings."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def drafter(served: Served, **patience: float) -> OpenAI:
    return OpenAI(Chat(served.url, "some-model", timeout=patience.get("timeout", 5), pause=patience.get("pause", 0.01)))


# ── answers ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "answer",
    [
        "Strengthen oversight.",
        "  Strengthen\n oversight. ",
        '"Strengthen oversight."',
        "```\nStrengthen oversight.\n```",
        "```text\nStrengthen oversight.\n```",
        "Translation: Strengthen oversight.",
        "<think>监督 is oversight here</think>\n\nStrengthen oversight.",
    ],
)
def test_what_models_put_around_a_translation_is_taken_off(answer: str) -> None:
    with serving(says(answer)) as served:
        assert drafter(served).draft(TASK) == "Strengthen oversight."


@pytest.mark.parametrize("answer", ["", "   ", "<think>hm", "加强监督。", "Strengthen " * 200])
def test_what_is_no_translation_is_refused(answer: str) -> None:
    with serving(says(answer)) as served, pytest.raises(NoAnswer):
        drafter(served).draft(TASK)


def test_an_answer_that_was_cut_off_is_refused() -> None:
    with serving(says("Strengthen over", finish_reason="length")) as served, pytest.raises(NoAnswer, match="cut off"):
        drafter(served).draft(TASK)


def test_the_question_has_model_rules_terms_and_words() -> None:
    term = Term("监督", "oversight", ("supervision",), (Forbidden("superintendence", "old"),))
    task = Task(TASK.source, TASK.title, TASK.place, terms_in(TASK.source, (term, Term("规划", "plan"))))
    with serving(says("Strengthen oversight.")) as served:
        drafter(served).draft(task)
    (question,) = served.asked
    assert served.paths == ["/v1/chat/completions"]
    assert question["model"] == "some-model"
    said = json.dumps(question["messages"], ensure_ascii=False)
    assert "监督: oversight (also: supervision) (never: superintendence)" in said
    assert "加强监督。" in said and "规划" not in said
    assert prompt(TASK).endswith("加强监督。") and "Terms:" not in prompt(TASK)


def test_the_key_is_sent_and_never_shown() -> None:
    environment = {"KB_ENGINE_MODEL": "m", "KB_ENGINE_KEY": "secret-key", "KB_ENGINE_PAUSE": "0.01"}
    with serving(sends(b"no", 401)) as served, pytest.raises(EngineUnavailable) as refused:
        found = engine("openai", {**environment, "KB_ENGINE_URL": served.url})
        assert "secret-key" not in repr(found)
        found.draft(TASK)
    assert served.keys == ["Bearer secret-key"]
    assert "secret-key" not in str(refused.value) and "401" in str(refused.value)


# ── servers that stumble ─────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "stumble",
    [
        sends(b"overloaded", 503),
        sends(b"", 500),
        sends(b"slow down", 429, Retry_After="0"),
        sends(b"slow down", 429, Retry_After="Thu, 01 Jan 1970 00:00:00 GMT"),
        sends(b"slow down", 429, Retry_After="soon"),
        sends(b"<html>502</html>"),
        sends(b"[]"),
        sends(b'{"choices": []}'),
        sends(b"\xff\xfe"),
        hangs_up,
        hangs_up_halfway,
    ],
)
def test_a_server_that_stumbles_is_asked_again(stumble: Act) -> None:
    with serving(stumble, stumble, says("Strengthen oversight.")) as served:
        assert drafter(served).draft(TASK) == "Strengthen oversight."
    assert len(served.asked) == 3


@pytest.mark.parametrize("slow", [sleeps, drips])
def test_a_slow_server_is_given_up_in_time(slow: Act) -> None:
    with serving(slow, says("Strengthen oversight.")) as served:
        began = time.monotonic()
        assert drafter(served, timeout=0.3).draft(TASK) == "Strengthen oversight."
        assert time.monotonic() - began < 1.4


def test_retry_after_is_waited_for() -> None:
    with serving(sends(b"", 429, Retry_After="1"), says("Strengthen oversight.")) as served:
        began = time.monotonic()
        drafter(served).draft(TASK)
        assert time.monotonic() - began >= 1


def test_a_wait_of_an_hour_stops_the_run() -> None:
    with serving(sends(b"", 429, Retry_After="3600")) as served, pytest.raises(EngineUnavailable, match="3600"):
        drafter(served).draft(TASK)


def test_a_server_that_never_answers_well_is_asked_four_times() -> None:
    with serving(sends(b"", 500)) as served, pytest.raises(NoAnswer, match="4 attempts"):
        drafter(served).draft(TASK)
    assert len(served.asked) == 4


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_what_will_not_get_better_is_asked_once(status: int) -> None:
    with serving(sends(b"no such model", status)) as served, pytest.raises(EngineUnavailable, match="no such model"):
        drafter(served).draft(TASK)
    assert len(served.asked) == 1


def test_nobody_listens() -> None:
    with serving(hangs_up) as served:
        pass
    with pytest.raises(NoAnswer, match="no answer from http://127"):
        drafter(served).draft(TASK)


def test_a_proxy_is_not_asked_for_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serving(says("Strengthen oversight.")) as served:
        assert drafter(served).draft(TASK) == "Strengthen oversight."


# ── engines that are not there ───────────────────────────────────────────────


def test_without_an_address_one_message_says_what_to_set() -> None:
    with pytest.raises(EngineUnavailable, match="KB_ENGINE_URL and KB_ENGINE_MODEL"):
        engine("openai", {})


@pytest.mark.parametrize("url", ["ftp://example.org", "nonsense", "http://[bad"])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(EngineUnavailable):
        engine("openai", {"KB_ENGINE_URL": url, "KB_ENGINE_MODEL": "m"}).draft(TASK)


@pytest.mark.skipif(importlib.util.find_spec("argostranslate") is not None, reason="it is installed")
def test_without_argos_one_message_says_how_to_get_it() -> None:
    with pytest.raises(EngineUnavailable, match="argospm install translate-zh_en"):
        engine("argos", {})


# ── the command ──────────────────────────────────────────────────────────────

TEXT = "某县实施方案\n一、加强监督。\n二、分三个阶段开展工作。\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "source_texts" / "sample"
    folder.mkdir(parents=True)
    (folder / "original.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "terms.yml").write_text(
        "terms:\n  - {zh: 监督, en: oversight, source: project}\n", encoding="utf-8"
    )
    monkeypatch.setattr(pipeline, "SOURCES", tmp_path / "source_texts")
    monkeypatch.setattr(pipeline, "KNOWLEDGE", tmp_path / "knowledge")
    monkeypatch.setattr(pipeline, "TRANSLATIONS", tmp_path / "translations" / "en")
    return tmp_path


ANSWERS = {
    "某县实施方案": "Implementation Plan of a County",
    "加强监督。": "Strengthen oversight.",
    "分三个阶段开展工作。": "Carry out the work in three stages.",
}


def answers(handler: BaseHTTPRequestHandler, question: dict[str, object]) -> None:
    words = str(question["messages"][1]["content"]).split("\n")[-1]  # type: ignore[index]
    says(ANSWERS.get(words, "Some name"))(handler, question)


def run(served: Served) -> int:
    environment = {"KB_ENGINE_URL": served.url, "KB_ENGINE_MODEL": "some-model", "KB_ENGINE_PAUSE": "0.01"}
    return translation_command.draft("openai", only=None, environment=environment)


def entries(project: Path) -> dict[str, tuple[str, State]]:
    text = (project / "translations" / "en" / "sample.po").read_text(encoding="utf-8")
    return {each.context: (each.text, each.state) for each in read(text, document="sample", path="").entries}


def test_what_is_missing_becomes_draft_and_says_who_drafted(project: Path) -> None:
    with serving(answers) as served:
        assert run(served) == 0
        number = len(served.asked)
        assert run(served) == 0
        assert len(served.asked) == number  # nothing is left to ask
    assert entries(project)["point-1/text"] == ("Strengthen oversight.", State.DRAFT)
    assert {state for _, state in entries(project).values()} == {State.DRAFT}
    assert "# drafted: openai some-model 2" in (project / "translations/en/sample.po").read_text(encoding="utf-8")


def test_wrong_numbers_and_terms_are_refused_and_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {**ANSWERS, "加强监督。": "Strengthen control.", "分三个阶段开展工作。": "Work in four stages."}

    def act(handler: BaseHTTPRequestHandler, question: dict[str, object]) -> None:
        words = str(question["messages"][1]["content"]).split("\n")[-1]  # type: ignore[index]
        says(wrong.get(words, "Some name"))(handler, question)

    with serving(act) as served:
        assert run(served) == 1
    found = entries(project)
    assert found["point-1/text"] == found["point-2/text"] == ("", State.MISSING)
    said = capsys.readouterr()
    assert "refused: Work in four stages." in said.out
    assert "the Chinese states 3, the English does not" in said.out
    assert "监督 has none of its renderings" in said.out
    assert "2 passages stay missing" in said.err


def test_what_a_person_wrote_is_never_overwritten(project: Path) -> None:
    assert translation_command.update(only=None) == 0
    path = project / "translations" / "en" / "sample.po"
    file = parse(path.read_text(encoding="utf-8"))
    for entry, comment in zip(file, ("reviewed: 王 2026-11-21", "compared: two 2026-11-21", ""), strict=False):
        entry.msgstr, entry.tcomment = "Mine", comment
    path.write_text(printed(file), encoding="utf-8", newline="\n")
    before = [(each.msgstr, each.tcomment) for each in file][:3]
    with serving(answers) as served:
        run(served)
    after = parse(path.read_text(encoding="utf-8"))
    assert [(each.msgstr, each.tcomment) for each in after][:3] == before


def test_an_interrupted_run_goes_on_where_it_stopped(project: Path) -> None:
    with serving(answers, sends(b"out of credit", 402)) as served:
        assert run(served) == 1
    done = [context for context, (text, _) in entries(project).items() if text]
    assert len(done) == 1
    with serving(answers) as served:
        assert run(served) == 0
    assert len(served.asked) == len(entries(project)) - 1


def test_after_three_passages_without_an_answer_the_run_stops(project: Path) -> None:
    with serving(sends(b"", 500)) as served:
        assert run(served) == 1
    assert len(served.asked) <= 3 * 4


def test_a_translator_who_works_meanwhile_loses_nothing(project: Path) -> None:
    path = project / "translations" / "en" / "sample.po"

    def act(handler: BaseHTTPRequestHandler, question: dict[str, object]) -> None:
        file = parse(path.read_text(encoding="utf-8"))
        for entry in file:
            if entry.msgctxt in ("point-1/text", "point-2/text"):
                entry.msgstr = "Mine."
        path.write_text(printed(file), encoding="utf-8", newline="\n")
        answers(handler, question)

    with serving(act) as served:
        run(served)
    assert entries(project)["point-1/text"][0] == entries(project)["point-2/text"][0] == "Mine."


def test_a_broken_catalogue_is_left_alone(project: Path) -> None:
    path = project / "translations" / "en" / "sample.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "a\n', encoding="utf-8", newline="\n")
    assert translation_command.update(only=None) == 1
    assert translation_command.check(only=None, format="text") == 1
    assert path.read_text(encoding="utf-8") == 'msgid "a\n'


def test_a_catalogue_whose_document_is_gone_is_said_and_kept(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translation_command.update(only=None)
    path = project / "translations" / "en" / "sample.po"
    gone = path.rename(path.with_name("gone.po")).read_bytes()
    for command in (translation_command.update, translation_command.status):
        capsys.readouterr()
        assert command(only=None) == 0
        assert "TRA008" in capsys.readouterr().err
    assert path.with_name("gone.po").read_bytes() == gone
    assert translation_command.check(only="sample", format="text") == 0
    assert "translations/en/gone.po: warning TRA008" in capsys.readouterr().out


def test_a_document_that_cannot_be_read_today_is_not_gone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translation_command.update(only=None)
    (project / "source_texts" / "sample" / "original.txt").write_bytes(b"%PDF-1.4")
    capsys.readouterr()
    assert translation_command.check(only=None, format="text") == 0
    assert "TRA008" not in capsys.readouterr().out


def test_status_counts_states_provisions_and_words(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(answers) as served:
        run(served)
    capsys.readouterr()
    assert translation_command.status(only="sample") == 0
    header, row = (line.split() for line in capsys.readouterr().out.strip().split("\n"))
    table = dict(zip(header, row, strict=True))
    assert (table["document"], table["missing"], table["provisions"]) == ("sample", "0", "2/2")
    assert int(table["draft"]) == len(entries(project))
    assert translation_command.status(only="nowhere") == 2


def test_check_fails_on_errors_only(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translation_command.update(only=None)
    assert translation_command.check(only=None, format="text") == 0  # all is missing: a note
    path = project / "translations" / "en" / "sample.po"
    shutil.copy(path, project / "before.po")
    file = parse(path.read_text(encoding="utf-8"))
    next(each for each in file if each.msgctxt == "point-2/text").msgstr = "Work in four stages."
    path.write_text(printed(file), encoding="utf-8", newline="\n")
    assert translation_command.check(only=None, format="text") == 1
    assert "error TRA010 point-2/text" in capsys.readouterr().out
