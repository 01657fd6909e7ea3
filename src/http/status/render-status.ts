import type { Status, TokenState } from "../../telemetry/status.ts";
import { escapeHtml, headersOfPage } from "../page.ts";
import { STYLE } from "./status-style.ts";

/** Seconds after which the page reads itself again. */
const REFRESH = 15;

export const STATUS_HEADERS = headersOfPage(STYLE);

const number = (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: 0 });
const percent = (part: number) => `${(part * 100).toFixed(0)} %`;
const time = (at: number) => new Date(at).toISOString().slice(0, 19).replace("T", " ");

interface Cell {
  text: string;
  isNumber?: boolean;
  isCode?: boolean;
}

const text = (value: string): Cell => ({ text: value });
const code = (value: string): Cell => ({ text: value, isCode: true });
const amount = (value: string): Cell => ({ text: value, isNumber: true });

function table(heading: readonly string[], rows: readonly (readonly Cell[])[], empty: string): string {
  if (rows.length === 0) return `<p>${empty}</p>`;
  const isNumber = (at: number) => rows[0]![at]!.isNumber === true;
  const head = heading.map((word, at) => `<th scope="col"${isNumber(at) ? ' class="number"' : ""}>${word}</th>`);
  const body = rows.map((cells) => `<tr>${cells.map(cell).join("")}</tr>`);
  return `<div class="table" tabindex="0"><table><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

function cell({ text: value, isNumber, isCode }: Cell): string {
  const content = escapeHtml(value);
  return `<td${isNumber ? ' class="number"' : ""}>${isCode && content !== "" ? `<code>${content}</code>` : content}</td>`;
}

function fact(name: string, value: string, note = "", mood: "" | "good" | "bad" = ""): string {
  return `<div><dt>${name}</dt><dd${mood && ` class="${mood}"`}>${escapeHtml(value)}${note && `<small>${escapeHtml(note)}</small>`}</dd></div>`;
}

function countOf(counts: Status["tokens"], label: string, value: string): number {
  return counts.filter(({ labels }) => labels[label] === value).reduce((sum, { count }) => sum + count, 0);
}

function minutesSince(since: number, now: number): string {
  const minutes = Math.max(1, Math.round((now - since) / 60_000));
  return `of the last ${minutes === 1 ? "minute" : `${number(minutes)} minutes`}`;
}

/** What the token is now: the outcome of the last fetch, and how long its token is valid. */
function tokenNow(token: TokenState | undefined, now: number): { text: string; validity: string; isBad: boolean } {
  if (!token) return { text: "not fetched yet", validity: "", isBad: false };
  const { outcome, since, validUntil } = token;
  const until = validUntil === undefined ? "" : time(validUntil);
  // The last token may be revoked: that is why another one was asked for.
  const last = until && `the last one was issued until ${until}; `;
  if (outcome !== "ok") return { text: `${outcome} since ${time(since)}`, validity: last, isBad: true };
  return validUntil !== undefined && now < validUntil
    ? { text: "accepted", validity: `valid until ${until}; `, isBad: false }
    : { text: "expired", validity: last, isBad: false };
}

/** States of the feed of changes that a person can mend. */
const BAD_FEEDS = ["forbidden", "behind", "late", "failing"];

function facts(status: Status, now: number): string {
  const { budget, redis, openCircuits, tokens, refused, retries, requests, givenAgain, running, corrections, feed } =
    status;
  const token = tokenNow(status.token, now);
  const total = (counts: Status["tokens"]) => counts.reduce((sum, { count }) => sum + count, 0);
  const isNearlySpent = budget.used > 0.9 * budget.limit;
  const wrong = countOf(tokens, "outcome", "refused");
  const failed = countOf(tokens, "outcome", "failed");
  const roundTrip = redis?.roundTrip === undefined ? "" : `round trip ${redis.roundTrip.toFixed(1)} ms`;
  return [
    fact(
      "REST calls of the last minute",
      `${number(budget.used)} of ${number(budget.limit)}`,
      budget.pausedFor > 0
        ? `paused for ${number(budget.pausedFor / 1000)} s after a 429`
        : `${number(budget.waiting)} waiting, ${budget.shared ? "counted with the other replicas" : "this process alone"}`,
      isNearlySpent || budget.pausedFor > 0 ? "bad" : "good",
    ),
    fact(
      "Calls refused",
      number(refused.lately),
      `${minutesSince(status.since, now)}, ${number(refused.sinceStart)} since the start: no room in the minute, or a quota was used up`,
      refused.lately > 0 ? "bad" : "",
    ),
    fact("Retries", number(total(retries)), "since the start"),
    fact(
      "Circuit breakers",
      openCircuits.length === 0 ? "closed" : openCircuits.join(", "),
      "",
      openCircuits.length === 0 ? "good" : "bad",
    ),
    fact(
      "OAuth token",
      token.text,
      `${token.validity}since the start ${number(total(tokens))} asked for, ${number(wrong)} refused, ${number(failed)} failed`,
      token.isBad ? "bad" : token.text === "accepted" ? "good" : "",
    ),
    fact(
      "Redis",
      redis?.state ?? "not used",
      redis?.reason ?? roundTrip,
      redis === undefined ? "" : redis.state === "up" ? "good" : "bad",
    ),
    fact(
      "Requests",
      number(requests),
      `since the start; ${number(givenAgain)} answers given again, ${number(running)} running now`,
    ),
    fact(
      "Changes made elsewhere",
      feed.state,
      feed.lag === undefined ? "" : `known ${(feed.lag / 1000).toFixed(0)} s after they were made`,
      feed.state === "healthy" ? "good" : BAD_FEEDS.includes(feed.state) ? "bad" : "",
    ),
    fact("Answers corrected", number(corrections), "since the start: Genesys Cloud did not have the last write yet"),
  ].join("\n        ");
}

/** The page, at this moment of the wall clock. Every text that comes from outside is escaped. */
export function renderStatus(status: Status, now: number): string {
  const { calls, spenders, reads, routes, errors, since, startedAt } = status;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="refresh" content="${REFRESH}">
    <title>Status of the gateway</title>
    <link rel="icon" href="data:,">
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>Status of the gateway</h1>
      <p>This process, at ${time(now)} UTC. It runs since ${time(startedAt)}. The page reads itself again every ${REFRESH} seconds.</p>
      <dl class="facts">
        ${facts(status, now)}
      </dl>
      <h2>Who spends the REST calls</h2>
      <p>${number(calls)} calls ${minutesSince(since, now)}, by client and operation.</p>
      ${table(
        ["Client", "Operation", "REST calls", "Share"],
        spenders.map((one) => [
          text(one.client),
          text(one.operation),
          amount(number(one.calls)),
          amount(percent(one.calls / calls)),
        ]),
        "No REST call has been made.",
      )}
      <h2>What the cache saves</h2>
      <p>Since the start.</p>
      ${table(
        ["Kind", "Reads", "Without a REST call", "Older than they should be"],
        reads.map((one) => [
          text(one.kind),
          amount(number(one.reads)),
          amount(percent(one.saved)),
          amount(number(one.stale)),
        ]),
        "Nothing has been read.",
      )}
      <h2>Slowest routes</h2>
      <p>Since the start.</p>
      ${table(
        ["REST call", "Attempts", "Mean, ms", "Longest, ms"],
        routes.map((one) => [
          code(one.route),
          amount(number(one.attempts)),
          amount(number(one.mean)),
          amount(number(one.longest)),
        ]),
        "No REST call has been made.",
      )}
      <h2>Last errors</h2>
      ${table(
        ["Time (UTC)", "Code", "Status", "Correlation id", "Operation", "Client", "Request"],
        errors.map((one) => [
          amount(time(one.at)),
          code(one.code),
          amount(one.status === undefined ? "" : String(one.status)),
          code(one.correlationIds.join(" ")),
          text(one.operation ?? ""),
          text(one.client ?? ""),
          code(one.requestId),
        ]),
        "No answer had an error.",
      )}
    </main>
  </body>
</html>
`;
}
