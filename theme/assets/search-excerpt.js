/* The sentence that shows why a provision was found, its words and the value that answers marked. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  var LONGEST = 110, LONGEST_EN = 240;

  /* [start, end] of every run of marks in a Chinese text */
  function occurrences(text, marks) {
    var folded = search.text.fold(text), joined = folded.chars.join(""), found = [];
    /* Characters outside the basic plane would shift the places: then they are counted one by one. */
    if (joined.length !== folded.chars.length) joined = folded.chars.map(function (sign) { return sign.length > 1 ? "□" : sign; }).join("");
    marks.forEach(function (mark) {
      if (!mark.length) return;
      for (var at = joined.indexOf(mark); at >= 0; at = joined.indexOf(mark, at + 1)) {
        found.push([folded.from[at], folded.to[at + mark.length - 1]]);
      }
    });
    return found.sort(function (a, b) { return a[0] - b[0]; });
  }

  function chinese(zh, query, answer) {
    var text = zh[3], words = occurrences(text, query.marks), body = words.filter(function (word) { return word[1] > zh[5]; });
    var used = body.length ? body : words;
    var range = around(text, answer ? answer : densest(used, LONGEST), zh[5], LONGEST, /[。；！？;]/);
    return cut(text, range, words, answer);
  }

  function english(text, query, answer, zh) {
    var found = [], all = search.english.words(text);
    all.forEach(function (word) {
      if (query.stems.indexOf(word.stem) >= 0 || query.beginnings.some(function (start) { return word.word.indexOf(start) === 0; })) {
        found.push([word.from, word.to]);
      }
    });
    var value = answer && answer[2] !== "a" ? valueEn(text, zh[3].slice(answer[0], answer[1])) : null;
    return cut(text, around(text, value || densest(found, LONGEST_EN), 0, LONGEST_EN, /[.;!?](?=\s)/), found, value);
  }

  /* The number of a Chinese value in the English: 15日内 → 15 days. */
  function valueEn(text, words) {
    var number = /[0-9]+/.exec(search.text.otherNumbers(search.text.fold(words).chars.join("")).concat(words).join(" "));
    var match = number && new RegExp("\\b(?:within )?" + number[0] + "\\b(?: (?:working |calendar )?(?:days?|months?|years?|times|people))?").exec(text);
    return match ? [match.index, match.index + match[0].length, "d"] : null;
  }

  /* The first stretch of so many characters that has most of the words. */
  function densest(found, longest) {
    var best = found[0] || [0, 0], most = 0;
    found.forEach(function (start, at) {
      var count = 0;
      for (var next = at; next < found.length && found[next][1] - start[0] < longest; next++) count += found[next][1] - found[next][0];
      if (count > most) { most = count; best = [start[0], found[Math.max(at, next - 1)][1]]; }
    });
    return best;
  }

  /* The sentences around a stretch, cut to a length; from the body where the stretch is in the heading. */
  function around(text, stretch, body, longest, stop) {
    var start = stretch[0], end = stretch[1];
    if (end <= body) { start = end = Math.min(body + (/[。．.：:]/.test(text[body] || "") ? 1 : 0), text.length); }
    while (start > body && !stop.test(text.slice(start - 1, start + 1)) && stretch[1] - start < longest * 0.7) start--;
    while (end < text.length && end - start < longest && !stop.test(text.slice(end - 1, end + 1))) end++;
    while (/[\s。；]/.test(text[start] || "") && start < end) start++;
    if (end - start < longest / 2 && end < text.length) {
      var next = text.slice(end).search(stop);
      end = Math.min(text.length, next < 0 || next + 1 > longest / 2 ? end + Math.floor(longest / 2) : end + next + 1);
    }
    return [start, end];
  }

  /* A stretch as pieces: marked, valued, or neither. */
  function cut(text, range, words, value) {
    var pieces = [], flags = [];
    if (range[0] > 0 && !/[。；.;：:]\s*$/.test(text.slice(0, range[0]))) pieces.push({ text: "…", mark: false, value: false });
    for (var at = range[0]; at < range[1]; at++) {
      var mark = words.some(function (word) { return word[0] <= at && at < word[1]; });
      var valued = Boolean(value) && value[0] <= at && at < value[1];
      var last = flags[flags.length - 1];
      if (!last || last.mark !== mark || last.value !== valued) flags.push({ text: text[at], mark: mark, value: valued });
      else last.text += text[at];
    }
    pieces = pieces.concat(flags);
    if (range[1] < text.length && !/[。；.;]\s*$/.test(text.slice(0, range[1]))) pieces.push({ text: "…", mark: false, value: false });
    return pieces;
  }

  search.excerpt = { occurrences: occurrences, zh: chinese, en: english };
})();
