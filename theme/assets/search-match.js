/* Where words stand: exact positions of a run of characters or stems, then what each unit has of a word. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  var NUMBER = "␂", NONE = new Int32Array(0);
  /* A pasted sentence is found by so many of its pairs. */
  var MOST_PAIRS = 14, MOST_SHARDS = 12;

  function load(index, family, key) { return search.load.positions(family, index.starts[family], key); }

  /* Positions p of first with p + steps[i] in others[i], for all i; all rise. */
  function together(lists, steps) {
    var order = lists.map(function (_, at) { return at; }).sort(function (a, b) { return lists[a].length - lists[b].length; });
    var found = lists[order[0]], step = steps[order[0]], shift = 0;
    found = step ? found.map(function (position) { return position - step; }) : found;
    for (var each = 1; each < order.length && found.length; each++) {
      found = common(found, lists[order[each]], steps[order[each]] + shift);
    }
    return found;
  }

  function common(positions, others, step) {
    var kept = new Int32Array(positions.length), count = 0, low = 0;
    var sparse = others.length > positions.length * 16;
    for (var at = 0; at < positions.length; at++) {
      var wanted = positions[at] + step;
      if (sparse) low = from(others, wanted, low);
      else while (low < others.length && others[low] < wanted) low++;
      if (low >= others.length) break;
      if (others[low] === wanted) kept[count++] = positions[at];
    }
    return kept.subarray(0, count);
  }

  /* The first place in rising numbers whose number is not below wanted. */
  function from(numbers, wanted, low) {
    var high = numbers.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (numbers[middle] < wanted) low = middle + 1; else high = middle;
    }
    return low;
  }

  function merged(lists) {
    lists = lists.filter(function (list) { return list.length; });
    if (lists.length < 2) return lists[0] || NONE;
    var size = lists.reduce(function (sum, list) { return sum + list.length; }, 0), all = new Int32Array(size), at = 0;
    lists.forEach(function (list) { all.set(list, at); at += list.length; });
    all.sort();
    var count = 0;
    for (at = 0; at < size; at++) if (!at || all[at] !== all[at - 1]) all[count++] = all[at];
    return all.subarray(0, count);
  }

  /* A run of characters, wherever it stands. strict: its first number is a whole number of the text. */
  function run(index, chars, strict) {
    if (chars.length === 1) {
      return search.load.beginning("g", index.starts.g, chars[0], MOST_SHARDS).then(function (found) {
        return merged(found.map(function (entry) { return entry[1]; }));
      });
    }
    var steps = [], each = Math.max(2, Math.ceil((chars.length - 1) / MOST_PAIRS));
    for (var at = 0; at < chars.length - 2; at += each) steps.push(at);
    steps.push(chars.length - 2);
    var keys = steps.map(function (step) { return chars[step] + chars[step + 1]; });
    if (strict) {
      var number = chars.findIndex(function (sign) { return /[0-9〇一二三四五六七八九十百千]/.test(sign); });
      keys.push(NUMBER + chars[number]);
      steps.push(number);
    }
    return Promise.all(keys.map(function (key) { return load(index, "g", key); })).then(function (lists) {
      return together(lists, steps);
    });
  }

  /* Stems one behind the other; the last may be the beginning of a word that is still being typed. */
  function stems(index, words, typing) {
    var last = words[words.length - 1];
    return Promise.all(words.map(function (word) { return load(index, "w", word.stem); })).then(function (lists) {
      if (!typing || last.word.length < 3) return [lists];
      return search.load.beginning("w", index.starts.w, last.word, 2).then(function (more) {
        var tail = lists[lists.length - 1];
        if (!tail.length) lists[lists.length - 1] = merged(more.map(function (entry) { return entry[1]; }));
        return [lists];
      });
    }).then(function (found) {
      return together(found[0], words.map(function (_, at) { return at; }));
    });
  }

  /* What every unit has of a word: how often in its head, its text, the headings above; where first. */
  function Found(index) {
    this.index = index;
    this.head = new Uint8Array(index.count);
    this.text = new Uint8Array(index.count);
    this.above = new Uint8Array(index.count);
    this.about = new Uint8Array(index.count);
    this.zh = NONE;
    this.en = NONE;
    this.units = 0;
    this.length = this.words = 1;
  }
  Found.prototype.add = function (language, positions) {
    var layout = this.index[language];
    for (var at = 0; at < positions.length; at++) {
      var position = positions[at], unit = layout.unitOf[position >> layout.shift];
      if (!this.has(unit)) this.units++;
      var field = position < layout.textAt[unit] ? this.head : position < layout.aboveAt[unit] ? this.text : this.above;
      if (field[unit] < 255) field[unit]++;
    }
    this[language] = merged([this[language], positions]);
    return this;
  };
  /* Units that are about it in substance, whatever their words. */
  Found.prototype.concern = function (units, weight) {
    for (var at = 0; at < units.length; at++) {
      if (!this.has(units[at])) this.units++;
      this.about[units[at]] = weight;
    }
  };
  Found.prototype.has = function (unit) { return this.own(unit) || this.above[unit] > 0; };
  Found.prototype.own = function (unit) { return this.head[unit] + this.text[unit] + this.about[unit] > 0; };

  /* 湖北: the province of some document; what it says of the place is not what it is about. */
  function isPlace(index, wanted) {
    var written = wanted.toLowerCase();
    return written.length > 1 && index.facets.labels.jurisdiction.some(function (label) {
      return label[1].indexOf(written) === 0 || label[2].toLowerCase().split(/[ ,]/)[0] === written;
    });
  }

  /* One word of the query, in every way it may be printed. */
  function word(index, wanted, typing) {
    var found = new Found(index), asked = [];
    found.length = wanted.chars.length || 1;
    found.words = wanted.latin.length || 1;
    found.number = /^[第()0-9〇一二三四五六七八九十百千条章节项款,.-]+$/.test(wanted.chars.join(""));
    found.place = isPlace(index, wanted.typed);
    (wanted.topics || []).forEach(function (topic) { found.concern(index.about[topic], 1); });
    (wanted.topics || []).forEach(function (topic) { found.concern(index.firmly[topic], 2); });
    if (wanted.chars.length) {
      asked.push(run(index, wanted.chars, false).then(function (positions) { found.add("zh", positions); }));
      search.text.otherNumbers(wanted.chars.join("")).forEach(function (other) {
        asked.push(run(index, Array.from(other), true).then(function (positions) { found.add("zh", positions); }));
      });
    }
    if (wanted.latin.length) {
      var noun = wanted.latin.length === 1 && /ing$/.test(wanted.latin[0].word) ? load(index, "w", "=" + wanted.latin[0].word) : null;
      asked.push(Promise.all([stems(index, wanted.latin, typing && !wanted.quoted), noun]).then(function (both) {
        var positions = both[0];
        found.add("en", positions);
        if (both[1] && both[1].length) found.same = new Found(index).add("en", both[1]);
        /* PPP in a Chinese sentence */
        var chars = search.text.fold(wanted.typed).chars;
        if (positions.length || chars.length < 2) return null;
        return run(index, chars, false).then(function (others) { found.add("zh", others); });
      }));
    }
    return Promise.all(asked).then(function () { return found; });
  }

  search.match = { word: word, isPlace: isPlace, run: run, stems: stems, Found: Found, merged: merged, common: common, from: from, load: load };
})();
