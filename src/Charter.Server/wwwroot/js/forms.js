// Small comforts of forms: areas that grow, a guard against losing what was written, no double posts, errors in focus.
const grow = (area) => {
  area.rows = Math.min(Math.max(area.value.split("\n").length + 1, Number(area.dataset.least ?? area.rows)), 24);
};

document.addEventListener("input", (event) => {
  const { target } = event;
  if (target.matches?.("textarea[data-autosize]")) {
    target.dataset.least ??= target.rows;
    grow(target);
  }
  const form = target.closest?.("form[data-guard]");
  if (form) form.dataset.dirty = "true";
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  delete form.dataset.dirty;
  // The button that was pressed must still be sent, so it is put to rest a moment later; a page that comes back wakes it.
  setTimeout(() => form.querySelectorAll("button").forEach((button) => button.setAttribute("aria-disabled", "true")));
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "true";
});

const wake = (root) => {
  for (const form of root.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelectorAll("button[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  }
};
window.addEventListener("pageshow", () => wake(document));
document.addEventListener("htmx:afterRequest", () => wake(document));
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) delete event.detail.elt.closest?.("form")?.dataset.dirty;
});

window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-dirty]")) event.preventDefault();
});

document.querySelector("[data-focus]")?.focus();
document.addEventListener("htmx:afterSwap", (event) => event.detail.target?.querySelector?.("[data-focus]")?.focus());

// The names of chosen files, where the file field itself is hidden behind a button.
document.addEventListener("change", (event) => {
  const names = event.target.matches?.("input[type=file]") && event.target.closest("form")?.querySelector("output.composer-names");
  if (names) names.textContent = [...event.target.files].map((file) => file.name).join(", ");
});
