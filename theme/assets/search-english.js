/* English words as they are looked up; scripts/policybase/search/stemming.py does the same, one table tests both. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  var WORD = /[0-9]+(?:[.,][0-9]+)*|[a-zà-ɏ]+(?:['’][a-z]+)?/g, VOWEL = /[aeiouyà-ɏ]/;
  /* No look-behind: browsers of 2021 differ in it. */
  var SPELLING = [
    [/([lrtnv])is(?=e|ing|ation|ed|es)/g, "$1iz"],
    [/^(lab|fav|behavi|hon|col|neighb|endeav)or/, "$1our"],
    [/^(program)m?e?(s?)$/, "$1me$2"],
    [/^(judg|acknowledg)em/, "$1m"],
    [/^(cent)er/, "$1re"],
    [/^licens/, "licenc"],
    [/^(fulfil|enrol|instal)l?(?=m|$|s$)/, "$1"]
  ];
  var memo = {};

  /* [{ stem, from, to }] of a text */
  function words(text) {
    var found = [], match, lower = text.toLowerCase();
    WORD.lastIndex = 0;
    while ((match = WORD.exec(lower))) {
      found.push({ stem: stem(match[0]), word: match[0], from: match.index, to: match.index + match[0].length });
    }
    return found;
  }

  function stem(word) {
    return memo["$" + word] || (memo["$" + word] = stemmed(word));
  }

  function stemmed(word) {
    if (/^[0-9]/.test(word)) return word.replace(/,/g, "");
    word = word.replace(/['’].*/, "");
    SPELLING.forEach(function (rule) { word = word.replace(rule[0], rule[1]); });
    if (word.length < 3) return word;
    if (/ies$/.test(word) && word.length > 4) word = word.slice(0, -3) + "y";
    else if (/(?:ss|sh|ch|x|z)es$/.test(word)) word = word.slice(0, -2);
    else if (/[^sui]s$/.test(word)) word = word.slice(0, -1);
    var ending = /(?:ing|ed)$/.exec(word);
    if (ending && !/eed$/.test(word) && ending.index > 1 && VOWEL.test(word.slice(0, ending.index))) {
      word = word.slice(0, ending.index).replace(/([bdgmnprt])\1$/, "$1");
    }
    if (/e$/.test(word) && word.length > 2) word = word.slice(0, -1);
    return /y$/.test(word) && word.length > 3 ? word.slice(0, -1) + "i" : word;
  }

  search.english = { words: words, stem: stem };
})();
