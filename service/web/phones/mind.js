// The panel: what Carebell has understood, asks, watches and does; and the chart.

import { ask, element, make } from "./asking.js";
import { moment, today } from "./clock.js";

const { patient } = document.body.dataset;
const WORDS = { checkin: "check-in" };

let lastThoughts = "";
let lastChart = "";

/** What Carebell thinks now; shown anew only where it has changed. */
export async function lookIntoMind(phones) {
  const thoughts = await ask(`/phones/mind?patient=${patient}`);
  const name = (number) => phones.find((one) => one.number === number)?.name ?? number;
  const seen = JSON.stringify([today(), thoughts]);
  if (seen !== lastThoughts) {
    lastThoughts = seen;
    fill("questions", thoughts.questions.map((one) => question(one, name)), "Nothing is waiting for an answer.");
    fill("doubts", thoughts.doubts.map((one) => doubt(one, name)), "");
    element("doubts").parentElement.hidden = thoughts.doubts.length === 0;
    fill("replies", thoughts.replies.map((one) => reply(one, name)), "Nobody has texted yet.");
    fill("watching", watching(thoughts), "");
    fill("worries", thoughts.worries.flatMap(worry), "No alert.");
  }
  if (thoughts.chart !== lastChart) {
    lastChart = thoughts.chart;
    draw(thoughts.chart);
  }
  return thoughts;
}

function fill(id, lines, empty) {
  const items = lines.length ? lines : empty ? [line(make("span", "soft", empty))] : [];
  element(id).replaceChildren(...items);
}

/** A line of the panel: nodes and words, with the last part in small. */
function line(...parts) {
  const item = make("li", "");
  item.append(...parts);
  return item;
}

const strong = (text) => make("strong", "", text);
const soft = (text) => make("span", "soft", ` ${text}`);
const code = (text) => make("code", "", text);

function question({ phone, asks, until, answer }, name) {
  const what = `${name(phone)}: ${WORDS[asks] ?? asks.replaceAll("_", " ")}`;
  if (answer) return line(`${what} `, strong(answer), soft(until ? `can be corrected until ${moment(until)}` : ""));
  return line(what, soft(until ? `until ${moment(until)}` : "until somebody has it"));
}

function doubt({ phone, kind, due_at: due, ask_at: at }, name) {
  const what = `${name(phone)}: ${WORDS[kind] ?? kind.replaceAll("_", " ")}, ${moment(due)}`;
  return line(what, soft(`may have left or not; the provider is asked ${moment(at)}`));
}

function reply({ text, phone, meaning, reason, needs_person: waits }, name) {
  const said = make("q", "", text);
  const parts = meaning ? [" \u2192 ", strong(meaning), " ", code(reason)] : [soft("not read yet")];
  if (waits) parts.push(soft("waits for a person"));
  return line(`${name(phone)} `, said, ...parts);
}

function watching({ watching: { run, rises, needed, least, quiet_until: quietUntil, others }, worries }) {
  const seen = run.length ? `${rises} of ${needed} rises` : "No score yet";
  const scores = run.length ? ` (${run.join(", ")})` : "";
  const lines = [line(strong(seen), scores, soft(`alert at ${needed}, from ${least} up`))];
  const isOpen = worries.some(({ state }) => state !== "closed");
  if (quietUntil && !isOpen) lines.push(line(`No new alert before ${moment(quietUntil)}`));
  return [...lines, ...others.map((text) => line(text))];
}

function worry({ code: number, cause, state, why, since, told, next_step: next, next_at: at }) {
  return [
    line(strong(`${number} ${cause}: ${state}`), soft(`since ${moment(since)}`)),
    ...(why ? [line(why)] : []),
    ...told.map((one) => line(`Told ${one.name}`, soft(`${one.state}${one.reason ? ` (${one.reason})` : ""}, ${moment(one.at)}`))),
    line("\u2192 ", strong(next), soft(at ? moment(at) : "")),
  ];
}

/** Puts the chart in its place once it has been drawn, with its story for who cannot see it. */
async function draw(version) {
  const image = element("chart");
  if (!version) {
    image.hidden = true;
    return;
  }
  const path = `/phones/chart.svg?patient=${patient}&v=${version}`;
  const answer = await fetch(path).catch(() => null);
  if (!answer?.ok || version !== lastChart) return;
  // Only its story is parsed: the page's policy forbids the styles in the picture.
  const [story] = (await answer.text()).match(/<desc>[^<]*<\/desc>/) ?? ["<desc>Pain scores</desc>"];
  image.src = path;
  image.alt = new DOMParser().parseFromString(story, "text/xml").documentElement.textContent;
  image.hidden = false;
}
