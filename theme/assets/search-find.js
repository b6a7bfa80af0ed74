/* From what was read to the provisions: as typed; else by other names; else cut where the texts cut; else any of the words. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  /* With fewer results, what is known to be about the same is added. */
  var FEW = 5;
  /* A word this short that stands nowhere is not taken apart unless its parts stand so near each other. */
  var SHORT = 6, NEAR = 12, SENTENCE = 30;
  /* How much of a question a provision must have. */
  var ENOUGH = 0.6;

  function attempt(index, asked, words, notice) { return search.attempt.run(index, asked, words, notice); }

  function find(index, asked) {
    if (!asked.words.length) return Promise.resolve(search.attempt.state([], [], null));
    return exactly(index, asked).then(function (stands) {
      /* 谁决策、谁负责 is a question only where no text says it so. */
      if (stands && asked.asked.length) asked = Object.assign({}, asked, { asked: [], words: asked.plain });
      return attempt(index, asked, asked.words, null).then(function (found) {
        var side = sideBySide(asked, found);
        if (side) return side.then(function (stands) {
          return stands ? found : renamed(index, asked).then(function (other) { return other || found; });
        });
        if (asked.asked.length && found.units.length < FEW) return widened(index, asked, found);
        if (!found.units.length) return asked.named.then(function (named) {
          if (named.citing.length) return cited(named, found);
          return named.number ? damaged(index, asked, found) : otherwise(index, asked);
        });
        return found.units.length < FEW ? supplemented(index, asked, found) : found;
      });
    });
  }

  /* A number that no text prints: those that cite the work by its name. */
  function cited(named, found) {
    found.units = Array.from(named.citing);
    return found;
  }

  /* A number is looked for as it is printed where its brackets were lost, and not approximated. */
  function damaged(index, asked, found) {
    if (!search.places.isNumber(asked.typed)) return found;
    return search.places.unbracketed(index, asked.typed).then(function (positions) {
      var exact = new search.match.Found(index).add("zh", positions);
      found.units = search.attempt.joined(index, [], exact);
      return found;
    });
  }

  function exactly(index, asked) {
    if (asked.literal.length < 2 || !asked.asked.length) return Promise.resolve(false);
    return search.match.run(index, asked.literal, false).then(function (positions) { return positions.length > 0; });
  }

  function plain(asked) { return asked.words.filter(function (word) { return !word.quoted; }); }
  function typed(asked) { return plain(asked).map(function (word) { return word.typed; }).join(" "); }

  /* English words that nowhere stand side by side may be another rendering: administrative review. */
  function sideBySide(asked, found) {
    var words = plain(asked);
    if (words.length < 2 || words.length > 4 || !words.every(function (word) { return word.latin.length; }) || !found.units.length) return null;
    var all = [].concat.apply([], words.map(function (word) { return word.latin; }));
    return search.match.stems(found.query.index, all, false).then(function (positions) { return positions.length > 0; });
  }

  /* A question's words are cut too, and need not all stand there: what answers it comes first. */
  function widened(index, asked, found) {
    return search.cut(index, asked.loose, asked).then(function (words) {
      return attempt(index, asked, words, { code: "any", from: null, to: null, words: [] });
    }).then(function (more) {
      var weights = more.found.map(function (each) { return search.rank.rarity(index, each); });
      var all = weights.reduce(function (sum, weight, at) { return more.found[at].units ? sum + weight : sum; }, 0);
      more.units = more.units.filter(function (unit) {
        var has = weights.reduce(function (sum, weight, at) { return more.found[at].has(unit) ? sum + weight : sum; }, 0);
        return has >= all * ENOUGH;
      });
      if (!more.units.length) return found.units.length ? found : otherwise(index, asked);
      more.query.before = new Set(found.units);
      more.units = Array.from(new Set(more.units.concat(found.units)));
      if (found.units.length) more.notice = null;
      return more;
    });
  }

  function renamed(index, asked) {
    return search.synonyms.renderings(typed(asked)).then(function (others) {
      return first(others.filter(function (other) { return other.whole; }), function (other) { return named(index, asked, other); });
    });
  }

  function named(index, asked, other) {
    return attempt(index, asked, other.words, { code: "synonym", from: other.from, to: other.to, words: [] });
  }

  /* Where a word stands in few provisions, those about the subject of that name follow, then those that have its parts. */
  function supplemented(index, asked, found) {
    if (plain(asked).length !== 1 || asked.words.length !== 1) return found;
    var other = search.synonyms.concepts(index, typed(asked)).filter(function (one) { return one.whole; })[0];
    return (other ? named(index, asked, other) : Promise.resolve(null)).then(function (more) {
      var known = new Set(found.units), added = more ? more.units.filter(function (unit) { return !known.has(unit); }) : [];
      if (!added.length) return parted(index, asked, found);
      more.found[0].add("zh", found.found[0].zh);
      more.query.marks = more.query.marks.concat(found.query.marks);
      more.query.firstly = known;
      more.units = found.units.concat(added);
      if (other.own) more.notice = null;
      return more;
    });
  }

  /* 规范性文件清理: both parts in one sentence */
  function parted(index, asked, found) {
    if (asked.words[0].chars.length < 5) return found;
    return search.cut(index, asked.words, asked).then(function (words) {
      return words.length < 2 ? found : attempt(index, asked, words, null).then(function (more) {
        var known = new Set(found.units);
        var added = more.units.filter(function (unit) { return !known.has(unit) && spread(index, more, unit) <= SENTENCE; });
        if (!added.length) return found;
        more.query.firstly = known;
        more.units = found.units.concat(added);
        return more;
      });
    });
  }

  function spread(index, found, unit) {
    return search.rank.span(found.found.map(function (each) { return search.rank.inside(index, "zh", each.zh, unit); }));
  }

  function otherwise(index, asked) {
    var loose = asked.loose, same = loose.length === asked.words.length, latin = plain(asked).some(function (word) { return word.latin.length; });
    return attempt(index, asked, same ? [] : loose, null).then(function (found) {
      return found.units.length ? found : first(search.synonyms.concepts(index, typed(asked)).filter(function (one) { return !one.own || one.words.length > 1; }), function (other) {
        return named(index, asked, other);
      });
    }).then(function (found) {
      if ((found && found.units.length) || !latin) return found;
      return search.synonyms.renderings(typed(asked)).then(function (others) {
        return first(others, function (other) { return named(index, asked, other); });
      });
    }).then(function (found) {
      if (found && found.units.length) return found;
      return search.cut(index, loose, asked).then(function (words) {
        return attempt(index, asked, words, null).then(function (all) {
          var some = near(index, loose, words, all);
          if (some.units.length) return partly(loose, words, some);
          if (loose.length === 1 && !asked.asked.length && loose[0].chars.length <= SHORT) return some;
          return attempt(index, asked, words, { code: "any", from: null, to: null, words: [] });
        });
      });
    });
  }

  /* 行政强制法, of which the texts have 行政强制: said. */
  function partly(before, words, found) {
    var length = function (list) { return list.reduce(function (sum, word) { return sum + word.chars.length; }, 0); };
    if (length(words) < length(before)) found.notice = { code: "any", from: null, to: null, words: [] };
    return found;
  }

  /* Parts of one short word count where they stand near each other. */
  function near(index, before, words, found) {
    if (before.length !== 1 || words.length < 2 || before[0].chars.length > SHORT) return found;
    var close = found.units.filter(function (unit) { return spread(index, found, unit) <= NEAR; });
    var whole = words.reduce(function (sum, word) { return sum + word.chars.length; }, 0) === before[0].chars.length;
    if (close.length || !whole) found.units = close;
    else found.notice = { code: "any", from: null, to: null, words: [] };
    return found;
  }

  /* The first of some that has units. */
  function first(list, make) {
    return list.reduce(function (before, one) {
      return before.then(function (found) { return found && found.units.length ? found : make(one); });
    }, Promise.resolve(null));
  }

  search.find = find;
})();
