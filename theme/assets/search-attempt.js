/* One reading of a query: its words, what has them, what they are about, what is marked. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});

  function state(words, found, notice) {
    return { query: { asked: [], marks: [], stems: [], beginnings: [], about: {}, counted: {}, limitWords: [] }, found: found, words: words, units: [], notice: notice };
  }

  function attempt(index, asked, words, notice) {
    if (!words.length) return Promise.resolve(state(words, [], notice));
    var typing = !/\s$/.test(asked.typed), limits = [];
    [asked.limit].concat(words.map(function (word) { return word.limit; })).forEach(function (limit) {
      if (limit && limits.indexOf(limit) < 0) limits.push(limit);
    });
    var load = function (key) { return search.match.load(index, "r", key); };
    var keyed = function (kind) { return asked.counted ? load(search.rank.KEYS[kind] + asked.counted) : null; };
    return Promise.all([
      Promise.all(words.map(function (word, at) { return search.match.word(index, word, typing && at === words.length - 1); })),
      asked.literal.length > 1 ? search.match.run(index, asked.literal, false) : null,
      Promise.all(limits.map(function (limit) { return load("=" + limit); })),
      Promise.all(asked.asked.map(function (kind) { return load(search.rank.KEYS[kind]); })),
      Promise.all(asked.asked.map(keyed))
    ]).then(function (read) {
      var answers = {}, counted = {}, exact = read[1] && new search.match.Found(index).add("zh", read[1]), found = read[0];
      asked.asked.forEach(function (kind, at) { answers[kind] = read[3][at]; counted[kind] = read[4][at] && read[4][at].length ? read[4][at] : null; });
      var query = {
        asked: asked.asked, answers: answers, counted: counted, exact: exact, limitWords: limits,
        limits: limits.length ? new search.match.Found(index).add("zh", search.match.merged(read[2])) : null,
        about: about(index, words), index: index, any: Boolean(notice && notice.code === "any"), unit: /[\u3400-\u9fff]/.test(asked.counted || "") ? asked.counted : null
      };
      words.forEach(function (word, at) { if (word.limit && query.limits) found[at].add("zh", query.limits.zh); });
      marks(query, asked, words);
      var units = search.rank.units(index, found, notice && notice.code === "any" ? "any" : "all");
      units = joined(index, units, exact);
      if (asked.limit && query.limits) units = joined(index, units, query.limits);
      return { query: query, found: found, words: words, units: units, notice: notice };
    });
  }

  /* What stands literally in a provision is found, however the query was read. */
  function joined(index, units, more) {
    if (!more || !more.units) return units;
    var known = new Set(units), kinds = search.index;
    for (var unit = 0; unit < index.count; unit++) {
      if (more.own(unit) && !known.has(unit) && (index.kindOf[unit] === kinds.PROVISION || index.kindOf[unit] === kinds.NOTICE)) units.push(unit);
    }
    return units;
  }

  /* How much of a subject's name was typed, for every unit about it; its last word tells more than another: 规范性文件备案. */
  function about(index, words) {
    var shares = {};
    index.topics.forEach(function (topic, at) {
      if (!index.about[at].length) return;
      var name = search.text.fold(topic[1]).chars.join(""), english = search.english.words(topic[2]).map(function (word) { return word.stem; });
      var share = 0, head = false;
      words.forEach(function (word) {
        var written = word.chars.join("");
        if (written.length > 1 && name.indexOf(written) >= 0) {
          share += written.length / name.length;
          head = head || name.slice(-written.length) === written;
        } else if (written.length > 1 && written.indexOf(name) >= 0) share += 1;
        else if (word.latin.length && !word.stop) {
          share += word.latin.filter(function (one) { return english.indexOf(one.stem) >= 0; }).length / english.length;
          head = head || word.latin[0].stem === english[0];
        }
      });
      if (head) share = Math.max(share, 0.6);
      if (share > 0.3) index.about[at].forEach(function (unit) { shares[unit] = Math.max(shares[unit] || 0, Math.min(1, share)); });
    });
    return shares;
  }

  /* What is marked in excerpts. */
  function marks(query, asked, words) {
    query.marks = []; query.stems = []; query.beginnings = [];
    words.forEach(function (word) {
      if (word.chars.length) {
        query.marks.push(word.chars.join(""));
        query.marks = query.marks.concat(search.text.otherNumbers(word.chars.join("")));
        if (word.also) query.marks.push(search.text.fold(word.also).chars.join(""));
      } else query.marks.push(search.text.fold(word.typed).chars.join(""));
      word.latin.forEach(function (one) {
        if (!word.stop && !search.reading.STOP.test(one.word)) { query.stems.push(one.stem); if (one.word.length > 2) query.beginnings.push(one.word); }
      });
    });
    query.han = words.some(function (word) { return search.text.HAN.test(word.typed); });
    query.latin = words.some(function (word) { return word.latin.length > 0; });
    if (query.exact && query.exact.units) query.marks.unshift(asked.literal.join(""));
  }

  search.attempt = { state: state, run: attempt, joined: joined };
})();
