/* Opens the search on every page: its button, Ctrl+K, and /. What the search is made of is fetched when it is
   first used. Without this file the button leads to the search page. */
(function () {
  "use strict";
  var PB = window.PB = window.PB || {};
  var dialog = document.getElementById("pb-finder");
  if (!dialog) return;
  var input = document.getElementById("pb-finder-q");
  var page = document.getElementById("pb-search-q");
  var base = dialog.dataset.base, parts = null, engine = null, before = null;

  function load(source) {
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = source;
      script.async = false;
      script.onload = done;
      script.onerror = function () { script.remove(); failed(new Error(source)); };
      document.head.appendChild(script);
    });
  }
  function all(sources) { return Promise.all(sources.split(" ").filter(Boolean).map(load)); }

  PB.finder = {
    dialog: dialog,
    base: base,
    /* What shows results, and then also the dialog's own part. */
    parts: function () {
      if (!parts) {
        parts = all(dialog.dataset.parts);
        parts.catch(function () { parts = null; });
      }
      return parts;
    },
    /* The engine, ready for questions. Tried again at the next use if it failed: the network may be back. */
    engine: function () {
      if (!engine) {
        engine = all(dialog.dataset.engine).then(function () {
          return PB.search.open(base + "../", dialog.dataset.locale);
        }).then(function () { return PB.search; });
        engine.catch(function () { engine = null; });
      }
      return engine;
    },
    open: open,
    close: function () { dialog.close(); }
  };

  function open() {
    if (page) { page.focus(); page.select(); return; }
    if (!dialog.showModal) { location.href = base + "search.html"; return; }
    if (dialog.open) { input.select(); return; }
    before = document.activeElement;
    dialog.showModal();
    input.focus();
    input.select();
    PB.finder.parts().then(function () { PB.finder.shown(); }, function () { location.href = base + "search.html"; });
    PB.finder.engine().then(function (search) { search.warm(); }, function () { /* told when something is asked */ });
  }
  dialog.addEventListener("close", function () {
    if (dialog.open) return; /* opened again before this was told */
    if (before && before.focus && document.contains(before)) before.focus();
    before = null;
  });
  /* A click beside the dialog is a click on the dialog itself: all of its inside is covered by its children. */
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog || event.target.closest("[data-finder=close]")) dialog.close();
  });

  /* Chromium empties a search field at the first Escape and closes the dialog only at the second. */
  dialog.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    dialog.close();
  });

  /* Whoever points at the button will ask soon: what is needed can be on its way. */
  function expect() {
    PB.finder.parts().catch(function () { /* tried again when it is opened */ });
    PB.finder.engine().then(function (search) { search.warm(); }).catch(function () { /* the same */ });
  }
  Array.prototype.forEach.call(document.querySelectorAll("[data-finder=open]"), function (button) {
    button.addEventListener("pointerenter", expect, { once: true });
    button.addEventListener("focus", expect, { once: true });
  });

  document.addEventListener("click", function (event) {
    if (!event.target.closest || !event.target.closest("[data-finder=open]")) return;
    event.preventDefault();
    open();
  });

  function writes(element) {
    return element && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) && !/^(checkbox|radio|button|submit)$/.test(element.type));
  }
  function slash() {
    try { return localStorage.getItem("pb.search.slash") !== "off"; } catch (refused) { return true; }
  }
  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229 || event.altKey) return;
    var control = event.ctrlKey || event.metaKey;
    var wanted = control ? !event.shiftKey && event.key.toLowerCase() === "k" : event.key === "/" && !writes(event.target) && slash();
    if (!wanted) return;
    event.preventDefault();
    open();
  });

  /* Came from a result: ?q=…#anchor. */
  if (location.hash && /[?&]q=/.test(location.search)) load(dialog.dataset.landing).catch(function () { /* the page is whole without marks */ });
})();
