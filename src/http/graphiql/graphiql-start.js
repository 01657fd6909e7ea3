// Runs in the browser, served as it stands by graphiql.ts, after the bundle that defines YogaGraphiQL.
const { endpoint, tabs, title, workers } = JSON.parse(document.getElementById("settings").textContent);

// Read by the Monaco editor, which otherwise builds its workers from blobs.
globalThis.MonacoEnvironment = { getWorkerUrl: (_module, label) => workers[label] ?? workers.editorWorkerService };

/** Sends the text as it was typed, so that the line numbers in an error's locations are the editor's. */
async function fetcher(request, options) {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json", ...options?.headers },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`HTTP ${response.status}: ${text}`);
  }
}

/** The tab an earlier visit ended on, or undefined on a first visit and where storage cannot be read. */
function resumedTab() {
  try {
    const { tabs: stored, activeTabIndex } = JSON.parse(localStorage.getItem("graphiql:tabState"));
    const query = localStorage.getItem("graphiql:query") ?? "";
    const variables = localStorage.getItem("graphiql:variables") ?? "";
    // The index is only written with an edit, the editors' texts after a change of tab, and neither on a first visit.
    const candidates = stored.filter((tab) => (tab.query ?? "") === query);
    return candidates.find((tab) => (tab.variables ?? "") === variables) ?? candidates[0] ?? stored[activeTabIndex];
  } catch {
    return undefined;
  }
}

// GraphiQL animates a tab whose width changes: if the font came after the tabs, the first click on one would miss it.
await Promise.allSettled([document.fonts.load("1em Roboto")]);

const resumed = resumedTab();
globalThis.YogaGraphiQL.renderYogaGraphiQL(document.getElementById("graphiql"), {
  fetcher,
  title,
  logo: "",
  defaultTabs: tabs,
  // GraphiQL restores the stored tabs itself, but adds one more when these two are not one of theirs.
  initialQuery: resumed && (resumed.query ?? ""),
  initialVariables: resumed && (resumed.variables ?? ""),
  // Headers may hold a token. `false` keeps them in memory only, and removes the switch from the settings.
  shouldPersistHeaders: false,
  // The wrapper's own handler would keep rewriting the page's address with the query.
  onEditQuery: undefined,
});
