import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { argumentsOrExit } from "../cli/arguments.ts";
import { operations, routeKey } from "../sandbox/contract.ts";
import { PROXY_VARIABLES } from "../src/config/proxies.ts";
import type { SettingRow } from "../src/config/settings-rows.ts";
import { OTEL_VARIABLES } from "../src/config/telemetry-config.ts";
import { METRICS, prometheusName } from "../src/telemetry/metrics-table.ts";
import type { MetricName } from "../src/telemetry/metrics-table.ts";
import { SETTING_GROUPS } from "../src/config/settings-table.ts";
import type { Setting } from "../src/config/settings-table.ts";
import { OWN_PREFIXES, SHARED_PREFIXES } from "../src/config/unknown-settings.ts";
import { REGIONS } from "../src/config/genesys-config.ts";
import { createSchema } from "../src/resolvers/schema.ts";
import { code, markdownTable } from "./markdown.ts";
import { CALLED_BY_ITSELF, NOT_CALLED, REST_OPERATIONS } from "./rest-operations.ts";
import { schemaReference } from "./schema-reference.ts";

const PROGRAM = {
  usage: "npm run docs\nnpm run docs -- --check",
  about:
    "Writes the files that are made from tables: docs/settings.md, docs/rest-operations.md, docs/metrics.md, .env.example and docs/schema/.",
  flags: { check: { meaning: "Only name the files that are not up to date, and exit with code 1 if there are any." } },
};

/** The values that a setting accepts. */
function valuesOf(row: SettingRow): string {
  switch (row.type) {
    case "integer":
      return `${row.min} to ${row.max}${row.unit ? ` ${row.unit}` : ""}`;
    case "seconds":
      return `${row.min} to ${row.max} seconds`;
    case "switch":
      return "`on`, `off`";
    case "choice":
      return row.choices.map(code).join(", ");
    case "list":
      return row.choices ? `list of ${row.choices.map(code).join(", ")}` : "list";
    case "origins":
      return "list of origins";
    case "addresses":
      return "list of addresses and ranges";
    case "url":
      return "https URL";
    case "path":
      return "file";
    case "secret":
      return row.schemes ? "URL, secret" : "text, secret";
    case "text":
      return row.valueName ?? "text";
  }
}

/** The default, and that of production if it differs. */
function defaultsOf(row: SettingRow): string {
  if (row.type === "url") return row.pattern ? code(row.pattern) : "";
  if (!("default" in row) || row.default === undefined) return "";
  const usual = textOf(row.default);
  if (usual === "") return "";
  const other = "defaultInProduction" in row ? row.defaultInProduction : undefined;
  return other === undefined ? code(usual) : `${code(usual)} (in production ${code(textOf(other))})`;
}

/** The value in the form of an environment variable. */
const textOf = (value: unknown) => (typeof value === "boolean" ? (value ? "on" : "off") : String(value));

function settingsPage(): string {
  const groups = SETTING_GROUPS.map(({ title, text, settings }) => {
    const rows = Object.entries(settings).map(([name, row]) => [
      code(name),
      valuesOf(row),
      defaultsOf(row),
      row.meaning,
    ]);
    return `## ${title}\n\n${text}\n\n${markdownTable(["Setting", "Values", "Default", "Meaning"], rows)}\n`;
  });
  const regions = Object.entries(REGIONS).map((names) => names.map(code));
  return `# Settings

All settings are environment variables. The gateway also reads them from the file \`.env\` of its working directory, if there is
one; [.env.example](../.env.example) is a start for it. A variable of the environment wins over the file. An empty variable
counts as not set. A list has commas between its words. An https URL may use http for an address of this machine.

\`npm start -- --check-config\` prints every setting that is in effect, without secrets. \`--port\` and \`--host\` come before \`PORT\`
and \`HOST\`.

The gateway checks all settings when it starts. If any of them is wrong, it names every fault and ends with exit code 1. It
never prints a secret.

The gateway also refuses a misspelt name. Names that begin with ${OWN_PREFIXES.map(code).join(", ")}
are settings of the gateway, so it refuses each one that this page does not list. Other programs use names that begin with
${SHARED_PREFIXES.map(code).join(", ")} too, so it refuses such a name only if it differs from a setting by a letter or two.
The same holds for a name that is close to a setting of ten letters or more.

${groups.join("\n")}
## Proxies

Calls to Genesys Cloud's REST API, for OAuth tokens and for the keys of the identity provider go through these proxies. The
built-in sandbox and Redis need none. A name in small letters, such as \`https_proxy\`, comes first. With a proxy that cannot be
used, such as a SOCKS proxy, the gateway does not start.

${markdownTable(
  ["Variable", "Meaning"],
  Object.entries(PROXY_VARIABLES).map(([name, meaning]) => [code(name), meaning]),
)}

## Regions

Values of \`GENESYS_REGION\`: a region or its domain.

${markdownTable(["Region", "Domain"], regions)}
`;
}

