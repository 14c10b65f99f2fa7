// The phones page: shows what the handsets show, sends what is typed, and moves the clock.

const LOOK_AGAIN_AFTER = 1000; // milliseconds, while the page is visible
const GIVE_UP_AFTER = 10000;
const ONE_DAY = 86400; // seconds
const MOVING = "Moving the clock\u2026";
const WORDS = { checkin: "check-in", dose: "dose", alert: "alert" };

const element = (id) => document.getElementById(id);
const phones = [...document.querySelectorAll(".phone[data-number]")].map(phone);

// --- The clock, in the patient's time ---------------------------------------------------------

const { zone: timeZone, service } = document.body.dataset;
const formatter = (options) => new Intl.DateTimeFormat("en-GB", { timeZone, ...options });
const hour = formatter({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = formatter({ weekday: "long", day: "numeric", month: "long" });
const shortDay = formatter({ weekday: "short", day: "numeric", month: "short" });

const clock = { told: null, heard: null, next: null, isMoving: false };
const serviceNow = () => clock.told + performance.now() - clock.heard;

async function lookAtClock() {
  const { now, next } = await ask("/phones/clock");
  Object.assign(clock, { told: Date.parse(now), heard: performance.now(), next });
  showClock();
}

function showClock() {
  if (clock.told === null) return;
  element("time").dateTime = new Date(serviceNow()).toISOString();
  element("time").textContent = hour.format(serviceNow());
  element("date").textContent = day.format(serviceNow());
  showButtons();
}

function showButtons() {
  element("skip").textContent = clock.isMoving ? MOVING : skipLabel(clock.next);
  // Not `disabled`: they keep the focus while they wait.
  element("skip").setAttribute("aria-disabled", clock.isMoving || !clock.next);
  element("day").setAttribute("aria-disabled", clock.isMoving);
  element("bar").setAttribute("aria-busy", clock.isMoving);
}

function skipLabel(next) {
  if (!next) return "Nothing is planned";
  const at = Date.parse(next.at);
  const isToday = day.format(at) === day.format(serviceNow());
  const when = isToday ? hour.format(at) : `${shortDay.format(at)}, ${hour.format(at)}`;
  return `Skip to next: ${WORDS[next.what] ?? "text"}, ${when}`;
}

async function move(event, wish) {
  if (event.currentTarget.getAttribute("aria-disabled") === "true") return;
  clock.isMoving = true;
  showButtons();
  try {
    const now = Date.parse((await ask("/phones/clock", wish, { patience: null })).now);
    element("status").textContent = `It is now ${day.format(now)}, ${hour.format(now)}.`;
  } catch (error) {
    element("status").textContent = error.message;
  }
  clock.isMoving = false;
  await look();
}

// --- The phones -------------------------------------------------------------------------------

function phone(section) {
  const { number, name } = section.dataset;
  const part = (selector) => section.querySelector(selector);
  const self = {
    section, number, name,
    path: `/sim/handsets/${encodeURIComponent(number)}/texts`,
    screen: part(".screen"), list: part(".texts"), nothing: part(".nothing"),
    field: part("input"), problem: part(".problem"),
    sids: null, // of the texts on the screen, oldest first; null before the first look
    day: null, // of the last text on the screen
    hasSaidOk: false, // after a text that could have asked for it
    isInView: true,
  };
  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    send(self);
  });
  new IntersectionObserver(([entry]) => {
    self.isInView = entry.isIntersecting;
    const pointsHere = element("arrived").hash === `#${section.id}`;
    if (self.isInView && pointsHere) element("arrived").hidden = true;
  }, { threshold: 0.5 }).observe(self.screen);
  return self;
}

