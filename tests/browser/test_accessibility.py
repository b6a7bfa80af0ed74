"""Every kind of page, in each edition, light and dark, wide and narrow: WCAG 2.2 AA as far as a program can tell.

`KB_ACCESSIBILITY=write` in the environment also writes tests/accessibility/results.json, which the page
"Accessibility" reports; it is written only when every check has run on every kind of page.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from page_kinds import KINDS, Kind

pytestmark = pytest.mark.browser

RESULTS = Path(__file__).parents[1] / "accessibility" / "results.json"
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
EDITIONS, SCHEMES, WIDTHS = ("zh", "en"), ("light", "dark"), (360, 1280)
# Of the stops of a long page; the rest of it is more of the same.
STOPS = 40

RUN_AXE = """async tags => {
  document.querySelectorAll("details").forEach(each => { each.open = true; });
  const found = await axe.run(document, {
    runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"],
  });
  return found.violations.flatMap(rule => rule.nodes.map(node => [rule.id, node.target.join(" ")]));
}"""

# Controls have no excuse; the links of running words and of lists are judged by axe (target-size).
SMALL = """() => [...document.querySelectorAll("button, summary, select, input:not([type=hidden]), [role=button]")]
  .map(each => [each, each.getBoundingClientRect(), getComputedStyle(each)])
  .filter(([each, box, style]) => box.width && box.height && style.visibility === "visible" && each.tabIndex >= 0)
  // A box to tick is as large as the words that belong to it.
  .map(([each, box]) => [each, each.closest("label") ? each.closest("label").getBoundingClientRect() : box])
  .filter(([each, box]) => box.width < 24 || box.height < 24)
  .map(([each, box]) => `${each.tagName}.${each.className} ${Math.round(box.width)}×${Math.round(box.height)}`)"""

WHERE_FOCUS_IS = """() => {
  const each = document.activeElement;
  if (!each || each === document.body || each === document.documentElement) return null;
  const again = each === window.lastStop;
  window.lastStop = each;
  each.reached = true;
  const box = each.getClientRects()[0] || each.getBoundingClientRect();
  const style = getComputedStyle(each);
  const header = document.querySelector(".md-header");
  const covered = header && !header.contains(each) && !each.closest("[role=dialog], dialog, .md-skip, .md-search")
    && getComputedStyle(header).position !== "static" && box.bottom > 0
    && box.top < header.getBoundingClientRect().bottom - 1
    // A region to scroll may be taller than the window; then it is enough that it is seen.
    && box.height < innerHeight / 2;
  const points = [[.5, .5], [.05, .5], [.95, .5], [.5, .1], [.5, .9]];
  const seen = points.some(([x, y]) => {
    const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return hit && (each.contains(hit) || hit.contains(each) || (each.labels && [...each.labels].some(l => l.contains(hit))));
  });
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return {
    again,
    name: `${each.tagName.toLowerCase()}#${each.id}.${each.className} ${(each.textContent || "").trim().slice(0, 20)}`,
    covered: Boolean(covered), seen, marked: outlined || style.boxShadow !== "none",
  };
}"""

# One of a group of radio buttons takes the Tab key; arrows lead to the others.
UNREACHED = """() => [...document.querySelectorAll("a[href], button, summary, select, input, [tabindex='0']")]
  .filter(each => each.tabIndex >= 0 && each.type !== "radio" && !each.disabled && !each.reached
    && each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length)
  .map(each => `${each.tagName}#${each.id}.${each.className} ${(each.textContent || "").trim().slice(0, 20)}`)"""

MOVING = """() => [...document.querySelectorAll("*")].filter(each => {
  const style = getComputedStyle(each);
  const longest = list => Math.max(...list.split(",").map(parseFloat));
  return longest(style.transitionDuration) > 0.01 || style.scrollBehavior === "smooth"
    || (style.animationName !== "none" && longest(style.animationDuration) > 0.01);
}).map(each => `${each.tagName}.${each.className}`)"""

# Colours go, so a mark must have a line, a border or words of its own.
UNMARKED = """() => [...document.querySelectorAll("ins.correction, mark, .status-banner, .doubt")].filter(each => {
  const style = getComputedStyle(each);
  return style.textDecorationLine === "none" && ["Top", "Right", "Bottom", "Left"].every(side =>
    style[`border${side}Style`] === "none" || parseFloat(style[`border${side}Width`]) === 0);
}).map(each => `${each.tagName}.${each.className}`)"""

# Words in a language that the page, or the part they stand in, does not claim. A page's text may cite 《…》 of course:
# then it says so with lang.
WRONG_LANG = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.data.trim(), part = node.parentElement;
    if (!words || part.closest("script, style, noscript, template, code, pre")) continue;
    const lang = part.closest("[lang]").lang, what = `${part.tagName}.${part.className} ${words.slice(0, 40)}`;
    if (lang.startsWith("en") && /[\\u3400-\\u9fff]/.test(words)) found.push(what);
    if (lang.startsWith("zh") && /[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){3,}/.test(words)) found.push(what);
  }
  return found;
}"""

