/* What a term means, where it first stands on a page: on hover, on keyboard focus, on the first tap. Without this
   file the terms are links to the glossary, and they stay that: Enter, a click and a second tap lead there.
   Needs #pb-terms-of-page (what to say, by term id), #pb-term (the pop-up) and a.term. */
(function () {
  "use strict";
  var data = document.getElementById("pb-terms-of-page"), popup = document.getElementById("pb-term");
  if (!data || !popup) return;
  var terms = JSON.parse(data.textContent), english = document.documentElement.lang.slice(0, 2) === "en";
  var shownAt = null, wait = 0, wasOpen = null, touched = false;

  function termOf(link) { return terms[link.hash.slice(1)]; }
  function linkOf(event) { return event.target.closest ? event.target.closest("a.term") : null; }
  function part(name) { return popup.querySelector(".pb-term-" + name); }
  function words(parent, tag, text, lang) {
    var made = parent.appendChild(document.createElement(tag));
    made.textContent = text;
    if (lang) made.lang = lang;
    return made;
  }

  /* On an English page every run of Chinese says that it is: "that is 法制". */
  function mixed(parent, text) {
    text.split(english ? /([\u3400-\u9fff]+)/ : /(?!)/).forEach(function (run, at) {
      if (at % 2) words(parent, "span", run, "zh-Hans");
      else parent.appendChild(document.createTextNode(run));
    });
  }

  function fill(term, link) {
    var name = part("name"), wrong = part("not"), is = part("is");
    name.textContent = wrong.textContent = is.textContent = "";
    words(name, "b", english ? term.en : term.zh);
    name.appendChild(document.createTextNode(" "));
    words(name, "span", english ? term.zh : term.en, english ? "zh-Hans" : "en");
    mixed(is, term.is);
    (term.not || []).forEach(function (each) {
      var line = words(wrong, "li", "");
      popup.dataset.not.split(/(\{wrong\}|\{reason\})/).forEach(function (piece) {
        if (piece === "{wrong}") words(line, "del", each[0]);
        else mixed(line, piece === "{reason}" ? each[1] : piece);
      });
    });
    wrong.hidden = !term.not;
    part("more").href = link.href;
  }

  /* Below the words if there is room, else above; never beyond the edges of the window. */
  function place(link) {
    var lines = link.getClientRects(), first = lines[0], last = lines[lines.length - 1];
    popup.style.left = popup.style.top = "0";
    var zero = popup.getBoundingClientRect(), room = document.documentElement;
    var left = Math.max(8, Math.min(last.left, room.clientWidth - zero.width - 8));
    var below = last.bottom + 4, above = first.top - zero.height - 4, header = document.querySelector(".md-header");
    var top = header ? header.getBoundingClientRect().bottom : 0;
    popup.style.left = left - zero.left + "px";
    popup.style.top = (below + zero.height > room.clientHeight && above >= top ? above : below) - zero.top + "px";
  }

  function open(link) {
    clearTimeout(wait);
    if (shownAt === link || !termOf(link)) return;
    close();
    fill(termOf(link), link);
    popup.hidden = false;
    place(link);
    link.setAttribute("aria-describedby", popup.id);
    shownAt = link;
  }
  function close() {
    clearTimeout(wait);
    if (!shownAt) return;
    shownAt.removeAttribute("aria-describedby");
    popup.hidden = true;
    shownAt = null;
  }
  function later(what, time) { clearTimeout(wait); wait = setTimeout(what, time); }

  /* A mouse that only passes opens nothing, and one on its way into the pop-up does not lose it. */
  document.addEventListener("pointerover", function (event) {
    if (event.pointerType !== "mouse") return;
    var link = linkOf(event);
    if (link && link === shownAt || popup.contains(event.target)) clearTimeout(wait);
    else if (link) later(function () { open(link); }, 250);
    else if (shownAt && document.activeElement !== shownAt) later(close, 300);
    else clearTimeout(wait);
  });
  document.addEventListener("focusin", function (event) {
    var link = linkOf(event);
    if (link && !touched) open(link);
    else if (shownAt && link !== shownAt && !popup.contains(event.target)) close();
  });
  document.addEventListener("focusout", function (event) {
    if (event.target === shownAt && !popup.contains(event.relatedTarget) && !touched) close();
  });
  document.addEventListener("pointerdown", function (event) {
    touched = event.pointerType === "touch";
    wasOpen = shownAt;
    if (shownAt && !popup.contains(event.target) && linkOf(event) !== shownAt) close();
  });
  document.addEventListener("click", function (event) {
    var link = linkOf(event);
    if (touched && link && termOf(link) && wasOpen !== link) {
      event.preventDefault();
      open(link);
    }
    touched = false;
  });
  document.addEventListener("keydown", function (event) {
    touched = false;
    if (event.key !== "Escape" || !shownAt) return;
    event.preventDefault();
    close();
  });
  window.addEventListener("resize", close);
})();
