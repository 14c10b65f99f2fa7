// One phone: its typical texts, its switch, and what happens when a text arrives on it.

import { ask, element } from "./asking.js";
import { takeTexts } from "./refresh.js";

export function handset(section, lookAgain) {
  const part = (selector) => section.querySelector(selector);
  const self = {
    section,
    name: section.dataset.name,
    path: `/sim/handsets/${encodeURIComponent(section.dataset.number)}`,
    screen: part(".screen"), list: part(".texts"), field: part("input"), problem: part(".problem"),
    isInView: true,
  };
  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    self.field.focus();
    send(self, self.field.value, lookAgain);
  });
  part(".quick").addEventListener("click", ({ target }) => {
    if (target.matches("button")) send(self, target.textContent, lookAgain);
  });
  part(".power").addEventListener("click", async ({ currentTarget }) => {
    const isOff = currentTarget.getAttribute("aria-pressed") === "true";
    await ask(self.path, { state: isOff ? "on" : "off" }).catch(() => {});
    lookAgain();
  });
  new IntersectionObserver(([entry]) => {
    self.isInView = entry.isIntersecting;
    const pointsHere = element("arrived").hash === `#${section.id}`;
    if (self.isInView && pointsHere) element("arrived").hidden = true;
  }, { threshold: 0.5 }).observe(self.screen);
  toTheEnd(self, "instant");
  return self;
}

const toTheEnd = ({ screen }, behavior) => screen.scrollTo({ top: screen.scrollHeight, behavior });
const isAtTheEnd = ({ screen }) => screen.scrollHeight - screen.scrollTop - screen.clientHeight < 2;

/** Takes over what the server draws of the texts on it. */
export function showTexts(self, drawn) {
  const wasEmpty = self.list.children.length === 0;
  const fresh = takeTexts(self.list, drawn);
  if (fresh.length) toTheEnd(self, wasEmpty ? "instant" : "auto");
  const hasReceived = fresh.some((item) => item.classList.contains("received"));
  if (hasReceived && !self.isInView) pointTo(self);
}

/** Lets `change` happen; who looked at the newest text still does. */
export function keepingTheEnd(phones, change) {
  const atTheEnd = phones.filter(isAtTheEnd);
  change();
  for (const phone of atTheEnd) if (!isAtTheEnd(phone)) toTheEnd(phone, "instant");
}

/** On a narrow screen the phone may be out of sight. */
function pointTo(self) {
  Object.assign(element("arrived"), {
    textContent: `${self.name} has a new text`,
    href: `#${self.section.id}`,
    hidden: false,
  });
}

async function send(self, body, lookAgain) {
  if (!body.trim()) return;
  if (self.field.value === body) self.field.value = "";
  self.problem.hidden = true;
  try {
    await ask(`${self.path}/texts`, { body });
  } catch (error) {
    self.field.value ||= body;
    self.problem.textContent = `Not sent. ${error.message}`;
    self.problem.hidden = false;
  }
  await lookAgain();
}
