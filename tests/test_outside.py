"""What the site says to machines and to people at its doors: records, feeds, sitemaps, ledger, package."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from bs4 import BeautifulSoup
from sample_documents import RECORD, Line, document

from policybase import contexts, intranet, ledger, site
from policybase.model import (
    Arrival,
    Document,
    Edition,
    Jurisdiction,
    Level,
    Message,
    Record,
    State,
    Status,
    Translation,
)
from policybase.render import feed, not_found, root_index, sitemaps
from policybase.render.locales import CHINESE, English
from policybase.render.outside import front_matter

ROOT = Path(__file__).resolve().parents[1]
DAY, LATER = date(2026, 11, 1), date(2026, 11, 22)
ADDRESS = "https://policies.example/base/"
ENGLISH = English((Message("通知", ("Notice",)),))
ATOM = "{http://www.w3.org/2005/Atom}"


def made(record: Record = RECORD, *, id: str = "plan", sha256: str = "0" * 64) -> Document:
    return replace(document(Line("甲。", label="一、")), record=record, id=id, sha256=sha256)


def said(**values: str) -> dict[str, Translation]:
    return {
        contexts.record(key): Translation(contexts.record(key), "", words, State.COMPARED)
        for key, words in values.items()
    }


def record_of(lines: tuple[str, ...]) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load("\n".join(lines))["meta_record"]
    return loaded


# ── the record in front matter ───────────────────────────────────────────────


def test_what_is_not_known_is_not_said() -> None:
    assert record_of(front_matter(made(Record()), {}, CHINESE)) == {"document": "plan", "translated": False}


def test_a_record_in_two_languages() -> None:
    where = Jurisdiction(Level.COUNTY, "甲省", "乙市", "丙县")
    record = Record(title="某办法", issuing_body="丙县人民政府", jurisdiction=where, date_issued=DAY, keywords=("备案",))
    english = said(title="Some Measures", province="Jia Province", prefecture="Yi City", county="Bing County")
    english[contexts.member("keywords", "备案")] = Translation("", "备案", "filing", State.COMPARED)
    found = record_of(front_matter(made(record), english, ENGLISH))
    assert found["title"] == {"zh": "某办法", "en": "Some Measures"}
    assert found["issuer"] == {"zh": "丙县人民政府"}
    assert found["jurisdiction"] == {"zh": "甲省乙市丙县", "en": "Bing County, Yi City, Jia Province"}
    assert found["issued"] == "2026-11-01"
    assert found["keywords"] == ["filing"]
    assert record_of(front_matter(made(record), english, CHINESE))["keywords"] == ["备案"]


def test_the_kind_of_a_document_is_a_word_of_the_interface() -> None:
    notice, other = made(Record(kind="通知")), made(Record(kind="倡议书"))
    assert record_of(front_matter(notice, {}, ENGLISH))["kind"] == {"zh": "通知", "en": "Notice"}
    assert record_of(front_matter(notice, said(kind="Circular"), ENGLISH))["kind"]["en"] == "Circular"
    assert record_of(front_matter(other, {}, ENGLISH))["kind"] == {"zh": "倡议书"}  # nobody has said it in English
    assert record_of(front_matter(notice, {}, CHINESE))["kind"] == {"zh": "通知"}


def test_a_region_of_which_a_part_has_no_english_has_none() -> None:
    record = Record(jurisdiction=Jurisdiction(Level.PREFECTURE, "甲省", "乙市"))
    found = record_of(front_matter(made(record), said(province="Jia Province"), ENGLISH))
    assert found["jurisdiction"] == {"zh": "甲省乙市"}


@pytest.mark.parametrize(
    ("status", "force"),
    [
        (Status.IN_FORCE, "InForce"),
        (Status.INVALID, "NotInForce"),
        (Status.PERIOD_ENDED, None),
        (Status.UNKNOWN, None),
    ],
)
def test_force_is_said_only_where_it_is_known(status: Status, force: str | None) -> None:
    assert record_of(front_matter(made(Record(status=status)), {}, CHINESE)).get("force") == force


def test_a_source_that_nobody_confirmed_is_no_basis() -> None:
    url = "http://example.gov.cn/1.html"
    assert "source" not in record_of(front_matter(made(Record(source_url=url)), {}, CHINESE))
    confirmed = Record(source_url=url, source_url_confirmed=True)
    assert record_of(front_matter(made(confirmed), {}, CHINESE))["source"] == url


def test_a_hostile_title_is_words() -> None:
    title = '</script><script>x</script>": {a: [b, "c"]} & \' # -\n---\n'
    found = record_of(front_matter(made(Record(title=title)), {}, CHINESE))
    assert not set("<>\"'") & set(found["title"]["zh"])
    assert found["title"]["zh"].startswith("&#60;/script&#62;")


# ── ledger ───────────────────────────────────────────────────────────────────


def test_the_ledger_only_grows() -> None:
    first = ledger.follow((), (made(id="a"), made(id="b")), today=DAY)
    assert [(each.document, each.day) for each in first] == [("a", DAY), ("b", DAY)]
    assert ledger.follow(first, (made(id="a"), made(id="b")), today=LATER) == first
    changed = (made(id="a", sha256="1" * 64), made(Record(status=Status.INVALID), id="b"))
    after = ledger.follow(first, changed, today=LATER)
    assert after[:2] == first
    assert after[2:] == (Arrival("a", LATER, "1" * 64), Arrival("b", LATER, "0" * 64, invalid=True))
    assert ledger.follow(after, (), today=LATER) == after  # a text that cannot be read today


def test_the_ledger_as_a_file() -> None:
    rows = (Arrival("a", DAY, "0" * 64), Arrival("a", LATER, "0" * 64, invalid=True))
    written = ledger.written(rows).decode()
    assert ledger.read(written) == rows
    assert ledger.read(written.replace("\n", "\r\n")) == rows
    assert ledger.read("a\t2026-13-40\tx\t-\n\nb\n") == ()


# ── feeds ────────────────────────────────────────────────────────────────────


def entries(text: str) -> list[dict[str, str]]:
    return [
        {
            "title": entry.findtext(f"{ATOM}title") or "",
            "summary": entry.findtext(f"{ATOM}summary") or "",
            "updated": entry.findtext(f"{ATOM}updated") or "",
            "id": entry.findtext(f"{ATOM}id") or "",
            "link": entry.find(f"{ATOM}link").get("href", ""),  # type: ignore[union-attr]
        }
        for entry in ElementTree.fromstring(text).iter(f"{ATOM}entry")
    ]


def test_a_feed_tells_what_is_new_and_what_changed_newest_first() -> None:
    arrivals = (
        Arrival("a", DAY, "0" * 64),
        Arrival("gone", DAY, "0" * 64),
        Arrival("a", LATER, "1" * 64),
        Arrival("a", date(2026, 12, 1), "1" * 64, invalid=True),
    )
    text = feed(Edition("zh", (made(Record(title="<甲> & 乙"), id="a"),)), arrivals, "")
    found = entries(text)
    assert [each["updated"][:10] for each in found] == ["2026-12-01", "2026-11-22", "2026-11-01"]
    assert [each["summary"] for each in found] == ["宣布失效；已失效", "原件有更换", "新收录"]
    assert {each["title"] for each in found} == {"<甲> & 乙"}
    assert {each["link"] for each in found} == {"policies/a.html"}
    assert len({each["id"] for each in found}) == 3


def test_a_feed_speaks_its_language_and_knows_its_address() -> None:
    title = Translation(contexts.TITLE, "某县实施方案", "Implementation Plan of a County", State.COMPARED)
    words = (Message("新收录", ("New in this knowledge base",)),)
    edition = Edition("en", (made(),), (("plan", (title,)),), words)
    (entry,) = entries(feed(edition, (Arrival("plan", DAY, "0" * 64),), ADDRESS))
    assert entry["title"] == "Implementation Plan of a County"
    assert entry["summary"] == "New in this knowledge base"
    assert entry["link"] == "https://policies.example/base/en/policies/plan.html"


def test_without_a_ledger_there_is_no_feed() -> None:
    assert feed(Edition("zh", (made(),)), (), "") == ""


# ── the doors ────────────────────────────────────────────────────────────────


def test_sitemaps_need_to_know_the_address() -> None:
    assert sitemaps("") == ()
    ((path, words),) = sitemaps(ADDRESS)
    assert path == "sitemap.xml"
    places = [found.text for found in ElementTree.fromstring(words).iter() if found.tag.endswith("loc")]
    assert places == [f"{ADDRESS}zh/sitemap.xml", f"{ADDRESS}en/sitemap.xml"]


def test_robots_are_told_only_where_they_look() -> None:
    assert dict(sitemaps("https://policies.example"))["robots.txt"].endswith("Sitemap: https://policies.example/sitemap.xml\n")
    assert "robots.txt" not in dict(sitemaps(ADDRESS))


def test_the_doors_lead_to_both_editions() -> None:
    for page in (root_index(), not_found("")):
        assert 'zh/index.html"' in page and 'en/index.html"' in page
    assert 'href="https://policies.example/base/en/index.html"' in not_found(ADDRESS)


def test_the_address_is_read_from_the_configuration(tmp_path: Path) -> None:
    tag = "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: [!relative $docs_dir]\n"
    for given, wanted in (("", ""), ("extra:\n  address: ''\n", ""), (f"extra:\n  address: {ADDRESS[:-1]}\n", ADDRESS)):
        (tmp_path / "mkdocs.yml").write_text(tag + given, encoding="utf-8")
        assert site.address(tmp_path) == wanted


# ── the package ──────────────────────────────────────────────────────────────


def test_the_package_holds_the_site_and_says_how_to_use_it(tmp_path: Path) -> None:
    built = tmp_path / "site"
    for path in ("zh/index.html", "index.html", "data/附.csv"):
        (built / path).parent.mkdir(parents=True, exist_ok=True)
        (built / path).write_text(path, encoding="utf-8")
    packed = intranet.pack(built, day=LATER)
    assert packed == tmp_path / "policy-knowledge-base-20261122.zip"
    first = packed.read_bytes()
    with zipfile.ZipFile(packed) as package:
        folder = "policy-knowledge-base-20261122/"
        assert package.namelist() == [
            f"{folder}{name}" for name in ("README.txt", "data/附.csv", "index.html", "zh/index.html")
        ]
        assert package.testzip() is None
        assert package.read(f"{folder}data/附.csv").decode() == "data/附.csv"
        readme = package.read(f"{folder}README.txt").decode("utf-8-sig")
    for words in ("index.html", "404.html", ".json", ".svg", "IIS", "nginx", "Apache", "script-src 'self' 'unsafe-inline'"):
        assert readme.count(words) >= 2, words  # in both languages
    (built / "index.html").touch()
    assert intranet.pack(built, day=LATER).read_bytes() == first
    assert sorted(path.name for path in tmp_path.iterdir()) == [packed.name, "site"]


# ── two editions, as MkDocs makes them ───────────────────────────────────────


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages in Chinese, one of them in English too, of a site whose address is known."""
    work = tmp_path_factory.mktemp("published")
    shutil.copytree(ROOT / "theme", work / "theme")
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        text = re.sub(r"(?ms)^nav:\n.*?(?:\n\n|\Z)", "", (ROOT / name).read_text(encoding="utf-8"))
        text = text.replace('address: ""', f'address: "{ADDRESS[:-1]}"')
        (work / name).write_text(text, encoding="utf-8")
    (work / "docs/zh/policies/_related").mkdir(parents=True)
    (work / "docs/en/policies/_related").mkdir(parents=True)
    for path in ("zh/index.md", "en/index.md", "zh/policies/plan.md", "en/policies/plan.md", "zh/policies/条例.md"):
        locale = ENGLISH if path.startswith("en") else CHINESE
        lines = "\n".join(front_matter(made(), said(title="A Plan"), locale)) if "plan" in path else "x: 1"
        (work / "docs" / path).write_text(f"---\n{lines}\n---\n\n# 甲\n\n乙。\n", encoding="utf-8")
    site.build(config=work, docs=work / "docs", out=work / "site", files=(("en/feed.xml", b"<feed/>"),))
    return work / "site"


