/* Other names: of subjects, and of terms in English. The terms are loaded when the reader's own words find nothing. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  var MOST = 8;
  var terms = null;

  function folded(text) { return search.text.fold(text).chars.join(""); }
  function stemmed(text) { return search.english.words(text).map(function (word) { return word.stem; }).join(" "); }

  /* Subjects that are below one, itself among them. */
  function below(index, topic) {
    var found = [topic];
    for (var at = 0; at < found.length; at++) {
      index.topics.forEach(function (other, number) {
        if (other[3] === index.topics[found[at]][0] && found.indexOf(number) < 0) found.push(number);
      });
    }
    return found;
  }

  /* Names of subjects that stand in a run of characters, longest first: [{ name, topics, label }] */
  function subjects(index, typed) {
    var whole = folded(typed), found = [];
    index.topics.forEach(function (topic, number) {
      [topic[1]].concat(topic.slice(4)).forEach(function (name) {
        var plain = folded(name);
        if (plain.length < 2 || whole.indexOf(plain) < 0) return;
        var known = found.filter(function (one) { return one.plain === plain; })[0];
        if (known) known.topics.push(number);
        else found.push({ plain: plain, name: name, topics: [number], label: topic[1], own: name === topic[1] });
      });
    });
    return found.sort(function (a, b) { return b.plain.length - a.plain.length; });
  }

  /* Words of a query with the name of a subject in place of some of them: [{ words, from, to }] */
  function concepts(index, typed) {
    var whole = folded(typed);
    return subjects(index, typed).slice(0, MOST).map(function (one) {
      var at = whole.indexOf(one.plain), topics = [];
      one.topics.forEach(function (topic) {
        below(index, topic).forEach(function (each) { if (topics.indexOf(each) < 0) topics.push(each); });
      });
      var word = search.reading.words(one.label)[0];
      word.topics = topics;
      word.also = one.own ? null : one.name;
      var rest = search.reading.words(whole.slice(0, at) + " " + whole.slice(at + one.plain.length), true);
      return { words: [word].concat(rest), from: one.name, to: one.label, whole: one.plain === whole, own: one.own };
    });
  }

  function read() {
    return search.load.script("synonyms").then(function (rows) {
      if (terms) return terms;
      terms = [];
      rows.forEach(function (row) {
        row.slice(1).forEach(function (name) { terms.push({ stems: stemmed(name), from: name, to: row[1], zh: row[0] }); });
      });
      return terms.sort(function (a, b) { return b.stems.length - a.stems.length; });
    });
  }

  /* English with other renderings in place of some words, the longest first: [{ words, from, to, whole }] */
  function renderings(typed) {
    return read().then(function (rows) {
      var found = [], stems = " " + stemmed(typed) + " ", words = search.english.words(typed);
      rows.forEach(function (row) {
        var at = row.stems ? stems.indexOf(" " + row.stems + " ") : -1;
        if (at < 0 || found.length >= MOST) return;
        var first = stems.slice(0, at).split(" ").filter(Boolean).length, last = first + row.stems.split(" ").length - 1;
        var before = typed.slice(0, words[first].from), after = typed.slice(words[last].to), whole = stems.trim() === row.stems;
        /* The term in both languages: translators may write around it where the text has it. */
        var term = Object.assign({}, search.reading.words(row.zh)[0]);
        if (row.stems !== stemmed(row.to)) Object.assign(term, search.reading.words('"' + row.to + '"')[0], { chars: term.chars });
        found.push({
          words: [term].concat(search.reading.words(before + " " + after)), from: row.from, to: term.latin.length ? row.to : row.zh, whole: whole
        });
      });
      return found;
    });
  }

  search.synonyms = { concepts: concepts, renderings: renderings };
})();
