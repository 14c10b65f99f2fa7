// The service's clock: skipped, played and moved by a day. The server says what time it is.

import { ask, element, isResting } from "./asking.js";

const ONE_DAY = 86400; // seconds
const ONE_HOUR = 3600;
const A_SECOND = 1000; // milliseconds

const { zone: timeZone } = document.body.dataset;
const said = (at, options) => new Intl.DateTimeFormat("en-GB", { timeZone, ...options }).format(at);
const hour = (at) => said(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = (at) => said(at, { weekday: "long", day: "numeric", month: "long" });

const clock = { isMoving: false, isPlaying: false };

/** The buttons that say for now what the clock does, not what the server draws. */
export const resting = () => clock.isMoving || clock.isPlaying ? ["skip"] : [];

/** Shows on the buttons what the clock does. */
export function showButtons() {
  const isBusy = clock.isMoving || clock.isPlaying;
  // Not `disabled`: they keep the focus while they wait.
  if (isBusy) {
    element("skip").textContent = clock.isPlaying ? "Playing: an hour a second" : "Moving the clock\u2026";
    element("skip").setAttribute("aria-disabled", true);
  }
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
  await afterwards();
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
}
