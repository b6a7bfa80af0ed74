"""A folder of originals: what is read, under which id, and what is said about the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policybase import library, pipeline
from policybase.model import Document, Reason, SetAside, Transcript

TODAY = date(2026, 1, 1)
PLAN = "某县节约用水实施方案\n\n一、工作目标\n节约用水。\n二、保障措施\n加强领导。\n"
NUMBERED = "某县人民政府办公室文件\n晋政办发〔2009〕74号\n关于节约用水的通知\n各乡镇人民政府：\n请做好节约用水工作。\n"


def shelve(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def read(folder: Path) -> pipeline.Read:
    return pipeline.read(folder, shown_as="originals", today=TODAY)


def codes(found: pipeline.Read) -> list[tuple[str, str]]:
    assert all(error.help for error in found.errors)
    return [(error.path.removeprefix("originals/"), error.code) for error in found.errors]


def ids(found: pipeline.Read) -> dict[str, str]:
    return {source.file: source.id for source in found.library.sources}


# ── what is read ─────────────────────────────────────────────────────────────


def test_a_folder_a_document_and_bare_files(tmp_path: Path) -> None:
    page = f"<html><body><h1>甲方案</h1><p>{'一、工作目标。' * 9}</p></body></html>"
    found = read(
        shelve(
            tmp_path,
            {
                "plan-1/original.txt": PLAN,
                "plan-1/document.yml": "values:\n  issuing_body: 某县人民政府\n",
                "plan-2/original.html": page,
                "plan-3.txt": PLAN,
                "plan-4.HTML": page,
                "plan-5.htm": page,
                "plan-6.md": "# 某县方案\n\n一、甲\n\n二、乙\n",
            },
        )
    )
    assert found.errors == ()
    assert [document.id for document in found.library.documents] == [f"plan-{number}" for number in range(1, 7)]
    assert found.library.documents[0].record.issuing_body == "某县人民政府"
    assert [source.folder for source in found.library.sources[:3]] == ["plan-1", "plan-2", None]


def test_what_is_not_an_original_is_passed_over(tmp_path: Path) -> None:
    files = ("README.md", "readme.txt", "LICENSE", ".hidden.txt", "plan.txt~", "~$plan.docx", "Thumbs.db", "desktop.ini")
    found = read(
        shelve(
            tmp_path,
            dict.fromkeys(files, PLAN) | {".git/config": "x", ".derived/plan/transcript.txt": "x", "plan.txt": PLAN},
        )
    )
    assert found.errors == ()
    assert list(ids(found)) == ["plan.txt"]


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    assert read(tmp_path).library.documents == ()


BAD: dict[str, tuple[dict[str, str | bytes], str, str]] = {
    "empty": ({"bad.txt": ""}, "bad.txt", "EXT001"),
    "blank": ({"bad.txt": " \n\u3000\n"}, "bad.txt", "EXT001"),
    "binary": ({"bad.txt": bytes(range(256)) * 8}, "bad.txt", "EXT002"),
    "a picture": ({"bad.txt": b"\x89PNG\r\n\x1a\n" + bytes(64)}, "bad.txt", "EXT002"),
    "no encoding": ({"bad.txt": b"\xff" * 400}, "bad.txt", "EXT004"),
    "unknown ending": ({"bad.xyz": PLAN}, "bad.xyz", "EXT005"),
    "no ending": ({"bad": PLAN}, "bad", "EXT005"),
    "unknown ending in a folder": ({"bad/original.xyz": PLAN}, "bad/original.xyz", "EXT005"),
    "no original": ({"bad/notes.txt": PLAN}, "bad", "EXT007"),
    "two originals": ({"bad/original.txt": PLAN, "bad/original.html": PLAN}, "bad", "EXT007"),
    "a folder of originals": ({"bad/original.txt/a.txt": PLAN}, "bad", "EXT007"),
    "a name that is no id": ({"某县方案/original.txt": PLAN}, "某县方案", "EXT008"),
    "capitals in the id": ({"Plan_1/original.txt": PLAN}, "Plan_1", "EXT008"),
    "two of one id": ({"good/original.txt": PLAN, "good.txt": PLAN}, "good.txt", "EXT009"),
    "document.yml": (
        {"bad/original.txt": PLAN, "bad/document.yml": "values:\n  titel: 甲\n"},
        "bad/document.yml",
        "REC020",
    ),
    "corrections.yml": (
        {"bad/original.txt": PLAN, "bad/corrections.yml": "corrections: 甲\n"},
        "bad/corrections.yml",
        "REC020",
    ),
    "document.yml in another encoding": (
        {"bad/original.txt": PLAN, "bad/document.yml": "values:\n  title: 甲\n".encode("gb18030")},
        "bad/document.yml",
        "REC020",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_file_is_named_and_the_others_are_read(name: str, tmp_path: Path) -> None:
    files, place, code = BAD[name]
    found = read(shelve(tmp_path, {"good/original.txt": PLAN, "other.txt": PLAN, **files}))
    assert codes(found) == [(place, code)]
    assert set(ids(found)) == {"good/original.txt", "other.txt"}
    assert all(document.parts[0].provisions for document in found.library.documents)


def test_everything_at_once(tmp_path: Path) -> None:
    """Each bad file under a name of its own, all in one folder."""
    files: dict[str, str | bytes] = {}
    for number, name in enumerate(name for name in BAD if name not in ("two of one id", "a name that is no id")):
        files |= {path.replace("bad", f"bad-{number}"): content for path, content in BAD[name][0].items()}
    found = read(shelve(tmp_path, {"zz-good.txt": PLAN, **files}))
    assert set(ids(found)) == {"zz-good.txt"}
    assert len(found.errors) == len(BAD) - 2


def test_a_slip_in_document_yml_has_its_line(tmp_path: Path) -> None:
    (error,) = read(
        shelve(tmp_path, {"bad/original.txt": PLAN, "bad/document.yml": "values:\n  kind: 方案\n  titel: 甲\n"})
    ).errors
    assert (error.path, error.line, error.column) == ("originals/bad/document.yml", 3, 3)


def test_a_byte_order_mark_in_document_yml(tmp_path: Path) -> None:
    """Windows Notepad writes one."""
    content = b"\xef\xbb\xbf" + "values:\r\n  title: 甲方案\r\n".encode()
    found = read(shelve(tmp_path, {"plan/original.txt": PLAN, "plan/document.yml": content}))
    assert found.errors == ()
    assert found.library.documents[0].record.title == "甲方案"


# ── ids ──────────────────────────────────────────────────────────────────────


def test_the_id_of_a_bare_file(tmp_path: Path) -> None:
    found = read(
        shelve(
            tmp_path,
            {
                "plan-2009.txt": NUMBERED.replace("74", "75"),  # its stem says more than its number
                "某通知.txt": NUMBERED,
                "某方案.txt": PLAN,
                "Plan 1.txt": PLAN + "三、附则\n",
            },
        )
    )
    got = ids(found)
    assert got["plan-2009.txt"] == "plan-2009"
    assert got["某通知.txt"] == "jinzhengbanfa-2009-74"
    digest = library.digest_of(PLAN.encode())[:12]
    assert got["某方案.txt"] == f"doc-{digest}"
    assert got["Plan 1.txt"].startswith("doc-")
    assert [document.id for document in found.library.documents] == [source.id for source in found.library.sources]


def test_two_files_with_one_number(tmp_path: Path) -> None:
    """The first keeps the number's id, the other one is named by its bytes: no address is settled by chance twice."""
    folder = shelve(tmp_path, {"甲.txt": NUMBERED, "乙.txt": NUMBERED + "请按时报送。\n"})
    got = ids(read(folder))
    assert sorted(got.values()) == sorted(
        ["jinzhengbanfa-2009-74", f"doc-{library.digest_of((folder / '甲.txt').read_bytes())[:12]}"]
    )


