"""The commands as people use them: what they write, what they leave alone, and what they say."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from policybase import pipeline

HERE = Path(pipeline.__file__).parents[2]
PLAN = "某县节约用水实施方案\n\n为推进节约用水，制定本方案。\n一、工作目标\n节约用水。\n二、保障措施\n加强领导。\n"
NOTICE = "关于节约用水的通知\n某政办发〔2021〕3号\n各乡镇人民政府：\n请做好节约用水工作。\n某县人民政府\n2021年3月5日\n"


def settle(monkeypatch: pytest.MonkeyPatch, root: Path) -> Path:
    """Makes ``root`` the project that the commands work on."""
    monkeypatch.setattr(pipeline, "ROOT", root)
    folders = {"SOURCES": "source_texts", "KNOWLEDGE": "knowledge", "DOCS": "docs", "SITE": "site", "TRANSLATIONS": "translations/en"}
    for name, path in {**folders, "STAMP": ".cache/site.stamp"}.items():
        monkeypatch.setattr(pipeline, name, root / path)
    return root


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its bytes and the time of its last change."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def words(folder: Path) -> dict[str, bytes]:
    return {path: content for path, (content, _) in state(folder).items()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project with two documents of its own, built once."""
    root = tmp_path_factory.mktemp("政策 库")
    for name in ("theme", "knowledge"):
        if (HERE / name).is_dir():
            shutil.copytree(HERE / name, root / name)
    for path in HERE.glob("mkdocs*.yml"):
        shutil.copy(path, root)
    for path in (HERE / "docs" / "zh").glob("*.md"):
        (root / "docs" / "zh").mkdir(parents=True, exist_ok=True)
        shutil.copy(path, root / "docs" / "zh")
    (root / "source_texts" / "plan").mkdir(parents=True)
    (root / "source_texts" / "plan" / "original.txt").write_text(PLAN, encoding="utf-8")
    (root / "source_texts" / "某通知.txt").write_text(NOTICE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        settle(patch, root)
        assert pipeline.build(sources=None, out=None) == 0
    yield root


@pytest.fixture
def home(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that a test may spoil."""
    return settle(monkeypatch, Path(shutil.copytree(built, tmp_path / "家")))


def test_what_a_build_makes(built: Path) -> None:
    made = words(built)
    assert "site/index.html" in made
    assert 'id="point-1"' in made["site/zh/policies/plan.html"].decode()
    assert len(made["site/data/documents.jsonl"].decode().splitlines()) == 2
    assert made["source_texts/plan/transcript.txt"].decode() == PLAN.replace("\n\n", "\n")
    bare = {path for path in made if path.startswith("source_texts/.derived/")}
    assert len({path.split("/")[2] for path in bare}) == 1
    assert "某通知.txt\t" in made["source_texts/ids.lock"].decode()
    assert not [path for path in made if ".new" in path or ".old" in path]


def test_a_second_build_has_nothing_to_do(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(home)
    assert pipeline.build(sources=None, out=None) == 0
    assert capsys.readouterr().out == "site/ is up to date.\n"
    assert state(home) == before


def test_what_was_built_agrees_with_what_is_committed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(home)
    assert pipeline.check_build() == 0
    assert capsys.readouterr().out == ""
    assert state(home) == before


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("docs/zh/policies/plan.md", "is out of date"),
        ("source_texts/plan/transcript.txt", "is out of date"),
        ("docs/zh/policies/old.md", "is left over"),
    ],
)
def test_a_generated_file_that_was_edited_by_hand_is_found(
    home: Path, path: str, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with (home / path).open("a", encoding="utf-8") as file:
        file.write("改动\n")
    before = state(home)
    assert pipeline.check_build() == 1
    said = capsys.readouterr().out
    assert f"{path} {what}; run `python3 kb.py build`" in said
    assert state(home) == before


@pytest.mark.parametrize("path", ["docs/zh/policies/plan.md", "source_texts/plan/set_aside.tsv", "source_texts/ids.lock"])
def test_a_generated_file_that_is_missing_is_found(
    home: Path, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / path).unlink()
    assert pipeline.check_build() == 1
    assert path in capsys.readouterr().out


def test_a_build_that_fails_leaves_the_site_as_it_was(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(home / "site")
    (home / "mkdocs.yml").write_text("site_name: 甲\ntheme: {name: there-is-no-such-theme}\n", encoding="utf-8")
    assert pipeline.build(sources=None, out=None) == 1
    assert "The site could not be built; site/ is as it was." in capsys.readouterr().err
    assert state(home / "site") == before
    assert not [path.name for path in home.iterdir() if path.name.startswith("site.")]


def test_a_text_that_cannot_be_read_today_keeps_its_page(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One error, and everything else is built; the page of the unreadable text stays as it was."""
    page = (home / "docs/zh/policies/mouzhengbanfa-2021-3.md").read_bytes()
    (home / "source_texts/某通知.txt").write_bytes(b"")
    (home / "source_texts/new.txt").write_text(PLAN, encoding="utf-8")
    assert pipeline.build(sources=None, out=None) == 1
    said = capsys.readouterr()
    assert "source_texts/某通知.txt: error EXT001" in said.err
    assert "1 could not be read" in said.err
    assert (home / "docs/zh/policies/mouzhengbanfa-2021-3.md").read_bytes() == page
    assert (home / "site/zh/policies/mouzhengbanfa-2021-3.html").exists()
    assert (home / "site/zh/policies/new.html").exists()


def test_building_another_folder_writes_nothing_there(home: Path, tmp_path: Path) -> None:
    folder = originals(tmp_path)
    before, ours = state(folder), state(home)
    assert pipeline.build(sources=folder, out=tmp_path / "out") == 1  # one of them cannot be read
    assert state(folder) == before
    assert state(home) == ours
    built = words(tmp_path / "out")
    assert "zh/policies/plan.html" in built
    assert "zh/policies/mouzhengbanfa-2021-3.html" in built
    assert len(built["data/documents.jsonl"].decode().splitlines()) == 2


# ── without a site ───────────────────────────────────────────────────────────


def originals(tmp_path: Path) -> Path:
    folder = tmp_path / "原件"
    folder.mkdir()
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "某通知.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"")
    return folder


def test_export_writes_nothing_into_the_folder_of_originals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = originals(tmp_path)
    before = state(folder)
    assert pipeline.export(sources=folder, out=tmp_path / "out") == 1
    assert state(folder) == before
    assert "EXT001" in capsys.readouterr().err
    made = words(tmp_path / "out")
    documents = [json.loads(line) for line in made["documents.jsonl"].decode().splitlines()]
    assert {document["id"] for document in documents} == {"plan", "mouzhengbanfa-2021-3"}
    assert all(document["characters"]["unaccounted"] == 0 for document in documents)


def test_check_names_the_folder_as_it_was_typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = originals(tmp_path)
    before = state(folder)
    assert pipeline.check(sources=folder, format="json") == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (f"{folder.as_posix()}/broken.txt", "EXT001") in {(each["path"], each["code"]) for each in lines}
    assert all(each["path"].startswith(folder.as_posix()) for each in lines)
    assert state(folder) == before


def test_check_succeeds_where_nothing_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    assert pipeline.check(sources=tmp_path, format="text") == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 errors, ")


def test_show_any_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "某方案.txt"
    path.write_text(PLAN, encoding="utf-8")
    assert pipeline.show("outline", str(path)) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "[main] 某县节约用水实施方案",
        "  preamble-para-1  ¶1 为推进节约用水，制定本方案。",
    ]


def test_show_says_what_it_cannot_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pipeline.show("outline", "no-such-document") == 2
    assert "no-such-document" in capsys.readouterr().err
    (tmp_path / "a.txt").write_bytes(b"")
    assert pipeline.show("outline", str(tmp_path / "a.txt")) == 1
    assert "EXT001" in capsys.readouterr().err


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert pipeline.explain("str003") == 0
    assert capsys.readouterr().out.startswith("STR003 (")
    assert pipeline.explain("XYZ999") == 2
    assert "STR003" in capsys.readouterr().err


def test_ids_lock_keeps_a_file_that_cannot_be_read_today(home: Path) -> None:
    (home / "source_texts/某通知.txt").write_bytes(b"")
    (home / "source_texts/new.txt").write_text(PLAN, encoding="utf-8")
    pipeline.build(sources=None, out=None)
    assert "某通知.txt\t" in (home / "source_texts/ids.lock").read_text(encoding="utf-8")


@pytest.mark.parametrize("spoil", ["original.txt", "document.yml"])
def test_the_page_of_an_unreadable_folder_stays(home: Path, spoil: str) -> None:
    (home / "source_texts/plan" / spoil).write_bytes(b"" if spoil == "original.txt" else b"values: 1\n")
    pipeline.build(sources=None, out=None)
    assert (home / "docs/zh/policies/plan.md").exists()


def test_a_catalogue_makes_a_side_by_side_page_and_is_an_input(home: Path) -> None:
    assert "site/zh/parallel/plan.html" not in words(home)
    catalogue = home / "translations" / "en" / "plan.po"
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    catalogue.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '# compared: second reading 2026-11-21\n'
        'msgctxt "point-1/heading"\nmsgid "工作目标"\nmsgstr "Objectives"\n',
        encoding="utf-8",
    )
    assert pipeline.check_build() == 1
    assert pipeline.build(sources=None, out=None) == 0
    made = words(home)
    assert "I.</span> Objectives" in made["site/zh/parallel/plan.html"].decode()
    assert 'href="../parallel/plan.html"' in made["site/zh/policies/plan.html"].decode()
    assert '"heading_en": "Objectives"' in made["site/data/provisions.jsonl"].decode()
    assert pipeline.check_build() == 0
    catalogue.unlink()
    assert pipeline.build(sources=None, out=None) == 0
    assert "docs/zh/parallel/plan.md" not in words(home)


