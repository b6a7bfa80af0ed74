/* Sorts the table of time limits; filters.js filters it. Without this file the table is in the order of the texts. */
(function () {
  "use strict";
  var table = document.getElementById("limits");
  if (!table) return;
  var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
  var order = new Intl.Collator("zh-Hans-CN", { numeric: true });

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
})();
