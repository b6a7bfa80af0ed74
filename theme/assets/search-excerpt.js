/* The sentence that shows why a provision was found, its words and the value that answers marked. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  var LONGEST = 110, LONGEST_EN = 240;
  var MONTHS = "January February March April May June July August September October November December".split(" ");

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
    return cut(text, range, words, answer, zh[5]);
  }

  function english(text, query, answer, zh) {
    var found = [], all = search.english.words(text);
    all.forEach(function (word) {
      if (query.stems.indexOf(word.stem) >= 0 || query.beginnings.some(function (start) { return word.word.indexOf(start) === 0; })) {
        found.push([word.from, word.to]);
      }
    });
    var value = answer && /[dqr]/.test(answer[2]) ? valueEn(text, zh[3].slice(answer[0], answer[1])) : null;
    return cut(text, around(text, value || densest(found, LONGEST_EN), 0, LONGEST_EN, /[.;!?](?=\s)/), found, value, 0);
  }

  /* A Chinese value in the English: 15日内 → within 15 days, 每两年 → every two years, 12月20日前 → by 20 December. */
  function valueEn(text, words) {
    var folded = search.text.fold(words).chars.join(""), written = [folded].concat(search.text.otherNumbers(folded)).join(" ");
    var patterns = [], match;
    var date = /([0-9]{1,2})月(?:([0-9]{1,2})日)?/.exec(written);
    if (date) patterns.push((date[2] ? "(?:by |before )?" + Number(date[2]) + " " : "(?:by )?(?:the end of )?") + MONTHS[date[1] - 1]);
    if (/季度/.test(folded)) patterns.push("(?:in |within )?(?:the )?(?:each |every )?(?:first |once a )?quarter(?: of (?:each|every) year)?");
    if (/半年/.test(folded)) patterns.push("(?:every |each )?(?:six months|half[ -]year)");
    var numbers = [], NUMBER = /[0-9]+/g;
    while ((match = NUMBER.exec(written))) numbers.push(match[0]);
    if (/两/.test(folded)) numbers.push("2");
    numbers.forEach(function (number) {
      var said = number + (search.reading.NUMBERS[number] ? "|" + search.reading.NUMBERS[number] : "");
      patterns.push("(?:(?:within|by|before|every|at least|(?:no|not) (?:less|fewer|more|later) than|a minimum of|the end of) )*(?:" + said + ")(?:[–-][0-9]+)?%?(?: (?:working |calendar |class )?(?:days?|months?|years?|hours?|times|people|persons?|copies|sessions?|issues?))?");
    });
    if (/每月/.test(folded)) patterns.push("(?:every|each|a|per) month");
    if (/每年/.test(folded)) patterns.push("(?:every|each|a|per) year|annually");
    for (var at = 0; at < patterns.length; at++) {
      match = new RegExp("\\b(?:" + patterns[at] + ")(?![0-9a-z])", "i").exec(text);
      if (match && match[0].trim()) return [match.index, match.index + match[0].length, "d"];
    }
    return null;
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
  function cut(text, range, words, value, body) {
    var pieces = [], flags = [];
    if (range[0] >= range[1]) return [];
    if (range[0] > body + 2 && !/[。；.;：:]\s*$/.test(text.slice(0, range[0]))) pieces.push({ text: "…", mark: false, value: false });
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
