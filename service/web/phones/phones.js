// The phones page: the server draws it, this looks again and again and takes over what is new.

import { element } from "./asking.js";
import { resting, showButtons, startClock } from "./clock.js";
import { startFaults } from "./faults.js";
import { handset, keepingTheEnd, showTexts } from "./handset.js";
import { drawnNow, takeOver } from "./refresh.js";

const LOOK_AGAIN_AFTER = 1000; // milliseconds, while the page is visible
const LOOK_CLOSELY = { every: 200, lasting: 3000 }; // while somebody waits for what they have done

const sections = [...document.querySelectorAll(".phone[data-number]")];
const phones = sections.map((section) => handset(section, lookClosely));

let lastLook = Promise.resolve();
let nextLook;
let closelyUntil = 0;

async function lookOnce() {
  const known = faults.changes();
  const drawn = await drawnNow();
  keepingTheEnd(phones, () => takeOver(drawn, [...resting(), ...faults.unsettled(known)]));
  for (const phone of phones) showTexts(phone, drawn);
  showButtons();
}

/** Looks at everything; looks take turns, so that an old answer never replaces a newer one. */
function look() {
  lastLook = lastLook.then(async () => {
    const problem = await lookOnce().then(() => "", (error) => error.message);
    element("trouble").textContent = problem;
    element("trouble").hidden = !problem;
    clearTimeout(nextLook);
    const pause = performance.now() < closelyUntil ? LOOK_CLOSELY.every : LOOK_AGAIN_AFTER;
    if (!document.hidden) nextLook = setTimeout(look, pause);
  });
  return lastLook;
}

/** Looks at once, and often for a moment: an answer to what was just done must not seem slow. */
function lookClosely() {
  closelyUntil = performance.now() + LOOK_CLOSELY.lasting;
  return look();
}

startClock(lookClosely);
const faults = startFaults(lookClosely);
document.addEventListener("visibilitychange", () => document.hidden || look());
look();
