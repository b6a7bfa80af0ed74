/* Units → results: names, places, and the sentence that shows why, its words marked. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  var KIND = { d: "deadline", q: "quota", r: "quota", a: "actor" };

  /* Everything that a result shows of one unit. */
  function rows(index, unit) {
    var load = search.load, language = index.en.textAt[unit] >= 0;
    return Promise.all([
      load.row("n", index.starts.n, index.nameOf[unit]),
      load.row("z", index.starts.z, unit),
      language ? load.row("e", index.starts.e, unit) : null
    ]);
  }

  function hit(index, query, found, unit, locale) {
    var latin = query.latin && !query.han || !found.some(function (each) { return each.zh.length && search.rank.inside(index, "zh", each.zh, unit).length; }) &&
      found.some(function (each) { return each.en.length && search.rank.inside(index, "en", each.en, unit).length; });
    /* The English only where it is shown: in the other edition, or where its words are what was found. */
    var wanted = locale === "en" || latin;
    var load = search.load, english = wanted && index.en.textAt[unit] >= 0;
    return Promise.all([
      load.row("n", index.starts.n, index.nameOf[unit]),
      load.row("z", index.starts.z, unit),
      english ? load.row("e", index.starts.e, unit) : null
    ]).then(function (row) {
      return made(index, query, found, unit, { name: row[0], zh: row[1], en: row[2], locale: locale, latin: latin });
    });
  }

  function made(index, query, found, unit, read) {
    var zh = read.zh, en = read.en, name = read.name, english = read.locale === "en" && en;
    var values = function (filter) { return search.index.valuesOf(index, filter, index.nameOf[unit])[0] || null; };
    var answer = answerOf(query, zh);
    var lang = read.latin && en ? "en" : "zh";
    var heading = zh[3].slice(zh[4], zh[5]).trim();
    var shown = lang === "en"
      ? search.excerpt.en(en[2], query, answer, zh)
      : search.excerpt.zh(zh, query, answer);
    return {
      id: name[0] + "#" + zh[0], document: name[0], anchor: zh[0], url: "policies/" + name[0] + ".html#" + zh[0],
      title: (english && name[2]) || name[1], number: (english && name[4]) || name[3] || null, year: values("year"),
      level: values("level"), status: values("status"), kind: values("kind"),
      jurisdiction: search.index.valuesOf(index, "jurisdiction", index.nameOf[unit]).pop() || null,
      place: english ? en[0] : zh[2], path: zh[1], heading: (english && en[1]) || heading || null, lang: lang,
      excerpt: shown, answers: (answer && (answer[2] === "r" && query.asked[0] === "deadline" ? "deadline" : KIND[answer[2]])) || null,
      why: why(query, found, unit)
    };
  }

  function why(query, found, unit) {
    var said = [];
    if (query.exact && query.exact.own(unit)) said.push("phrase");
    if (found.some(function (each) { return each.head[unit]; })) said.push("heading");
    if (query.about[unit]) said.push("subject");
    if (found.some(function (each) { return each.text[unit]; })) said.push("text");
    return said;
  }

  /* [start, end, kind] of the words that answer: next to a word that was found, of the kind that is asked. */
  function answerOf(query, zh) {
    var marks = [], words = search.excerpt.occurrences(zh[3], query.marks);
    for (var at = 0; at < zh[6].length; at += 3) marks.push(zh[6].slice(at, at + 3));
    var wanted = query.asked.map(function (kind) { return search.rank.KEYS[kind].slice(1); });
    if (wanted.indexOf("d") >= 0 || wanted.indexOf("q") >= 0) wanted.push("r");
    if (query.limits) {
      marks = marks.filter(function (mark) {
        return query.limitWords.some(function (limit) { return search.reading.limitIn(zh[3].slice(mark[0], mark[1])) === limit; });
      });
      wanted = ["d", "q", "r"];
    }
    if (!wanted.length) {
      /* 每两年, 12月20日前: part of a value was typed */
      marks = marks.filter(function (mark) {
        return /[dqr]/.test(mark[2]) && words.some(function (word) {
          return word[0] < mark[1] && mark[0] < word[1] && /[0-9一二三四五六七八九十两每底半末%]/.test(zh[3].slice(word[0], word[1]));
        });
      });
    } else marks = marks.filter(function (mark) { return wanted.indexOf(mark[2]) >= 0; });
    if (!marks.length) return null;
    var each = query.marks.map(function (one) { return search.excerpt.occurrences(zh[3], [one]); }).filter(function (some) { return some.length; });
    var far = function (mark) {
      return each.length ? each.reduce(function (sum, some) {
        return sum + Math.min.apply(null, some.map(function (word) {
          return word[0] < mark[1] && mark[0] < word[1] ? 0 : Math.min(120, Math.abs(word[0] - mark[1]), Math.abs(mark[0] - word[1]));
        }));
      }, 0) : mark[0];
    };
    /* 几学时: of that unit, where there is one */
    var counted = query.unit && marks.filter(function (mark) { return zh[3].slice(mark[0], mark[1]).indexOf(query.unit) >= 0; });
    if (counted && counted.length) marks = counted;
    return marks.map(function (mark) { return [far(mark), mark]; }).sort(function (a, b) { return a[0] - b[0]; })[0][1];
  }

  /* A jump to a provision, a document or a work. */
  function jump(index, found, locale) {
    return rows(index, found.unit).then(function (row) {
      var name = row[0], zh = row[1], en = row[2], english = locale === "en";
      var title = (english && name[2]) || name[1], number = (english && found.kind === "document" && name[4]) || name[3];
      if (found.kind === "work") {
        return { kind: "work", title: title, detail: number, url: "works/" + name[0] + ".html", document: name[4] || null, anchor: null };
      }
      var url = "policies/" + name[0] + ".html";
      if (found.kind === "document") return { kind: "document", title: title, detail: number, url: url, document: name[0], anchor: null };
      var heading = english && en ? en[1] || en[2].slice(0, 80) : zh[3].slice(zh[4], zh[5]) || zh[3].slice(zh[4]).slice(0, 30);
      return {
        kind: "provision", title: title, detail: (english && en ? en[0] : zh[2]) + (heading ? " " + heading.trim() : ""),
        url: url + "#" + zh[0], document: name[0], anchor: zh[0]
      };
    });
  }

  search.show = { hit: hit, jump: jump };
})();