# WCAG 1.4.12, as it words it.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""


@dataclass
class Report:
    """What was looked at and what was found, until the end of the session."""

    axe: dict[tuple[str, str], int] = field(default_factory=dict)  # (kind, edition): violations
    rules: Counter[str] = field(default_factory=Counter)
    tested: Counter[str] = field(default_factory=Counter)  # by check: kinds × editions
    failed: Counter[str] = field(default_factory=Counter)
    versions: dict[str, str] = field(default_factory=dict)

    def say(self, check: str, faults: list[str]) -> None:
        """Note it for the report, then fail if there is something to note."""
        self.tested[check] += 1
        self.failed[check] += bool(faults)
        assert not faults, "\n".join((f"{len(faults)} faults", *faults[:40]))


CHECKS = ("reflow", "spacing", "targets", "keyboard", "focus", "motion", "forced-colours", "languages")


@pytest.fixture(scope="module")
def report(site: Path) -> Iterator[Report]:
    made = Report()
    yield made
    whole = len(_pages(site))
    complete = len(made.axe) == whole and all(made.tested[check] == whole for check in CHECKS)
    if os.environ.get("KB_ACCESSIBILITY") == "write":
        assert complete, "the results are written when every test of this file has run; leave out -k"
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(_json(made), encoding="utf-8", newline="\n")


