// Runs in the browser, served as it stands by graphiql.ts: what an answer cost, and what to do where one needs a key.
const { explain, restCallsPerMinute } = JSON.parse(document.getElementById("settings").textContent);

const cost = document.getElementById("cost");
const hint = document.getElementById("hint");
let isSchemaMissing = false;

addEventListener("graphiql-answer", ({ detail }) => {
  const { hasKey, isIntrospection, response } = detail;
  const isRefused = response.status === 401;
  if (isIntrospection) isSchemaMissing = isRefused;
  else showCost(detail);
  if (isRefused) showHint(hasKey);
  else if (!isSchemaMissing) hint.hidden = true;
  // A key that was just typed lets GraphiQL read the schema, too.
  else if (!isIntrospection) loadSchema();
});

document.getElementById("open-headers").addEventListener("click", () => {
  buttonWith("Headers")?.click();
  const isHeaders = (editor) => editor.getModel()?.uri.path.endsWith("request-headers.json");
  globalThis.monaco.editor.getEditors().find(isHeaders)?.focus();
});
document.getElementById("load-schema").addEventListener("click", loadSchema);

function showCost(detail) {
  cost.textContent = costOf(detail);
  // On a phone the answer is below the query.
  if (matchMedia("(max-width: 760px)").matches) document.querySelector(".graphiql-response").scrollIntoView();
}

/** One line: REST calls, time, and what is left of the minute, if the gateway says so. */
function costOf({ body, response }) {
  const { cost: spent } = body?.extensions ?? {};
  if (!spent)
    return explain ? `HTTP ${response.status}` : "This gateway does not say what a query costs (setting EXPLAIN).";
  const [, total] = /total;dur=([\d.]+)/.exec(response.headers.get("server-timing"));
  const saved = spent.fromCache > 0 ? ` (${amount(spent.fromCache, "read")} from the cache)` : "";
  const left = `${spent.remaining} of ${restCallsPerMinute} left this minute`;
  return `${amount(spent.made, "REST call")}${saved}, ${Math.max(1, Math.round(total))} ms, ${left}`;
}

const amount = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function showHint(hasKey) {
  document.getElementById("hint-text").textContent = hasKey
    ? "The gateway does not accept this key. Check it on the tab Headers below the query, then run the query again."
    : "This gateway needs a key. Open the tab Headers below the query, follow its comment, then run the query.";
  hint.hidden = false;
}

/** Presses GraphiQL's own button, which sends the headers of the editor. */
function loadSchema() {
  buttonWith("Re-fetch GraphQL schema")?.click();
}

const buttonWith = (text) =>
  [...document.querySelectorAll("#graphiql button")].find(
    (button) => button.textContent === text || button.ariaLabel?.startsWith(text),
  );
