// A backtest takes a while: shows how far it is and stops when asked to. The answer comes line by line; leaving the page or
// the stop button closes the connection, which ends the work on the server.
const form = document.querySelector("form[data-backtest]");

async function* lines(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    for (const part of parts) if (part) yield JSON.parse(part);
  }
}

function setUp() {
  const card = form.closest(".backtest");
  const start = form.querySelector("[data-backtest-start]");
  const stop = form.querySelector("[data-backtest-stop]");
  const progress = form.querySelector("[data-backtest-progress]");
  const bar = progress.querySelector("progress");
  const told = form.querySelector("[data-backtest-told]");
  const outcome = card.querySelector("[data-backtest-outcome]");
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let running = null;

  const show = (line) => {
    if (line.html !== undefined) {
      outcome.innerHTML = line.html;
      told.textContent = form.dataset.ready;
      outcome.focus();
      return true;
    }
    if (line.problem) {
      told.textContent = line.problem;
      return true;
    }
    if (line.of > 0) {
      bar.max = line.of;
      bar.value = line.done;
      const words = { "{done}": number.format(line.done), "{of}": number.format(line.of) };
      told.textContent = form.dataset.running.replace(/\{done\}|\{of\}/g, (key) => words[key]);
    }
    return false;
  };

  const run = async () => {
    running = new AbortController();
    start.hidden = true;
    stop.hidden = progress.hidden = false;
    bar.removeAttribute("value");
    outcome.replaceChildren();
    told.textContent = form.dataset.starting;
    let ended = false;
    try {
      const response = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/x-ndjson" },
        signal: running.signal,
      });
      if (!response.ok || !response.body) throw new Error(response.statusText);
      for await (const line of lines(response)) ended = show(line) || ended;
      if (!ended) throw new Error("cut off");
    } catch {
      told.textContent = running.signal.aborted ? form.dataset.stopped : form.dataset.failed;
    } finally {
      const focused = document.activeElement === stop;
      start.hidden = false;
      stop.hidden = progress.hidden = true;
      if (focused) start.focus();
      running = null;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!running) run();
  });
  stop.addEventListener("click", () => running?.abort());
}

if (form) setUp();
