// What goes wrong for all phones at once: each switch carries its rules for the simulator's script.

import { ask, element } from "./asking.js";

const NAMES = ["network", "lost"];
const isOn = (button) => button.getAttribute("aria-pressed") === "true";

/** Lets the switches work. `changes` counts; of those since a count a page may not know yet. */
export function startFaults(lookAgain) {
  const switches = NAMES.map(element);
  let changes = 0;
  let open = 0;
  for (const button of switches) {
    button.addEventListener("click", async () => {
      button.setAttribute("aria-pressed", !isOn(button));
      const rules = switches.flatMap((one) => isOn(one) ? JSON.parse(one.dataset.rules) : []);
      changes += 1;
      open += 1;
      await ask("/sim/faults", { rules }).catch(() => {});
      changes += 1;
      open -= 1;
      lookAgain();
    });
  }
  return { changes: () => changes, unsettled: (since) => open || changes !== since ? NAMES : [] };
}
