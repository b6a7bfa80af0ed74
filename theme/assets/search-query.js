/* What a reader typed → words to find, what is asked for, a place or a time limit it names. */
(function () {
  "use strict";
  var search = ((window.PB = window.PB || {}).search = window.PB.search || {});
  /* Words of a question: they say what is wanted and are not looked for. Longest first. */
  var ASKED = [
    ["quota", /多久(.{0,8}?)一次|(?:(?:应当|应|要|需要?|须|至少)[交报开设办派配]?)*(?:几|多少)个?(学时|人|名|份|件|小时|篇|次|期|遍|场|元)|(?:是|为|达到|不少于|至少)?多少(钱)?(?=$|[\s?？])/g],
    ["deadline", /(?:应当|应|要|必须|需要?)?在?(?:多少|几)个?(?:工作日|天|日|月|年)(?:之?内|以内)?|多久(?:之?内|以内)?|多长时间(?:之?内)?|(?:到|在|从)?(?:什么时候|何时|哪天|哪一天|哪年|几月几日|几月|几号)(?:之?前|开始|完成|起)?|(?:的)?(?:时间要求|办理时限|时限要求|期限是多少|时限是多少|期限|时限)(?=$|[\s?？是])/g],
    ["actor", /(?:应当|应|是)?由?(?:谁|哪(?:个|些)?(?:部门|单位|机关|机构|一级)|什么(?:部门|单位|机关|机构)|何(?:部门|机关))(?:来)?(?:具体|主要)?(?:负责|牵头|主管|承担|管)?|归(?:谁|哪个部门)管?|(?:负责|牵头|责任|主管)(?:部门|单位|机关)(?=$|[\s?？是])/g],
    ["ban", /能不能|可不可以|可否|能否|是否(?:可以|允许)|允不允许|是不是可以|(?:还|也|都)?(?:能够?|可以)(?=.*吗)/g],
    ["ban", /^(?:can|may)\b(?=.*\?)|\bis it (?:allowed|permitted|forbidden)(?: to)?\b|\ballowed to\b/gi],
    ["quota", /\bhow (?:often|frequently|many times)\b|\bhow many (?!(?:working |calendar )?(?:days?|months?|years?)\b)|\bhow much\b/gi],
    ["deadline", /\b(?:with)?in how many (?:working |calendar )?(?:days?|months?|years?)\b|\bhow many (?:working |calendar )?(?:days?|months?|years?)\b|\bhow (?:long|soon)\b|\b(?:by )?when\b|\b(?:what is the |what's the )?(?:time limits?|deadlines?)\b/gi],
    ["actor", /\bwho(?:m| is responsible| is in charge)?\b|\b(?:which|what) (?:department|authority|authorities|body|bodies|organ|organs|agency|office)s?\b/gi]
  ];
  /* Left over at the edges once a question's words are gone. */
  var EDGES = /^(?:[的在是吗呢啊要请问应需]|应当|需要|怎么|如何|怎样|为什么|什么是|关于|有关|哪些|有哪些|规定)+(?=.{2})|(?:的?(?:规定|要求|内容)?(?:是什么|有哪些|怎么办|怎么规定|如何规定)|[的吗呢啊是?？])+$/g;
  /* Said in questions and nowhere looked for; only where the whole stands in no text. */
  var FILLER = /怎么办|怎么样|怎么|怎样|如何|在?哪[里儿]|哪些|什么样的|什么|需要|请问|有没有|为何|为什么/g;
  var STOP = /^(?:the|a|an|of|to|in|on|at|by|for|with|and|or|is|are|be|been|must|shall|should|will|do|does|did|it|its|this|that|from|as|what|which|there|any|can|may|their|has|have|was|were|within)$/;
  var QUOTED = /"([^"]+)"|“([^”]+)”|「([^」]+)」|『([^』]+)』/g;
  var LIMIT = /^(?:在|自|于)?([0-9]{1,4})个?(工作日|日|天|周|星期|月|年|小时|working days?|days?|weeks?|months?|years?)(?:之内|以内|内)?$/;
  var PERIOD = [[/^(?:工作日|日|天|(?:working )?days?)$/, "P", "D"], [/^(?:周|星期|weeks?)$/, "P", "W"], [/^(?:月|months?)$/, "P", "M"],
    [/^(?:年|years?)$/, "P", "Y"], [/^小时$/, "PT", "H"]];
  var ENGLISH_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

  function read(typed) {
    var asked = [], counted = null, quoted = [], rest = typed.replace(QUOTED, function (all) {
      quoted.push(all);
      return " ";
    });
    ASKED.forEach(function (kind) {
      rest = rest.replace(kind[1], function (all, kept, unit) {
        if (asked.indexOf(kind[0]) < 0) asked.push(kind[0]);
        if (typeof unit === "string") counted = unit;
        if (all.indexOf("钱") >= 0) counted = "元";
        if (kind[0] === "actor") counted = (/负责|牵头|主管|承办|审查|审核|审批|监督|备案|协调|组织/.exec(typed.slice(typed.indexOf(all))) || [counted])[0];
        /* 多久清理一次: the words between are looked for */
        return typeof kept === "string" && typeof unit !== "number" && kept ? " " + kept + " " : " ";
      });
    });
    if (/[天日]/.test(typed) && asked.indexOf("deadline") >= 0) counted = "D";
    if (/一次|\bhow (?:often|frequently)\b/i.test(typed) && asked.indexOf("quota") >= 0) counted = "r";
    if (/\bdays?\b/i.test(typed) && asked.indexOf("deadline") >= 0) counted = "D";
    rest = rest.concat(" ", quoted.join(" "));
    var left = asked.length ? words(rest, true) : [], question = asked.length > 0 && left.length > 0;
    return {
      typed: typed, question: question || rest.replace(FILLER, " ") !== rest, asked: question ? asked : [], counted: counted, words: question ? left : words(typed),
      plain: words(typed), loose: loose(left.length ? left : filled(rest)), literal: literal(typed), limit: limit(typed)
    };
  }

  function filled(typed) {
    var found = words(typed.replace(FILLER, " "), true);
    return found.length ? found : words(typed, true);
  }

  /* 学法制度，领导干部: apart at the comma, where the whole stands nowhere */
  function loose(some) {
    return some.reduce(function (all, word) {
      var parts = word.quoted || !word.chars.length ? [] : word.typed.split(/[，。；：、,;:!?！？（）()《》〔〕\[\]]+/).filter(Boolean);
      return parts.length > 1 ? all.concat(words(parts.join(" "), true)) : all.concat([word]);
    }, []);
  }

  /* The whole query as one run of characters: what is found so is found whatever else we make of it. */
  function literal(typed) {
    return search.text.fold(typed).chars;
  }

  function words(typed, trimmed) {
    var found = [], rest = typed.replace(QUOTED, function () {
      var inner = Array.prototype.slice.call(arguments, 1, 5).filter(Boolean)[0];
      push(found, inner, true);
      return " ";
    });
    rest.split(/[\s\u3000]+/).forEach(function (token) {
      pieces(token).forEach(function (piece) {
        var bare = trimmed ? piece.replace(EDGES, "") : piece;
        push(found, bare || piece, false);
      });
    });
    var telling = found.filter(function (word) { return word.chars.length || word.quoted || !word.stop; });
    return telling.length ? telling : found;
  }

  /* 《行政复议法》第十二条 → the title, the rest; PPP模式 stays together: so it may be printed. */
  function pieces(token) {
    var found = [];
    token.split(/(《[^》]+》)/).forEach(function (piece) {
      var title = /^《([^》]+)》$/.exec(piece);
      piece = title ? title[1] : piece.replace(/^[，。；：、,;:!?！？]+|[，。；：、,;:!?！？]+$/g, "");
      if (search.text.HAN.test(piece)) found.push(piece);
      else if (/[A-Za-zÀ-ɏ]/.test(piece)) found = found.concat(piece.split(/[^A-Za-zÀ-ɏ0-9'’.-]+/).filter(Boolean));
      else if (piece) found.push(piece);
    });
    return found;
  }

  function push(found, piece, quoted) {
    var chars = search.text.fold(piece).chars, english = search.english.words(piece);
    if (!chars.length) return;
    var latin = !search.text.HAN.test(piece);
    if (found.some(function (word) { return word.chars.join("") === chars.join(""); })) return;
    found.push({
      typed: piece, quoted: quoted, chars: latin && /[a-z]/i.test(piece) ? [] : chars, latin: latin ? english : [],
      stop: latin && english.every(function (word) { return STOP.test(word.word); }),
      limit: limit(piece)
    });
  }

  /* 15日内, 十五天, 6个月 → P15D, P15D, P6M; null for anything else */
  function limit(typed) {
    var folded = search.text.fold(typed).chars.join(""), text = search.text;
    var written = folded.replace(/[〇一二两三四五六七八九十百]+/, function (number) {
      return number === "两" ? "2" : text.value(number) || number;
    });
    var english = typed.toLowerCase().trim().replace(/^within /, "").replace(/^[a-z]+(?= )/, function (word) {
      var number = ENGLISH_NUMBERS.indexOf(word);
      return number > 0 ? number : word === "thirty" ? 30 : word;
    });
    var match = LIMIT.exec(written) || LIMIT.exec(english.replace(/^([0-9]+) /, "$1"));
    if (!match) return null;
    var found = PERIOD.filter(function (row) { return row[0].test(match[2]); })[0];
    return found ? found[1] + Number(match[1]) + found[2] : null;
  }

  /* The period inside other words: 公布之日起15日内 → P15D */
  function limitIn(words) {
    var match = /([0-9]+|[〇一二两三四五六七八九十百]+)个?(?:工作日|日|天|周|星期|月|年|小时)(?:之内|以内|内)?/.exec(search.text.fold(words).chars.join(""));
    return match ? limit(match[0]) : null;
  }

  search.reading = { read: read, limit: limit, limitIn: limitIn, words: words, NUMBERS: ENGLISH_NUMBERS, STOP: STOP };
})();
