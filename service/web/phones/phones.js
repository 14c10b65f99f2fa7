// The phones page: looks at everything again and again, one part per file.

import { element } from "./asking.js";
import { lookAtClock, startClock } from "./clock.js";
import { lookAtFaults, startFaults } from "./faults.js";
import { handset, lookAtHandset, suggest } from "./handset.js";
import { lookIntoMind } from "./mind.js";

const LOOK_AGAIN_AFTER = 1000; // milliseconds, while the page is visible
const LOOK_CLOSELY = { every: 200, lasting: 3000 }; // while somebody waits for what they have done

const sections = [...document.querySelectorAll(".phone[data-number]")];
const phones = sections.map((section) => handset(section, lookClosely));

/** The steps make room once a caregiver has taken the alert. */
function showGuide() {
  const isDone = phones.slice(1).some(({ hasSaidOk }) => hasSaidOk);
  element("steps").hidden = isDone;
  element("done").hidden = !isDone;
}

async function lookAtThoughts() {
  const { questions } = await lookIntoMind(phones);
  for (const phone of phones) suggest(phone, questions);
}

let lastLook = Promise.resolve();
let nextLook;
let closelyUntil = 0;

/** Looks at everything; looks take turns, so that an old answer never replaces a newer one. */
function look() {
  lastLook = lastLook.then(async () => {
    const told = await Promise.allSettled([lookAtClock()]); // the rest says its times by it
    const seen = await Promise.allSettled([
      lookAtFaults(), lookAtThoughts(), ...phones.map(lookAtHandset),
    ]);
    showGuide();
    const failed = [...told, ...seen].find(({ status }) => status === "rejected");
    element("trouble").textContent = failed ? failed.reason.message : "";
    element("trouble").hidden = !failed;
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
startFaults(lookClosely);
document.addEventListener("visibilitychange", () => document.hidden || look());
look();
