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
    if (!typed.trim()) return browse(index, typed, options);
    /* Side by side: what the query names, and what has its words. The second asks for the first where it finds nothing. */
    asked.named = named(index, typed);
    var words = search.find(index, asked).then(function (state) {
      fetched(index, state, filters, options);
      return state;
    });
    return Promise.all([asked.named, words]).then(function (both) {
      return result(index, typed, { jumps: both[0].jumps, state: topped(both[1], both[0].jumps) }, filters, options);
    });
  }

  /* Places, numbers and titles: { jumps, number: whether it is a place or number and nothing else, citing: units } */
  function named(index, typed) {
    var places = search.places;
    return Promise.all([places.address(index, typed), places.provisions(index, typed), places.numbers(index, typed), search.titles(index, typed)])
      .then(function (found) {
        var jumps = unique([].concat.apply([], found));
        var works = jumps.filter(function (jump) { return jump.kind === "work"; }).slice(0, 3);
        return Promise.all(works.map(function (work) { return places.citing(index, work.unit); })).then(function (citing) {
          var number = found[0].length > 0 || found[1].length > 0 || found[2].length > 0;
          return { jumps: jumps, number: number || places.isNumber(typed), citing: search.match.merged(citing) };
        });
      });
  }

  /* The texts of the first results are on their way while places are still looked up. */
  function fetched(index, state, filters, options) {
    var active = allowed(index, filters), from = options.from || 0;
    var kept = state.units.filter(function (unit) { return active(unit, null); });
    state.ordered = search.rank.order(index, state.query, state.found, kept);
    state.ordered.slice(from, from + (options.count || 20)).forEach(function (unit) {
      search.load.row("z", index.starts.z, unit);
      search.load.row("n", index.starts.n, index.nameOf[unit]);
    });
  }

  function result(index, typed, both, filters, options) {
    var state = both.state, active = allowed(index, filters), from = options.from || 0, count = options.count || 20;
    var kept = state.units.filter(function (unit) { return active(unit, null); });
    var top = (state.named || []).filter(function (unit) { return kept.indexOf(unit) >= 0; });
    var ordered = top.concat(state.ordered.filter(function (unit) { return top.indexOf(unit) < 0; }));
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

  /* A place that was named tops the provisions too, in the order of the jumps. */
  function topped(state, jumps) {
    var units = jumps.filter(function (jump) { return jump.kind === "provision"; }).map(function (jump) { return jump.unit; });
    if (!units.length) return state;
    state.named = units;
    state.units = Array.from(new Set(units.concat(state.units)));
    return state;
  }

  function unique(jumps) {
    return jumps.filter(function (jump, at) {
      return jumps.findIndex(function (other) { return other.unit === jump.unit; }) === at;
    });
  }

  /* Without words: how many provisions there are of each kind; where filters are chosen, those provisions in reading order. */
  function browse(index, typed, options) {
    var filters = options.filters || {}, active = allowed(index, filters), from = options.from || 0, units = [];
    for (var unit = 0; unit < index.count; unit++) {
      if (index.kindOf[unit] === search.index.PROVISION || index.kindOf[unit] === search.index.NOTICE) units.push(unit);
    }
    var chosen = FILTERS.some(function (name) { return filters[name] && filters[name].length; });
    var kept = chosen ? units.filter(function (each) { return active(each, null); }) : [];
    var query = { asked: [], marks: [], stems: [], beginnings: [], about: {}, counted: {}, limitWords: [] };
    return Promise.all(kept.slice(from, from + (options.count || 0)).map(function (each) {
      return search.show.hit(index, query, [], each, locale);
    })).then(function (hits) {
      var documents = new Set(kept.map(function (each) { return index.nameOf[each]; }));
      return {
        query: typed, total: kept.length, documents: documents.size, notice: null,
        jumps: [], hits: hits, facets: facets(index, units, active)
      };
    });
  }

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
