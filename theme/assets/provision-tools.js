/* One small button a provision, one menu a page. Without this file the permanent links "#" are there.
   Needs #pb-document (the document), #pb-tools (menu and words) and [data-place] on every provision. */
(function () {
  "use strict";
  var data = document.getElementById("pb-document"), tools = document.getElementById("pb-tools");
  if (!data || !tools || !window.pbCitation) return;
  var cited = JSON.parse(data.textContent), say = JSON.parse(tools.querySelector("script").textContent);
  var menu = document.getElementById("pb-menu"), told = document.getElementById("pb-told");
  var inEnglish = document.documentElement.lang.slice(0, 2) === "en";
  var opener = null, quiet = 0;

  function each(list, what) { Array.prototype.forEach.call(list, what); }
  function filled(words, name, value) { return words.split("{" + name + "}").join(value); }

  /* ── addresses ──────────────────────────────────────────────────────────── */

  function page() { return location.href.replace(/[?#].*$/, ""); }
  /* A file on somebody's disk is no address to cite; the address that the site says it has, if it says one. */
  function citable() { return location.protocol === "file:" ? tools.dataset.address || "" : page(); }
  function here(provision) {
    var digits = cited.wordings[provision.id];
    return (citable() || page()) + (digits ? "?w=" + digits : "") + "#" + provision.id;
  }
  function today() {
    var now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (n) { return String(n).padStart(2, "0"); }).join("-");
  }

  /* ── what is said and copied ────────────────────────────────────────────── */

  function tell(words, byHand) {
    clearTimeout(quiet);
    told.firstChild.textContent = words;
    each(told.querySelectorAll("textarea"), function (old) { old.remove(); });
    told.classList.add("pb-told-shown");
    if (byHand) {
      var field = document.createElement("textarea");
      field.readOnly = true;
      field.value = byHand;
      field.setAttribute("aria-label", words);
      told.appendChild(field);
      field.focus();
      field.select();
      field.addEventListener("blur", hush);
      field.addEventListener("keydown", function (event) { if (event.key === "Escape") { hush(); if (opener) opener.focus(); } });
    } else quiet = setTimeout(hush, 8000);
  }
  function hush() { told.classList.remove("pb-told-shown"); each(told.querySelectorAll("textarea"), function (old) { old.remove(); }); }

  /* navigator.clipboard is there on https:// and localhost only. */
  function copy(words, said) {
    function plainly() {
      var field = document.createElement("textarea"), before = document.activeElement, done = false;
      field.value = words;
      field.className = "pb-unseen";
      field.readOnly = true;
      document.body.appendChild(field);
      field.select();
      field.setSelectionRange(0, words.length);
      try { done = document.execCommand("copy"); } catch (refused) { done = false; }
      field.remove();
      if (before && before.focus) before.focus();
      if (done) tell(said); else tell(say.byHand, words);
    }
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(words).then(function () { tell(said); }, plainly);
    else plainly();
  }

  function download(words, name, type) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([words], { type: type + ";charset=utf-8" }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
    tell(filled(say.downloaded, "words", name));
  }

  /* ── the tools ──────────────────────────────────────────────────────────── */

  function form(name, provision) {
    var anchor = provision ? provision.id : "", zh = provision ? provision.dataset.place : "";
    var en = provision ? provision.dataset.placeEn || zh : "";
    var address = citable() && citable() + (anchor ? "#" + anchor : "");
    switch (name) {
      case "zh": return pbCitation.chinese(cited, zh);
      case "en": return pbCitation.english(cited, en);
      case "gbt7714": return pbCitation.gbt7714(cited, zh, address, today());
      case "ris": return pbCitation.ris(cited, zh, address, today());
      default: return pbCitation.csl(cited, anchor, zh, address, today());
    }
  }

  function report(provision) {
    var name = inEnglish ? form("en", provision) : form("zh", provision), to = tools.dataset.report;
    var body = filled(filled(say.reportBody, "cited", name), "address", here(provision));
    var subject = filled(say.reportSubject, "cited", name);
    if (!to) { copy(body, say.reportCopied); return; }
    var keys = /^mailto:/i.test(to) ? ["subject", "body"] : ["title", "body"];
    var asked = keys[0] + "=" + encodeURIComponent(subject) + "&" + keys[1] + "=" + encodeURIComponent(body.replace(/\n/g, "\r\n"));
    location.href = to + (to.indexOf("?") < 0 ? "?" : "&") + asked;
  }

  function use(tool, provision) {
    var name = cited.id + "-" + provision.id;
    if (tool === "link") copy(here(provision), filled(say.copied, "words", here(provision)));
    else if (tool === "report") report(provision);
    else if (tool === "ris") download(form(tool, provision), name + ".ris", "application/x-research-info-systems");
    else if (tool === "csl") download(form(tool, provision), name + ".json", "application/json");
    else if (tool !== "other" && tool !== "parallel") copy(form(tool, provision), filled(say.copied, "words", form(tool, provision)));
  }

  /* ── the menu: arrows, Home, End, first letter, Esc, Tab ────────────────── */

  function items() {
    return Array.prototype.filter.call(menu.querySelectorAll('[role="menuitem"]'), function (item) { return !item.hidden; });
  }
  function provisionOf(button) { return button.closest("[data-place]"); }

  function open(button, last) {
    if (opener) close();
    var provision = provisionOf(button), root = tools.dataset.base + "/../", other = inEnglish ? "zh" : "en";
    opener = button;
    menu.querySelector('[data-tool="other"]').href = root + other + "/policies/" + cited.id + ".html#" + provision.id;
    menu.querySelector('[data-tool="parallel"]').href = root + (inEnglish ? "en" : "zh") + "/parallel/" + cited.id + ".html#" + provision.id;
    menu.setAttribute("aria-label", button.getAttribute("aria-label"));
    provision.insertAdjacentElement("afterend", menu);
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    place(button);
    var all = items();
    (last ? all[all.length - 1] : all[0]).focus({ preventScroll: true });
    var box = menu.getBoundingClientRect(), header = document.querySelector(".md-header");
    if (box.bottom > innerHeight - 8 || box.top < (header ? header.getBoundingClientRect().bottom : 0)) menu.scrollIntoView({ block: "nearest" });
  }

  /* Below the button, or above it where there is no room; never wider than the column. */
  function place(button) {
    var frame = (menu.offsetParent || document.body).getBoundingClientRect(), at = button.getBoundingClientRect();
    var left = Math.max(0, Math.min(at.right - frame.left - menu.offsetWidth, frame.width - menu.offsetWidth));
    var above = at.bottom + menu.offsetHeight > innerHeight && at.top - menu.offsetHeight > 60;
    menu.style.left = left + "px";
    menu.style.top = (above ? at.top - frame.top - menu.offsetHeight - 2 : at.bottom - frame.top + 2) + "px";
  }

  function close() {
    if (!opener) return;
    opener.setAttribute("aria-expanded", "false");
    menu.hidden = true;
    tools.insertAdjacentElement("afterbegin", menu);
    opener = null;
  }
  function back() {
    var button = opener;
    close();
    if (button) button.focus();
  }

  menu.addEventListener("click", function (event) {
    var item = event.target.closest('[role="menuitem"]');
    if (!item) return;
    var provision = provisionOf(opener);
    back();
    use(item.dataset.tool, provision);
  });
  menu.addEventListener("keydown", function (event) {
    var all = items(), at = all.indexOf(document.activeElement), to = -1;
    if (event.key === "ArrowDown") to = (at + 1) % all.length;
    else if (event.key === "ArrowUp") to = (at + all.length - 1) % all.length;
    else if (event.key === "Home") to = 0;
    else if (event.key === "End") to = all.length - 1;
    else if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); back(); return; }
    else if (event.key === "Tab") { back(); return; }
    else if (event.key === " " && document.activeElement.href) { event.preventDefault(); document.activeElement.click(); return; }
    else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      for (var step = 1; step <= all.length && to < 0; step += 1) {
        var next = (at + step) % all.length;
        if (all[next].textContent.trim().toLowerCase().indexOf(event.key.toLowerCase()) === 0) to = next;
      }
      /* Else the letter would be a key of the page: / or s open its search. */
      event.stopPropagation();
    }
    if (to >= 0) { event.preventDefault(); all[to].focus(); }
  });
  document.addEventListener("click", function (event) {
    if (opener && !menu.contains(event.target) && event.target !== opener) close();
  });
  menu.addEventListener("focusout", function (event) {
    if (opener && event.relatedTarget && !menu.contains(event.relatedTarget) && event.relatedTarget !== opener) close();
  });
  window.addEventListener("resize", close);

  /* ── the buttons ────────────────────────────────────────────────────────── */

  menu.querySelector('[data-tool="parallel"]').hidden = !cited.translated;
  each(document.querySelectorAll("[data-place][id]"), function (provision) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "pb-tool";
    button.setAttribute("aria-haspopup", "menu");
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", "pb-menu");
    button.setAttribute("aria-label", filled(say.tools, "place", provision.getAttribute(say.place) || provision.dataset.place));
    button.setAttribute("data-added", "");
    button.addEventListener("click", function () { if (opener === button) back(); else open(button, false); });
    button.addEventListener("keydown", function (event) {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      open(button, event.key === "ArrowUp");
    });
    provision.appendChild(button);
    /* What the menu has too is no stop of its own, and not said again in the name of a heading: 144 provisions, 144 stops. */
    each(provision.querySelectorAll("a.permalink, a.beside"), function (link) {
      if (provisionOf(link) !== provision) return;
      link.tabIndex = -1;
      link.setAttribute("aria-hidden", "true");
    });
  });
  document.documentElement.classList.add("pb-tooled");

  /* "Cite this document": the forms as they are today and here, and a button to copy each. */
  each(document.querySelectorAll("[data-cite]"), function (shown) {
    var button = document.createElement("button");
    shown.textContent = form(shown.dataset.cite, null);
    button.type = "button";
    button.className = "pb-copy";
    button.textContent = say.copy;
    button.setAttribute("aria-label", say.copy + " " + shown.parentNode.previousElementSibling.textContent);
    button.addEventListener("click", function () { copy(form(shown.dataset.cite, null), filled(say.copied, "words", form(shown.dataset.cite, null))); });
    shown.parentNode.appendChild(button);
  });
})();
