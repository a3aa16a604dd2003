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
  data.append("cc", form.elements.ccMore?.value ?? "");
  for (const box of form.querySelectorAll('[name="draftFile"]:checked')) data.append("draftFile", box.value);
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

// One save at a time: each tells the version that the next must name.
let saving = Promise.resolve(true);
let version = Number(compose?.dataset.version ?? 0);

function save(files = []) {
  clearTimeout(timer);
  timer = null;
  saving = saving.then(() => saveOnce(files));
  return saving;
}

async function saveOnce(files) {
  if (sending || compose.querySelector(".draft-conflict")) return false;
  const data = draft();
  const key = [...data].filter(([name]) => !name.startsWith("__")).join("\n");
  if (key === last && files.length === 0) return true;
  data.append("draftVersion", version);
  for (const file of files) data.append("files", file);
  try {
    // A page that goes away may send only a little; what is larger was saved while typing.
    const answer = await fetch(compose.dataset.draft, { method: "POST", body: data, keepalive: files.length === 0 && key.length < 50000 });
    if (answer.status === 412) {
      conflict();
      return false;
    }
    if (!answer.ok) return false;
    const kept = await answer.json();
    version = kept.version;
    last = key;
    if (files.length === 0) delete form.dataset.dirty;
    else keep(kept.files);
    said(kept.words);
    return true;
  } catch {
    // The text is still in the page; the next key tries again.
    return false;
  }
}

// Files go to the draft as soon as they are chosen, so that they survive like the text.
function keep(files) {
  let list = form.querySelector(".draft-files");
  if (!list) {
    list = document.createElement("span");
    list.className = "draft-files";
    form.querySelector(".composer-foot .composer-names").after(list);
  }
  for (const file of files) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    Object.assign(box, { type: "checkbox", name: "draftFile", value: file.hash, checked: true });
    label.append(box, ` ${file.name}`);
    list.append(label);
  }
}

// Another tab or device saved since this page was fetched: neither text is lost, the writer chooses.
function conflict() {
  const line = document.createElement("div");
  line.className = "draft-conflict";
  line.setAttribute("role", "alert");
  const words = document.createElement("span");
  words.textContent = compose.dataset.conflictWords;
  const theirs = document.createElement("button");
  theirs.type = "button";
  theirs.className = "btn-link";
  theirs.textContent = compose.dataset.theirsWords;
  theirs.addEventListener("click", () => {
    form.removeAttribute("data-dirty");
    sending = true;
    location.reload();
  });
  const mine = document.createElement("button");
  mine.type = "button";
  mine.className = "btn-link";
  mine.textContent = compose.dataset.mineWords;
  mine.addEventListener("click", () => {
    line.remove();
    version = "";
    last = null;
    save();
  });
  line.append(words, theirs, mine);
  form.before(line);
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

  form.addEventListener("change", async (event) => {
    if (event.target.matches('[name="draftFile"], [name="mode"], [name="ccMore"]')) return later();
    if (!event.target.matches('input[type="file"]')) return;
    const limit = Number(compose.dataset.limit);
    const large = [...event.target.files].find((file) => file.size > limit);
    if (!large) {
      const input = event.target;
      if (await save([...input.files])) {
        input.value = "";
        form.querySelector("output.composer-names").textContent = "";
      }
      return;
    }
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

// Answers that can be taken back count their seconds down; the button itself needs no script.
setInterval(() => {
  for (const part of document.querySelectorAll("[data-leaves]")) {
    const left = Math.ceil((Date.parse(part.dataset.leaves) - Date.now()) / 1000);
    const fresh = left > 0 ? part.dataset.words.replace("{0}", left) : part.dataset.now;
    if (part.textContent !== fresh) part.textContent = fresh;
  }
}, 500);
