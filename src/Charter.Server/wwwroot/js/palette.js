// Ctrl-K (or Cmd-K): type to go anywhere. Arrows choose, Enter goes.
const palette = document.getElementById("palette");
const input = palette?.querySelector("input[name=q]");
const list = document.getElementById("palette-list");
let made = 0;

const options = () => [...list.querySelectorAll("[role=option]")].filter((option) => !option.hidden);

function choose(option) {
  for (const other of list.querySelectorAll("[role=option]")) other.setAttribute("aria-selected", String(other === option));
  if (!option) {
    input.removeAttribute("aria-activedescendant");
    return;
  }
  option.id ||= `palette-option-${(made += 1)}`;
  input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function sift() {
  const wanted = input.value.trim().toLocaleLowerCase();
  for (const option of document.querySelectorAll("#palette-pages [role=option]")) {
    option.hidden = !option.textContent.toLocaleLowerCase().includes(wanted);
  }
  choose(options()[0]);
}

function show() {
  if (palette.open) return;
  palette.showModal();
  input.value = "";
  sift();
  input.focus();
}

if (palette && input) {
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      show();
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-palette-open]")) show();
  });
  input.addEventListener("input", sift);
  input.addEventListener("keydown", (event) => {
    const all = options();
    const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(all[(at + step + all.length) % all.length]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      all[at]?.click();
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target?.id === "palette-found") choose(options()[0]);
  });
}
