"""The pages at the root of a site, above its two editions: the door, and what a server shows for a wrong address.

Complete in themselves: no theme, no other file but the seal. Both speak both languages.
"""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.sax.saxutils import escape

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.125rem/1.9 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  max-width: 36em; margin: 15vh auto 0; padding: 0 1.25rem; }
h1 { font-family: "Songti SC", "Noto Serif CJK SC", SimSun, serif; font-size: 1.6rem; border-bottom: 3px solid #a3161d; padding-bottom: .5em; }
a { color: #8a1a1f; }
.door a { display: inline-block; font-size: 1.3rem; margin: 0 2rem 1rem 0; padding: .3rem 0; }
@media (prefers-color-scheme: dark) { body { background: #16181b; color: #e6e3dc; } a { color: #f0a29a; } }
""".strip()

# What the reader chose last (theme/assets/editions.js), else the first of the browser's languages that is one of
# ours, else Chinese. Where storage is refused there is no choice to remember.
_CHOICE = """
(function () {
  var chosen = null, asked = navigator.languages || [navigator.language || ""];
  try { chosen = localStorage.getItem("pb-language"); } catch (refused) { }
  for (var index = 0; !chosen && index < asked.length; index += 1) {
    var found = /^(zh|en)\\b/i.exec(asked[index]);
    if (found) chosen = found[1].toLowerCase();
  }
  location.replace((chosen === "en" ? "en" : "zh") + "/index.html");
})();
""".strip()

# Where the site lies: everything before /zh/ or /en/ in the address that was asked for; else nobody can know.
_HOME = """
(function () {
  var found = /^(.*?\\/)(?:zh|en|data)\\//.exec(location.pathname), links = document.querySelectorAll("a[data-home]");
  for (var index = 0; found && index < links.length; index += 1) links[index].href = found[1] + links[index].getAttribute("data-home");
})();
""".strip()


def root_index() -> str:
    """``/index.html``: a link to each edition; a script opens the one the reader chose or the browser asks for."""
    return _page(
        title="政策知识库 · Policy Knowledge Base",
        icon="zh/assets/seal.svg",
        robots="all",
        body="""<h1>政策知识库 · <span lang="en">Policy Knowledge Base</span></h1>
<p class="door"><a href="zh/index.html" hreflang="zh-Hans">进入中文版</a>
<a href="en/index.html" lang="en" hreflang="en">English edition</a></p>""",
        script=_CHOICE,
    )


def not_found(address: str) -> str:
    """``/404.html`` in both languages; ``address`` is where the site is published, empty if nobody said."""
    quoted = escape(f"{address.rstrip('/')}/" if address else "/", {'"': "&quot;"})
    return _page(
        title="没有这一页 · Page not found",
        icon="data:,",
        robots="noindex",
        body=f"""<h1>没有这一页</h1>
<p>您要找的网页不存在，地址可能有误。文件和条文的地址长期不变，
请核对地址，或者从<a href="{quoted}zh/index.html" data-home="zh/index.html">首页</a>查找。</p>
<div lang="en"><h1>Page not found</h1>
<p>The page you asked for does not exist; the address may be wrong. The addresses of documents and provisions do
not change: please check the address, or start from the <a href="{quoted}en/index.html" data-home="en/index.html">home page</a>.</p></div>""",
        script=_HOME,
    )


def sitemaps(address: str) -> tuple[tuple[str, str], ...]:
    """(path, words) of ``sitemap.xml`` for both editions' own, and of ``robots.txt`` where a robot would look for it.

    None where nobody said where the site is published: sitemaps hold whole addresses, and we invent none.
    """
    if not address:
        return ()
    root = f"{address.rstrip('/')}/"
    entries = "".join(f"<sitemap><loc>{escape(root)}{edition}/sitemap.xml</loc></sitemap>\n" for edition in ("zh", "en"))
    index = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</sitemapindex>\n'
    )
    # Robots look at the root of a host only; below it, the sitemap must be told to a search engine by hand.
    at_root = urlsplit(root).path == "/"
    robots = (("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {root}sitemap.xml\n"),) if at_root else ()
    return (("sitemap.xml", index), *robots)


def _page(*, title: str, icon: str, robots: str, body: str, script: str) -> str:
    return f"""<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="{robots}">
<title>{title}</title>
<link rel="icon" href="{icon}">
<style>
{_STYLE}
</style>
</head>
<body>
<main>
{body}
</main>
<script>
{script}
</script>
</body>
</html>
"""
