"""Both editions in a browser: no other host, a strict policy, the switch, the views, what machines read."""

from __future__ import annotations

import json
from urllib.parse import urljoin

import pytest
from conftest import PAGES

pytestmark = pytest.mark.browser

BOTH = [f"{edition}/{path}" for edition in ("zh", "en") for path in PAGES]
LANGUAGE = {"zh": "zh-Hans", "en": "en"}
OTHER = {"zh": "en", "en": "zh"}
# The policy takes no `connect-src` away, so a request that Material should not make shows here too.
LACKED = "sitemap.xml"


@pytest.mark.parametrize("path", [*BOTH, "index.html", "404.html", "zh/404.html", "en/404.html"])
def test_nothing_leaves_the_site_and_nothing_is_refused(page, address, path):
    page.goto(f"{address}{path}", wait_until="networkidle")
    assert page.asked
    assert [url for url in page.asked if not url.startswith((address, "data:"))] == []
    assert [url for url in page.asked if LACKED in url] == []
    assert page.said == []
    assert page.errors == []
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("path", BOTH)
def test_every_page_has_its_language_and_leads_to_its_like(page, address, path):
    edition, _, below = path.partition("/")
    page.goto(f"{address}{path}")
    assert page.evaluate("document.documentElement.lang") == LANGUAGE[edition]
    assert page.title()
    assert page.locator("meta[name=description]").count() == 1
    switch = page.locator(".md-header a.pb-language")
    assert switch.get_attribute("hreflang") == switch.get_attribute("lang") == LANGUAGE[OTHER[edition]]
    assert urljoin(page.url, switch.get_attribute("href")) == f"{address}{OTHER[edition]}/{below}"
    found = page.evaluate("[...document.querySelectorAll('link[hreflang]')].map(link => [link.hreflang, link.href])")
    default = "index.html" if below == "index.html" else f"zh/{below}"
    assert dict(found) == {
        "zh-Hans": f"{address}zh/{below}",
        "en": f"{address}en/{below}",
        "x-default": f"{address}{default}",
    }
    # Without an address that people gave, none is invented.
    assert page.locator("link[rel=canonical]").count() == 0


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("path", ["en/policies/plan.html", "zh/policies/plan.html"])
def test_the_switch_can_be_seen_and_hit(page, address, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}{path}")
    for target in (".md-header a.pb-language", ".pb-views a:first-child"):
        box = page.locator(target).bounding_box()
        assert box["height"] >= 24 and box["width"] >= 24
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("base", ["server", "disk"])
def test_the_switch_works_without_scripts(browser, site, address, base):
    start = address if base == "server" else site.as_uri() + "/"
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{start}index.html")
    opened.locator("a", has_text="English edition").click()
    assert opened.url == f"{start}en/index.html"
    opened.goto(f"{start}zh/policies/plan.html")
    opened.locator("a.pb-language").click()
    assert opened.url == f"{start}en/policies/plan.html"
    opened.locator(".pb-views a", has_text="Side by side").click()
    assert opened.url == f"{start}en/parallel/plan.html"
    opened.locator("a.pb-language").click()
    assert opened.url == f"{start}zh/parallel/plan.html"
    opened.locator(".pb-views a", has_text="English").click()
    assert opened.url == f"{start}en/policies/plan.html"
    context.close()


@pytest.mark.parametrize("base", ["server", "disk"])
def test_the_switch_keeps_the_provision(page, site, address, base):
    start = address if base == "server" else site.as_uri() + "/"
    page.goto(f"{start}zh/policies/long.html?a=1#art-5")
    page.locator("a.pb-language").click()
    page.wait_for_url("**/en/policies/long.html?a=1#art-5")
    # Read on without an anchor: the provision at the top of the window.
    page.goto(f"{start}zh/policies/long.html")
    page.locator("#art-4").evaluate("element => window.scrollTo(0, element.getBoundingClientRect().top + scrollY - 90)")
    page.locator("a.pb-language").click()
    page.wait_for_url("**/en/policies/long.html#art-4")
    page.locator(".pb-views a", has_text="Side by side").click()
    page.wait_for_url("**/en/parallel/long.html#art-4")
    # At the head of a page there is nothing to keep.
    page.goto(f"{start}zh/policies/long.html")
    page.locator("a.pb-language").click()
    page.wait_for_url("**/en/policies/long.html")
    assert page.errors == []


def test_a_page_without_its_like_leads_home_and_says_so(page, address):
    page.goto(f"{address}zh/only-chinese.html#anywhere")
    switch = page.locator("a.pb-language")
    assert "no English version" in switch.get_attribute("title")
    assert page.locator("link[hreflang]").count() == 0
    switch.click()
    page.wait_for_url("**/en/index.html")


def test_the_views_say_which_one_is_open(page, address):
    for path, words in (
        ("zh/policies/plan.html", "中文"),
        ("en/policies/plan.html", "English"),
        ("zh/parallel/plan.html", "对照"),
        ("en/parallel/plan.html", "Side by side"),
    ):
        page.goto(f"{address}{path}")
        assert page.locator(".pb-views [aria-current=page]").all_inner_texts() == [words]
        assert page.locator(".pb-views a").count() == 3
    page.goto(f"{address}zh/policies/county.html")
    assert page.locator(".pb-views").count() == 0  # nobody has translated it