def test_the_package_is_the_site(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pipeline.package(sources=None, out=None) == 0
    name = capsys.readouterr().out.splitlines()[-1]
    with zipfile.ZipFile(home / name) as package:
        packed = {path.partition("/")[2] for path in package.namelist()}
    assert packed - {"README.txt"} == {path.relative_to(home / "site").as_posix() for path in (home / "site").rglob("*.*") if path.is_file()}
    assert {"index.html", "404.html", "zh/policies/plan.html", "en/policies/plan.html", "zh/feed.xml", "en/feed.xml"} <= packed


def test_a_site_that_lacks_a_text_is_not_packed(home: Path) -> None:
    (home / "source_texts/某通知.txt").write_bytes(b"")
    assert pipeline.package(sources=None, out=None) == 1
    assert not list(home.glob("*.zip"))


def test_the_day_of_a_document_is_kept(home: Path) -> None:
    ledger = home / "source_texts" / "arrivals.tsv"
    before = ledger.read_text(encoding="utf-8")
    assert len(before.splitlines()) == 3  # two documents below the line that says what it is
    ledger.write_text(before.replace(before.splitlines()[1].split("\t")[1], "2020-02-29"), encoding="utf-8")
    (home / "source_texts/new.txt").write_text(PLAN, encoding="utf-8")
    assert pipeline.check_build() == 1
    assert pipeline.build(sources=None, out=None) == 0
    assert ledger.read_text(encoding="utf-8").count("2020-02-29") >= 1
    assert len(ledger.read_text(encoding="utf-8").splitlines()) == 4
