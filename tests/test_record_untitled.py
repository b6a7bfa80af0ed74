"""What machines read of a text that was copied without its title."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader

THEME = Path(__file__).parents[1] / "theme"


def test_a_text_without_a_title_has_a_record_without_a_name() -> None:
    page = Environment(loader=FileSystemLoader(THEME, encoding="utf-8"), autoescape=False).get_template(
        "partials/record.html"
    )
    made = page.render(
        record={"document": "untitled", "issuer": {"zh": "某县人民政府"}},
        page=SimpleNamespace(url="policies/untitled.html"),
        config=SimpleNamespace(extra=SimpleNamespace(address="")),
        **{"own": "zh", "other": "en", "english": "", "root": ""},
    )
    assert "某县人民政府" in made
    assert "DCTERMS.title" not in made
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', made, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert "name" not in data and "alternateName" not in data
