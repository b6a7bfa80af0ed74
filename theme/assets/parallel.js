/* Selecting text in one column selects one language only. Without this file both are selected. */
(function () {
  "use strict";
  var parallel = document.querySelector(".parallel");
  if (!parallel) return;
  document.addEventListener("pointerdown", function (event) {
    var cell = event.target.closest(".parallel .pair > [lang]");
    parallel.dataset.selecting = cell ? cell.lang : "";
  });
})();
