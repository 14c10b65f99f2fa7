// The server draws the whole page; this brings what stands here in line with what it draws now.

import { fetched } from "./asking.js";

/** The page as the server draws it now. Throws an Error for people. */
export async function drawnNow() {
  const answer = await fetched(location.pathname + location.search);
  if (!answer.ok) throw new Error(`Carebell answered with error ${answer.status}.`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Takes over what is live: attributes, with them the content, or texts one by one. */
export function takeOver(drawn, resting = []) {
  for (const there of document.querySelectorAll("[data-live]")) {
    const now = drawn.getElementById(there.id);
    if (!now || resting.includes(there.id)) continue;
    takeAttributes(there, now);
    if (there.dataset.live === "content" && there.innerHTML !== now.innerHTML) takeContent(there, now);
  }
}

function takeAttributes(there, now) {
  for (const { name } of [...there.attributes]) if (!now.hasAttribute(name)) there.removeAttribute(name);
  for (const { name, value } of now.attributes) {
    if (there.getAttribute(name) !== value) there.setAttribute(name, value);
  }
}

/** What had the focus and is still there keeps it. */
function takeContent(there, now) {
  const focused = there.contains(document.activeElement) && document.activeElement.textContent;
  const hadOwn = document.activeElement === there;
  there.innerHTML = now.innerHTML;
  if (!focused || hadOwn) return;
  const again = [...there.children].find((one) => one.textContent === focused);
  (again ?? there.parentElement.querySelector("input"))?.focus();
}

/** Brings one list of texts up to date; those that have been added. */
export function takeTexts(list, drawn) {
  const now = [...drawn.getElementById(list.id).children];
  const there = [...list.children];
  const differs = there.findIndex((item, n) => item.dataset.key !== now[n]?.dataset.key);
  const kept = differs < 0 ? there.length : differs;
  for (const item of there.slice(kept)) item.remove();
  for (const [n, item] of there.slice(0, kept).entries()) {
    if (item.innerHTML === now[n].innerHTML) continue;
    item.innerHTML = now[n].innerHTML;
    item.className = now[n].className;
  }
  const fresh = now.slice(kept).map((item) => document.importNode(item, true));
  for (const item of fresh) item.classList.add("fresh");
  list.append(...fresh);
  return fresh;
}
