/* Words that stand nowhere as they are, in the pieces that the texts have of them: 领导干部 学法制度. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  /* No piece is longer; the pieces of a longer run stand one behind the other. */
  var LONGEST = 16;
  /* Between as many pairs, the pieces that stand more often: 检查 规范性文件, not 检查规 范性文件. */
  var OFTEN = 0.5;

  /* How much of a word the pieces must be, and up to which length all of it; the verbs of a question are left over: 洗车场用什么水. */
  var TYPED = { kept: 0.7, whole: 4 }, ASKED = { kept: 0.6, whole: 3 };

  function digit(sign) { return /[0-9]/.test(sign); }

  /* The runs of a query that stand in some text, as few and as long as can be. Single characters are left out. */
  function runs(index, chars) {
    var pairs = chars.slice(0, -1).map(function (sign, at) { return search.match.load(index, "g", sign + chars[at + 1]); });
    return Promise.all(pairs).then(function (lists) {
      /* best[at]: how well the rest from there is covered */
      var best = [], scale = OFTEN / Math.log(2 + 10 * index.count);
      for (var at = chars.length; at >= 0; at--) {
        best[at] = { score: at < chars.length ? best[at + 1].score : 0, end: 0 };
        /* A number is not taken apart: of 12000元, 元 is left. */
        if (at > chars.length - 2 || (at && digit(chars[at - 1]) && digit(chars[at]))) continue;
        var positions = lists[at];
        for (var end = at + 2; positions.length; end++) {
          var score = end - at - 1 + scale * Math.log(1 + positions.length) + best[end].score;
          var whole = end === chars.length || !digit(chars[end - 1]) || !digit(chars[end]);
          if (whole && score > best[at].score) best[at] = { score: score, end: end };
          if (end === chars.length || end - at === LONGEST) break;
          positions = search.match.common(positions, lists[end - 1], end - 1 - at);
        }
      }
      var found = [];
      for (at = 0; at < chars.length; at = best[at].end || at + 1) if (best[at].end) found.push(chars.slice(at, best[at].end));
      return { runs: found, score: best[0].score };
    });
  }

  /* 每2年清理: with its numbers as the texts write them */
  function best(index, chars) {
    var others = search.text.otherNumbers(chars.join("")).map(function (other) { return Array.from(other); });
    return Promise.all([chars].concat(others).map(function (some) { return runs(index, some); })).then(function (all) {
      return all.reduce(function (first, one) { return one.score > first.score ? one : first; }).runs;
    });
  }

  /* A run that few provisions have, in the two parts that most have: 领导干部学法 is 领导干部 and 学法. */
  function halves(index, chars) {
    if (chars.length < 4) return Promise.resolve([chars]);
    var splits = [];
    for (var at = 2; at <= chars.length - 2; at++) splits.push(at);
    var count = function (part) { return search.match.run(index, part, false).then(function (positions) { return positions.length; }); };
    return Promise.all([count(chars)].concat(splits.map(function (at) {
      return Promise.all([count(chars.slice(0, at)), count(chars.slice(at))]);
    }))).then(function (counts) {
      var best = 0, most = 2 * counts[0];
      splits.forEach(function (at, each) {
        var least = Math.min(counts[each + 1][0], counts[each + 1][1]);
        if (least > most) { most = least; best = at; }
      });
      if (!best) return [chars];
      return Promise.all([halves(index, chars.slice(0, best)), halves(index, chars.slice(best))]).then(function (parts) {
        return parts[0].concat(parts[1]);
      });
    });
  }

  /* Words in the pieces that the texts have of them; a word of which they have too little stays whole, and stands nowhere. */
  function cut(index, words, asked) {
    var least = asked.question ? ASKED : TYPED;
    return Promise.all(words.map(function (word) {
      if (word.quoted || word.chars.length < 3) return [word];
      return best(index, word.chars).then(function (runs) {
        var kept = runs.reduce(function (sum, run) { return sum + run.length; }, 0);
        if (kept < word.chars.length * least.kept || (word.chars.length <= least.whole && kept < word.chars.length)) return [word];
        return Promise.all(runs.map(function (run) { return halves(index, run); })).then(function (parts) {
          return [].concat.apply([], [].concat.apply([], parts).map(function (run) { return search.reading.words(run.join(""), true); }));
        });
      });
    })).then(function (all) { return [].concat.apply([], all); });
  }

  search.cut = cut;
})();
