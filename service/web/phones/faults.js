// What goes wrong for all phones at once: each switch carries its rules for the simulator's script.

import { ask, element } from "./asking.js";

const isOn = (button) => button.getAttribute("aria-pressed") === "true";

export function startFaults(lookAgain) {
  const switches = ["network", "lost"].map(element);
  for (const button of switches) {
    button.addEventListener("click", async () => {
      button.setAttribute("aria-pressed", !isOn(button));
      const rules = switches.flatMap((one) => isOn(one) ? JSON.parse(one.dataset.rules) : []);
      await ask("/sim/faults", { rules }).catch(() => {});
      lookAgain();
    });
  }
}
