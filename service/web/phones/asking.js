// Small things that every part of the page uses.

const GIVE_UP_AFTER = 10000; // milliseconds

export const element = (id) => document.getElementById(id);

export function make(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

/** The JSON that `path` answers, to a POST if there is a `wish`. Throws an Error for people. */
export async function ask(path, wish, { patience = GIVE_UP_AFTER } = {}) {
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

/** Whether a button that stays focusable is to be left alone for now. */
export const isResting = (button) => button.getAttribute("aria-disabled") === "true";
