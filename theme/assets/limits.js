/* Sorts and filters the table of time limits. Without this file the table is whole. */
(function () {
  "use strict";
  var table = document.getElementById("limits"), form = document.getElementById("limit-filters");
  if (!table || !form) return;
  var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
  var found = form.querySelector(".found");
  var none = document.getElementById("limits-none");
  var keys = Array.prototype.map.call(form.querySelectorAll("select"), function (select) { return select.name; });
  var order = new Intl.Collator("zh-Hans-CN", { numeric: true });

  /* The address says what is shown, so that it can be sent: ?kind=within&state= */
  var asked = new URLSearchParams(location.search);
  keys.forEach(function (key) {
    if (asked.has(key)) form.elements[key].value = asked.get(key);
    if (form.elements[key].selectedIndex < 0) form.elements[key].selectedIndex = 0;
  });

  function filter() {
    var shown = 0;
    rows.forEach(function (row) {
      row.hidden = keys.some(function (key) {
        var wanted = form.elements[key].value;
        return wanted && row.dataset[key] !== wanted;
      });
      if (!row.hidden) shown += 1;
    });
    none.hidden = shown > 0;
    found.textContent = found.dataset.shown.replace("{shown}", shown).replace("{all}", rows.length);
  }

  function sort(column, head) {
    var down = head.getAttribute("aria-sort") === "ascending";
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) { cell.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    function key(row) { return column === 3 ? row.dataset.due || "9999" : row.cells[column].textContent; }
    var sorted = rows.slice().sort(function (a, b) { return order.compare(key(a), key(b)) * (down ? -1 : 1); });
    sorted.forEach(function (row) { body.appendChild(row); });
  }

  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
    var button = document.createElement("button");
    button.type = "button";
    while (head.firstChild) button.appendChild(head.firstChild);
    button.addEventListener("click", function () { sort(column, head); });
    head.appendChild(button);
  });
  function changed() {
    var now = new URLSearchParams();
    keys.forEach(function (key) { now.set(key, form.elements[key].value); });
    try { history.replaceState(null, "", "?" + now + location.hash); } catch (refused) { /* file:// in some browsers */ }
    filter();
  }
  form.addEventListener("change", changed);
  none.querySelector("button").addEventListener("click", function () {
    keys.forEach(function (key) { form.elements[key].value = ""; });
    changed();
    form.elements[keys[0]].focus();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  filter();
})();
