// What goes wrong for all phones at once: each switch stands for some rules of the simulator's script.

import { ask, element } from "./asking.js";

const FAULTS = {
  network: [
    { on: "create", fault: "reset_before" },
    { on: "list", fault: "reset" },
    { on: "fetch", fault: "reset" },
    { on: "status_webhook", fault: "drop" },
    { on: "inbound_webhook", fault: "drop" },
  ],
  lost: [{ on: "delivery", fault: "lose" }],
};

const isOn = (name) => element(name).getAttribute("aria-pressed") === "true";

export async function lookAtFaults() {
  const { rules } = await ask("/sim/faults");
  const isInForce = ({ on, fault }) => rules.some((rule) => rule.on === on && rule.fault === fault && !rule.to);
  for (const [name, wanted] of Object.entries(FAULTS)) {
    element(name).setAttribute("aria-pressed", wanted.every(isInForce));
  }
}

export function startFaults(lookAgain) {
  for (const name of Object.keys(FAULTS)) {
    element(name).addEventListener("click", async () => {
      element(name).setAttribute("aria-pressed", !isOn(name));
      const rules = Object.entries(FAULTS).flatMap(([one, its]) => isOn(one) ? its : []);
      await ask("/sim/faults", { rules }).catch(() => {});
      lookAgain();
    });
  }
}
