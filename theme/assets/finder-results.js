/* Shows what a search found; the dialog and the search page share it. Its words are printed by the templates. */
(function () {
  "use strict";
  var PB = window.PB;
  if (PB.results) return;
  var words = JSON.parse(document.getElementById("pb-search-words").textContent);
  var FACETS = ["jurisdiction", "level", "year", "status", "kind", "topic"];

  function say(key, values) {
    return words[key].replace(/\{(\w+)\}/g, function (whole, name) { return values && name in values ? values[name] : whole; });
  }
  function make(tag, kind, text) {
    var element = document.createElement(tag);
    if (kind) element.className = kind;
    if (text) element.textContent = text;
    return element;
  }
  function add(parent) {
    for (var at = 1; at < arguments.length; at += 1) if (arguments[at]) parent.appendChild(arguments[at]);
    return parent;
  }
  /* The language of words that may be in either: a single Han character makes them Chinese. */
  function tongue(element, text) {
    element.lang = /[\u3400-\u9fff\uf900-\ufaff]/.test(text) ? "zh-Hans" : "en";
    return element;
  }

  /* ── One result ── */

  function address(url, query, marks) {
    var cut = url.indexOf("#"), file = cut < 0 ? url : url.slice(0, cut), anchor = cut < 0 ? "" : url.slice(cut);
    if (!anchor || !query) return PB.finder.base + url;
    var asked = "?q=" + encodeURIComponent(query);
    if (marks.length) asked += "&mark=" + marks.map(encodeURIComponent).join("&mark=");
    return PB.finder.base + file + asked + anchor;
  }
  /* The words to be marked where the result leads. A lone character would be marked all over the place. */
  function marks(hit) {
    var seen = [];
    joined(hit).forEach(function (piece) {
      var text = piece.mark || piece.value ? piece.text.trim() : "";
      if (text.length > 1 && seen.indexOf(text) < 0 && seen.length < 8) seen.push(text);
    });
    return seen;
  }
  /* The pieces of an answer as one: 自公布之日起 15日 内, of which only 15日 was typed. */
  function joined(hit) {
    return (hit.excerpt || []).reduce(function (made, piece) {
      var last = made[made.length - 1];
      if (last && last.value && piece.value) made[made.length - 1] = { text: last.text + piece.text, value: true };
      else made.push(piece);
      return made;
    }, []);
  }
  function label(result, facet, value) {
    var found = (result.facets && result.facets[facet] || []).filter(function (each) { return String(each.value) === String(value); })[0];
    return found && found.label || (words[facet] || {})[value] || String(value).split("/").pop();
  }
  function status(code) {
    var known = code in words.status ? code : "unknown";
    return make("span", "pb-chip pb-chip-" + known, words.status[known]);
  }
  function chips(hit, result) {
    var line = make("p", "pb-hit-chips");
    add(line, status(hit.status));
    if (hit.level) add(line, make("span", "pb-chip", label(result, "level", hit.level)));
    if (hit.jurisdiction) add(line, make("span", "pb-fact", label(result, "jurisdiction", hit.jurisdiction)));
    if (hit.year) add(line, make("span", "pb-fact", label(result, "year", hit.year)));
    if (hit.number) add(line, tongue(make("span", "pb-fact", hit.number), hit.number));
    return line;
  }
  function excerpt(hit) {
    /* A heading without words of its own has none to show. */
    if (!(hit.excerpt || []).some(function (piece) { return /[^\s…]/.test(piece.text); })) return null;
    var line = make("p", "pb-hit-words");
    line.lang = hit.lang === "en" ? "en" : "zh-Hans";
    if (hit.answers && words.answers[hit.answers]) {
      var told = make("span", "pb-answer", words.answers[hit.answers]);
      told.lang = document.documentElement.lang;
      add(line, told, document.createTextNode(" "));
    }
    joined(hit).forEach(function (piece) {
      if (piece.value) add(line, add(make("mark", "pb-value"), make("strong", "", piece.text)));
      else if (piece.mark) add(line, make("mark", "", piece.text));
      else add(line, document.createTextNode(piece.text));
    });
    return line;
  }
  function why(hit) {
    var told = (hit.why || []).map(function (code) { return words.whys[code]; }).filter(Boolean);
    return told.length ? make("p", "pb-hit-why", words.why + told.join(words.and)) : null;
  }
  function place(hit) { return hit.place || (hit.path || []).join(" "); }

  function card(hit, result, options) {
    var item = make("li", "pb-hit");
    item.dataset.provision = hit.document + "#" + hit.anchor;
    item.dataset.status = hit.status;
    var link = make("a", "pb-hit-link");
    link.href = address(hit.url, result.query, marks(hit));
    if (options.place) add(link, make("span", "pb-direct", words.from_place), document.createTextNode(" "));
    if (hit.status === "invalid") add(link, make("span", "pb-unseen", words.status.invalid + " "));
    add(link, tongue(make("span", "pb-hit-place", place(hit)), place(hit)));
    if (hit.heading) add(link, document.createTextNode(" "), tongue(make("span", "pb-hit-heading", hit.heading), hit.heading));
    add(item, link);
    if (!options.grouped) add(item, tongue(make("p", "pb-hit-from", hit.title), hit.title), chips(hit, result));
    return add(item, excerpt(hit), why(hit));
  }
  function jump(found, result) {
    var item = make("li", "pb-hit pb-jump");
    if (found.kind === "provision") item.dataset.provision = found.document + "#" + found.anchor;
    else if (found.document) item.dataset.document = found.document;
    var link = make("a", "pb-hit-link");
    link.href = address(found.url, found.kind === "provision" ? result.query : "", []);
    add(link, make("span", "pb-direct", words.jump[found.kind]), document.createTextNode(" "),
      tongue(make("span", "pb-hit-heading", found.title), found.title));
    add(item, link);
    return found.detail ? add(item, tongue(make("p", "pb-hit-from", found.detail), found.detail)) : item;
  }

  /* The places asked for come first. One that is also among the results is shown once, with its words. */
  function cards(result, options) {
    var direct = [], shown = {};
    if (!options.from) (result.jumps || []).forEach(function (found) {
      var id = found.document + "#" + found.anchor;
      var hit = found.kind === "provision" && result.hits.filter(function (each) { return each.id === id; })[0];
      if (hit) shown[id] = true;
      direct.push(hit ? card(hit, result, { place: true }) : jump(found, result));
    });
    return direct.concat(result.hits.filter(function (hit) { return !shown[hit.id]; }).map(function (hit) { return card(hit, result, options); }));
  }

  function list(result, options) {
    var made = make("ol", "pb-hits");
    cards(result, options || {}).forEach(function (item) { made.appendChild(item); });
    return made;
  }

  /* The same by document, each where its best provision stood. */
  function grouped(result) {
    var whole = document.createDocumentFragment(), groups = {}, order = [];
    if ((result.jumps || []).length) {
      var direct = make("ol", "pb-hits");
      result.jumps.forEach(function (found) { direct.appendChild(jump(found, result)); });
      whole.appendChild(direct);
    }
    result.hits.forEach(function (hit) {
      if (!groups[hit.document]) { groups[hit.document] = []; order.push(hit.document); }
      groups[hit.document].push(hit);
    });
    order.forEach(function (id) {
      var hits = groups[id], first = hits[0], part = make("section", "pb-group");
      var link = make("a", "", first.title);
      link.href = PB.finder.base + first.url.split("#")[0];
      var name = make("h3", "pb-group-name");
      name.id = "group-" + id;
      part.setAttribute("aria-labelledby", name.id);
      part.dataset.document = id;
      part.dataset.status = first.status;
      add(part, add(name, tongue(link, first.title)), chips(first, result));
      var inside = make("ol", "pb-hits");
      hits.forEach(function (hit) { inside.appendChild(card(hit, result, { grouped: true })); });
      whole.appendChild(add(part, inside));
    });
    return whole;
  }

  /* ── What is said about it ── */

  function count(result) {
    if (result.total || !result.query) return say("count", { total: result.total, documents: result.documents });
    return (result.jumps || []).length ? say("places", { total: result.jumps.length }) : say("none", { query: result.query });
  }
  function notice(result) {
    var told = result.notice;
    if (!told || !result.total || told.code === "none" || !words[told.code]) return null;
    var missing = [].concat(told.words || []).join(words.and);
    var text = say(told.code, { from: told.from, to: [].concat(told.to || []).join(words.and) });
    return make("p", "pb-notice", missing ? text + say("any_words", { words: missing }) : text);
  }
  function links(into) {
    var part = make("p", "pb-ways", words.try_places + " ");
    [["policies/index.html", "documents"], ["topics/index.html", "topics"], ["glossary.html", "glossary"]].forEach(function (each) {
      var link = make("a", "", words[each[1]]);
      link.href = PB.finder.base + each[0];
      add(part, link, document.createTextNode(" "));
    });
    return add(into, part);
  }
  /* Subjects with the most provisions: what one can ask this collection, whatever is in it. */
  function examples(result, pick) {
    var topics = (result && result.facets && result.facets.topic || []).slice().sort(function (a, b) { return b.count - a.count; }).slice(0, 8);
    if (!topics.length) return null;
    return buttons(words.examples, topics.map(function (topic) { return topic.label; }), pick);
  }
  function buttons(name, texts, pick) {
    var part = make("div", "pb-picks");
    add(part, make("p", "pb-picks-name", name));
    var made = add(part, make("ul")).lastChild;
    made.setAttribute("aria-label", name);
    texts.forEach(function (text) {
      var button = tongue(make("button", "pb-pick", text), text);
      button.type = "button";
      button.addEventListener("click", function () { pick(text); });
      add(made, add(make("li"), button));
    });
    return part;
  }

  /* ── Queries of before, on this computer only ── */

  var KEY = "pb.search.recent", KEPT = 8;
  function recent() {
    try { return JSON.parse(localStorage.getItem(KEY) || "[]").filter(function (each) { return typeof each === "string"; }); } catch (refused) { return []; }
  }
  function keep(query) {
    var text = query.trim();
    if (!text) return;
    try { localStorage.setItem(KEY, JSON.stringify([text].concat(recent().filter(function (each) { return each !== text; })).slice(0, KEPT))); } catch (refused) { /* then none are kept */ }
  }
  function recents(pick, cleared) {
    var kept = recent();
    if (!kept.length) return null;
    var part = buttons(words.recent, kept, pick), clear = make("button", "pb-plain", words.recent_clear);
    clear.type = "button";
    clear.addEventListener("click", function () {
      try { localStorage.removeItem(KEY); } catch (refused) { /* nothing is kept then */ }
      part.remove();
      cleared();
    });
    return add(part, add(make("p", "pb-picks-foot", words.recent_note + " "), clear));
  }

  /* ── Typing ── */

  /* Calls ``ask`` shortly after the last change: keys, paste, voice, handwriting. Nothing is asked while a Chinese
     input method composes; what it leaves is asked at once. */
  function typing(input, ask) {
    var composing = false, timer = 0;
    function later(time) { clearTimeout(timer); timer = setTimeout(function () { ask(input.value.trim()); }, time); }
    input.addEventListener("compositionstart", function () { composing = true; clearTimeout(timer); });
    input.addEventListener("compositionend", function () { composing = false; later(0); });
    input.addEventListener("blur", function () { composing = false; });
    input.addEventListener("input", function (event) { if (!composing && !event.isComposing) later(90); });
    return {
      now: function () { clearTimeout(timer); ask(input.value.trim()); },
      composing: function (event) { return composing || event.isComposing || event.keyCode === 229; }
    };
  }

  /* Questions to the engine, one after another: only the last one is answered. */
  function questions() {
    var last = 0;
    return {
      ask: function (query, options) {
        var mine = last += 1;
        return PB.finder.engine().then(function (search) { return search.query(query, options); }).then(
          function (result) { return mine === last ? result : null; },
          function (error) { if (mine === last) throw error; return null; }
        );
      },
      drop: function () { last += 1; }
    };
  }

  /* ↑ ↓ among the links of results; ↑ from the first one goes back to the field, and letters go on there. */
  function arrows(around, input) {
    around.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === 229) return;
      var stops = Array.prototype.slice.call(around.querySelectorAll(".pb-hit-link")), at = stops.indexOf(document.activeElement);
      var inside = document.activeElement === input;
      if (!inside && at < 0) return;
      if (event.key === "ArrowDown" && at + 1 < stops.length) stops[at + 1].focus();
      else if (event.key === "ArrowUp" && at > 0) stops[at - 1].focus();
      else if (event.key === "ArrowUp" && at === 0) input.focus();
      else if (event.key === "ArrowUp" || event.key === "ArrowDown") { if (inside && !stops.length) return; }
      else {
        if (!inside && (event.key.length === 1 && event.key !== " " && event.key !== "/" || event.key === "Backspace")) input.focus();
        return;
      }
      event.preventDefault();
    });
  }

  PB.results = {
    FACETS: FACETS, words: words, say: say, make: make, add: add, list: list, grouped: grouped, count: count, notice: notice, links: links,
    examples: examples, recents: recents, keep: keep, typing: typing, questions: questions, arrows: arrows, label: label
  };
})();
