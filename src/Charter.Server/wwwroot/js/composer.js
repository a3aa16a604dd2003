// Rich text in the composer: Squire edits, DOMPurify cleans what is pasted, the form sends both HTML and plain text.
// Without this script the plain text area does the work.
const allowed = {
  ALLOWED_TAGS: ["a", "b", "blockquote", "br", "code", "div", "em", "i", "li", "ol", "p", "pre", "s", "strong", "u", "ul"],
  ALLOWED_ATTR: ["href"],
  RETURN_DOM_FRAGMENT: true,
};

function enhance(form) {
  const rich = form.querySelector(".composer-rich");
  const text = form.querySelector("textarea[name=text]");
  const html = form.querySelector("input[name=html]");
  const tools = form.querySelector(".composer-tools");
  if (!rich || !window.Squire || !window.DOMPurify) return;

  const editor = new window.Squire(rich, {
    sanitizeToDOMFragment: (markup) => document.importNode(window.DOMPurify.sanitize(markup, allowed), true),
  });
  const escaped = text.value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\n/g, "<br>");
  editor.setHTML(html.value || escaped);
  rich.hidden = tools.hidden = false;
  text.hidden = true;

  const keep = () => {
    // Squire holds its place with zero-width spaces; nobody wrote those.
    const written = (words) => words.replaceAll("\u200b", "").trim();
    html.value = written(editor.getHTML());
    text.value = written(rich.innerText);
  };
  keep();
  const start = html.value;
  // Squire also tells of what it did itself while starting, which is no reason to ask before leaving.
  editor.addEventListener("input", () => {
    keep();
    if (html.value === start) delete form.dataset.dirty;
    else form.dataset.dirty = "true";
  });
  // Roving focus: the toolbar is one stop, the arrows move inside it.
  const buttons = [...tools.querySelectorAll("button, summary")];
  buttons.forEach((button, index) => (button.tabIndex = index === 0 ? 0 : -1));
  tools.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = buttons.indexOf(document.activeElement);
    if (!step || at < 0) return;
    const next = buttons[(at + step + buttons.length) % buttons.length];
    buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
  });
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-format]");
    if (!button) return;
    const kind = button.dataset.format;
    if (kind === "bold" || kind === "italic") {
      const tag = kind === "bold" ? "B" : "I";
      editor.hasFormat(tag) ? editor[kind === "bold" ? "removeBold" : "removeItalic"]() : editor[kind]();
    } else editor[kind]();
    keep();
    editor.focus();
  });
  // Templates and quotes come from elsewhere in the page: dispatch "charter:insert" with { html } on the form.
  form.addEventListener("charter:insert", (event) => {
    editor.insertHTML(event.detail.html);
    keep();
  });
  form.addEventListener("submit", keep, true);
}

// Ctrl-Enter sends, as the button says.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest?.("form[data-composer]");
  const button = [...(form?.querySelectorAll(".composer-submit .btn-primary, .composer-submit .btn-note") ?? [])].find(
    (candidate) => candidate.offsetParent !== null,
  );
  if (button) form.requestSubmit(button);
});

document.querySelectorAll("form[data-composer]").forEach(enhance);
document.addEventListener("htmx:load", (event) => event.detail.elt.querySelectorAll?.("form[data-composer]").forEach((form) => {
  if (form.querySelector(".composer-rich")?.hidden) enhance(form);
}));
