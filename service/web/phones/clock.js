// The service's clock: shown in the patient's time, skipped, played and moved by a day.

import { ask, element, isResting } from "./asking.js";

const ONE_DAY = 86400; // seconds
const ONE_HOUR = 3600;
const A_SECOND = 1000; // milliseconds
const MOVING = "Moving the clock\u2026";
const WORDS = { checkin: "check-in", dose: "dose", alert: "alert" };

const { zone: timeZone } = document.body.dataset;
const formatter = (options) => new Intl.DateTimeFormat("en-GB", { timeZone, ...options });
const hourFormat = formatter({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const dayFormat = formatter({ weekday: "long", day: "numeric", month: "long" });
const shortDay = formatter({ weekday: "short", day: "numeric", month: "short" });

export const hour = (at) => hourFormat.format(at);
export const day = (at) => dayFormat.format(at);

/** A moment as somebody says it today: "20:00", or "Wed 3 Mar, 20:00". */
export function moment(iso) {
  const at = Date.parse(iso);
  return day(at) === today() ? hour(at) : `${shortDay.format(at)}, ${hour(at)}`;
}

export const today = () => day(serviceNow());

const clock = { told: null, heard: null, next: null, isMoving: false, isPlaying: false };
const serviceNow = () => clock.told + performance.now() - clock.heard;

export async function lookAtClock() {
  const { now, next } = await ask("/phones/clock");
  Object.assign(clock, { told: Date.parse(now), heard: performance.now(), next });
  showClock();
}

function showClock() {
  if (clock.told === null) return;
  element("time").dateTime = new Date(serviceNow()).toISOString();
  element("time").textContent = hour(serviceNow());
  element("date").textContent = day(serviceNow());
  showButtons();
}

function showButtons() {
  const isBusy = clock.isMoving || clock.isPlaying;
  element("skip").textContent = clock.isPlaying ? "Playing: an hour a second"
    : clock.isMoving ? MOVING : skipLabel(clock.next);
  // Not `disabled`: they keep the focus while they wait.
  element("skip").setAttribute("aria-disabled", isBusy || !clock.next);
  element("day").setAttribute("aria-disabled", isBusy);
  element("play").setAttribute("aria-disabled", clock.isMoving && !clock.isPlaying);
  const [sign, word] = clock.isPlaying ? ["\u275a\u275a", "Pause"] : ["\u25b6\ufe0e", "Play"];
  const label = element("play").lastChild;
  if (label.textContent.trim() !== word) {
    element("play").firstElementChild.textContent = sign;
    label.textContent = ` ${word}`;
  }
  element("bar").setAttribute("aria-busy", isBusy);
}

function skipLabel(next) {
  return next ? `Skip to next: ${WORDS[next.what] ?? "text"}, ${moment(next.at)}`
    : "Nothing is planned";
}

/** Moves the clock as wished; whether that worked. */
async function move(wish) {
  clock.isMoving = true;
  showButtons();
  try {
    const now = Date.parse((await ask("/phones/clock", wish, { patience: null })).now);
    if (!clock.isPlaying) element("status").textContent = `It is now ${day(now)}, ${hour(now)}.`;
    return true;
  } catch (error) {
    element("status").textContent = error.message;
    return false;
  } finally {
    clock.isMoving = false;
  }
}

/** An hour each second until somebody pauses, looks away, or something goes wrong. */
async function play(afterwards) {
  clock.isPlaying = true;
  while (clock.isPlaying) {
    const second = new Promise((go) => setTimeout(go, A_SECOND));
    const worked = await move({ by_seconds: ONE_HOUR });
    await afterwards();
    if (worked) await second;
    clock.isPlaying &&= worked && !document.hidden;
  }
  showClock();
}

/** Wires the buttons; `afterwards` looks at everything anew. */
export function startClock(afterwards) {
  const moveThenLook = async (event, wish) => {
    if (isResting(event.currentTarget)) return;
    await move(wish);
    await afterwards();
  };
  element("skip").addEventListener("click", (event) => moveThenLook(event, { to: "next" }));
  element("day").addEventListener("click", (event) => moveThenLook(event, { by_seconds: ONE_DAY }));
  element("play").addEventListener("click", (event) => {
    if (clock.isPlaying) clock.isPlaying = false;
    else if (!isResting(event.currentTarget)) play(afterwards);
    showButtons();
  });
  setInterval(showClock, A_SECOND);
}