def _json(made: Report) -> str:
    said = {
        "date": date.today().isoformat(),
        **made.versions,
        "schemes": SCHEMES,
        "widths": WIDTHS,
        "pages": [
            {"kind": kind, "edition": edition, "violations": count} for (kind, edition), count in made.axe.items()
        ],
        "rules": [{"rule": rule, "places": count} for rule, count in sorted(made.rules.items())],
        "checks": [{"check": each, "pages": made.tested[each], "failed": made.failed[each]} for each in CHECKS],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _pages(site: Path) -> list[tuple[Kind, str]]:
    """What the small site has: an edition or a kind that nobody builds is not tested, and the report says so."""
    return [
        (kind, edition) for kind in KINDS for edition in EDITIONS if (site / edition / kind.example).exists()
    ]


@pytest.fixture(params=[f"{edition}-{kind.name}" for kind in KINDS for edition in EDITIONS])
def shown(request: pytest.FixtureRequest, site: Path, address: str) -> tuple[str, str, str]:
    """Kind, edition and address of a page."""
    edition, _, name = request.param.partition("-")
    kind = next(kind for kind in KINDS if kind.name == name)
    if not (site / edition / kind.example).exists():
        pytest.skip(f"the small site has no {edition}/{kind.example}")
    return name, edition, f"{address}{edition}/{kind.example}"


def test_axe_finds_nothing(browser, shown, report):
    kind, edition, url = shown
    found = []
    for scheme in SCHEMES:
        context = browser.new_context(
            color_scheme=scheme, reduced_motion="reduce", viewport={"width": WIDTHS[0], "height": 900}
        )
        opened = context.new_page()
        opened.goto(url, wait_until="load")
        opened.evaluate(AXE)
        report.versions = {"axe": opened.evaluate("axe.version"), "browser": f"Chromium {browser.version}"}
        for width in WIDTHS:
            opened.set_viewport_size({"width": width, "height": 900})
            opened.wait_for_timeout(150)
            found += [(rule, place, scheme, width) for rule, place in opened.evaluate(RUN_AXE, list(TAGS))]
        context.close()
    report.axe[kind, edition] = len(found)
    report.rules.update(rule for rule, *_ in found)
    assert not found, "\n".join((f"{len(found)} places", *(" ".join(map(str, each)) for each in found)))


@pytest.mark.parametrize("check", ["reflow", "spacing"])
def test_at_400_percent_and_with_wide_spacing_nothing_scrolls_sideways(page, shown, report, check):
    """1280 px at 400 % are 320 px."""
    faults = []
    for width in (320,) if check == "reflow" else (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(shown[2])
        if check == "spacing":
            page.add_style_tag(content=SPACING)
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults += [f"{wide} px of {width}"] if wide > width else []
    report.say(check, faults)


def test_controls_are_large_enough_for_a_finger(page, shown, report):
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(shown[2])
        faults += page.evaluate(SMALL)
    report.say("targets", faults)


def test_the_keyboard_reaches_everything_and_is_never_caught(page, shown, report):
    """Forwards to the end of the page, and out of it; or as many stops as we walk."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(shown[2])
    stops = list(_walk(page, key="Tab"))
    faults = [f"caught: {each['name']}" for each in stops if each["again"]]
    if len(stops) < STOPS:
        faults += [f"not reached: {each}" for each in page.evaluate(UNREACHED)]
    report.say("keyboard", faults if stops else ["nothing takes the focus"])


def test_focus_is_seen_and_never_under_the_header(page, shown, report):
    """Backwards too: then the page scrolls downwards, and what comes in comes in under the header."""
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(shown[2])
        for key in ("Tab", "Shift+Tab"):
            for each in _walk(page, key=key):
                if each["covered"] or not each["seen"] or not each["marked"]:
                    faults.append(f"{width} {key} {each}")
    report.say("focus", faults)


def _walk(page, *, key):
    """Every stop, until the focus leaves the page or as many as STOPS."""
    # From the very beginning: the search page has the focus in its field, and Tab goes on from there.
    page.evaluate("() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }")
    if key != "Tab":
        page.evaluate(
            "() => { const all = [...document.querySelectorAll('a[href], button, summary')]"
            ".filter(each => each.getClientRects().length && each.tabIndex >= 0 && !each.closest('[hidden]'));"
            " if (all.length) all[all.length - 1].focus(); }"
        )
    for _ in range(STOPS):
        page.keyboard.press(key)
        found = page.evaluate(WHERE_FOCUS_IS)
        if found is None:
            return
        yield found


def test_nothing_moves_for_readers_who_asked_for_less_motion(browser, shown, report):
    context = browser.new_context(reduced_motion="reduce")
    opened = context.new_page()
    opened.goto(shown[2])
    faults = opened.evaluate(MOVING)
    context.close()
    report.say("motion", sorted(set(faults)))


def test_with_forced_colours_marks_have_a_line_and_focus_is_seen(browser, shown, report):
    context = browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.goto(shown[2])
    faults = opened.evaluate(UNMARKED)
    for _ in range(12):
        opened.keyboard.press("Tab")
        found = opened.evaluate(WHERE_FOCUS_IS)
        if found and not found["marked"]:
            faults.append(found["name"])
    context.close()
    report.say("forced-colours", faults)


def test_every_part_says_its_language(page, shown, report):
    page.goto(shown[2])
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    report.say("languages", page.evaluate(WRONG_LANG))