def test_the_same_file_twice_is_said(tmp_path: Path) -> None:
    found = read(shelve(tmp_path, {"甲.txt": PLAN, "乙.txt": PLAN}))
    assert len(found.library.documents) == 1
    assert [code for _, code in codes(found)] == ["EXT009"]


def test_a_number_that_a_folder_has_for_its_id(tmp_path: Path) -> None:
    found = read(shelve(tmp_path, {"jinzhengbanfa-2009-74/original.txt": NUMBERED, "通知.txt": NUMBERED + "甲。\n"}))
    assert found.errors == ()
    assert ids(found)["通知.txt"].startswith("doc-")


def test_ids_are_kept(tmp_path: Path) -> None:
    """ids.lock decides, whatever the words of the file say later."""
    folder = shelve(tmp_path, {"某通知.txt": NUMBERED, "某方案.txt": PLAN})
    first = read(folder)
    shelve(folder, {"ids.lock": library.ids_file(first.library.sources, ())})
    shelve(folder, {"某通知.txt": NUMBERED.replace("74", "75"), "某方案.txt": PLAN + "三、附则\n", "新.txt": NUMBERED})
    again = read(folder)
    assert again.errors == ()
    assert {file: id for file, id in ids(again).items() if file != "新.txt"} == ids(first)
    # The number is another file's id for ever, even though that file has another number now.
    assert ids(again)["新.txt"].startswith("doc-")


