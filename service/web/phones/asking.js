// Small things that every part of the page uses.

const GIVE_UP_AFTER = 10000; // milliseconds

export const element = (id) => document.getElementById(id);

/** What `path` answers. Throws an Error for people where nothing does. */
export async function fetched(path, options, patience = GIVE_UP_AFTER) {
  const signal = patience && AbortSignal.timeout(patience);
  return fetch(path, { signal, ...options }).catch(() => {
    throw new Error("Carebell does not answer. Is it still running?");
  });
}

/** The JSON that `path` answers to a `wish`. Throws an Error for people. */
export async function ask(path, wish, { patience } = {}) {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetched(path, { method: "POST", headers, body: JSON.stringify(wish) }, patience);
  const value = await answer.json().catch(() => ({}));
  if (answer.ok) return value;
  throw new Error(value.error ?? `Carebell answered with error ${answer.status}.`);
}

/** Whether a button that stays focusable is to be left alone for now. */
export const isResting = (button) => button.getAttribute("aria-disabled") === "true";
