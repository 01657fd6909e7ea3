// Runs in the browser, served as it stands by graphiql.ts, after the bundle that defines YogaGraphiQL and monaco.
const { endpoint, explain, guides, needsKey, tabs, title } = JSON.parse(
  document.getElementById("settings").textContent,
);

/** What the tab Headers says at first. It accepts comments. */
const SIGN_IN = `// Sign in: put your API key, or the token of your identity provider, in place of YOUR_KEY and take out the slashes.
// { "authorization": "Bearer YOUR_KEY" }
//
// All tabs use the key until you reload the page. It is stored nowhere.
`;

/** The headers that say who asks, as they were last typed on any tab. Only here, so that a reload forgets them. */
let credentials = [];

/** Sends the text as it was typed, so that the line numbers in an error's locations are the editor's. */
async function fetcher(request, options) {
  const typed = new Headers(options?.headers);
  const typedCredentials = [...typed].filter(([name]) => name === "authorization" || name === "x-api-key");
  if (typedCredentials.length > 0) credentials = typedCredentials;
  const isIntrospection = request.operationName === "IntrospectionQuery";
  const headers = new Headers({ accept: "application/json", "content-type": "application/json" });
  if (explain && !isIntrospection) headers.set("x-explain", "cost");
  for (const [name, value] of [...credentials, ...typed]) headers.set(name, value);
  const response = await fetch(endpoint, { method: "POST", headers, body: JSON.stringify(request) });
  const text = await response.text();
  const body = parsed(text);
  const detail = {
    body,
    isIntrospection,
    hasKey: credentials.length > 0,
    response,
  };
  dispatchEvent(new CustomEvent("graphiql-answer", { detail }));
  if (body === undefined) throw new Error(`HTTP ${response.status}: ${text}`);
  return body;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
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

/** Completes what GraphiQL's docs say: guides on the first page, and the defaults of arguments. */
function completeSchema(schema) {
  const links = guides.map((guide) => `[${guide.title}](${guide.href})`);
  if (links.length > 0) schema.description = `${schema.description ?? ""}\n\n**Guides:** ${links.join(", ")}`;
  addDefaultValues(schema);
}

/** GraphiQL's docs read `defaultValue`, but the graphql-js of its bundle keeps what the server says in `default`. */
function addDefaultValues(schema) {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) => Object.values(type.getFields?.() ?? {}));
  for (const input of [...fields, ...fields.flatMap(({ args }) => args ?? [])]) {
    if (input.default?.literal) input.defaultValue ??= valueOf(input.default.literal);
  }
}

function valueOf({ kind, value, values, fields }) {
  if (kind === "ListValue") return values.map(valueOf);
  if (kind === "ObjectValue")
    return Object.fromEntries(fields.map((field) => [field.name.value, valueOf(field.value)]));
  if (kind === "NullValue") return null;
  return kind === "IntValue" || kind === "FloatValue" ? Number(value) : value;
}

// A comment of a query would otherwise end at the edge of the pane.
globalThis.monaco.editor.onDidCreateEditor((editor) => editor.updateOptions({ wordWrap: "on" }));

// GraphiQL itself asks only at its start whether the system is dark, unless a theme is chosen in its settings.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
  if (localStorage.getItem("graphiql:theme")) return;
  globalThis.monaco.editor.setTheme(matches ? "graphiql-DARK" : "graphiql-LIGHT");
});

// GraphiQL animates a tab whose width changes: if the font came after the tabs, the first click on one would miss it.
await Promise.allSettled([document.fonts.load("1em Roboto")]);

const resumed = resumedTab();
globalThis.YogaGraphiQL.renderYogaGraphiQL(document.getElementById("graphiql"), {
  fetcher,
  title,
  logo: "",
  defaultTabs: tabs,
  defaultHeaders: needsKey ? SIGN_IN : undefined,
  onSchemaChange: completeSchema,
  // GraphiQL restores the stored tabs itself, but adds one more when these two are not one of theirs.
  initialQuery: resumed && (resumed.query ?? ""),
  initialVariables: resumed && (resumed.variables ?? ""),
  // Headers may hold a token. `false` keeps them in memory only, and removes the switch from the settings.
  shouldPersistHeaders: false,
  // The wrapper's own handler would keep rewriting the page's address with the query.
  onEditQuery: undefined,
});
