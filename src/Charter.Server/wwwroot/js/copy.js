// Puts a text of the page on the clipboard. Without the script, or where the browser does not allow it, one selects it.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      const words = button.lastChild;
      const before = words.textContent;
      words.textContent = ` ${button.dataset.copied}`;
      setTimeout(() => (words.textContent = before), 2000);
    });
  }
}
