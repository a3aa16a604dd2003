// Keeps relative times and promises fresh between answers of the server, in the words that the server gave the page,
// and tells the server the reader's zone.
const meta = document.querySelector('meta[name="time-words"]');
const words = meta ? JSON.parse(meta.content) : null;
const fill = (text, ...places) => text.replace(/\{(\d)\}/g, (_, place) => places[place]);

/** The two largest units of a length in milliseconds, as TimeWords.Length writes it. */
export function lengthOf(milliseconds) {
  const minutes = Math.floor(Math.abs(milliseconds) / 60000);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (minutes === 0) return words.under;
  if (minutes < 60) return fill(words.min, rest);
  if (days === 0) return hours < 6 && rest > 0 ? fill(words.hourMin, hours, rest) : fill(words.hour, hours);
  return days < 4 && hours > 0 ? fill(words.dayHour, days, hours) : fill(words.day, days);
}

function relative(at) {
  const distance = at - Date.now();
  if (Math.abs(distance) < 60000) return words.now;
  return fill(distance > 0 ? words.ahead : words.ago, lengthOf(distance));
}

function refresh() {
  for (const time of document.querySelectorAll("time[data-relative]")) {
    const fresh = relative(Date.parse(time.dateTime));
    if (time.textContent !== fresh) time.textContent = fresh;
  }
  for (const chip of document.querySelectorAll(".promise [data-due]")) {
    const left = Date.parse(chip.dataset.due) - Date.now();
    const late = left < 0;
    const fresh = late ? fill(words.late, lengthOf(left)) : chip.dataset.short ? lengthOf(left) : fill(words.ahead, lengthOf(left));
    if (chip.textContent !== fresh) chip.textContent = fresh;
    if (late) markLate(chip.closest(".promise"));
  }
}

function markLate(promise) {
  if (promise.classList.contains("promise-late")) return;
  promise.classList.remove("promise-running", "promise-warned");
  promise.classList.add("promise-late");
  const use = promise.querySelector("svg.icon use");
  use?.setAttribute("href", use.getAttribute("href").replace(/#.*/, "#alert-triangle"));
}

// A page whose clock is held still (the design gallery, a print) says so.
if (words && !document.querySelector("[data-still]")) setInterval(refresh, 20000);

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
// Whoever travels takes their zone along: the next page tells its times.
if (zone && !document.cookie.split("; ").includes(`charter.zone=${zone}`)) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `charter.zone=${zone}; path=/; max-age=31536000; samesite=lax${secure}`;
}