# ── what is derived ──────────────────────────────────────────────────────────


def derived(folder: Path) -> dict[str, str]:
    found = read(folder)
    files: dict[str, str] = {}
    for document, source in zip(found.library.documents, found.library.sources, strict=True):
        files |= {path: content.decode() for path, content in library.derived_files(document, source)}
    return files


def test_what_stands_beside_an_original(tmp_path: Path) -> None:
    files = derived(shelve(tmp_path, {"plan/original.txt": "首页 > 公开\n" + PLAN, "某方案.txt": NUMBERED}))
    assert files["plan/transcript.txt"] == "\n".join(line for line in PLAN.split("\n") if line) + "\n"
    assert files["plan/set_aside.tsv"] == "line\tcolumn\treason\ttext\n1\t1\tbreadcrumb\t首页 > 公开\n"
    assert files["plan/anchors.lock"].split() == ["point-1", "point-1-para-1", "point-2", "point-2-para-1"]
    assert {path for path in files if path.startswith(".derived/jinzhengbanfa-2009-74/")} == {
        f".derived/jinzhengbanfa-2009-74/{name}" for name in ("transcript.txt", "set_aside.tsv", "anchors.lock", "wordings.tsv")
    }


@pytest.mark.parametrize("original", ["plan/original.txt", "某方案.txt"])
def test_anchors_lock_only_grows(original: str, tmp_path: Path) -> None:
    folder = shelve(tmp_path, {original: PLAN})
    ids_lock = {"ids.lock": library.ids_file(read(folder).library.sources, ())}
    shelve(folder, {**derived(folder), **ids_lock})
    shelve(folder, {original: PLAN.replace("二、保障措施\n加强领导。", "三、保障措施")})
    (lock,) = (content for path, content in derived(folder).items() if path.endswith("anchors.lock"))
    assert lock.split() == ["point-1", "point-1-para-1", "point-2", "point-2-para-1", "point-3"]
    shelve(folder, derived(folder))
    shelve(folder, {original: PLAN})
    (again,) = (content for path, content in derived(folder).items() if path.endswith("anchors.lock"))
    assert again == lock


def test_set_aside_is_a_table_whatever_the_words(tmp_path: Path) -> None:
    r"""A tab, a line end and a \ are written as two characters; back again they are what they were."""
    words = "首页\t打印\n收藏\\n分享\\"
    source = read(shelve(tmp_path, {"plan/original.txt": PLAN})).library.sources[0]
    document = Document(
        id="plan",
        record=read(tmp_path).library.documents[0].record,
        transcript=Transcript("甲", set_aside=(SetAside(words, 3, 1, Reason.SHARE),)),
        segments=(),
        parts=(),
    )
    content = dict(library.derived_files(document, source))["plan/set_aside.tsv"].decode()
    header, row, end = content.split("\n")
    assert (header.count("\t"), row.count("\t"), end) == (3, 3, "")
    escaped = row.split("\t")[3]
    assert escaped == "首页\\t打印\\n收藏\\\\n分享\\\\"


def test_write_puts_a_file_in_one_step_and_only_if_it_differs(tmp_path: Path) -> None:
    path = tmp_path / "a" / "甲.txt"
    assert library.write(path, b"1")
    assert not library.write(path, b"1")
    assert library.write(path, b"2")
    assert path.read_bytes() == b"2"
    assert [each.name for each in path.parent.iterdir()] == ["甲.txt"]
