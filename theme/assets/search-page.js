/* The search page: results with filters, and an address that can be sent. Its words are printed by the templates. */
(function () {
  "use strict";
  var PB = window.PB, page = document.getElementById("pb-search");
  if (!page || !PB || !PB.finder) return;
  PB.finder.parts().then(start, function () { /* the page then keeps its field and the header its links */ });

  function start() {
    var R = PB.results, make = R.make, add = R.add, COUNT = 10, MORE = 20, FEW = 8;
    var form = document.getElementById("pb-search-form"), input = document.getElementById("pb-search-q");
    var whole = page.querySelector(".pb-search-found"), begin = page.querySelector(".pb-search-start");
    var filters = page.querySelector(".pb-filters form"), on = page.querySelector(".pb-filters-on"), fold = page.querySelector(".pb-filters");
    var said = page.querySelector(".pb-results-said"), chosen = page.querySelector(".pb-chosen"), place = page.querySelector(".pb-results-list");
    var name = document.getElementById("pb-results-name"), together = document.getElementById("pb-search-group");
    var questions = R.questions(), title = document.title, shown = null, unfolded = {};
    var wanted = read();

    /* ── The address ── */

    function read() {
      var asked = new URLSearchParams(location.search), picked = {};
      R.FACETS.forEach(function (key) { picked[key] = asked.getAll(key).filter(Boolean); });
      return { query: (asked.get("q") || "").trim(), filters: picked, group: asked.get("group") === "1" };
    }
    function write() {
      var now = new URLSearchParams();
      if (wanted.query) now.set("q", wanted.query);
      R.FACETS.forEach(function (key) { wanted.filters[key].forEach(function (value) { now.append(key, value); }); });
      if (wanted.group) now.set("group", "1");
      var text = now.toString();
      try {
        history.replaceState({ shown: shown ? shown.hits.length : 0 }, "", location.pathname + (text ? "?" + text : ""));
      } catch (refused) { /* file:// in some browsers: the address then stays as it was */ }
      document.title = (wanted.query ? wanted.query + " - " : "") + title;
    }
    function picks() { return R.FACETS.reduce(function (sum, key) { return sum + wanted.filters[key].length; }, 0); }

    /* ── Questions ── */

    function ask(query) {
      wanted.query = query;
      if (query || picks()) find(COUNT);
      else nothing();
    }
    function find(count) {
      var asked = wanted.query;
      if (!shown) said.textContent = R.words.searching;
      whole.hidden = false;
      begin.hidden = true;
      questions.ask(asked, { filters: wanted.filters, from: 0, count: count }).then(function (result) {
        if (!result) return;
        shown = result;
        show();
        write();
      }, failed);
    }
    function further(button) {
      button.disabled = true;
      var had = shown.hits.length;
      questions.ask(wanted.query, { filters: wanted.filters, from: had, count: MORE }).then(function (result) {
        if (!result) return;
        shown = Object.assign({}, shown, { hits: shown.hits.concat(result.hits) });
        var first = result.hits[0];
        show();
        write();
        /* To the first of the new ones, which need not stand last when results are grouped. */
        var links = first ? place.querySelectorAll("[data-provision] .pb-hit-link") : [];
        Array.prototype.some.call(links, function (link) {
          if (link.parentNode.dataset.provision !== first.document + "#" + first.anchor) return false;
          link.focus();
          return true;
        });
      }, failed);
    }
    function failed() {
      shown = null;
      whole.hidden = false;
      begin.hidden = true;
      said.textContent = R.words.failed;
      place.textContent = chosen.textContent = filters.textContent = "";
      add(place, plain(R.words.again, function () { input.focus(); find(COUNT); }));
      R.links(place);
    }
    function nothing() {
      questions.drop();
      shown = null;
      write();
      whole.hidden = true;
      said.textContent = "";
      begin.textContent = "";
      begin.hidden = false;
      add(begin, R.recents(pick, function () { input.focus(); }));
      questions.ask("", { filters: {}, from: 0, count: 0 }).then(function (result) {
        var made = result && !begin.hidden && R.examples(result, pick);
        if (made) begin.insertBefore(made, begin.querySelector(".pb-ways"));
      }).catch(function () { /* no examples then; the links stand below the field without them */ });
      R.links(begin);
    }
    function pick(text) {
      input.value = text;
      input.focus();
      ask(text);
    }

    /* ── What is shown ── */

    function show() {
      said.textContent = shown.total || !picks() ? R.count(shown) : R.say("none_filtered", { query: shown.query });
      place.textContent = "";
      add(place, R.notice(shown));
      add(place, wanted.group ? R.grouped(shown) : R.list(shown));
      var left = shown.total - shown.hits.length;
      if (left > 0) add(place, add(make("p", "pb-more"), plain(R.say("more", { left: left }), function (event) { further(event.currentTarget); })));
      if (!shown.total && !(shown.jumps || []).length) help();
      facets();
      chips();
    }
    function help() {
      var asked = shown.query;
      if (picks()) add(place, add(make("p"), plain(R.words.try_filters, clear)));
      add(place, make("p", "pb-try", R.words.try_fewer));
      R.links(place);
      PB.finder.engine().then(function (search) { return search.query("", { filters: {}, from: 0, count: 0 }); }).then(function (all) {
        if (shown && !shown.total && shown.query === asked) add(place, R.examples(all, pick));
      }).catch(function () { /* no examples then */ });
    }
    function plain(text, act) {
      var button = make("button", "pb-pick", text);
      button.type = "button";
      button.addEventListener("click", act);
      return button;
    }

    function facets() {
      var focused = document.activeElement && filters.contains(document.activeElement) ? document.activeElement.id : "";
      filters.textContent = "";
      R.FACETS.forEach(function (key) {
        var values = (shown.facets[key] || []).filter(function (each) { return each.count || picked(key, each.value); });
        wanted.filters[key].forEach(function (value) {
          if (!values.some(function (each) { return String(each.value) === value; })) values.push({ value: value, label: R.label(shown, key, value), count: 0 });
        });
        if (!values.length) return;
        values = nested(values);
        var group = add(make("fieldset", "pb-facet"), make("legend", "", R.words.facets[key]));
        values.forEach(function (each, at) {
          var box = make("input"), line = make("label", "pb-check");
          box.type = "checkbox";
          box.name = key;
          box.value = each.value;
          box.id = "facet-" + key + "-" + each.value;
          box.checked = picked(key, each.value);
          line.style.paddingLeft = 1.2 * each.depth + "em";
          line.hidden = at >= FEW && !unfolded[key] && !box.checked;
          add(group, add(line, box, make("span", "pb-facet-name", each.label || String(each.value)), make("span", "pb-facet-count", String(each.count))));
        });
        if (values.length > FEW) {
          var more = make("button", "pb-plain", unfolded[key] ? R.words.values_few : R.say("values_all", { count: values.length }));
          more.type = "button";
          more.id = "facet-more-" + key;
          more.setAttribute("aria-expanded", String(!!unfolded[key]));
          more.addEventListener("click", function () { unfolded[key] = !unfolded[key]; facets(); });
          add(group, more);
        }
        add(filters, group);
      });
      fold.hidden = !filters.children.length;
      on.textContent = picks() ? R.say("filters_on", { count: picks() }) : "";
      if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
    }
    /* A place below the one it lies in: 某省, 某省/某市. Values without such a path stay in their order. */
    function nested(values) {
      var made = [];
      function below(parent, depth) {
        values.forEach(function (each) {
          var value = String(each.value), cut = value.lastIndexOf("/"), over = cut < 0 ? null : value.slice(0, cut);
          while (over !== null && !values.some(function (other) { return other.value === over; })) { cut = over.lastIndexOf("/"); over = cut < 0 ? null : over.slice(0, cut); }
          if (over !== parent) return;
          made.push(Object.assign({ depth: depth }, each));
          below(value, depth + 1);
        });
      }
      below(null, 0);
      return made;
    }
    function picked(key, value) { return wanted.filters[key].indexOf(String(value)) >= 0; }

    function chips() {
      chosen.textContent = "";
      R.FACETS.forEach(function (key) {
        wanted.filters[key].forEach(function (value) {
          var label = R.words.facets[key] + " · " + R.label(shown, key, value), button = make("button", "pb-pick pb-pick-on", label);
          button.type = "button";
          button.setAttribute("aria-label", R.say("filter_off", { label: label }));
          add(button, make("span", "pb-cross", " ✕")).lastChild.setAttribute("aria-hidden", "true");
          button.addEventListener("click", function () { set(key, value, "off"); name.focus(); });
          add(chosen, button);
        });
      });
      if (picks()) add(chosen, plain(R.words.filters_clear, clear)).lastChild.className = "pb-plain";
    }
    function set(key, value, state) {
      var others = wanted.filters[key].filter(function (each) { return each !== value; });
      wanted.filters[key] = state === "on" ? others.concat(value) : others;
      if (!wanted.query && !picks()) nothing();
      else find(COUNT);
    }
    function clear() {
      R.FACETS.forEach(function (key) { wanted.filters[key] = []; });
      name.focus();
      if (wanted.query) find(COUNT);
      else nothing();
    }

    filters.addEventListener("change", function (event) { set(event.target.name, event.target.value, event.target.checked ? "on" : "off"); });
    filters.addEventListener("submit", function (event) { event.preventDefault(); });
    together.addEventListener("change", function () {
      wanted.group = together.checked;
      if (shown) show();
      write();
    });
    place.addEventListener("click", function (event) { if (event.target.closest(".pb-hit-link")) R.keep(wanted.query); });

    var typed = R.typing(input, ask);
    input.addEventListener("keydown", function (event) { if (event.key === "Enter" && typed.composing(event)) event.preventDefault(); });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      R.keep(input.value);
      typed.now();
    });
    R.arrows(page, input);

    var slash = document.getElementById("pb-search-slash");
    try {
      slash.checked = localStorage.getItem("pb.search.slash") !== "off";
      slash.addEventListener("change", function () {
        try { localStorage.setItem("pb.search.slash", slash.checked ? "on" : "off"); } catch (refused) { slash.checked = true; }
      });
      page.querySelector(".pb-search-own").hidden = false;
    } catch (refused) { /* nothing can be kept here, so nothing is offered */ }

    /* On a phone the filters begin folded: the results are what one came for. */
    if (window.matchMedia("(max-width: 59.9375em)").matches) fold.open = false;
    input.value = wanted.query;
    together.checked = wanted.group;
    PB.finder.engine().then(function (search) { search.warm(); }, function () { /* told when something is asked */ });
    if (wanted.query || picks()) find(Math.max(COUNT, Math.min(200, history.state && history.state.shown || 0)));
    else {
      nothing();
      if (!window.matchMedia("(hover: none)").matches) input.focus();
    }
  }
})();
