// Links with data-panel show their page in the side panel; with Ctrl or without script they open as pages.
import "./toast.js";

const panel = document.getElementById("panel");
const body = document.getElementById("panel-body");

document.addEventListener("htmx:beforeRequest", (event) => {
  const { elt, target } = event.detail;
  if (target === body && !panel.open && elt.matches("[data-panel]")) {
    body.innerHTML = '<div class="shape"></div><div class="shape"></div><div class="shape shape-short"></div>';
    panel.showModal();
  }
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target === body) body.focus();
});

for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(failure, (event) => {
    if (event.detail.target === body) panel.close();
  });
}