/** The older path of this operation, if the contract has one. */
function olderPathOf(key: string): string {
  const older = key.replace("/conversations/messaging/", "/messaging/");
  return older !== key && operations.some((operation) => routeKey(operation) === older) ? older : "";
}

/** For each family of scopes: the scope that all operations which the graph calls accept, and that of those which read. */
function scopeRows(): string[][] {
  const byFields = Object.values(REST_OPERATIONS).flatMap((group) => Object.keys(group));
  const called = new Set([...byFields, ...Object.keys(CALLED_BY_ITSELF)]);
  const lists = operations.filter((operation) => called.has(routeKey(operation))).map(({ scopes }) => scopes);
  const families = new Set(lists.flatMap(([first]) => first ?? []));
  return [...families].map((family) => {
    const own = lists.filter(([first]) => first === family);
    const readonly = own.flat().find((scope) => scope !== family) ?? family;
    return [own.every((scopes) => scopes.includes(readonly)) ? readonly : family, readonly].map(code);
  });
}

function restPage(): string {
  const groups = Object.entries(REST_OPERATIONS).map(([title, group]) => {
    const rows = Object.entries(group).map(([key, operation]) => {
      const fields = "fields" in operation ? operation.fields : operation;
      const isOlder = key.includes(" /api/v2/messaging/");
      const [today, older] = isOlder ? ["", key] : [key, olderPathOf(key)];
      return [today && code(today), older && code(older), fields.map(code).join(", ")];
    });
    return `## ${title}\n\n${markdownTable(["REST operation", "On the older paths", "GraphQL"], rows)}\n`;
  });
  const notCalled = Object.entries(NOT_CALLED).map(([key, reason]) => [code(key), reason]);
  return `# REST operations

Which REST operations of Genesys Cloud the graph calls, and the fields that call them.

The messaging API has two generations of paths. The gateway calls today's paths, or with \`GENESYS_MESSAGING_API=messaging\` the
older ones. LINE and stickers have only older paths, so the gateway always calls them there. A field that the chosen paths do
not serve answers with the error \`FEATURE_UNAVAILABLE\`.

\`Query.node\` and \`Query.nodes\` make the calls of the field that reads the same entities by their ids, such as
\`Query.librariesById\`; for an integration, those of \`Query.integration\` with its channel.

${groups.join("\n")}
## Scopes

If your organization limits OAuth clients by scope, the OAuth client needs the scopes of one of these columns:

${markdownTable(["For everything", "For queries only"], scopeRows())}

## Not called by the graph

${markdownTable(["REST operation", "Why not"], notCalled)}
`;
}

