// One phone: its texts with what became of each, its typical texts, its switch.

import { ask, element, make } from "./asking.js";
import { day, hour } from "./clock.js";

const { service } = document.body.dataset;

// What became of a text, as the simulated provider says it: a mark for the eye, and the words.
const TICKS = {
  accepted: ["\u2026", "waits"],
  queued: ["\u2026", "waits"],
  sent: ["\u2713", "sent"],
  received: ["\u2713", "sent"],
  delivered: ["\u2713\u2713", "delivered"],
  undelivered: ["\u2717", "not delivered"],
  failed: ["\u2717", "failed"],
  canceled: ["\u2717", "cancelled"],
};
// Twilio's error codes, as far as the simulator uses them.
const CAUSES = {
  30003: "phone off", 30005: "no such phone", 30006: "landline", 30007: "filtered",
  30008: "unknown error", 30036: "too old",
};

const ANSWERS = {
  checkin: ["3", "4", "5", "6", "7", "8"],
  dose: ["T", "S", "later"],
  skip_cause: ["A", "B", "C", "D", "E"],
  side_effects: ["D", "W", "M", "O", "N"],
  alert: ["OK", "BUSY"],
  invite: ["YES"],
};
const ALWAYS = { patient: ["I can't breathe", "STOP"] };
const BY_DEFAULT = ["HELP", "STOP"];

export function handset(section, lookAgain) {
  const { number, name, role } = section.dataset;
  const part = (selector) => section.querySelector(selector);
  const path = `/sim/handsets/${encodeURIComponent(number)}`;
  const self = {
    section, number, name, role, path,
    screen: part(".screen"), list: part(".texts"), nothing: part(".nothing"),
    field: part("input"), problem: part(".problem"), quick: part(".quick"), power: part(".power"),
    shown: null, // the bubbles by sid, oldest first; null before the first look
    day: null, // of the last text on the screen
    hasSaidOk: false, // after a text that could have asked for it
    isInView: true,
  };
  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    self.field.focus();
    send(self, self.field.value, lookAgain);
  });
  self.quick.addEventListener("click", ({ target }) => {
    if (target.matches("button")) send(self, target.textContent, lookAgain);
  });
  self.power.addEventListener("click", async () => {
    const isOff = self.power.getAttribute("aria-pressed") === "true";
    await ask(path, { state: isOff ? "on" : "off" }).catch(() => {});
    lookAgain();
  });
  new IntersectionObserver(([entry]) => {
    self.isInView = entry.isIntersecting;
    const pointsHere = element("arrived").hash === `#${section.id}`;
    if (self.isInView && pointsHere) element("arrived").hidden = true;
  }, { threshold: 0.5 }).observe(self.screen);
  return self;
}

export async function lookAtHandset(self) {
  const [texts, { state }] = await Promise.all([ask(`${self.path}/conversation`), ask(self.path)]);
  self.power.setAttribute("aria-pressed", state !== "on");
  self.section.classList.toggle("is-off", state !== "on");
  showTexts(self, texts);
}

function showTexts(self, texts) {
  const isFirstLook = self.shown === null;
  const known = isFirstLook ? [] : [...self.shown.keys()];
  if (isFirstLook || known.some((sid, n) => texts[n]?.sid !== sid)) clear(self);
  for (const text of texts) if (self.shown.has(text.sid)) tick(self.shown.get(text.sid), text);
  const fresh = texts.slice(self.shown.size);
  if (fresh.length === 0) return;

  for (const text of fresh) show(self, text, isFirstLook ? "" : " fresh");
  const behavior = isFirstLook ? "instant" : "auto";
  self.screen.scrollTo({ top: self.screen.scrollHeight, behavior });
  const hasReceived = fresh.some((text) => text.from !== self.number && text.on_screen);
  if (hasReceived && !isFirstLook && !self.isInView) pointTo(self);
}

function clear(self) {
  Object.assign(self, { shown: new Map(), day: null, hasSaidOk: false });
  self.list.replaceChildren();
  self.nothing.hidden = false;
}

function show(self, text, extraClass) {
  const at = Date.parse(text.at);
  if (day(at) !== self.day) {
    self.day = day(at);
    self.list.append(make("li", "day", self.day));
  }
  const isSent = text.from === self.number;
  const item = make("li", `text${extraClass}`);
  item.classList.add(isSent ? "sent" : text.on_screen ? "received" : "missing");
  const time = make("time", "", hour(at));
  time.dateTime = text.at;
  const speaker = make("span", "unseen", `${isSent ? self.name : service}: `);
  const foot = make("p", "foot");
  foot.append(time, make("span", "tick"));
  item.append(speaker, withLinks(make("p", "body", ""), text.body), foot);
  tick(item, text);
  self.list.append(item);
  self.hasSaidOk ||= isSent && self.shown.size > 0 && /^\s*ok\b/i.test(text.body);
  self.shown.set(text.sid, item);
  self.nothing.hidden = true;
}

/** Writes on a bubble what became of its text, where that has changed. */
function tick(item, { status, error_code: code, on_screen: isOnScreen }) {
  const state = `${status} ${code ?? ""} ${isOnScreen}`;
  if (item.dataset.state === state) return;
  item.dataset.state = state;
  const [mark, word] = TICKS[status] ?? ["?", status];
  const why = code ? `: ${CAUSES[code] ?? "error"} (${code})` : "";
  const never = !isOnScreen && !code ? ", not arrived" : "";
  const sign = make("span", "mark", mark);
  sign.ariaHidden = "true";
  item.querySelector(".tick").replaceChildren(sign, ` ${word}${why}${never}`);
  item.classList.toggle("bad", mark === "\u2717");
}

/** On a narrow screen the phone may be out of sight. */
function pointTo(self) {
  Object.assign(element("arrived"), {
    textContent: `${self.name} has a new text`,
    href: `#${self.section.id}`,
    hidden: false,
  });
}

/** Buttons for what this phone might text now: answers to what is open, and what fits always. */
export function suggest(self, questions) {
  const open = questions.filter(({ phone, answer }) => phone === self.number && !answer);
  const answers = open.reverse().flatMap(({ asks }) => ANSWERS[asks] ?? []);
  const wanted = [...new Set([...answers, ...(ALWAYS[self.role] ?? BY_DEFAULT)])];
  if (self.suggested === wanted.join("\n")) return;
  self.suggested = wanted.join("\n");
  const isAtEnd = self.screen.scrollHeight - self.screen.scrollTop - self.screen.clientHeight < 2;
  const focused = self.quick.contains(document.activeElement) && document.activeElement.textContent;
  self.quick.replaceChildren(...wanted.map((text) => {
    return Object.assign(make("button", "", text), { type: "button" });
  }));
  if (isAtEnd) self.screen.scrollTo({ top: self.screen.scrollHeight, behavior: "instant" });
  if (focused) ([...self.quick.children].find((one) => one.textContent === focused) ?? self.field).focus();
}

/** The words of a text, addresses in them as links, as on any phone. */
function withLinks(paragraph, body) {
  for (const part of body.split(/(https?:\/\/\S+)/)) {
    const link = Object.assign(make("a", "", part), { href: part, target: "_blank", rel: "noreferrer" });
    paragraph.append(part.startsWith("http") ? link : part);
  }
  return paragraph;
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
