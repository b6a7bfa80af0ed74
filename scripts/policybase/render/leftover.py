"""The foot of a document's page: what of the original is not in the text, and which file it was made from."""

from __future__ import annotations

from collections import Counter

from policybase.model import Document
from policybase.render import escape, head, tongues, words
from policybase.render.locales import ZH
from policybase.render.lookup import Lookup


def set_aside(document: Document, lookup: Lookup) -> str:
    """What of the original is not part of the text: how many characters, and why; folded."""
    t, n = lookup.locale.t, lookup.locale.n
    counts: Counter[str] = Counter()
    for left_out in document.transcript.set_aside:
        counts[t(words.REASON[left_out.reason])] += sum(1 for sign in left_out.text if not sign.isspace())
    if not counts:
        return ""
    rows = [head.table_row(reason, str(count)) for reason, count in counts.most_common()]
    return (
        f'<details class="set-aside">\n<summary>{n("未收入正文的文字（{count}字）", sum(counts.values()))}</summary>\n'
        f"<p>{t('下列文字属于网页或者数据库，不属于文件本身，未收入正文；另存清单，一字不漏。')}</p>\n"
        f"{head.folded_table((t('何种文字'), t('字数')), rows)}\n</details>"
    )


def file(document: Document, lookup: Lookup) -> str:
    """The name and the checksum of the original."""
    if not document.sha256:
        return ""
    name = document.source_file
    shown = escape.text(name) if lookup.locale.code == ZH else tongues.mixed(name)
    said = lookup.locale.t(
        "本页由原件 {file} 生成，原件 SHA-256 校验值：{digest}。",
        file=f"<code>{shown}</code>",
        digest=f"<code>{escape.text(document.sha256)}</code>",
    )
    return f'<p class="file">{said}</p>'
