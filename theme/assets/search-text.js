/* What counts as the same in Chinese; scripts/policybase/search/normalise.py does the same, one table tests both. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  var SAME = {
    "(": "[【〔〖{﹝｛⦅", ")": "]】〕〗}﹞｝⦆", '"': "“”„‟‘’‚'「」『』«»″′`", "《": "〈<", "》": "〉>",
    ",": "、﹑", ".": "。", "-": "—–‐‑‒―─━~〜−", "·": "•‧∙⋅・", "〇": "○◯零"
  };
  var BLANK = /[\x00-\x20\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/;
  var HAN = /[\u3400-\u9fff\uf900-\ufaff\u3007]|[\ud840-\ud87f][\udc00-\udfff]/;
  var DIGITS = "〇一二三四五六七八九", UNITS = { 十: 10, 百: 100, 千: 1000 };
  var folded = {}, memo = {};
  Object.keys(SAME).forEach(function (plain) {
    Array.from(SAME[plain]).forEach(function (sign) { folded[sign] = plain; });
  });

  function foldOne(sign) {
    var found = memo[sign];
    if (found === undefined) {
      found = memo[sign] = Array.from(sign.normalize("NFKC")).map(function (each) {
        return BLANK.test(each) ? "" : folded[each] || each.toLowerCase();
      }).join("");
    }
    return found;
  }

  /* { chars: what is compared, from: where each stands in text, to: where it ends } */
  function fold(text) {
    var chars = [], from = [], to = [], at = 0;
    for (var sign of text) {
      for (var each of foldOne(sign)) { chars.push(each); from.push(at); to.push(at + sign.length); }
      at += sign.length;
    }
    return { chars: chars, from: from, to: to };
  }

  /* 十五 → 15, 二〇〇九 → 2009, 15 → 15; null for what is no number or two readings of one */
  function value(written) {
    if (/^[0-9]{1,9}$/.test(written)) return Number(written);
    if (/^[〇一二三四五六七八九]{4}$/.test(written) || /^[一二三四五六七八九]+〇[〇一二三四五六七八九]*$/.test(written)) {
      return Number(Array.from(written).map(function (sign) { return DIGITS.indexOf(sign); }).join(""));
    }
    var total = 0, digit = null, last = 10000;
    for (var sign of written.replace(/〇/g, "")) {
      var size = UNITS[sign], own = DIGITS.indexOf(sign);
      if (size) {
        if (size >= last || (digit === null && sign !== "十")) return null;
        total += (digit === null ? 1 : digit) * size;
        last = size; digit = null;
      } else if (own < 0 || digit !== null) return null;
      else digit = own;
    }
    if (digit !== null && last > 10 && last < 10000 && written.indexOf("〇") < 0) return null;
    return total + (digit || 0) || null;
  }

  /* 103 → 一百〇三 (folded), 15 → 十五 */
  function chinese(number) {
    var written = "", gap = false;
    [[1000, "千"], [100, "百"], [10, "十"], [1, ""]].forEach(function (unit) {
      var digit = Math.floor(number / unit[0]) % 10;
      if (digit) { written += (gap && written ? "〇" : "") + DIGITS[digit] + unit[1]; gap = false; }
      else gap = true;
    });
    return written.replace(/^一十/, "十");
  }

  /* Other ways to write the numbers of folded words: 15日 → 十五日; 二〇〇九年 → 2009年. */
  function otherNumbers(words) {
    var arabic = words.replace(/[〇一二三四五六七八九十百千]+/g, function (written, at) {
      var counted = /^[年月日天个条章节款项号次人名份周岁小学%]|^工作日/.test(words.slice(at + written.length));
      var number = counted || words[at - 1] === "第" || written.length > 2 ? value(written) : null;
      return number === null ? written : String(number);
    });
    var han = words.replace(/[0-9]+/g, function (written, at) {
      var year = written.length === 4 && /^年|^$|^-/.test(words.slice(at + 4));
      if (year) return Array.from(written).map(function (sign) { return DIGITS[sign]; }).join("");
      return written.length < 5 && Number(written) > 0 && written[0] !== "0" ? chinese(Number(written)) : written;
    });
    var two = words.replace(/2(?=个?[年月周天])/g, "两"), couple = words.replace(/两(?=个?[年月周天])/g, "2");
    return [arabic, han, two, couple].filter(function (each, at, all) {
      return each !== words && all.indexOf(each) === at;
    });
  }

  search.text = { fold: fold, value: value, chinese: chinese, otherNumbers: otherNumbers, HAN: HAN };
})();
