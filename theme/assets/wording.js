/* A link that was copied here carries eight digits of the words (?w=7f3a9c2e). Opened again, the page says
   that they are unchanged, or shows what changed. policybase/wordings.py makes the same digits. */
(function () {
  "use strict";

  /* Written out, because \s is not the same in Python and in JavaScript. */
  var BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+/g;
  var TABLE = [];
  for (var n = 0; n < 256; n += 1) {
    var rest = n;
    for (var bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    TABLE.push(rest >>> 0);
  }

  /* CRC-32 of the UTF-8 of the words without blanks: crypto.subtle is not there on http://. */
  function fingerprint(words) {
    var bytes = new TextEncoder().encode(words.replace(BLANKS, "")), sum = 0xffffffff;
    for (var at = 0; at < bytes.length; at += 1) sum = (sum >>> 8) ^ TABLE[(sum ^ bytes[at]) & 255];
    return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
  }

  /* What to take out of a and put in to have b: [["=", "依法"], ["-", "执"], ["+", "行"], ["=", "政"]]. */
  function diff(a, b) {
    var old = Array.from(a), now = Array.from(b), head = 0, tail = 0;
    while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
    while (tail < old.length - head && tail < now.length - head
      && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
    var found = [];
    function put(sign, words) {
      if (!words) return;
      var last = found[found.length - 1];
      if (last && last[0] === sign) last[1] += words; else found.push([sign, words]);
    }
    put("=", old.slice(0, head).join(""));
    between(old.slice(head, old.length - tail), now.slice(head, now.length - tail)).forEach(function (each) { put(each[0], each[1]); });
    put("=", old.slice(old.length - tail).join(""));
    return found;
  }

  /* The longest common subsequence; of texts too long for that, all out and all in. */
  function between(old, now) {
    var width = now.length + 1;
    if (!old.length || !now.length || old.length * now.length > 4000000) return [["-", old.join("")], ["+", now.join("")]];
    var longest = new Uint16Array((old.length + 1) * width), i, j;
    for (i = old.length - 1; i >= 0; i -= 1) {
      for (j = now.length - 1; j >= 0; j -= 1) {
        longest[i * width + j] = old[i] === now[j] ? longest[(i + 1) * width + j + 1] + 1
          : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
      }
    }
    var runs = [];
    i = j = 0;
    while (i < old.length || j < now.length) {
      var same = i < old.length && j < now.length && old[i] === now[j];
      var out = !same && i < old.length && (j === now.length || longest[(i + 1) * width + j] >= longest[i * width + j + 1]);
      var sign = same ? "=" : out ? "-" : "+", last = runs[runs.length - 1];
      if (!last || last[0] !== sign) runs.push(last = [sign, ""]);
      last[1] += out || same ? old[i] : now[j];
      if (out || same) i += 1;
      if (!out) j += 1;
    }
    return tidied(runs);
  }

  /* One character that happens to be the same between two changes tells a reader nothing: 行政 → 执法. */
  function tidied(runs) {
    var found = [], out = "", into = "";
    function end() {
      if (out) found.push(["-", out]);
      if (into) found.push(["+", into]);
      out = into = "";
    }
    runs.forEach(function (run, at) {
      var lonely = run[0] === "=" && Array.from(run[1]).length < 2 && at > 0 && at < runs.length - 1;
      if (run[0] === "-" || lonely) out += run[1];
      if (run[0] === "+" || lonely) into += run[1];
      if (run[0] === "=" && !lonely) { end(); found.push(run); }
    });
    end();
    return found;
  }

  window.pbWording = { fingerprint: fingerprint, diff: diff };

  /* ── a page opened by a copied link ─────────────────────────────────────── */

  var data = document.getElementById("pb-document"), tools = document.getElementById("pb-tools");
  if (!data || !tools) return;
  var cited = JSON.parse(data.textContent), say = JSON.parse(tools.querySelector("script").textContent);
  var asked = /[?&]w=([^&#]*)/.exec(location.search), shown = null;

  function anchor() {
    try { return decodeURIComponent(location.hash.slice(1)); } catch (damaged) { return ""; }
  }

  function element(name, words, className) {
    var made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = words;
    return made;
  }

  function notice(kind, words, below) {
    var place = document.getElementById(anchor()), box = document.createElement("div");
    box.className = "pb-wording pb-wording-" + kind;
    box.setAttribute("role", "note");
    var head = element("p", ""), sign = element("span", { same: "✓ ", changed: "≠ ", unknown: "? " }[kind]);
    sign.setAttribute("aria-hidden", "true");
    head.appendChild(sign);
    head.appendChild(document.createTextNode(words));
    box.appendChild(head);
    if (below) box.appendChild(below);
    if (place && place.closest(".provision")) place = place.closest(".provision");
    /* An address that is gone opens the page at its head: there the reader looks. */
    (place || document.querySelector(".pb-document h1") || tools).insertAdjacentElement("afterend", box);
    shown = box;
    var told = document.getElementById("pb-told");
    if (told) setTimeout(function () { told.firstChild.textContent = words; }, 300);
  }

  /* Old against new in one paragraph. What was taken out or put in is said, too: not every voice reads <del>. */
  function changes(was, now) {
    var shown = element("p", "", "pb-diff");
    shown.lang = "zh-Hans";
    diff(was, now).forEach(function (each) {
      if (each[0] === "=") { shown.appendChild(document.createTextNode(each[1])); return; }
      var mark = document.createElement(each[0] === "-" ? "del" : "ins");
      var around = (each[0] === "-" ? say.deleted : say.inserted).split("{words}").map(function (words) {
        var spoken = element("span", words, "pb-unseen");
        spoken.lang = document.documentElement.lang;
        return spoken;
      });
      mark.appendChild(around[0]);
      mark.appendChild(document.createTextNode(each[1]));
      mark.appendChild(around[1]);
      shown.appendChild(mark);
    });
    return shown;
  }

  function compare(known) {
    var found = known && known[anchor()], digits = asked[1];
    var was = found && Object.prototype.hasOwnProperty.call(found.was, digits) ? found.was[digits] : null;
    /* A file that somebody edited is no evidence of what a text read. */
    if (was !== null && fingerprint(was) === digits) {
      if (found.now !== null) notice("changed", say.changed, changes(was, found.now));
      else {
        var old = element("p", was, "pb-diff");
        old.lang = "zh-Hans";
        notice("changed", say.gone, old);
      }
    } else notice("unknown", say.notKept);
  }

  function check() {
    var at = anchor(), digits = asked[1], now = cited.wordings[at] || cited.moved[at];
    if (!/^[0-9a-f]{8}$/.test(digits)) return notice("unknown", say.damaged);
    if (now === digits) return notice("same", say.unchanged);
    var other = Object.keys(cited.wordings).filter(function (each) { return cited.wordings[each] === digits; })[0];
    if (other) {
      /* Somebody followed a link on the page and then copied the address line. */
      var named = document.querySelector('[id="' + other + '"][data-place]'), link = element("a", "");
      link.href = "#" + other;
      link.textContent = named ? named.getAttribute(say.place) || named.dataset.place : other;
      var line = element("p", "");
      line.appendChild(link);
      return notice("unknown", say.other, line);
    }
    var script = document.createElement("script");
    script.src = tools.dataset.base + "/../data/wordings/" + encodeURIComponent(cited.id) + ".js";
    script.onload = function () { compare((window.pbWordings || {})[cited.id]); };
    script.onerror = function () { compare(null); };
    document.head.appendChild(script);
  }

  if (asked && anchor()) {
    check();
    /* At another place of the page these digits would say something untrue. */
    window.addEventListener("hashchange", function () {
      if (shown) shown.remove();
      try { history.replaceState(history.state, "", location.pathname + location.hash); } catch (refused) { /* file:// in some browsers */ }
    }, { once: true });
  }
})();
