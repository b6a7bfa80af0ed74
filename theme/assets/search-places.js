/* Numbers and places that a query names: 晋政办发[2009]74号, 山西 2016 33, 二（五）33. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  var MOST = 8;
  var NUMBER = /^([\u3400-\u9fff]{0,12}?)[(-]?((?:19|20)[0-9]{2})年?[)-]?(?:第|-|字第|no\.?)?([0-9]{1,5})(号)?$/;
  var STEP = /第?([0-9]+(?:-[0-9]+)?|[〇一二三四五六七八九十百]+)(编|章|节|条|款|项|点|部分)?[,.]?|\(([0-9]+|[〇一二三四五六七八九十百]+)\)/g;
  var ENGLISH = /\b(article|art|chapter|section|point|item|para|paragraph|no)\.? *([0-9]+)\b/i;
  var SIGN = { 编: "p", 章: "c", 节: "s", 条: "a", article: "a", art: "a", chapter: "c", section: "s" };
  var YEAR = /^((?:19|20)[0-9]{2})年?(?:度)?$/;

  function folded(text) { return search.text.fold(text).chars.join(""); }

  /* 二(五)33 → { key: "@2.5.33" }, 第33项 → "#33", 第十二条 → "@a12"; null for what is no place */
  function place(words, alone) {
    var english = ENGLISH.exec(words);
    if (english) {
      var sign = SIGN[english[1].toLowerCase()] || "";
      return english[0].length === words.trim().length ? (sign ? "@" : "#") + sign + english[2] : null;
    }
    var steps = [], named = false, end = 0, match;
    STEP.lastIndex = 0;
    while ((match = STEP.exec(words)) && match.index === end) {
      end = STEP.lastIndex;
      named = named || Boolean(match[2]) || match[0][0] === "第" || Boolean(match[3]) || /[,.]$/.test(match[0]);
      var number = (match[1] || match[3]).split("-").map(search.text.value).join("-");
      steps.push((SIGN[match[2]] || "") + number);
    }
    if (end !== words.length || !steps.length || /null/.test(steps.join())) return null;
    if (!named && !alone && steps.length < 2) return null;
    if (steps.length === 1) return (/^[a-z]/.test(steps[0]) ? "@" : "#") + steps[0];
    var article = steps.findIndex(function (step) { return step[0] === "a"; });
    return "@" + (article > 0 ? steps.slice(article) : steps).join(".");
  }

  /* Documents that all words name (their titles, numbers, places), and that the year fits. */
  function documents(index, words, years) {
    return Promise.all(words.map(function (word) { return search.match.word(index, word, false); })).then(function (found) {
      var kept = [];
      for (var each = 0; each < index.documents; each++) {
        var unit = index.firstOf[each], own = search.index.years(index, each);
        var named = found.every(function (one) { return one.has(unit); });
        var dated = years.every(function (year) { return own[0] <= year && year <= own[1]; });
        if (named && dated) {
          kept.push({
            document: each,
            score: found.reduce(function (sum, one) { return sum + (one.head[unit] ? 2 : 1); }, 0) - depth(index, each)
          });
        }
      }
      return kept.sort(function (a, b) { return b.score - a.score; }).map(function (one) { return one.document; });
    });
  }

  /* 山西 is the province before its cities. */
  function depth(index, document) { return index.facets.jurisdiction[document].length * 0.6; }

  /* Provisions at a place of the documents named, or of any. */
  function provisions(index, typed) {
    var tokens = typed.trim().split(/[\s\u3000]+/), tail = tokens[tokens.length - 1], rest = tokens.slice(0, -1);
    var whole = place(folded(typed), false);
    var glued = /^(.*?[\u3400-\u9fff》\s])(第[^第]*?[条章节编项点款].*)$/.exec(typed);
    var key = whole || place(folded(tail), rest.length > 0) || english(typed);
    if (whole) rest = [];
    else if (key && !rest.length && ENGLISH.test(typed)) rest = [];
    else if (!key && glued) { key = place(folded(glued[2]), true); rest = glued[1].trim().split(/\s+/); }
    if (ENGLISH.test(typed) && english(typed)) { key = english(typed); rest = typed.replace(ENGLISH, " ").trim().split(/\s+/).filter(Boolean); }
    if (!key || (/^#/.test(key) && !whole && !rest.length)) return Promise.resolve([]);
    var years = [], words = [];
    rest.forEach(function (token) {
      var year = YEAR.exec(folded(token));
      if (year) years.push(Number(year[1]));
      else words = words.concat(search.reading.words(token));
    });
    return Promise.all([search.match.load(index, "r", key), documents(index, words, years)]).then(function (both) {
      var order = new Map(), units = [];
      both[1].forEach(function (document, at) { order.set(document, at); });
      both[0].forEach(function (position) {
        var unit = index.zh.unitOf[position >> index.zh.shift];
        if (order.has(index.nameOf[unit])) units.push(unit);
      });
      var sorted = units.sort(function (a, b) { return order.get(index.nameOf[a]) - order.get(index.nameOf[b]) || a - b; });
      /* A bare number names a point only where a document is named; 第三十三项 names one everywhere. */
      return sorted.slice(0, MOST).map(function (unit) { return { kind: "provision", unit: unit }; });
    });
  }

  function english(typed) {
    var match = ENGLISH.exec(typed);
    return match ? place(match[0], true) : null;
  }

  /* 晋政办发 第74号: the year is left out */
  function undated(index, typed) {
    var match = /^([\u3400-\u9fff]{2,12}?)(?:第|字第)?([0-9]{1,5})号$/.exec(folded(typed));
    if (!match || /[第条款项]/.test(match[1])) return Promise.resolve([]);
    return Promise.all([search.match.run(index, Array.from(match[1] + "("), false), search.match.run(index, Array.from(")" + Number(match[2]) + "号"), false)])
      .then(function (both) {
        var second = named(index, both[1]);
        return named(index, both[0]).filter(function (unit) { return second.indexOf(unit) >= 0; }).map(function (unit) {
          return { kind: index.kindOf[unit] === search.index.WORK ? "work" : "document", unit: unit };
        });
      });
  }

  /* An address: jinzhengbanfa-2009-74#point-4-5 */
  function address(index, typed) {
    var match = /^(?:.*\/)?([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.html)?(?:#([a-z0-9-]+))?$/.exec(typed.trim());
    if (!match || (match[1].indexOf("-") < 0 && !match[2])) return Promise.resolve([]);
    return search.match.stems(index, search.english.words(match[1]), false).then(function (positions) {
      var units = [];
      positions.forEach(function (position) {
        var unit = index.en.unitOf[position >> index.en.shift];
        if (index.kindOf[unit] === search.index.DOCUMENT && units.indexOf(unit) < 0) units.push(unit);
      });
      return Promise.all(units.slice(0, MOST).map(function (unit) {
        return search.load.row("n", index.starts.n, index.nameOf[unit]).then(function (row) {
          if (row[0] !== match[1]) return null;
          return match[2] ? anchored(index, unit, match[2]) : { kind: "document", unit: unit };
        });
      }));
    }).then(function (found) { return found.filter(Boolean); });
  }

  /* The provision of a document with this anchor: its number says which few may be it. */
  function anchored(index, document, anchor) {
    var last = index.firstOf[index.nameOf[document] + 1] || index.count, some = [];
    for (var unit = document + 1; unit < last && index.nameOf[unit] === index.nameOf[document]; unit++) some.push(unit);
    return Promise.all(some.map(function (unit) { return search.load.row("z", index.starts.z, unit); })).then(function (rows) {
      var at = rows.findIndex(function (row) { return row && row[0] === anchor; });
      return at < 0 ? { kind: "document", unit: document } : { kind: "provision", unit: some[at] };
    });
  }

  /* Provisions that cite a work, under whatever name. */
  function citing(index, unit) { return search.match.load(index, "r", "~" + (index.nameOf[unit] - index.documents)); }

  /* Whether this is a number and nothing else: then nothing like it will do. */
  function isNumber(typed) {
    var match = NUMBER.exec(folded(typed));
    return Boolean(match && match[1] && /\(/.test(folded(typed)));
  }

  /* 晏政201679号: as it is printed where brackets were lost */
  function unbracketed(index, typed) {
    var match = NUMBER.exec(folded(typed));
    return search.match.run(index, Array.from(match[1] + match[2] + Number(match[3]) + "号"), false);
  }

  /* Documents and works whose number this is. */
  function numbers(index, typed) {
    var match = NUMBER.exec(folded(typed)) || NUMBER.exec(folded(typed.trim().replace(/\s+/g, "-")));
    if (!match || (!match[1] && !match[4] && !/[\s〔\[(（-]/.test(typed.trim()))) return Promise.resolve([]);
    var chars = Array.from(match[1] + "(" + match[2] + ")" + Number(match[3]) + "号");
    return search.match.run(index, chars, false).then(function (positions) {
      return named(index, positions).map(function (unit) {
        return { kind: index.kindOf[unit] === search.index.WORK ? "work" : "document", unit: unit };
      });
    });
  }

  /* Units of documents and works among positions. */
  function named(index, positions) {
    var units = [];
    positions.forEach(function (position) {
      var unit = index.zh.unitOf[position >> index.zh.shift], kind = index.kindOf[unit];
      var is = kind === search.index.DOCUMENT || kind === search.index.WORK;
      if (is && position < index.zh.aboveAt[unit] && units.indexOf(unit) < 0) units.push(unit);
    });
    return units.sort(function (a, b) { return index.kindOf[a] - index.kindOf[b] || a - b; });
  }

  search.places = {
    provisions: provisions, documents: documents, address: address, citing: citing, isNumber: isNumber, unbracketed: unbracketed,
    numbers: function (index, typed) {
      return numbers(index, typed).then(function (found) { return found.length ? found : undated(index, typed); });
    }
  };
})();
