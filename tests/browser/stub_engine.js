/* Stands in for the engine where the interface is tested: the records are those that the test puts into window.STUB. */
(function () {
  "use strict";
  var PB = window.PB = window.PB || {}, KEYS = ["jurisdiction", "level", "year", "status", "kind", "topic"];
  window.stub = { asked: [], delay: {}, opened: 0, warmed: 0 };

  function excerpt(text, words) {
    var pieces = [], at = 0;
    while (at < text.length) {
      var next = words.map(function (word) { return [text.indexOf(word, at), word]; })
        .filter(function (each) { return each[0] >= 0; }).sort(function (a, b) { return a[0] - b[0]; })[0];
      if (!next) break;
      if (next[0] > at) pieces.push({ text: text.slice(at, next[0]) });
      pieces.push({ text: next[1], mark: true, value: /^\d+日/.test(next[1]) });
      at = next[0] + next[1].length;
    }
    if (at < text.length) pieces.push({ text: text.slice(at) });
    return pieces;
  }
  function fits(record, filters, except) {
    return KEYS.every(function (key) {
      var wanted = key === except ? [] : filters[key] || [];
      return !wanted.length || wanted.some(function (value) { return [].concat(record[key]).map(String).indexOf(String(value)) >= 0; });
    });
  }
  function facets(records, filters) {
    var made = {};
    KEYS.forEach(function (key) {
      var counts = {};
      records.forEach(function (record) {
        if (fits(record, filters, key)) [].concat(record[key] || []).forEach(function (value) { counts[value] = (counts[value] || 0) + 1; });
      });
      made[key] = Object.keys(counts).map(function (value) { return { value: value, label: (window.STUB.labels[key] || {})[value] || value, count: counts[value] }; });
    });
    return made;
  }
  PB.search = {
    open: function () { window.stub.opened += 1; return Promise.resolve(); },
    warm: function () { window.stub.warmed += 1; },
    query: function (text, options) {
      window.stub.asked.push(text);
      var words = text.split(/\s+/).filter(Boolean), filters = options.filters || {};
      var records = window.STUB.records.filter(function (record) {
        return words.every(function (word) { return (record.heading + record.text).indexOf(word) >= 0; });
      });
      var hits = records.filter(function (record) { return fits(record, filters); });
      var documents = hits.map(function (hit) { return hit.document; }).filter(function (id, at, all) { return all.indexOf(id) === at; });
      var result = {
        query: text, total: hits.length, documents: documents.length,
        notice: words.indexOf("红头文件") >= 0 ? { code: "synonym", from: "红头文件", to: "规范性文件" } : hits.length ? null : { code: "none" },
        jumps: (window.STUB.jumps || {})[text] || [], facets: facets(records, filters),
        hits: hits.slice(options.from, options.from + options.count).map(function (record) { return Object.assign({}, record, { excerpt: excerpt(record.text, words) }); })
      };
      return new Promise(function (done, failed) {
        setTimeout(function () { if (text === "坏") failed(new Error("broken")); else done(result); }, window.stub.delay[text] || 0);
      });
    }
  };
})();