function metricsPage(): string {
  const rows = Object.entries(METRICS).map(([name, row]) => [
    code(name),
    code(prometheusName(name as MetricName)),
    `${row.kind}, ${code(row.unit)}`,
    row.attributes.map(code).join(", "),
    row.meaning,
  ]);
  return `# Metrics and traces

Both are made with OpenTelemetry's API. Without the settings and variables of this page, and without \`STATUS_PAGE\`, nothing is counted and nothing
is spent on it.

- **Prometheus** reads metrics from \`METRICS_PORT\` (\`GET /metrics\`), a port of its own. It needs no credentials, so keep it inside your
  network: \`METRICS_HOST\` is 127.0.0.1 unless you change it.
- **OTLP**: an OpenTelemetry collector gets traces and metrics. The SDK reads all its usual variables, such as
  \`OTEL_TRACES_SAMPLER\` and \`OTEL_SERVICE_NAME\` (\`genesys-graphql\` if not set). An address or an exporter starts it. The gateway checks
  these variables, and does not start where a value is wrong:

${markdownTable(
  ["Variable", "Meaning"],
  Object.entries(OTEL_VARIABLES).map(([name, meaning]) => [code(name), meaning]),
)}

## Metrics

Counters begin at 0 when the process starts. Times are in seconds; histograms have buckets from 5 ms to 10 s. A metric without values yet is
absent.

${markdownTable(["Name", "In Prometheus", "Kind and unit", "Attributes", "Meaning"], rows)}

**Bounds.** No id, no value of a variable and no text of a client is an attribute, except two names: \`client\` and the name of the operation.
The name of an operation is cut after 100 characters, as in the log, in spans and on \`/status\`.
The first 50 of each, and after them 50 that come often, are told apart; all others are \`other\`. The operations of
\`PERSISTED_DOCUMENTS_FILE\` are always told apart. One metric has at most 1,500 combinations of attributes with such names; beyond that,
\`client\`, \`operation\` and \`graphql.operation.name\` of new ones are \`other\`, and the other attributes stay. What a client says of its application (\`apollographql-client-name\`) is in no metric: anyone can send it, and it
would multiply the combinations. The log has it. A call that no operation waits for has the client and the operation \`none\`, an operation
without a name is \`anonymous\`. The reads of subscriptions, which their clients share, have the client \`subscriptions\`. No API key can have
one of these names, and the subject of a token with one has \`token:\` before it.

**Who spends the budget.** This is every REST call of the last hour, by who caused it. A call that several requests share counts for the first
of them. \`increase\` alone leaves out the first calls of a client and an operation, because Prometheus sees no growth in the first value of a series:

\`\`\`promql
sum by (client, operation) ((genesys_rest_calls_total unless genesys_rest_calls_total offset 1h) or increase(genesys_rest_calls_total[1h]))
\`\`\`

**Nothing arrives over OTLP?** The log has a line \`Telemetry: …\` where a collector does not answer or refuses (in production; else on standard
error). Spans of requests that are not sampled are never sent.

## Traces

| Span | Kind | Attributes |
| --- | --- | --- |
| \`POST /graphql\` | server | \`http.request.method\`, \`http.route\`, \`http.response.status_code\`, \`url.scheme\`, \`error.type\`, those of its operation, \`apollo.client.name\` and \`apollo.client.version\` (headers of Apollo's clients, checked as for the [log](operations.md#logs)), \`genesys.answer.given_again\`, \`genesys.reads.<source>\` (how many reads came from where) |
| \`query LibraryNames\`, in the one above; \`graphql\` where the document has no such operation | internal | \`graphql.operation.type\`, \`graphql.operation.name\`, \`genesys.document.hash\` |
| \`subscription ResponseChanged\`, one for each event, which begins a trace | internal | the same |
| \`GET /api/v2/responsemanagement/libraries/{libraryId}\`, in the one of its operation | client | \`http.request.method\`, \`url.template\`, \`server.address\`, \`http.response.status_code\`, \`http.request.resend_count\`, \`error.type\`, \`genesys.correlation_id\`, \`genesys.budget.wait\` (seconds), \`genesys.circuit\`, \`genesys.background\` |
| \`POST /oauth/token\`, in the one that needed it | client | \`http.request.method\`, \`url.template\`, \`http.response.status_code\`, \`error.type\` |
| \`redis\`, in the one that asked | client | \`db.system.name\`, \`error.type\` |

**Sampling.** \`OTEL_TRACES_SAMPLER\` and \`OTEL_TRACES_SAMPLER_ARG\` say which requests are traced, as OpenTelemetry defines them. A request that
is not sampled makes no span. The line of the log about a request has its trace id in either case.

A valid header \`traceparent\` of a request is accepted: its trace goes on here. Genesys Cloud gets none unless \`GENESYS_TRACEPARENT=on\`. A
call or a question to Redis that several requests share is in the trace of the first. No span holds a document, a variable, an id, a token or a
key of Redis.
`;
}

/** The settings that every organization needs. `.env.example` has all others as comments. */
const FIRST: Readonly<Record<string, readonly Setting[]>> = {
  "Your organization": ["GENESYS_REGION", "GENESYS_CLIENT_ID", "GENESYS_CLIENT_SECRET"],
  "Who may ask: tokens of an identity provider, API keys, or both": [
    "AUTH_JWKS_URL",
    "AUTH_ISSUER",
    "AUTH_AUDIENCE",
    "AUTH_API_KEYS_FILE",
  ],
};

function envExample(): string {
  const first = Object.entries(FIRST);
  const listed = new Set<string>(first.flatMap(([, names]) => names));
  const sections = [
    ...first.map(([title, names]) => [`# ${title}`, ...names.map((name) => `${name}=`)]),
    ...SETTING_GROUPS.map(({ title, settings }) => {
      const names = Object.keys(settings).filter((name) => !listed.has(name));
      return [`# ${title}`, ...names.map((name) => `# ${name}=`)];
    }),
  ];
  sections.push(["# Proxies", ...Object.keys(PROXY_VARIABLES).map((name) => `# ${name}=`)]);
  const intro = [
    "# Written by npm run docs. Copy this file to .env and fill it in. Docker's --env-file reads the same form.",
    "# docs/settings.md says what each setting means.",
  ];
  return [intro, ...sections].map((lines) => `${lines.join("\n")}\n`).join("\n");
}

/** Path -> content that `npm run docs` writes. */
export function writtenFiles(): Readonly<Record<string, string>> {
  return {
    "docs/settings.md": settingsPage(),
    "docs/rest-operations.md": restPage(),
    "docs/metrics.md": metricsPage(),
    ".env.example": envExample(),
    ...schemaReference(createSchema()),
  };
}

/** The files that are missing or outdated. */
export function outdatedFiles(read: (path: string) => string): string[] {
  const outdated = Object.entries(writtenFiles()).filter(([path, content]) => read(path) !== content);
  return outdated.map(([path]) => path);
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function run(check: boolean): void {
  const outdated = outdatedFiles(readIfThere);
  if (check) {
    for (const path of outdated) process.stderr.write(`${path} is not up to date. Write it with: npm run docs\n`);
    process.exitCode = outdated.length > 0 ? 1 : 0;
    return;
  }
  for (const path of outdated) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, writtenFiles()[path]!);
    process.stdout.write(`${path} written\n`);
  }
}

if (import.meta.main) run(argumentsOrExit(PROGRAM).values.check);
