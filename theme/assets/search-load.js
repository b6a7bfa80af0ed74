/* Loads shards with <script src>, which works from file:// too, and reads their numbers. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  /* The order of scripts/policybase/search/symbols.py: printable ASCII without the quote and the backslash. */
  var CODES = new Uint8Array(128), SIGNS = 92, next = 0;
  for (var code = 0x21; code < 0x7f; code++) if (code !== 0x22 && code !== 0x5c) CODES[code] = next++;
  var GAPS = 32, SIZES = 80;
  var base = "", digest = "", waiting = {}, held = {}, parsed = {};

  search.add = function (name, value) { held[name] = value; };

  function load(name) {
    if (waiting[name]) return waiting[name];
    return (waiting[name] = new Promise(function (done, failed) {
      if (name in held) { done(held[name]); return; }
      var script = document.createElement("script");
      script.src = base + "search/" + name + ".js" + (digest && name !== "manifest" ? "?" + digest : "");
      script.onload = function () {
        script.remove();
        if (name in held) done(held[name]);
        else failed(new Error(name + " is empty"));
      };
      script.onerror = function () {
        script.remove();
        delete waiting[name];
        failed(new Error(name + " could not be loaded"));
      };
      document.head.appendChild(script);
    }));
  }

  function numbers(written, ends) {
    var found = new Int32Array(written.length), count = 0, high = 0, carries = SIGNS - ends;
    for (var at = 0; at < written.length; at++) {
      var digit = CODES[written.charCodeAt(at)];
      if (digit < ends) { found[count++] = high * ends + digit; high = 0; }
      else high = high * carries + digit - ends + 1;
    }
    return found.subarray(0, count);
  }

  function rising(written) {
    var found = numbers(written, GAPS);
    for (var at = 1; at < found.length; at++) found[at] += found[at - 1];
    return found;
  }

  /* Which shard holds a key or a row: the last that begins at or before it. */
  function place(starts, key) {
    var low = 0, high = starts.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (starts[middle] <= key) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  /* A shard of postings as { keys, found: key → numbers still written }. */
  function entries(name) {
    return load(name).then(function (written) {
      if (!parsed[name]) {
        var pieces = written.split(" "), found = new Map();
        for (var at = 0; at + 1 < pieces.length; at += 2) found.set(pieces[at], pieces[at + 1]);
        parsed[name] = { found: found, read: new Map() };
      }
      return parsed[name];
    });
  }

  function readOf(shard, key) {
    var done = shard.read.get(key);
    if (!done) {
      var written = shard.found.get(key);
      done = written === undefined ? new Int32Array(0) : rising(written);
      shard.read.set(key, done);
    }
    return done;
  }

  /* Positions of one key of a family of postings. */
  function positions(family, starts, key) {
    var at = place(starts, key);
    if (at < 0) return Promise.resolve(new Int32Array(0));
    return entries(family + at).then(function (shard) { return readOf(shard, key); });
  }

  /* [key, positions] of all keys that begin so, from at most so many shards. */
  function beginning(family, starts, prefix, most) {
    var first = Math.max(0, place(starts, prefix)), names = [];
    for (var at = first; at < starts.length && names.length < most; at++) {
      if (at > first && starts[at].slice(0, prefix.length) > prefix) break;
      names.push(family + at);
    }
    return Promise.all(names.map(entries)).then(function (shards) {
      var found = [];
      shards.forEach(function (shard) {
        shard.found.forEach(function (_, key) {
          if (key.slice(0, prefix.length) === prefix) found.push([key, readOf(shard, key)]);
        });
      });
      return found;
    });
  }

  /* One row of a family of rows; null where there is none. */
  function row(family, starts, number) {
    var at = place(starts, number);
    if (at < 0) return Promise.resolve(null);
    return load(family + at).then(function (rows) { return rows[number] || null; });
  }

  search.load = {
    from: function (prefix) { base = prefix; },
    dated: function (value) { digest = value; },
    script: load, positions: positions, beginning: beginning, row: row, place: place,
    sizes: function (written) { return numbers(written, SIZES); },
    rising: rising
  };
})();
