/* The manifest as tables: which unit a position is in, which document a unit is of, what a document is. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  var HEADS = 9, QUARTERS = 4, FIRST_YEAR = 1900;
  var DOCUMENT = 0, PROVISION = 1, NOTICE = 2, WORK = 3;

  /* sizes: of each unit in units; a size is (text blocks × 9 + quarters of head blocks) × 2 + 1 with headings above */
  function layout(block, sizes, units, count) {
    var blocks = 0, at, size, head, text;
    for (at = 0; at < sizes.length; at++) {
      size = sizes[at] >> 1;
      head = Math.ceil((size % HEADS) / QUARTERS);
      blocks += head + Math.floor(size / HEADS) + (sizes[at] & 1);
    }
    var unitOf = new Int32Array(blocks), textAt = new Int32Array(count).fill(-1), aboveAt = new Int32Array(count);
    var length = new Int32Array(count), headed = new Uint8Array(count), next = 0;
    for (at = 0; at < sizes.length; at++) {
      size = sizes[at] >> 1;
      head = Math.ceil((size % HEADS) / QUARTERS);
      text = Math.floor(size / HEADS);
      var unit = units ? units[at] : at, end = next + head + text + (sizes[at] & 1);
      textAt[unit] = (next + head) * block;
      aboveAt[unit] = (next + head + text) * block;
      length[unit] = (head + text) * block;
      headed[unit] = (size % HEADS) * block / QUARTERS;
      for (; next < end; next++) unitOf[next] = unit;
    }
    return { shift: Math.log2(block), unitOf: unitOf, textAt: textAt, aboveAt: aboveAt, length: length, headed: headed };
  }

  function open(manifest, units) {
    var load = search.load, counts = load.sizes(manifest.counts), notices = load.sizes(manifest.notices);
    var documents = counts.length, count = documents + manifest.works, at;
    for (at = 0; at < documents; at++) count += counts[at];
    /* By unit: the number of its document, or of a work behind all documents. */
    var nameOf = new Int32Array(count), kindOf = new Uint8Array(count), firstOf = new Int32Array(documents), unit = 0;
    for (at = 0; at < documents; at++) {
      firstOf[at] = unit;
      nameOf[unit] = at;
      kindOf[unit++] = DOCUMENT;
      for (var each = 0; each < counts[at]; each++, unit++) {
        nameOf[unit] = at;
        kindOf[unit] = each < notices[at] ? NOTICE : PROVISION;
      }
    }
    for (at = documents; unit < count; unit++, at++) { nameOf[unit] = at; kindOf[unit] = WORK; }
    var english = load.rising(units[1]);
    var starts = {};
    ["g", "w", "r"].forEach(function (name) { starts[name] = manifest.shards[name].split(" "); });
    ["z", "e", "n"].forEach(function (name) { starts[name] = load.rising(manifest.shards[name]); });
    return {
      count: count, documents: documents, nameOf: nameOf, kindOf: kindOf, firstOf: firstOf, starts: starts,
      zh: layout(32, load.sizes(units[0]), null, count),
      en: layout(16, load.sizes(units[2]), english, count),
      facets: facets(manifest, documents),
      topics: manifest.topics,
      about: manifest.about.map(load.rising),
      firmly: manifest.firmly.map(load.rising)
    };
  }

  function facets(manifest, documents) {
    var load = search.load, found = { labels: manifest.labels };
    ["level", "status", "kind", "year", "from", "to"].forEach(function (name) {
      found[name] = load.sizes(manifest[name]);
    });
    found.jurisdiction = [];
    for (var all = load.sizes(manifest.place), at = 0; found.jurisdiction.length < documents; at += all[at] + 1) {
      found.jurisdiction.push(Array.from(all.subarray(at + 1, at + 1 + all[at])));
    }
    return found;
  }

  /* What a document has of a filter, as values: ["省级"] is ["province"]. */
  function valuesOf(index, filter, document) {
    var facets = index.facets;
    if (filter === "year") return facets.year[document] ? [String(facets.year[document] + FIRST_YEAR)] : [];
    var numbers = filter === "jurisdiction" ? facets.jurisdiction[document] : [facets[filter][document]];
    return numbers.filter(Boolean).map(function (number) { return facets.labels[filter][number - 1][0]; });
  }

  search.index = {
    open: open, valuesOf: valuesOf, DOCUMENT: DOCUMENT, PROVISION: PROVISION, NOTICE: NOTICE, WORK: WORK,
    years: function (index, document) {
      var facets = index.facets;
      return [facets.from[document] + FIRST_YEAR, facets.to[document] + FIRST_YEAR];
    }
  };
})();
