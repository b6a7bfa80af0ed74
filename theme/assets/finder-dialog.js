/* The search dialog: results as one types. Fetched by finder.js when the dialog is first opened. */
(function () {
  "use strict";
  var PB = window.PB, finder = PB.finder, R = PB.results, dialog = finder.dialog;
  var SHOWN = 8;
  var input = document.getElementById("pb-finder-q"), form = dialog.querySelector("form");
  var said = dialog.querySelector(".pb-finder-said"), place = dialog.querySelector(".pb-finder-list"), every = dialog.querySelector(".pb-finder-all");
  var page = every.getAttribute("href"), allWords = every.textContent;
  var questions = R.questions(), answered = null, waiting = null, opening = false;

  function clear() { place.textContent = ""; place.scrollTop = 0; }
  function showAll(query, total) {
    every.href = query ? page + "?q=" + encodeURIComponent(query) : page;
    every.textContent = total ? R.say("all", { total: total }) : allWords;
  }

  function begin() {
    questions.drop();
    answered = waiting = null;
    clear();
    said.textContent = "";
    showAll("", 0);
    var before = R.recents(pick, function () { input.focus(); });
    R.add(place, before);
    questions.ask("", { filters: {}, from: 0, count: 0 }).then(function (result) {
      if (result && !input.value.trim()) R.add(place, R.examples(result, pick));
    }).catch(function () { /* no examples then */ });
  }
  function pick(text) {
    input.value = text;
    input.focus();
    ask(text);
  }

  function ask(query) {
    if (!query) return begin();
    if (query === waiting || query === answered) return undefined;
    waiting = query;
    showAll(query, 0);
    if (answered === null) said.textContent = R.words.searching;
    return questions.ask(query, { filters: {}, from: 0, count: SHOWN }).then(function (result) {
      if (!result) return;
      answered = query;
      waiting = null;
      show(result);
      if (opening) first();
    }, function () {
      answered = waiting = null;
      opening = false;
      clear();
      said.textContent = R.words.failed;
      var again = R.make("button", "pb-pick", R.words.again);
      again.type = "button";
      again.addEventListener("click", function () { input.focus(); ask(input.value.trim()); });
      R.add(place, again);
      R.links(place);
    });
  }
  function show(result) {
    clear();
    said.textContent = R.count(result);
    showAll(result.query, result.total);
    R.add(place, R.notice(result));
    var made = R.list(result);
    if (made.children.length) {
      R.add(place, made);
      var hint = R.make("span", "pb-enter", R.words.open_with_enter);
      hint.setAttribute("aria-hidden", "true");
      made.firstChild.appendChild(hint);
      return;
    }
    R.add(place, R.make("p", "pb-try", R.words.try_fewer));
    R.links(place);
    questions.ask("", { filters: {}, from: 0, count: 0 }).then(function (whole) {
      if (whole && input.value.trim() === result.query) R.add(place, R.examples(whole, pick));
    }).catch(function () { /* no examples then */ });
  }
  function first() {
    opening = false;
    var link = place.querySelector(".pb-hit-link");
    if (link) link.click();
  }

  var typed = R.typing(input, ask);
  input.addEventListener("input", function () { opening = false; });
  /* Enter opens the first result: of what stands in the field, so an older answer is waited out. */
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var query = input.value.trim();
    if (!query) return;
    R.keep(query);
    if (query === answered) return first();
    opening = true;
    typed.now();
  });
  input.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && typed.composing(event)) event.preventDefault();
  });
  place.addEventListener("click", function (event) {
    if (event.target.closest(".pb-hit-link")) {
      R.keep(input.value);
      /* A result on this very page: only the hash changes, and the dialog would stay in front of it. */
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey && event.target.closest(".pb-hit-link").pathname === location.pathname) dialog.close();
    }
  });
  every.addEventListener("click", function () { R.keep(input.value); });
  R.arrows(dialog, input);

  finder.shown = function () {
    if (input.value.trim()) { answered = null; typed.now(); }
    else begin();
  };
})();
