// j and k (or the arrows) move through a list that asks for it (data-list): rows are tr or [data-row]; Enter or o opens
// the row's first link, x ticks its box. Keys do nothing while a person writes.
const typing = (target) => target.closest?.("input, textarea, select, [contenteditable=true], dialog[open]");

function rowsOf(list) {
  return [...list.querySelectorAll("tbody tr, [data-row]")].filter((row) => row.offsetParent !== null);
}

function move(step) {
  const list = document.querySelector("[data-list]:not([data-list=false])");
  if (!list) return false;
  const rows = rowsOf(list);
  const at = rows.findIndex((row) => row.contains(document.activeElement) || row.classList.contains("row-now"));
  const row = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  if (!row) return false;
  for (const other of rows) other.classList.toggle("row-now", other === row);
  (row.querySelector("a[href]") ?? row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const row = document.querySelector(".row-now");
  if (event.key === "j" && move(1)) event.preventDefault();
  else if (event.key === "k" && move(-1)) event.preventDefault();
  else if (event.key === "o" && row) row.querySelector("a[href]")?.click();
  else if (event.key === "x" && row) row.querySelector("input[type=checkbox]")?.click();
  else if (event.key === "?") {
    event.preventDefault();
    document.getElementById("keys")?.showModal();
  } else if (event.key === "/") {
    const search = document.querySelector(".top-search input");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
});
