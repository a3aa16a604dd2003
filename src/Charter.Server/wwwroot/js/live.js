// Keeps parts of a page fresh. The hub at /hub only says "changed" (topic, seq); the part itself is then fetched again
// from its own address, so nothing depends on the socket: without it every part is asked for each 30 seconds.
//
// In the page: <div data-live-topic="ticket:42" data-live-seq="17" hx-get="..." hx-trigger="live">.
// Hub: the client calls Watch(topics); the server calls changed(topic, seq).
import { toast } from "./toast.js";

const POLL = 30000;
const parts = () => [...document.querySelectorAll("[data-live-topic]")];
let connection = null;
let watched = "";
let told = false;

function fetchAgain(part) {
  if (!document.hidden) window.htmx.trigger(part, "live");
  else part.dataset.liveStale = "true";
}

function changed(topic, seq) {
  for (const part of parts()) {
    if (part.dataset.liveTopic !== topic || Number(part.dataset.liveSeq ?? 0) >= seq) continue;
    part.dataset.liveSeq = seq;
    fetchAgain(part);
  }
}

async function watch() {
  if (connection?.state !== "Connected") return;
  const topics = [...new Set(parts().map((part) => part.dataset.liveTopic))].sort();
  const key = topics.join("\n");
  if (key === watched) return;
  watched = key;
  await connection.invoke("Watch", topics);
}

async function connect() {
  if (!window.signalR || parts().length === 0) return;
  connection = new window.signalR.HubConnectionBuilder()
    .withUrl("/hub")
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount: n }) => Math.min(1000 * 2 ** n, POLL) + Math.random() * 1000 })
    .configureLogging(window.signalR.LogLevel.None)
    .build();
  connection.on("changed", changed);
  connection.onreconnected(() => {
    watched = "";
    told = false;
    parts().forEach(fetchAgain);
    return watch();
  });
  connection.onreconnecting(() => {
    if (!told) toast("liveLost");
    told = true;
  });
  try {
    await connection.start();
    await watch();
  } catch {
    connection = null;
  }
}

setInterval(() => {
  if (connection?.state === "Connected" || document.hidden) return;
  parts().forEach(fetchAgain);
  if (!connection) connect();
}, POLL);

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  for (const part of document.querySelectorAll("[data-live-stale]")) {
    delete part.dataset.liveStale;
    fetchAgain(part);
  }
});
document.addEventListener("htmx:afterSettle", watch);
connect();
