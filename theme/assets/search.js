/* Finds provisions. open(base, locale), then query(text, options) → a promise of results. Decision 0008. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  var FILTERS = ["jurisdiction", "level", "year", "status", "kind", "topic"];
  var locale = "zh", opening = null, latest = 0;

  search.open = function (base, language) {
    locale = language || "zh";
    search.load.from(base);
  };

  search.warm = function () {
    if (!opening) {
      opening = Promise.all([search.load.script("manifest"), search.load.script("units")]).then(function (read) {
        search.load.dated(read[0].digest);
        return search.index.open(read[0], read[1]);
      });
      opening.catch(function () { opening = null; });
    }
    return opening;
  };

  /* A newer query wins: the promise of an older one stays open for ever. */
  search.query = function (typed, options) {
    var mine = ++latest;
    return search.warm().then(function (index) { return find(index, String(typed || ""), options || {}); }).then(function (result) {
      return mine === latest ? result : new Promise(function () {});
    });
  };

  function find(index, typed, options) {
    var filters = options.filters || {}, asked = search.reading.read(typed);
    if (!typed.trim()) return Promise.resolve(empty(typed));
    return Promise.all([search.places.provisions(index, typed), search.places.numbers(index, typed), search.places.titles(index, typed)])
      .then(function (jumps) {
        return matched(index, asked, filters).then(function (state) { return { jumps: [].concat.apply([], jumps), state: state }; });
      }).then(function (found) { return result(index, typed, found, filters, options); });
  }

  /* The words as typed; else other names of them; else words cut where the texts cut them; else any of them. */
  function matched(index, asked, filters) {
    return attempt(index, asked, asked.words, null).then(function (state) {
      if (state.units.length) return state;
      return search.synonyms.others(asked.words.map(function (word) { return word.quoted ? "" : word.typed; }).join(" ")).then(function (others) {
        return first(others, function (other) {
          var read = search.reading.words(other.typed, true);
          return attempt(index, asked, read, { code: "synonym", from: other.from, to: other.to, words: [] });
        });
      });
    }).then(function (state) {
      if (state && state.units.length) return state;
      return cut(index, asked.loose).then(function (words) {
        return attempt(index, asked, words, null).then(function (all) {
          return all.units.length ? all : attempt(index, asked, words, { code: "any", from: null, to: null, words: [] });
        });
      });
    });
  }

  /* The first of some that has units. */
  function first(list, make) {
    return list.reduce(function (before, one) {
      return before.then(function (state) { return state && state.units.length ? state : make(one); });
    }, Promise.resolve(null));
  }

  function cut(index, words) {
    return Promise.all(words.map(function (word) {
      if (word.quoted || word.chars.length < 3) return [word];
      return search.match.cut(index, word.chars).then(function (runs) {
        var long = runs.filter(function (run) { return run.length > 1; });
        return [].concat.apply([], (long.length ? long : runs).map(function (run) { return search.reading.words(run.join(""), true); }));
      });
    })).then(function (all) { return [].concat.apply([], all); });
  }

  function attempt(index, asked, words, notice) {
    var typing = !/\s$/.test(asked.typed), limits = [];
    var wanting = notice && notice.code === "any" ? "any" : "all";
    [asked.limit].concat(words.map(function (word) { return word.limit; })).forEach(function (limit) {
      if (limit && limits.indexOf(limit) < 0) limits.push(limit);
    });
    var load = function (key) { return search.match.load(index, "r", key); };
    return Promise.all([
      Promise.all(words.map(function (word, at) { return search.match.word(index, word, typing && at === words.length - 1); })),
      asked.literal.length > 1 ? search.match.run(index, asked.literal, false) : null,
      Promise.all(limits.map(function (limit) { return load("=" + limit); })),
      Promise.all(asked.asked.map(function (kind) { return load(search.rank.KEYS[kind]); }))
    ]).then(function (read) {
      var answers = {}, exact = read[1] && new search.match.Found(index).add("zh", read[1]);
      asked.asked.forEach(function (kind, at) { answers[kind] = read[3][at]; });
      var query = {
        asked: asked.asked, answers: answers, exact: exact, limitWords: limits,
        limits: limits.length ? new search.match.Found(index).add("zh", search.match.merged(read[2])) : null,
        about: about(index, words)
      };
      var found = read[0];
      /* 15日内 is asked for as a length of time too: 十五个工作日 is none, 15天内 is one. */
      words.forEach(function (word, at) { if (word.limit && query.limits) found[at].add("zh", query.limits.zh); });
      marks(query, asked, words);
      var units = search.rank.units(index, found, wanting, function () { return true; });
      if (exact) units = union(index, units, exact);
      return { query: query, found: found, words: words, units: units, notice: notice };
    });
  }

  /* What stands literally in a provision is found, however the query was read. */
  function union(index, units, exact) {
    var known = new Set(units), kinds = search.index;
    for (var unit = 0; unit < index.count; unit++) {
      if (exact.own(unit) && !known.has(unit) && (index.kindOf[unit] === kinds.PROVISION || index.kindOf[unit] === kinds.NOTICE)) units.push(unit);
    }
    return units;
  }

  /* How much of a subject's name was typed, for every unit that is about the subject. */
  function about(index, words) {
    var shares = {};
    index.topics.forEach(function (topic, at) {
      var name = search.text.fold(topic[1]).chars.join(""), english = search.english.words(topic[2]).map(function (word) { return word.stem; });
      var share = 0;
      words.forEach(function (word) {
        var typed = word.chars.join("");
        if (typed.length > 1 && name.indexOf(typed) >= 0) share += typed.length / name.length;
        else if (typed.length > 1 && typed.indexOf(name) >= 0) share += 1;
        else if (word.latin.length && !word.stop) share += word.latin.filter(function (one) { return english.indexOf(one.stem) >= 0; }).length / english.length;
      });
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
      } else if (/[A-Z]/.test(word.typed)) query.marks.push(search.text.fold(word.typed).chars.join(""));
      word.latin.forEach(function (one) {
        if (!word.stop) { query.stems.push(one.stem); if (one.word.length > 2) query.beginnings.push(one.word); }
      });
    });
    if (query.exact && query.exact.units) query.marks.unshift(asked.literal.join(""));
  }

  function result(index, typed, both, filters, options) {
    var state = both.state, active = allowed(index, filters), from = options.from || 0, count = options.count || 20;
    var kept = state.units.filter(function (unit) { return active(unit, null); });
    var ordered = search.rank.order(index, state.query, state.found, kept);
    var documents = new Set(kept.map(function (unit) { return index.nameOf[unit]; }));
    var jumps = from ? [] : both.jumps.slice(0, 8);
    return Promise.all([
      Promise.all(ordered.slice(from, from + count).map(function (unit) { return search.show.hit(index, state.query, state.found, unit, locale); })),
      Promise.all(jumps.map(function (jump) { return search.show.jump(index, jump, locale); }))
    ]).then(function (shown) {
      var nothing = !kept.length && !jumps.length;
      var notice = nothing ? { code: "none", from: null, to: null, words: state.words.map(function (word) { return word.typed; }) } : state.notice;
      if (notice && notice.code === "any") {
        notice.words = state.words.filter(function (_, at) { return !state.found[at].units; }).map(function (word) { return word.typed; });
      }
      return {
        query: typed, total: kept.length, documents: documents.size, notice: kept.length || nothing ? notice : null,
        jumps: shown[1], hits: shown[0], facets: facets(index, state.units, active)
      };
    });
  }

  function empty(typed) { return { query: typed, total: 0, documents: 0, notice: null, jumps: [], hits: [], facets: {} }; }

  /* Whether a unit passes the filters, but for one of them. */
  function allowed(index, filters) {
    var used = FILTERS.filter(function (name) { return filters[name] && filters[name].length; });
    return function (unit, but) {
      return used.every(function (name) {
        if (name === but) return true;
        return valuesOf(index, name, unit).some(function (value) { return filters[name].indexOf(value) >= 0; });
      });
    };
  }

  function valuesOf(index, filter, unit) {
    if (filter !== "topic") return search.index.valuesOf(index, filter, index.nameOf[unit]);
    return topicsOf(index)[unit] || [];
  }

  function topicsOf(index) {
    if (!index.topicsOf) {
      index.topicsOf = {};
      index.topics.forEach(function (topic, at) {
        index.about[at].forEach(function (unit) { (index.topicsOf[unit] = index.topicsOf[unit] || []).push(topic[0]); });
      });
    }
    return index.topicsOf;
  }

  function facets(index, units, active) {
    var found = {}, en = locale === "en" ? 2 : 1;
    FILTERS.forEach(function (name) {
      var counts = new Map();
      units.forEach(function (unit) {
        if (active(unit, name)) valuesOf(index, name, unit).forEach(function (value) { counts.set(value, (counts.get(value) || 0) + 1); });
      });
      var labels = new Map((name === "topic" ? index.topics : index.facets.labels[name] || []).map(function (label) { return [label[0], label[en]]; }));
      found[name] = Array.from(counts, function (entry) { return { value: entry[0], label: labels.get(entry[0]) || entry[0], count: entry[1] }; });
      if (name === "year") found[name].sort(function (a, b) { return b.value - a.value; });
      else found[name].sort(function (a, b) { return b.count - a.count; });
    });
    return found;
  }
})();