async function lookAtPhone(self) {
  const texts = await ask(`${self.path}?all=true`);
  const isFirstLook = self.sids === null;
  const isSameStart = !isFirstLook && self.sids.every((sid, n) => texts[n]?.sid === sid);
  if (!isSameStart) clear(self);
  const fresh = texts.slice(self.sids.length);
  if (fresh.length === 0) return;

  for (const text of fresh) show(self, text, isFirstLook ? "" : " fresh");
  const behavior = isFirstLook ? "instant" : "auto";
  self.screen.scrollTo({ top: self.screen.scrollHeight, behavior });
  const hasReceived = fresh.some((text) => text.from !== self.number);
  if (hasReceived && !isFirstLook && !self.isInView) pointTo(self);
}

function clear(self) {
  Object.assign(self, { sids: [], day: null, hasSaidOk: false });
  self.list.replaceChildren();
  self.nothing.hidden = false;
}

function show(self, text, extraClass) {
  const at = Date.parse(text.at);
  if (day.format(at) !== self.day) {
    self.day = day.format(at);
    self.list.append(make("li", "day", self.day));
  }
  const isSent = text.from === self.number;
  const item = make("li", `text ${isSent ? "sent" : "received"}${extraClass}`);
  const time = make("time", "", hour.format(at));
  time.dateTime = text.at;
  const speaker = make("span", "unseen", `${isSent ? self.name : service}: `);
  item.append(speaker, make("p", "", text.body), time);
  self.list.append(item);
  self.hasSaidOk ||= isSent && self.sids.length > 0 && /^\s*ok\b/i.test(text.body);
  self.sids.push(text.sid);
  self.nothing.hidden = true;
}

function make(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

/** The steps make room once a caregiver has taken the alert. */
function showGuide() {
  const isDone = phones.slice(1).some(({ hasSaidOk }) => hasSaidOk);
  element("steps").hidden = isDone;
  element("done").hidden = !isDone;
}

/** On a narrow screen the other phone may be out of sight. */
function pointTo(self) {
  Object.assign(element("arrived"), {
    textContent: `${self.name} has a new text`,
    href: `#${self.section.id}`,
    hidden: false,
  });
}

async function send(self) {
  const body = self.field.value;
  self.field.focus();
  if (!body.trim()) return;
  self.field.value = "";
  self.problem.hidden = true;
  try {
    await ask(self.path, { body });
  } catch (error) {
    self.field.value ||= body;
    self.problem.textContent = `Not sent. ${error.message}`;
    self.problem.hidden = false;
  }
  await look();
}

// --- Asking -----------------------------------------------------------------------------------

/** The JSON that `path` answers, to a POST if there is a `wish`. Throws an Error for people. */
async function ask(path, wish, { patience = GIVE_UP_AFTER } = {}) {
  const options = { signal: patience && AbortSignal.timeout(patience) };
  if (wish) {
    const headers = { "Content-Type": "application/json" };
    Object.assign(options, { method: "POST", headers, body: JSON.stringify(wish) });
  }
  const answer = await fetch(path, options).catch(() => {
    throw new Error("Carebell does not answer. Is it still running?");
  });
  const value = await answer.json().catch(() => ({}));
  if (answer.ok) return value;
  throw new Error(value.error ?? `Carebell answered with error ${answer.status}.`);
}

let lastLook = Promise.resolve();
let nextLook;

/** Looks at everything; looks take turns, so that an old answer never replaces a newer one. */
function look() {
  lastLook = lastLook.then(async () => {
    const looks = await Promise.allSettled([lookAtClock(), ...phones.map(lookAtPhone)]);
    showGuide();
    const failed = looks.find(({ status }) => status === "rejected");
    element("trouble").textContent = failed ? failed.reason.message : "";
    element("trouble").hidden = !failed;
    clearTimeout(nextLook);
    if (!document.hidden) nextLook = setTimeout(look, LOOK_AGAIN_AFTER);
  });
  return lastLook;
}

element("skip").addEventListener("click", (event) => move(event, { to: "next" }));
element("day").addEventListener("click", (event) => move(event, { by_seconds: ONE_DAY }));
document.addEventListener("visibilitychange", () => document.hidden || look());
setInterval(showClock, 1000);
look();
