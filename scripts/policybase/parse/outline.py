"""Outline: the units of one part as a tree. Where each stands, before it has words or an address."""

from __future__ import annotations

from policybase.labels import Form
from policybase.model import Doubt, DoubtCode, Kind
from policybase.parse.belonging import close, move_wrap_ups
from policybase.parse.chapters import DIVISIONS, titles_without_number, whole_titles
from policybase.parse.labelling import RANK, Unit, units
from policybase.parse.lines import Line
from policybase.parse.named_units import name_paragraphs, split_units
from policybase.parse.sections import sections_without_number
from policybase.parse.tree import Node, Tree


def grow(text: str, body: tuple[Line, ...]) -> Tree:
    """The tree of a part's lines, without headings."""
    found = _one_grammar(whole_titles(text, units(text, body)))
    titles = sections_without_number(text, found)
    chapters, inner = titles_without_number(text, found)
    tree = _attach(found, roots=titles or chapters, inner=inner)
    for node in tree.walk():
        if node.start in chapters | inner and node.kind is Kind.UNIT:
            node.doubts.append(Doubt(DoubtCode.LABEL_DAMAGED, node.start, "a title among articles, without its number"))
    if tree.roots:
        move_wrap_ups(tree.roots)
        close(text, tree)
        for node in list(tree.walk()):
            split_units(text, node)
        for node in list(tree.walk()):
            name_paragraphs(text, node)
    return tree


def _one_grammar(found: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """In 一、将第三条修改为： / 第三条 … the articles are quoted: words of the point, not units."""
    forms = [unit.label.form for unit in found if unit.label]
    if Form.HAN not in forms or Form.ARTICLE not in forms or Form.CHAPTER in forms:
        return found
    first, last = forms.index(Form.ARTICLE), len(forms) - forms[::-1].index(Form.HAN)
    if not forms.index(Form.HAN) < first < last:
        return found
    return tuple(_unlabelled(unit) if unit.label and unit.label.form is Form.ARTICLE else unit for unit in found)


def _unlabelled(unit: Unit) -> Unit:
    return Unit(unit.start, unit.end, None, unit.starts_line, unit.ends_line, unit.table)


def _attach(found: tuple[Unit, ...], *, roots: frozenset[int], inner: frozenset[int]) -> Tree:
    """``roots`` and ``inner``: where lines without number begin that are titles of chapters, or within one."""
    tree = Tree([], [], [])
    stack: list[Node] = []
    for unit in found:
        node = _node(unit)
        if unit.start in roots | inner:
            _name(node)
            while stack and (unit.start in roots or stack[-1].kind is not Kind.CHAPTER):
                stack.pop()
            (stack[-1].children if stack else tree.roots).append(node)
            stack.append(node)
        elif unit.label is None:
            if stack and stack[-1].kind in (Kind.ITEM, Kind.SUBITEM):
                _pop_to_article(stack)
            siblings = stack[-1].children if stack else tree.preamble
            if unit.table and siblings and siblings[-1].kind is Kind.TABLE:
                siblings[-1].end = node.end
            else:
                siblings.append(node)
        else:
            while stack and _ends(stack[-1], unit.label.form):
                stack.pop()
            parent = _parent(stack[-1], node) if stack else None
            node.kind = _kind(unit.label.form, parent)
            (parent.children if parent else tree.roots).append(node)
            stack.append(node)
    return tree


def _name(node: Node) -> None:
    """A line that is the title of what follows it."""
    node.kind = Kind.UNIT
    node.name_end = node.end
    node.heading = (node.start, node.end)
    node.heading_alone = True
    node.body = node.end


def _ends(open_node: Node, form: Form) -> bool:
    """A label ends every unit of its own level and below; a chapter ends a section without number too."""
    return form in DIVISIONS if open_node.form is None else RANK[open_node.form] >= RANK[form]


def _node(unit: Unit) -> Node:
    label = unit.label
    return Node(
        kind=Kind.TABLE if unit.table else Kind.PARAGRAPH,
        start=unit.start,
        end=unit.end,
        form=label.form if label else None,
        number=label.key if label else (0, 0),
        label_end=label.end if label else None,
        starts_line=unit.starts_line,
        ends_line=unit.ends_line,
        doubts=list(unit.doubts),
    )


def _pop_to_article(stack: list[Node]) -> None:
    """A line after （一）…；（二）… of an article is the article's next 款."""
    while stack and stack[-1].kind is not Kind.ARTICLE:
        stack.pop()


def _parent(above: Node, node: Node) -> Node:
    """（一） after the second 款 of an article belongs to that 款: 第二款第一项."""
    if above.kind is not Kind.ARTICLE or not above.children:
        return above
    last = above.children[-1]
    if last.kind is Kind.PARAGRAPH and (node.number[0] == 1 or last.children):
        return last
    return above


_STATUTE_KINDS = {
    Form.PART: Kind.PART,
    Form.CHAPTER: Kind.CHAPTER,
    Form.SECTION: Kind.SECTION,
    Form.ARTICLE: Kind.ARTICLE,
}


def _kind(form: Form, parent: Node | None) -> Kind:
    if form in _STATUTE_KINDS:
        return _STATUTE_KINDS[form]
    if parent is None:
        return Kind.POINT
    if parent.kind is Kind.UNIT:
        return Kind.POINT
    if parent.kind is Kind.ARTICLE or (parent.kind is Kind.PARAGRAPH and parent.form is None):
        return Kind.ITEM
    return Kind.SUBITEM if parent.kind in (Kind.ITEM, Kind.SUBITEM) else Kind.POINT
