/* Other names: of subjects, and of terms in English. The table is loaded when the reader's own words find nothing. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  var table = null;

  function folded(text) { return search.text.fold(text).chars.join(""); }
  function stemmed(text) { return search.english.words(text).map(function (word) { return word.stem; }).join(" "); }

  /* Rows of [from, to]: another name and the name that the texts use. */
  function read() {
    return search.load.script("synonyms").then(function (rows) {
      if (table) return table;
      table = { zh: [], en: [] };
      rows.topics.forEach(function (row) {
        row.slice(2).forEach(function (name) { table.zh.push({ from: folded(name), shown: name, to: row[0], en: row[1] }); });
        table.zh.push({ from: folded(row[0]), shown: row[0], to: row[0], en: row[1] });
        table.en.push({ from: stemmed(row[1]), shown: row[1], to: row[1], zh: row[0] });
      });
      rows.terms.forEach(function (row) {
        table.en.push({ from: stemmed(row[1]), shown: row[1], to: row[1], zh: row[0] });
        row.slice(2).forEach(function (name) { table.en.push({ from: stemmed(name), shown: name, to: row[1], zh: row[0] }); });
      });
      [table.zh, table.en].forEach(function (list) {
        list.sort(function (a, b) { return b.from.length - a.from.length; });
      });
      return table;
    });
  }

  /* Ways to say a query with other names, the longest name first: [{ typed, from, to }] */
  function others(typed) {
    return read().then(function (names) {
      var found = [], whole = folded(typed);
      names.zh.forEach(function (row) {
        var at = row.from.length > 1 ? whole.indexOf(row.from) : -1;
        if (at >= 0 && row.from !== folded(row.to)) {
          push(found, whole.slice(0, at) + " " + row.to + " " + whole.slice(at + row.from.length), row, row.to);
        }
      });
      var english = " " + stemmed(typed) + " ", words = search.english.words(typed);
      if (words.length) names.en.forEach(function (row) {
        var at = english.indexOf(" " + row.from + " ");
        if (at < 0 || !row.from) return;
        var first = english.slice(0, at).split(" ").filter(Boolean).length, last = first + row.from.split(" ").length - 1;
        var before = typed.slice(0, words[first].from), after = typed.slice(words[last].to);
        if (row.from !== stemmed(row.to)) push(found, before + row.to + after, row, row.to);
        if (row.zh) push(found, before + " " + row.zh + " " + after, row, row.zh);
      });
      return found.slice(0, 12);
    });
  }

  function push(found, typed, row, to) {
    if (!found.some(function (one) { return one.typed.trim() === typed.trim(); })) found.push({ typed: typed, from: row.shown, to: to });
  }

  /* Parts of a run of Han that are names of something: 领导干部 of 领导干部学法. */
  search.synonyms = { others: others };
})();