def head_of(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html5lib")


def test_addresses_are_whole_where_the_address_of_the_site_is_known(published: Path) -> None:
    page = head_of(published / "en/policies/plan.html")
    plan = "policies/plan.html"
    assert [link["href"] for link in page.select("link[rel=canonical]")] == [f"{ADDRESS}en/{plan}"]
    assert {link["hreflang"]: link["href"] for link in page.select("link[hreflang]")} == {
        "zh-Hans": f"{ADDRESS}zh/{plan}",
        "en": f"{ADDRESS}en/{plan}",
        "x-default": f"{ADDRESS}zh/{plan}",
    }
    data = json.loads(page.select_one("script[type='application/ld+json']").string or "")  # type: ignore[union-attr]
    assert data["@id"] == f"{ADDRESS}en/{plan}"
    assert data["translationOfWork"]["url"] == f"{ADDRESS}zh/{plan}"
    # The switch stays relative: a copy on a disk must not lead to the net.
    assert [link["href"] for link in page.select("a.pb-language")] == [f"../../zh/{plan}"]


def test_the_sitemap_names_both_languages_of_what_has_both(published: Path) -> None:
    found = ElementTree.parse(published / "zh/sitemap.xml").getroot()
    pages = {
        url.findtext("{*}loc"): {link.get("hreflang"): link.get("href") for link in url.iter() if link.get("hreflang")}
        for url in found
    }
    assert set(pages) == {
        f"{ADDRESS}zh/index.html",
        f"{ADDRESS}zh/policies/plan.html",
        f"{ADDRESS}zh/policies/%E6%9D%A1%E4%BE%8B.html",
    }
    assert pages[f"{ADDRESS}zh/policies/%E6%9D%A1%E4%BE%8B.html"] == {}
    assert pages[f"{ADDRESS}zh/policies/plan.html"]["en"] == f"{ADDRESS}en/policies/plan.html"
    assert pages[f"{ADDRESS}zh/index.html"]["x-default"] == f"{ADDRESS}index.html"


def test_a_page_without_english_leads_to_the_english_home(published: Path) -> None:
    page = head_of(published / "zh/policies/条例.html")
    assert [link["href"] for link in page.select("a.pb-language")] == ["../../en/index.html"]
    assert page.select("link[hreflang]") == []


def test_no_link_is_one_for_which_the_engine_asks_a_sitemap(published: Path) -> None:
    """Material's script looks for link[rel=alternate]; ours end with a blank, and mean the same to others."""
    for path in published.rglob("*.html"):
        for link in head_of(path).select("link[hreflang], link[type='application/atom+xml']"):
            assert 'rel="alternate "' in path.read_text(encoding="utf-8")
            assert link.get("rel") in (["alternate", ""], ["alternate"])
        assert 'rel="alternate"' not in path.read_text(encoding="utf-8")


def test_only_an_edition_that_has_a_feed_names_it(published: Path) -> None:
    assert head_of(published / "en/index.html").select("link[type='application/atom+xml']")
    assert not head_of(published / "zh/index.html").select("link[type='application/atom+xml']")


def test_a_chinese_title_in_the_header_says_its_language(published: Path) -> None:
    said = {
        edition: head_of(published / edition / "policies/plan.html").select_one("[data-md-component=header-topic] .md-ellipsis")
        for edition in ("zh", "en")
    }
    assert {edition: (found.get_text(strip=True), found.get("lang")) for edition, found in said.items()} == {
        "zh": ("甲", None),
        "en": ("甲", "zh-Hans"),
    }
