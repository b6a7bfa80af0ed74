/* Language and view: the place is kept when they are switched, and the choice is remembered.
   Without this file the links lead to the same page of the other edition, at its head. */
(function () {
  "use strict";
  var own = document.currentScript.dataset;
  var OPENED_WITHIN = 10000; // ms between a click on a link to a document and its page
  var READ_FROM = 60; // px below the header: what begins there is what one reads

  function recall(key) { try { return localStorage.getItem("pb-" + key); } catch (refused) { return null; } }
  function remember(key, value) {
    try { if (value) localStorage.setItem("pb-" + key, value); else localStorage.removeItem("pb-" + key); } catch (refused) { /* private window */ }
  }

  /* A reader who chose side by side gets it for a document opened by a link of this site. An address that
     was typed, kept or sent opens what it says. */
  if (own.parallel && recall("view") === "parallel") {
    var opened = (recall("opened") || "").split(" ");
    if (opened[0] === location.pathname && Date.now() - opened[1] < OPENED_WITHIN) {
      remember("opened", "");
      location.replace(own.parallel + location.search + location.hash);
    }
  }

  /* The provision at the top of the window: its anchor is the same in every view. */
  function place() {
    var header = document.querySelector(".md-header");
    var top = header ? header.getBoundingClientRect().bottom : 0;
    var asked = null;
    try { asked = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (malformed) { /* #100% */ }
    if (asked) {
      var box = asked.getBoundingClientRect();
      if (box.bottom > top && box.top < window.innerHeight) return location.hash;
    }
    /* At the head of the page, where the views are, one has not read on to another provision. */
    if (window.pageYOffset < 200) return asked ? location.hash : "";
    var marks = document.querySelectorAll(".md-content [id]:not([id^='__'])"), last = null;
    for (var index = 0; index < marks.length; index += 1) {
      var shown = marks[index].getBoundingClientRect();
      if (shown.height > 0 && shown.top <= top + READ_FROM) last = marks[index];
      if (shown.top > window.innerHeight) break;
    }
    return last ? "#" + encodeURIComponent(last.id) : "";
  }

  function keepPlace(link) {
    link.href = link.getAttribute("href").replace(/[?#].*$/, "") + location.search + place();
  }

  function linkOf(event) { return event.target.closest ? event.target.closest("a[href]") : null; }

  ["pointerdown", "focusin", "click"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var link = linkOf(event);
      if (link && link.hasAttribute("data-same-page")) keepPlace(link);
    });
  });

  document.addEventListener("click", function (event) {
    var link = linkOf(event);
    if (!link) return;
    var view = link.dataset.view;
    if (view) remember("view", view === "parallel" ? view : "");
    if (view === "zh" || view === "en") remember("language", view);
    if (link.classList.contains("pb-language")) remember("language", link.lang === "en" ? "en" : "zh");
    /* From a list, not from a document: there a link to the other view means that view. */
    if (!view && /\/policies\/[^\/]+\.html$/.test(link.pathname) && !document.querySelector(".pb-views")) {
      remember("opened", link.pathname + " " + Date.now());
    }
  });
})();
