// Says something in the corner, and to screen readers, without taking the focus.
const region = () => document.getElementById("toasts");

/** Shows a line for a while; `words` may be the name of a data attribute of the region. */
export function toast(words, seconds = 6) {
  const place = region();
  if (!place) return;
  const line = document.createElement("p");
  line.className = "toast-line";
  line.textContent = place.dataset[words] ?? words;
  place.append(line);
  setTimeout(() => line.remove(), seconds * 1000);
}

// A request that failed says so once, in words; the page stays as it was.
for (const event of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(event, () => toast("failed"));
}
// Answers may carry a line to say: HX-Trigger: {"charter:toast":"Saved"}.
document.addEventListener("charter:toast", (event) => toast(event.detail.value));
