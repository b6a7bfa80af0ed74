/* Titles that a query names: 《行政复议法》, 晋城规划, 依法行政 规划 2013. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  var MOST = 8;
  var YEAR = /^((?:19|20)[0-9]{2})年?(?:度)?$/;

  function folded(text) { return search.text.fold(text).chars.join(""); }

  /* Documents and works that are called so; their names tell how much of the title was typed. */
  function titles(index, typed) {
    var bare = typed.trim().replace(/^《|》$/g, ""), chars = search.text.fold(bare).chars, words = search.english.words(bare);
    var han = search.text.HAN.test(bare), quoted = /^《.*》$/.test(typed.trim());
    if (chars.length < (quoted ? 2 : 3) || (!han && words.length < 2)) return Promise.resolve([]);
    var asked = han ? search.match.run(index, chars, false) : search.match.stems(index, words, false);
    return asked.then(function (positions) {
      var layout = han ? index.zh : index.en, found = [];
      positions.forEach(function (position) {
        var unit = layout.unitOf[position >> layout.shift], kind = index.kindOf[unit];
        if ((kind === search.index.DOCUMENT || kind === search.index.WORK) && found.indexOf(unit) < 0) found.push(unit);
      });
      var some = found.slice(0, 40);
      return Promise.all(some.map(function (unit) {
        return search.load.row("n", index.starts.n, index.nameOf[unit]);
      })).then(function (rows) {
        return some.map(function (unit, at) {
          var title = han ? rows[at][1].replace(/^《|》$/g, "") : rows[at][2];
          var full = han ? folded(title).replace(/^中华人民共和国/, "").length : search.english.words(title).length;
          var part = (han ? chars.join("").replace(/^中华人民共和国/, "").length : words.length) / Math.max(full, 1);
          /* Jin Zheng Ban Fa [2009] No. 74 */
          /* 《纲要》 is a work whose title ends so, not what carries it out. */
          var ends = han && folded(title).replace(/\([^)]*\)$/, "").slice(-chars.length) === chars.join("");
          if (!han && search.english.words(rows[at][4] || "").map(stem).join(" ") === words.map(stem).join(" ")) part = 1;
          return { unit: unit, kind: index.kindOf[unit] === search.index.WORK ? "work" : "document", part: part, quoted: quoted, ends: ends ? 1 : 0, row: rows[at] };
        }).filter(function (one) {
          var same = one.part >= 0.95, most = one.part >= 0.4, called = /(?:法|条例|规定|办法|纲要|决定|意见|规划|方案|通知|细则|规则)$/.test(bare);
          return same || one.quoted || (most && (called || chars.length > 10 || !han));
        }).sort(function (a, b) {
          /* A short form stands for what is cited most: 《纲要》; the whole title for itself. */
          return (b.part >= 0.5 || a.part >= 0.5 ? b.part - a.part : b.ends - a.ends) || a.unit - b.unit;
        });
      });
    }).then(function (found) {
      /* A text of this base is read here, not as a work that others cite. */
      return found.filter(function (one) {
        return one.kind === "document" || !found.some(function (other) { return other.kind === "document" && other.row[0] === one.row[4]; });
      }).slice(0, MOST);
    }).then(function (found) { return found.length ? found : described(index, bare); });
  }

  function stem(word) { return word.stem; }

  /* 晋城 依法行政 规划, law-based administration plan 2013: a kind of document, and words of one title. */
  function described(index, typed) {
    var years = [], words = search.reading.words(typed).filter(function (word) {
      var year = YEAR.exec(word.typed);
      if (year) years.push(Number(year[1]));
      return !year && !word.stop;
    });
    /* 晋城规划: a place and a kind, glued */
    var glued = /^([\u3400-\u9fff]{2,6}?)[省市州县区]?的?(条例|规定|办法|纲要|决定|意见|规划|方案|通知|细则|规则|计划)$/.exec(typed);
    if (glued && search.match.isPlace(index, glued[1])) words = search.reading.words(glued[1] + " " + glued[2]);
    var kinds = /(?:法|条例|规定|办法|纲要|决定|意见|规划|方案|通知|细则|规则|计划|plan|notice|outline|opinions|measures|provisions|decision)$/i;
    if (!words.some(function (word) { return kinds.test(word.typed); })) return Promise.resolve([]);
    if (words.length + years.length < 2) return abridged(index, words);
    return search.places.documents(index, words, years).then(function (found) {
      return found.length > 2 ? [] : found.map(function (document) { return { kind: "document", unit: index.firstOf[document] }; });
    });
  }

  /* 山西省行政应诉办法, of 山西省行政机关行政应诉办法: a title with words left out, in the pieces that stand in it. */
  function abridged(index, words) {
    if (words[0].chars.length < 6) return Promise.resolve([]);
    return search.cut(index, words, { question: false }).then(function (pieces) {
      if (pieces.length < 2) return [];
      return Promise.all(pieces.map(function (piece) { return search.match.word(index, piece, false); })).then(function (found) {
        var units = [];
        for (var unit = 0; unit < index.count; unit++) {
          if (index.kindOf[unit] === search.index.WORK && found.every(function (one) { return one.head[unit]; })) units.push(unit);
        }
        return units.length > 2 ? [] : units.map(function (one) { return { kind: "work", unit: one }; });
      });
    });
  }

  search.titles = titles;
})();
