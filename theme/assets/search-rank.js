/* Which provisions have the words, and in what order: about before mentions, what answers before what does not. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  var WEIGHT = {
    place: 0.2, subject: 0.7, other: 0.4, whole: 1.2, head: 1.8, above: 0.6, text: 1, document: 0.25, about: 1.6, literal: 1.5, near: 1.1, answer: 3.5, limit: 4, firstly: 20, cover: 6, notice: 0.5,
    status: { "in-force": 0.08, unknown: 0.04, "period-ended": 0, invalid: -0.05 }
  };
  var LOOKED_AT = 400, FAR = 120;
  var KEYS = { deadline: "!d", quota: "!q", actor: "!a", ban: "!b" };

  /* Rarer words tell more. */
  function rarity(index, found) { return Math.log(1 + index.count / (1 + found.units)); }

  /* found: one Found a word. Returns units that have all of them, or, wanting "any", at least one in their own words. */
  function units(index, found, wanting) {
    var kinds = search.index, all = [];
    for (var unit = 0; unit < index.count; unit++) {
      var kind = index.kindOf[unit];
      if (kind !== kinds.PROVISION && kind !== kinds.NOTICE) continue;
      var own = 0, has = 0, document = index.firstOf[index.nameOf[unit]];
      for (var each = 0; each < found.length; each++) {
        if (found[each].own(unit)) { own++; has++; }
        else if (found[each].above[unit] || found[each].has(document)) has++;
      }
      if (own && (wanting === "any" || has === found.length)) all.push(unit);
    }
    return all;
  }

  /* How much of the heading the word is: 备案 of 规范性文件备案. Lengths are known by quarters of a block only. */
  function share(index, found, unit) {
    var zh = found.zh.length ? found.length / Math.max(index.zh.headed[unit] - 6, found.length) : 0;
    var en = found.en.length ? found.words / Math.max(index.en.headed[unit] - 2, found.words) : 0;
    return Math.min(1, Math.max(zh, en));
  }

  function textScore(index, found, unit) {
    var length = Math.max(index.zh.length[unit] || 64, 32), times = found.text[unit] + (found.head[unit] ? 1 : 0);
    return times / (times + 0.5 + length / 160);
  }

  function ownScore(index, found, unit) {
    if (!found.own(unit)) return 0;
    /* A label is no heading: 第十二条 is not about twelve. */
    var head = found.head[unit] && !found.number ? WEIGHT.head + WEIGHT.whole * share(index, found, unit) : 0;
    return head + WEIGHT.subject * found.about[unit] + WEIGHT.text * textScore(index, found, unit);
  }

  /* A first order, from counts alone. */
  function rough(index, query, found, unit) {
    var score = 0, covered = 0, document = index.firstOf[index.nameOf[unit]], weights = 0, kinds = search.index;
    found.forEach(function (each) {
      var weight = rarity(index, each), own = 0;
      weights += weight;
      own = ownScore(index, each, unit);
      /* files where filing is asked for */
      if (each.same) own = own * WEIGHT.other + ownScore(index, each.same, unit) * (1 - WEIGHT.other);
      if (!own && each.above[unit]) own += WEIGHT.above;
      else if (each.above[unit]) own += WEIGHT.above / 3;
      if (each.place && each.has(document)) own *= WEIGHT.place;
      if (each.has(document)) own += WEIGHT.document * (each.head[document] ? 1.4 : 1);
      if (each.has(unit)) covered += weight;
      score += weight * own;
    });
    score /= weights || 1;
    /* Where any of the words will do, most of them tell more than one of them in a heading. */
    if (query.any) score += WEIGHT.cover * covered / (weights || 1);
    if (query.exact && query.exact.own(unit)) score += WEIGHT.literal;
    if (query.limits && query.limits.own(unit)) score += WEIGHT.limit;
    if (query.before && query.before.has(unit)) score += WEIGHT.literal;
    if (query.firstly && query.firstly.has(unit)) score += WEIGHT.firstly;
    score += WEIGHT.about * (query.about[unit] || 0);
    score += WEIGHT.status[search.index.valuesOf(index, "status", index.nameOf[unit])[0]] || 0;
    return index.kindOf[unit] === kinds.NOTICE ? score - WEIGHT.notice : score;
  }

  /* Positions of a rising list that lie in a unit. */
  function inside(index, language, positions, unit) {
    var layout = index[language], low = layout.textAt[unit] - 2 * (1 << layout.shift), high = layout.aboveAt[unit];
    var found = [];
    if (layout.textAt[unit] < 0) return found;
    for (var at = search.match.from(positions, Math.max(0, low), 0); at < positions.length && positions[at] < high; at++) {
      if (layout.unitOf[positions[at] >> layout.shift] === unit) found.push(positions[at]);
    }
    return found;
  }

  /* The shortest stretch that has one of each list; Infinity where a list is empty. */
  function span(lists) {
    if (lists.some(function (list) { return !list.length; })) return Infinity;
    var at = lists.map(function () { return 0; }), best = Infinity;
    for (;;) {
      var low = 0, high = -Infinity;
      for (var each = 0; each < lists.length; each++) {
        if (lists[each][at[each]] < lists[low][at[low]]) low = each;
        high = Math.max(high, lists[each][at[each]]);
      }
      best = Math.min(best, high - lists[low][at[low]]);
      if (++at[low] >= lists[low].length) return best;
    }
  }

  function near(index, found, unit) {
    if (found.length < 2) return 0;
    var best = ["zh", "en"].map(function (language) {
      return span(found.map(function (each) { return inside(index, language, each[language], unit); }));
    });
    var close = Math.min(best[0] / 12, best[1] / 6);
    return close === Infinity ? 0 : 1 / (1 + close / found.length);
  }

  /* How far a value is from the words, on the average: each word counts by where it stands nearest. */
  function distance(value, words) {
    if (!words.length) return Infinity;
    return words.reduce(function (sum, some) {
      return sum + some.reduce(function (least, word) { return Math.min(least, Math.abs(value - word)); }, FAR);
    }, 0) / words.length;
  }

  /* How well a unit answers what is asked: the value beside the words, in the same unit, or not at all. */
  function answered(index, query, found, unit) {
    var best = 0;
    query.asked.forEach(function (kind) {
      var exact = query.counted[kind] ? inside(index, "zh", query.counted[kind], unit) : [];
      var values = exact.length ? exact : inside(index, "zh", query.answers[kind], unit);
      var weight = exact.length || !query.counted[kind] ? 1 : 0.3;
      if (!values.length) return;
      var words = found.map(function (each) { return inside(index, "zh", each.zh, unit); }).filter(function (some) { return some.length; });
      var far = words.length ? Infinity : 60;
      values.forEach(function (value) { far = Math.min(far, distance(value, words)); });
      best = Math.max(best, weight * (0.4 + 0.6 / (1 + far / 25)));
    });
    return best;
  }

  /* Units in order, best first. */
  function order(index, query, found, some) {
    var scores = new Float32Array(index.count);
    some.forEach(function (unit) { scores[unit] = rough(index, query, found, unit); });
    var better = function (a, b) { return scores[b] - scores[a] || a - b; };
    var sorted = some.slice().sort(better), looked = sorted.slice(0, LOOKED_AT);
    looked.forEach(function (unit) {
      scores[unit] += WEIGHT.near * near(index, found, unit);
      if (query.asked.length) scores[unit] += WEIGHT.answer * answered(index, query, found, unit);
    });
    return looked.sort(better).concat(sorted.slice(LOOKED_AT));
  }

  search.rank = { units: units, rarity: rarity, order: order, inside: inside, span: span, KEYS: KEYS };
})();