@pytest.mark.parametrize("base", ["server", "disk"])
def test_who_chose_side_by_side_gets_it_from_lists_but_not_from_addresses(page, site, address, base):
    start = address if base == "server" else site.as_uri() + "/"
    page.goto(f"{start}zh/policies/plan.html")
    page.locator(".pb-views a", has_text="对照").click()
    page.wait_for_url("**/zh/parallel/plan.html")
    page.goto(f"{start}zh/policies/index.html")
    page.locator(".md-content a[href='plan.html']").first.click()
    page.wait_for_url("**/zh/parallel/plan.html")
    # From there to the document itself: that is what the link says.
    page.locator("#point-1-1 a.to-document").click()
    page.wait_for_url("**/zh/policies/plan.html#point-1-1")
    page.goto(f"{start}zh/policies/plan.html#point-2")
    assert page.url.endswith("zh/policies/plan.html#point-2")
    # A document that has no such page opens as it is.
    page.goto(f"{start}zh/policies/index.html")
    page.locator(".md-content a[href='county.html']").first.click()
    page.wait_for_url("**/zh/policies/county.html")
    # And Chinese, chosen again, is remembered.
    page.goto(f"{start}zh/policies/plan.html")
    page.locator(".pb-views a", has_text="中文").click()
    page.goto(f"{start}zh/policies/index.html")
    page.locator(".md-content a[href='plan.html']").first.click()
    page.wait_for_url("**/zh/policies/plan.html")
    page.wait_for_timeout(300)
    assert page.url.endswith("zh/policies/plan.html")


@pytest.mark.parametrize(
    ("locale", "edition"), [("zh-CN", "zh"), ("zh-TW", "zh"), ("en-GB", "en"), ("fr-FR", "zh")]
)
def test_the_door_opens_the_edition_of_the_browser_and_then_the_chosen_one(browser, address, locale, edition):
    context = browser.new_context(locale=locale)
    opened = context.new_page()
    opened.goto(f"{address}index.html")
    opened.wait_for_url(f"**/{edition}/index.html")
    opened.locator("a.pb-language").click()
    opened.wait_for_url(f"**/{OTHER[edition]}/index.html")
    opened.goto(f"{address}index.html")
    opened.wait_for_url(f"**/{OTHER[edition]}/index.html")
    context.close()


def test_what_machines_read_of_a_document(page, address):
    page.goto(f"{address}en/policies/plan.html")
    data = json.loads(page.locator("script[type='application/ld+json']").inner_text())
    assert data["@type"] == "Legislation"
    assert data["inLanguage"] == "en"
    assert data["name"].startswith("English")
    assert data["translationOfWork"]["inLanguage"] == "zh-Hans"
    assert data["translationOfWork"]["name"] == data["alternateName"] == "某县依法行政工作规划（2009—2013年）"
    assert "legislationLegalForce" not in data  # its period is over; nobody has said that it has no force
    titles = page.locator("meta[name='DCTERMS.title']")
    assert [title.get_attribute("lang") for title in titles.all()] == ["en"]
    page.goto(f"{address}zh/parallel/plan.html")
    data = json.loads(page.locator("script[type='application/ld+json']").inner_text())
    assert data["inLanguage"] == ["zh-Hans", "en"]
    assert page.locator("meta[name='DCTERMS.title']").count() == 2
    page.goto(f"{address}en/policies/county.html")
    data = json.loads(page.locator("script[type='application/ld+json']").inner_text())
    assert data["inLanguage"] == "zh-Hans"


@pytest.mark.parametrize("path", ["zh/policies/hostile.html", "en/policies/hostile.html", "en/parallel/hostile.html"])
def test_a_hostile_title_is_words_to_machines_too(page, address, path):
    page.goto(f"{address}{path}")
    data = json.loads(page.locator("script[type='application/ld+json']").inner_text())
    assert "<script>window.hacked=1</script>关于<b>粗</b>的通知" in (data["name"], data.get("alternateName"))
    assert page.evaluate("window.hacked") is None


def test_the_feed_of_each_edition_is_named_and_there(page, address):
    for edition in ("zh", "en"):
        page.goto(f"{address}{edition}/policies/plan.html")
        link = page.locator("link[type='application/atom+xml']").get_attribute("href")
        feed = page.request.get(urljoin(page.url, link))
        assert feed.ok
        assert f'xml:lang="{LANGUAGE[edition]}"' in feed.text()


@pytest.mark.parametrize(("path", "homes"), [("404.html", ["zh", "en"]), ("zh/404.html", ["zh"]), ("en/404.html", ["en"])])
def test_a_wrong_address_leads_back(page, address, path, homes):
    """A server shows these pages at the address that was asked for."""
    words = page.request.get(f"{address}{path}").text()
    page.route("**/zh/no/such/page.html", lambda route: route.fulfill(status=404, body=words, content_type="text/html"))
    page.goto(f"{address}zh/no/such/page.html")
    links = [link.evaluate("link => link.href") for link in page.locator("a").all()]
    assert links == [f"{address}{home}/index.html" for home in homes]
