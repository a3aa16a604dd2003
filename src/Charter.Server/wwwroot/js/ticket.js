// A ticket's page: drafts saved while typing, templates, files that are too large told before they travel, frames of
// formatted messages opened on demand, and live parts left alone while somebody writes in them.
import { toast } from "./toast.js";

const PAUSE = 900;
const compose = document.getElementById("compose");
const form = compose?.querySelector("form");
let timer = null;
let sending = false;
let last = null;

const draft = () => {
  const data = new FormData();
  for (const input of form.querySelectorAll('input[type="hidden"]')) if (input.name.startsWith("__")) data.append(input.name, input.value);
  data.append("html", form.elements.html.value || form.elements.text.value);
  data.append("mode", form.querySelector('[name="mode"]:checked')?.value ?? "reply");
  return data;
};

const said = (words) => {
  let line = compose.querySelector(".draft-state");
  if (!line) {
    line = document.createElement("output");
    line.className = "draft-state";
    form.querySelector(".composer-foot .composer-names").after(line);
  }
  line.textContent = words;
};

async function save() {
  clearTimeout(timer);
  timer = null;
  if (sending) return;
  const data = draft();
  const key = `${data.get("mode")}\n${data.get("html")}`;
  if (key === last) return;
  try {
    const answer = await fetch(compose.dataset.draft, { method: "POST", body: data, keepalive: true });
    if (!answer.ok) return;
    last = key;
    delete form.dataset.dirty;
    said(compose.dataset.savedWords);
  } catch {
    // The text is still in the page; the next key tries again.
  }
}

const later = () => {
  if (!form || sending) return;
  said("");
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
};

if (form) {
  form.addEventListener("input", later);
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-format]")) later();
  });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    sending = true;
    clearTimeout(timer);
  });
  window.addEventListener("pageshow", () => (sending = false));
  window.addEventListener("pagehide", () => {
    if (timer) save();
  });

  form.addEventListener("change", (event) => {
    if (!event.target.matches('input[type="file"]')) return;
    const limit = Number(compose.dataset.limit);
    const large = [...event.target.files].find((file) => file.size > limit);
    if (!large) return;
    event.target.value = "";
    form.querySelector("output.composer-names").textContent = "";
    const words = compose.dataset.limitWords.replace("{0}", large.name);
    let line = form.querySelector(".field-error.file-error");
    if (!line) {
      line = document.createElement("p");
      line.className = "field-error file-error";
      line.setAttribute("role", "alert");
      form.querySelector(".composer-foot").before(line);
    }
    line.textContent = words;
  });

  form.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-template]");
    if (!button) return;
    button.closest("details").open = false;
    const answer = await fetch(button.dataset.template, { headers: { Accept: "application/json" } });
    if (!answer.ok) return toast("failed");
    const { text } = await answer.json();
    const html = text
      .split("\n")
      .map((line) => `<div>${line.replace(/&/g, "&amp;").replace(/</g, "&lt;") || "<br>"}</div>`)
      .join("");
    form.dispatchEvent(new CustomEvent("charter:insert", { detail: { html } }));
    later();
  });
}

// r answers, n notes; keys do nothing while a person writes.
document.addEventListener("keydown", (event) => {
  const mode = { r: "reply", n: "note" }[event.key];
  if (!mode || !form || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input:not([type=radio]), textarea, select, [contenteditable=true], dialog[open]")) return;
  event.preventDefault();
  form.querySelector(`[name="mode"][value="${mode}"]`).click();
  (form.querySelector(".composer-rich:not([hidden])") ?? form.elements.text).focus();
});

// Formatted messages: fetched when opened, as tall as they are.
document.addEventListener(
  "toggle",
  (event) => {
    const part = event.target;
    if (!part.matches?.("details.formatted") || !part.open) return;
    const frame = part.querySelector("iframe");
    if (frame.src) return;
    frame.addEventListener("load", () => {
      const height = frame.contentDocument?.documentElement.scrollHeight;
      if (height) frame.height = Math.min(height + 2, 1600);
    });
    frame.src = part.dataset.frame;
  },
  true,
);

document.addEventListener("click", (event) => {
  const images = event.target.closest?.("a[data-images]");
  if (images) {
    event.preventDefault();
    images.closest("details").querySelector("iframe").src = images.href;
  }
  const cancel = event.target.closest?.("a[data-panel-close]");
  const panel = cancel?.closest("dialog[open]");
  if (panel) {
    event.preventDefault();
    cancel.closest("form")?.removeAttribute("data-dirty");
    panel.close();
  }
});

// What a reader has unfolded stays unfolded when the part is fetched again.
document.addEventListener("htmx:beforeSwap", (event) => {
  const part = event.detail.target;
  if (!part.matches?.("[data-live-topic]")) return;
  event.detail.keepOpen = [...part.querySelectorAll("details[open]")].map((details) => details.querySelector("summary")?.textContent.trim());
  part.dataset.open = JSON.stringify(event.detail.keepOpen);
});
document.addEventListener("htmx:afterSettle", (event) => {
  const part = document.getElementById(event.detail.elt?.id ?? "");
  const open = event.detail.requestConfig?.elt?.dataset?.open;
  if (!part || !open) return;
  const words = new Set(JSON.parse(open));
  for (const details of part.querySelectorAll("details:not([open])")) {
    if (words.has(details.querySelector("summary")?.textContent.trim())) details.open = true;
  }
});

// A ticket opens at what was said last, unless the address names a place.
if (!location.hash && innerWidth >= 768) document.getElementById("last")?.scrollIntoView({ block: "end" });
