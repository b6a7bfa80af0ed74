/* Shows of a list what a form asks for. Without this file the list is whole and there is no form.
   A choice fits a row if the row's data-<name> is the value or begins with it and a stroke (山西省/晋城市 with 山西省);
   words fit if each of them stands in the row's data-<name>. */
(function () {
  "use strict";
  var form = document.querySelector("form.filters[data-rows]");
  if (!form) return;
  var rows = Array.prototype.slice.call(document.querySelectorAll(form.dataset.rows));
  var none = document.getElementById(form.dataset.none);
  var found = form.querySelector(".found");
  var controls = Array.prototype.filter.call(form.elements, function (control) { return control.name; });
  var first = {}, keys = [];

  /* 晋政办发[2009]74号 and 晋政办发〔2009〕７４号 are the same words. */
  function fold(words) { return words.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}\s]/gu, ""); }
  function isText(control) { return control.type === "search"; }

  controls.forEach(function (control) {
    first[control.name] = control.value;
    if (isText(control)) keys = rows.map(function (row) { return fold(row.dataset[control.name]); });
  });

  /* The address says what is shown, so that it can be sent: ?level=county&q=备案 */
  function read() {
    var asked = new URLSearchParams(location.search);
    controls.forEach(function (control) {
      control.value = asked.has(control.name) ? asked.get(control.name) : first[control.name];
      if (control.selectedIndex < 0) control.value = first[control.name];
    });
  }

  function write() {
    var now = new URLSearchParams();
    controls.forEach(function (control) {
      if (control.value !== first[control.name]) now.set(control.name, control.value);
    });
    var query = now.toString();
    try { history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash); } catch (refused) { /* file:// in some browsers */ }
  }

  function fits(row, number) {
    return controls.every(function (control) {
      var wanted = control.value;
      if (isText(control)) {
        return fold(wanted).split(/\s+/).every(function (word) { return keys[number].indexOf(word) >= 0; });
      }
      var is = row.dataset[control.name];
      return !wanted || is === wanted || is.indexOf(wanted + "/") === 0;
    });
  }

  function filter() {
    var shown = 0, tables = [];
    rows.forEach(function (row, number) {
      row.hidden = !fits(row, number);
      if (!row.hidden) shown += 1;
      var table = row.closest("table");
      if (table && tables.indexOf(table) < 0) tables.push(table);
    });
    none.hidden = shown > 0;
    found.textContent = found.dataset.shown.replace("{shown}", shown).replace("{all}", rows.length);
    /* Of several tables one of which nothing is left goes with its heading. */
    if (tables.length > 1 || !shown) {
      tables.forEach(function (table) {
        var heading = table.previousElementSibling;
        table.hidden = !table.querySelector("tbody tr:not([hidden])");
        if (heading && /^H\d$/.test(heading.tagName)) heading.hidden = table.hidden;
      });
    } else if (tables[0]) {
      tables[0].hidden = false;
    }
  }

  function changed() { write(); filter(); }

  form.addEventListener("change", changed);
  /* Not while an input method still composes: its letters are no words. */
  form.addEventListener("input", function (event) { if (!event.isComposing) changed(); });
  form.addEventListener("compositionend", changed);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  none.querySelector("button").addEventListener("click", function () {
    controls.forEach(function (control) { control.value = ""; });
    changed();
    controls[0].focus();
  });
  form.hidden = false;
  read();
  filter();
})();
