"""The home page."""

from __future__ import annotations

from policybase import contexts
from policybase.messages import N_
from policybase.model import Document, Page, Status
from policybase.render import document_list, escape, head, names, subject_tree, words
from policybase.render.front_matter import WIDE, front_matter
from policybase.render.lookup import Lookup

# The home page stays short however many documents there are; the list has them all.
NEWEST_PER_LEVEL = 8
PERIODS_SHOWN = 30
YEARS_SHOWN = 24

_GENERATED = "<!-- Generated from source_texts/; run `kb.py build`. -->"


def home_page(lookup: Lookup) -> Page:
    """``index.md``. Generated, as it lists documents; what is written by hand stands on other pages."""
    t = lookup.locale.t
    sections = [
        front_matter(t("首页"), t(_LEAD), WIDE, "template: home.html"),
        _GENERATED,
        f"# {t('政策知识库')} {{ #home }}",
        f"{t(_LEAD)}\n{{: .lead }}",
        "<!-- search -->",  # where theme/home.html puts the large search box
        _hint(lookup),
        f"## {t('收录的文件')} {{ #collection }}",
    ]
    for level, found in document_list.by_level(lookup.documents.values()):
        named = document_list.level_name(level, lookup)
        sections.append(f"### {named} {{ #{document_list.level_id(level)} }}")
        cards = "\n".join(_card(document, lookup) for document in found[:NEWEST_PER_LEVEL])
        sections.append(f'<ul class="cards">\n{cards}\n</ul>')
        if len(found) > NEWEST_PER_LEVEL:
            more = lookup.locale.n("{level}共{count}件，全部见文件目录", len(found), level=named)
            sections.append(f"[{more}](policies/index.md#{document_list.level_id(level)})")
    sections += subject_tree.matrix(lookup)
    sections += _timeline(lookup)
    sections += [
        f"## {t('先看效力')} {{ #status }}",
        t("引用以前，请先看文件的效力状态。各状态的含义是："),
        _status_key(lookup),
        t(
            "通知、方案、规划、意见各是什么，约束谁，见[这些文件是什么](what-these-texts-are.md)；"
            "本库怎样整理文本、怎样标示改正和存疑，见[关于本库](about.md)。"
        ),
    ]
    return Page(f"{lookup.locale.code}/index.md", "\n\n".join(sections) + "\n")


_LEAD = N_("国家、省、市、县各级政策文件的原文，逐条编有固定地址，可以查考、引用和打印。")


def _hint(lookup: Lookup) -> str:
    t = lookup.locale.t
    said = t(
        "在页面上方的搜索框输入词语、文号、条款位置或者期限，可以直接到达条文所在之处（按 / 键或者 Ctrl+K 也可以打开）；"
        "要筛选，用{search}；也可以从{list}进入。每一条末尾或者旁边的“#”是该条的固定地址，复制即可引用。",
        search=f'<a href="search.html">{t("搜索页")}</a>',
        list=f'<a href="policies/index.html">{t("文件目录")}</a>',
    )
    return f'<p class="hint"><strong>{t("怎样查：")}</strong>{said}</p>'


def _status_key(lookup: Lookup) -> str:
    rows = "\n".join(
        f"<div><dt>{head.status_chip(status, lookup.locale)}</dt><dd>{lookup.locale.t(words.STATUS_MEANING[status])}</dd></div>"
        for status in Status
    )
    return f'<dl class="status-key">\n{rows}\n</dl>'


def _card(document: Document, lookup: Lookup) -> str:
    region = names.region(document, lookup)
    number = names.value(document, contexts.NUMBER, document.record.document_number, lookup)
    said = (lookup.locale.region(region), number, escape.text(names.year(document, lookup)))
    about = " · ".join(filter(None, said))
    return (
        f'<li><a href="policies/{document.id}.html">{names.title(document, lookup)}</a>'
        f'<span class="about">{about}</span>{head.chip(document.record, lookup)}</li>'
    )


def _timeline(lookup: Lookup) -> list[str]:
    """Planning periods as a table: a row a document, a column a year, the period spanning its years."""
    t = lookup.locale.t
    planned = sorted(
        ((_years(document), document) for document in lookup.documents.values() if document.record.planning_period),
        key=lambda item: (item[0], item[1].id),
    )[-PERIODS_SHOWN:]
    if not planned:
        return []
    last = max(years[1] for years, _ in planned)
    first = max(min(years[0] for years, _ in planned), last - YEARS_SHOWN + 1)
    planned = [(years, document) for years, document in planned if years[1] >= first]
    columns = "".join(f'<th scope="col">{year}</th>' for year in range(first, last + 1))
    rows = "\n".join(_period_row(document, years, lookup, first=first, last=last) for years, document in planned)
    named = t("规划期一览")
    table = (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{named}">\n<table class="timeline">\n'
        f'<thead><tr><th scope="col">{t("文件")}</th>{columns}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )
    return [f"## {named} {{ #periods }}", table]


def _years(document: Document) -> tuple[int, int]:
    begins, ends = document.record.planning_period or ("0", "0")
    return int(begins[:4]), int(ends[:4])


def _period_row(document: Document, years: tuple[int, int], lookup: Lookup, *, first: int, last: int) -> str:
    begins, ends = max(years[0], first), years[1]
    shown = words.status(document.record, today=lookup.today)
    t = lookup.locale.t
    one = t("{year}年", year=years[0]) if years[0] == years[1] else t("{first}—{last}年", first=years[0], last=years[1])
    over = t("，已满") if words.period_over(document.record, today=lookup.today) else ""
    over = t("，已失效") if shown is Status.INVALID else over
    cells = (
        f'<td colspan="{begins - first}"></td>' if begins > first else "",
        f'<td class="period period-{shown}" colspan="{ends - begins + 1}"><span>{one}{over}</span></td>',
        f'<td colspan="{last - ends}"></td>' if last > ends else "",
    )
    link = f'<a href="policies/{document.id}.html">{names.title(document, lookup)}</a>'
    return f'<tr><th scope="row">{link}</th>{"".join(cells)}</tr>'
