/* How a place in a document is cited. render/cite.py says the same; tests/citations.json is run in both.
   "cited" is the JSON of #pb-document; place is 二、（五）33. or II.(V).33, "" for the whole document. */
(function () {
  "use strict";

  /* 《…》 around a title; brackets inside become 〈〉, as GB/T 15834 has it. */
  function inBrackets(title) {
    var bare = title.split("《").length === 2 && title.charAt(0) === "《" ? title.slice(1).replace(/》$/, "") : title;
    return "《" + bare.replace(/《/g, "〈").replace(/》/g, "〉") + "》";
  }

  /* 三 alone → 第三部分, as one says it; any other place as it is. */
  function part(place) {
    return /^[一二三四五六七八九十百零〇]+$/.test(place) ? "第" + place + "部分" : place;
  }

  function lacking(cited, nothing, names) {
    return names.filter(function (name, at) { return [!cited.issuer, nothing, !cited.year][at]; });
  }

  function sourceZh(cited) {
    if (cited.number) return cited.number;
    var inTitle = cited.issuer && cited.title && cited.title.indexOf(cited.issuer) === 0, stated = [];
    if (cited.issuer && !inTitle) stated.push(cited.issuer);
    if (cited.year) stated.push(cited.year + "年");
    var none = lacking(cited, !stated.length, ["发文机关", "文号", "年份"]);
    return stated.concat(none.length ? [none.join("、") + "未载明"] : []).join("，");
  }

  function sourceEn(cited) {
    var number = cited.number_en || cited.number, stated = [cited.issuer_en || cited.issuer, cited.year].filter(Boolean);
    if (number) return number;
    var none = lacking(cited, !stated.length, ["issuing body", "number", "year"]), last = none.pop();
    if (!last) return stated.join(", ");
    var joined = none.join(", ") + (none.length > 1 ? ", and " : none.length ? " and " : "") + last;
    return stated.concat([joined + " not stated"]).join(", ");
  }

  function chinese(cited, place) {
    var title = cited.title ? inBrackets(cited.title) : "（题名未载明）";
    return title + "（" + sourceZh(cited) + "）" + part(place) + (cited.force_zh ? "（" + cited.force_zh + "）" : "");
  }

  function english(cited, place) {
    var title = cited.title_en || (cited.title ? inBrackets(cited.title) : "[title not stated]");
    return title + " (" + sourceEn(cited) + ")" + (place ? ", " + place : "") + (cited.force_en ? " [" + cited.force_en + "]" : "");
  }

  function gbt7714(cited, place, address, accessed) {
    var about = [cited.number, cited.force_zh].filter(Boolean).join("，"), at = part(place).replace(/\.+$/, "");
    if (at && cited.year) at = cited.year + ": " + at;
    return (cited.issuer ? [cited.issuer] : []).concat([
      (cited.title || "（题名未载明）") + (about ? ": " + about : "") + "[A/OL]",
      at + (cited.date ? "(" + cited.date + ")" : "") + "[" + (accessed || "引用日期") + "]",
      address || "本页网址"
    ]).join(". ") + ".";
  }

  /* What a reference manager has no field for. */
  function note(cited, place) {
    return [
      cited.force_zh || cited.status_zh,
      cited.force_en || cited.status_en,
      cited.planning_period ? "规划期 " + cited.planning_period.join("—") : "",
      cited.title_en ? cited.title_en + " (unofficial translation)" : "",
      place
    ].filter(Boolean).join("; ");
  }

  /* Lines end with CR LF and the record with "ER  - ", as the format has it; UTF-8. */
  function ris(cited, place, address, accessed) {
    var lines = [
      ["TY", "GOVDOC"],
      /* The comma says that it is one name: without it a body's last word is taken for a family name. */
      ["AU", cited.issuer && cited.issuer + ","],
      ["TI", cited.title || cited.id],
      ["TT", cited.title_en],
      ["PB", cited.issuer],
      ["M1", cited.number],
      ["SE", place],
      ["PY", cited.year],
      ["DA", cited.date && cited.date.replace(/-/g, "/") + "/"],
      ["ET", cited.force_zh || cited.status_zh],
      ["LA", "zh-Hans"],
      ["UR", address],
      ["Y2", accessed && accessed.replace(/-/g, "/") + "/"],
      ["N1", note(cited, place)]
    ].filter(function (line) { return line[1]; });
    return lines.map(function (line) { return line[0] + "  - " + String(line[1]).replace(/\s+/g, " "); }).join("\r\n") + "\r\nER  - \r\n";
  }

  function parts(iso) {
    return { "date-parts": [iso.split("-").map(Number)] };
  }

  function csl(cited, anchor, place, address, accessed) {
    var item = {
      id: cited.id + (anchor ? "#" + anchor : ""),
      type: "legislation",
      title: cited.title || cited.id,
      language: "zh-Hans",
      status: cited.force_zh || cited.status_zh,
      note: note(cited, place)
    };
    if (cited.issuer) { item.author = [{ literal: cited.issuer }]; item.authority = cited.issuer; }
    if (cited.number) item.number = cited.number;
    if (cited.kind) item.genre = cited.kind;
    if (cited.region.length) item.jurisdiction = cited.region.join("");
    if (cited.date) item.issued = parts(cited.date);
    if (place) item.section = place;
    if (address) item.URL = address;
    if (accessed) item.accessed = parts(accessed);
    return JSON.stringify([item], null, 2) + "\n";
  }

  window.pbCitation = { chinese: chinese, english: english, gbt7714: gbt7714, ris: ris, csl: csl };
})();
