/* The outline follows the reader; a printed page says the address it was printed from. Without this file the outline
   is a list of links, and the printed address is that of the page within its site. */
(function () {
  "use strict";

  /* ── Print ── */
  /* Not a path on somebody's disk. */
  if (/^https?:$/.test(location.protocol)) {
    var shown = document.querySelector(".pb-address"), foot = document.getElementById("pb-foot");
    var here = location.href.replace(/[?#].*$/, "");
    if (shown && foot) {
      foot.textContent = foot.textContent.split('"' + shown.textContent + '"').join('"' + here.replace(/["\\<]/g, "") + '"');
      shown.textContent = here;
    }
  }

  /* Material opens every fold for print; what the reader has not opened stays out (print.css). */
  function keep(fold) { if (fold.open) fold.dataset.opened = ""; else delete fold.dataset.opened; }
  Array.prototype.forEach.call(document.querySelectorAll("details[open]"), keep);
  document.addEventListener("click", function (event) {
    var fold = event.target.closest("summary") && event.target.closest("details");
    if (fold) window.setTimeout(keep, 0, fold);
  });

  /* ── Outline ── */
  var folded = document.querySelector("details.pb-outline");
  var links = Array.prototype.slice.call(document.querySelectorAll(".pb-outline a[href^='#'], .md-nav--secondary a[href^='#']"));
  if (!links.length) return;
  var summary = folded && folded.querySelector("summary");
  /* Only with this script does the fold stay in reach: an open one must close behind the reader. */
  if (folded) document.documentElement.classList.add("pb-folds");
  var places = [], current = null;

  links.forEach(function (link) {
    var place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (place && places.indexOf(place) < 0) places.push(place);
  });
  if (!places.length) return;

  function top() {
    var header = document.querySelector(".md-header");
    var edge = header ? header.getBoundingClientRect().bottom : 0;
    return folded && getComputedStyle(folded).position === "sticky" ? edge + summary.offsetHeight : edge;
  }

  /* At the end of a page the last places never come up to the line: there it is the one that was asked for, or the last. */
  function last() {
    var asked = document.querySelector(":target");
    var box = asked && places.indexOf(asked) >= 0 && asked.getBoundingClientRect();
    return box && box.bottom > 0 && box.top < window.innerHeight ? asked : places[places.length - 1];
  }

  /* The last place that begins above a line two lines below the header, a little lower than an address leads to. */
  function find() {
    var root = document.documentElement;
    if (window.pageYOffset > 0 && window.pageYOffset + window.innerHeight >= root.scrollHeight - 2) return last();
    var line = top() + 44, low = 0, high = places.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (places[middle].getBoundingClientRect().top <= line) low = middle + 1; else high = middle;
    }
    return low ? places[low - 1] : null;
  }

  function mark() {
    var found = find();
    if (found === current) return;
    current = found;
    links.forEach(function (link) {
      var is = found && decodeURIComponent(link.hash.slice(1)) === found.id;
      if (is) link.setAttribute("aria-current", "location"); else link.removeAttribute("aria-current");
      if (is && folded && folded.contains(link)) summary.dataset.here = link.textContent;
    });
    if (folded && !found) delete summary.dataset.here;
  }

  var waiting = false;
  function soon() {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(function () { waiting = false; mark(); });
  }
  window.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("resize", soon);
  window.addEventListener("hashchange", soon);
  mark();

  if (!folded) return;
  /* The fold closes behind a reader who chose a place in it; opened, it shows where he is. */
  folded.addEventListener("click", function (event) { if (event.target.closest("a")) folded.open = false; });
  folded.addEventListener("toggle", function () {
    var here = folded.open && folded.querySelector("[aria-current]");
    var list = folded.querySelector("ul");
    if (here) list.scrollTop = here.offsetTop - list.offsetTop - list.clientHeight / 3;
  });
})();
