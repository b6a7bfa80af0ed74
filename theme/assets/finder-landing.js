/* A page opened from a search result (?q=…&mark=…#anchor): marks the provision and the words. Fetched for such
   addresses only; the marks can be taken off again, and nothing of them is printed. */
(function () {
  "use strict";
  var asked = new URLSearchParams(location.search), query = asked.get("q") || "";
  var place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!place || !query) return;
  var words = JSON.parse(document.getElementById("pb-search-words").textContent);
  var wanted = asked.getAll("mark").filter(Boolean);
  if (!wanted.length) wanted = query.split(/[\s"“”]+/).filter(function (word) { return word.length > 1; });

  /* Full-width letters, signs and blanks as half-width ones; one character stays one, so that places agree. */
  function folded(text) {
    return text.toLowerCase().replace(/[\uff01-\uff5e]/g, function (wide) { return String.fromCharCode(wide.charCodeAt(0) - 0xfee0); });
  }

  /* The provision, and below a heading that stands alone its paragraphs, up to the next provision. */
  function range() {
    var all = [place], next = place.nextElementSibling;
    if (!/^H[1-6]$/.test(place.tagName)) return all;
    while (next && !next.id && !next.classList.contains("provision")) { all.push(next); next = next.nextElementSibling; }
    return all;
  }
  function pieces(element) {
    var found = [], at, walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while ((at = walker.nextNode())) if (!at.parentElement.closest("[data-added], a.permalink, .sign, .pb-word")) found.push(at);
    return found;
  }
  /* Without blanks: the words of a result have been cleaned of those a line break left in the text. */
  function mark(element) {
    var text = "", places = [], hits = [];
    pieces(element).forEach(function (node) {
      for (var at = 0; at < node.data.length; at += 1) {
        if (/\s/.test(node.data[at])) continue;
        text += folded(node.data[at]);
        places.push([node, at]);
      }
    });
    wanted.forEach(function (word) {
      var bare = folded(word).replace(/\s/g, "");
      if (!bare) return;
      for (var from = text.indexOf(bare); from >= 0; from = text.indexOf(bare, from + bare.length)) hits.push([from, from + bare.length]);
    });
    var covered = [];
    hits.forEach(function (hit) { for (var at = hit[0]; at < hit[1]; at += 1) covered[at] = true; });
    /* Runs within one text node, from the last to the first, so that cutting moves no place still to come. */
    var runs = [];
    places.forEach(function (where, at) {
      if (!covered[at]) return;
      var last = runs[runs.length - 1];
      if (last && last.at === at - 1 && last.node === where[0]) { last.at = at; last.end = where[1] + 1; }
      else runs.push({ node: where[0], start: where[1], end: where[1] + 1, at: at });
    });
    runs.reverse().forEach(function (run) {
      var cut = document.createRange(), word = document.createElement("mark");
      word.className = "pb-word";
      cut.setStart(run.node, run.start);
      cut.setEnd(run.node, run.end);
      cut.surroundContents(word);
    });
    return runs.length;
  }

  var marked = range().reduce(function (sum, element) { return sum + mark(element); }, 0);
  place.classList.add("pb-landed-on");

  var bar = document.createElement("p");
  bar.className = "pb-landed";
  bar.lang = document.documentElement.lang;
  bar.setAttribute("data-added", "");
  var told = document.createElement("span"), off = document.createElement("button"), back = document.createElement("a");
  told.textContent = marked ? words.landed + wanted.join(words.and) : words.landed_plain;
  off.type = "button";
  off.textContent = words.landed_clear;
  back.textContent = words.landed_back;
  back.href = document.getElementById("pb-finder").dataset.base + "search.html?q=" + encodeURIComponent(query);
  [told, off, back].forEach(function (part) { bar.appendChild(part); });
  place.insertAdjacentElement("afterend", bar);

  off.addEventListener("click", function () {
    Array.prototype.forEach.call(document.querySelectorAll("mark.pb-word"), function (word) {
      var parent = word.parentNode;
      while (word.firstChild) parent.insertBefore(word.firstChild, word);
      word.remove();
      parent.normalize();
    });
    place.classList.remove("pb-landed-on");
    bar.remove();
    try { history.replaceState(null, "", location.pathname + location.hash); } catch (refused) { /* the address then keeps the words */ }
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  });
})();
