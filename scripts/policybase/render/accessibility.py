"""The page on accessibility: what we aim at, what was tested, how and when, and what was not."""

from __future__ import annotations

from collections.abc import Iterable

from policybase.messages import N_
from policybase.model import Accessibility, CheckTested, Page
from policybase.render import escape
from policybase.render.front_matter import OUTLINED, front_matter
from policybase.render.locales import EN, ZH, Locale
from policybase.render.lookup import Lookup

KINDS = {
    "home": N_("首页"),
    "documents": N_("文件目录"),
    "document": N_("一件文件"),
    "parallel": N_("中英对照"),
    "topics": N_("主题目录"),
    "topic": N_("一个主题"),
    "works": N_("所引文件目录"),
    "work": N_("一部所引文件"),
    "time-limits": N_("时限与任务"),
    "glossary": N_("术语"),
    "search": N_("搜索"),
    "accessibility": N_("无障碍"),
    "not-found": N_("找不到网页时的页面"),
    "prose": N_("说明性页面"),
}

SCHEMES = {"light": N_("浅色"), "dark": N_("深色")}

CHECKS = {
    "reflow": N_("宽320像素（相当于1280像素放大到400%）时，不需要左右滚动（WCAG 1.4.10）"),
    "spacing": N_("读者加大行距、字距、段距以后，不需要左右滚动（WCAG 1.4.12）"),
    "targets": N_("按钮、下拉框、输入框、折叠标题不小于24×24像素（WCAG 2.5.8）"),
    "keyboard": N_("只用键盘可以依次到达，不会陷在一处（WCAG 2.1.1、2.1.2）"),
    "focus": N_("焦点看得见，正向、反向移动都不被页眉遮住（WCAG 2.4.7、2.4.11）"),
    "motion": N_("系统设置为减少动态效果时，没有动画"),
    "forced-colours": N_("强制颜色（高对比度）时，改正、存疑、效力的标志仍有线条，焦点仍看得见"),
    "languages": N_("中文、英文各自标明语言（WCAG 3.1.1、3.1.2）"),
}

MEASURES = (
    N_("不用鼠标也能使用全部功能；每页开头可以跳到正文。"),
    N_("关闭脚本仍可阅读、跳转、打印。"),
    N_("效力、改正、存疑都用文字写明，不只靠颜色；状态标志另有形状。"),
    N_("标题、列表、表格、地标用相应的标记，读屏软件可以按标题和条文移动。"),
    N_("有浅色和深色两种配色，跟随系统，也可以自选。"),
    N_("文字可以放大到400%；打印成A4时带题名、文号、效力和地址。"),
)

UNTESTED = (
    N_("没有请使用读屏软件的人试用，也没有用读屏软件（NVDA、VoiceOver、争渡等）逐页听过。"),
    N_("自动检查在Chromium里进行；没有在Firefox、Safari里重复。"),
    N_("检查用的是一个小型样本网站，各种页面都有，文字是为测试编写的；所收文件的每一页没有逐页检查。"),
    N_("没有委托第三方评测，也没有依GB/T 37668—2019的测试方法逐项评级。"),
    N_("程序能查出的只是一部分障碍：文字是否易懂、说明是否恰当，程序判断不了。"),
)


def page(results: Accessibility | None, lookup: Lookup) -> Page:
    """``accessibility.md``. Without results it says that nothing has been tested."""
    locale = lookup.locale
    t = locale.t
    sections = (
        front_matter(t("无障碍"), t("本站的无障碍目标、检查的内容、方法、日期和结果，以及没有检查的。"), OUTLINED),
        "<!-- Generated from tests/accessibility/results.json; run `kb.py build`. -->",
        f"# {t('无障碍')} {{ #accessibility }}",
        t("本站希望每个人都能读、能查、能引用，不论用什么设备、用眼睛还是用耳朵、用鼠标还是用键盘。"),
        f"## {t('依据的标准')} {{ #standard }}",
        t(
            "目标是《网页内容无障碍指南》（WCAG）2.2的AA级；国内标准参照GB/T 37668—2019"
            "《信息技术 互联网内容无障碍可访问性技术要求与测试方法》。"
            "下面所列是自己检查的结果，不是符合性认证。"
        ),
        f"## {t('怎样做的')} {{ #measures }}",
        _listed(t(each) for each in MEASURES),
        f"## {t('检查的结果')} {{ #results }}",
        *(_results(results, locale) if results else (t("尚未检查。"),)),
        f"## {t('没有检查的')} {{ #not-tested }}",
        _listed(t(each) for each in UNTESTED),
        f"## {t('遇到障碍')} {{ #report }}",
        t(
            "请告诉我们在哪一页、用什么设备和软件、遇到什么障碍，见{report}。",
            report=f"[{t('报告错误')}](about.md#report)",
        ),
    )
    return Page(f"{locale.code}/accessibility.md", "\n\n".join(sections) + "\n")


def _listed(items: Iterable[str]) -> str:
    return "\n".join(f"- {each}" for each in items)


def _results(results: Accessibility, locale: Locale) -> tuple[str, ...]:
    t, n = locale.t, locale.n
    found = sum(each.violations for each in results.pages)
    schemes = locale.listed(t(SCHEMES.get(each, each)) for each in results.schemes)
    widths = locale.listed(f"{each}" for each in results.widths)
    return (
        t(
            "检查日期：{day}。所用程序：axe-core {axe}，{browser}。每种页面分别以{schemes}、宽{widths}像素打开，折叠的全部展开。"
            "此后页面有改动而没有重新检查的，结果不一定适用。",
            day=locale.day(results.date),
            axe=escape.text(results.axe),
            browser=escape.text(results.browser),
            schemes=schemes,
            widths=widths,
        ),
        n("axe-core共发现{count}处不符合。", found) if found else t("axe-core没有发现不符合之处。"),
        _table(
            (t("页面"), t("中文版"), t("英文版")),
            ((t(KINDS.get(kind, kind)), *_editions(kind, results, locale)) for kind in _kinds(results)),
        ),
        *_rules(results, locale),
        f"### {t('其他检查')} {{ #checks }}",
        _table(
            (t("检查内容"), t("页数"), t("结果")),
            ((t(CHECKS.get(each.check, each.check)), str(each.pages), _outcome(each, locale)) for each in results.checks),
        ),
    )


def _kinds(results: Accessibility) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.kind for each in results.pages))


def _editions(kind: str, results: Accessibility, locale: Locale) -> tuple[str, ...]:
    found = {each.edition: each.violations for each in results.pages if each.kind == kind}
    return tuple(_count(found.get(edition), locale) for edition in (ZH, EN))


def _count(violations: int | None, locale: Locale) -> str:
    if violations is None:
        return locale.t("未检查")
    return locale.n("{count}处", violations)


def _rules(results: Accessibility, locale: Locale) -> tuple[str, ...]:
    if not results.rules:
        return ()
    said = (locale.n("{rule}（{count}处）", count, rule=f"<code>{escape.text(rule)}</code>") for rule, count in results.rules)
    return (locale.t("涉及的规则：{rules}。", rules=locale.listed(said)),)


def _outcome(check: CheckTested, locale: Locale) -> str:
    if not check.failed:
        return locale.t("全部通过")
    return locale.n("{count}页未通过", check.failed)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
