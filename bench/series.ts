import { randomUUID } from "node:crypto";
import { argumentsOrExit } from "../cli/arguments.ts";
import { startSandbox } from "../sandbox/server.ts";
import { freePort } from "../test/free-port.ts";
import { bearer, createIdentity } from "../test/identity.ts";
import { endPrograms, startProgram } from "../test/process.ts";
import { openConnection, requestOf } from "./load.ts";
import { print, printTable } from "./print.ts";

/** The most series that one metric may have, with all that `other` adds; OpenTelemetry's SDK gives up at 2,000. */
const MOST = 2000;
/** Clients and operations that come again and again, in any combination, for one request in four. */
const REGULAR = 120;
const CONNECTIONS = 16;

const { values } = argumentsOrExit({
  usage: "npm run bench:series",
  about: "Counts the series of /metrics while each request has another operation name, id, client and request id.",
  flags: {
    requests: { value: "NUMBER", meaning: "Requests.", default: 30_000, min: 100 },
  },
});

process.on("exit", endPrograms);
const identity = await createIdentity();
const sandbox = await startSandbox();
const metricsPort = await freePort();
const gateway = startProgram(["node", "src/main.ts"], {
  env: {
    ...identity.env,
    PORT: "0",
    METRICS_PORT: String(metricsPort),
    GENESYS_API_URL: sandbox.url,
    GENESYS_LOGIN_URL: sandbox.url,
    GENESYS_CLIENT_ID: "sandbox",
    GENESYS_CLIENT_SECRET: "sandbox",
    GENESYS_REQUESTS_PER_MINUTE: "1000000",
    LOG_LEVEL: "error",
  },
});
const url = await gateway.printed(/http:\/\/127\.0\.0\.1:\d+/);

/** The lines of `/metrics` for each metric, without those of a histogram but its count. */
async function seriesByMetric(): Promise<{ counts: Map<string, number>; text: string }> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const counts = new Map<string, number>();
  for (const line of text.split("\n")) {
    const [name = ""] = /^\w+/.exec(line) ?? [];
    if (name === "" || /_(?:bucket|sum)$/.test(name)) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return { counts, text };
}

const tokens = new Map<string, string>();
async function tokenOf(client: string): Promise<string> {
  const known = tokens.get(client);
  if (known !== undefined) return known;
  const token = await identity.token({
    sub: client,
    permissions: ["responses:library:view"],
    exp: Math.ceil(Date.now() / 1000) + 3600,
  });
  if (client.startsWith("regular")) tokens.set(client, token);
  return token;
}

async function requestAt(at: number): Promise<Buffer> {
  const isRegular = at % 4 === 3;
  const any = () => Math.floor(Math.random() * REGULAR);
  const [client, operation] = isRegular ? [`regular-${any()}`, `Regular${any()}`] : [`client-${at}`, `Name${at}`];
  const query = `query ${operation} { library(id: "${randomUUID()}") { name } }`;
  return requestOf(JSON.stringify({ query }), {
    ...bearer(await tokenOf(client)),
    "x-request-id": `id-${at}`,
    "apollographql-client-name": `app-${at}`,
  });
}

let next = 0;
async function sendUntil(end: number): Promise<void> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => openConnection(url)));
  await Promise.all(
    connections.map(async (connection) => {
      while (next < end) {
        const { status, body } = await connection.ask(await requestAt(next++));
        if (status !== 200 || body.includes("errors")) throw new Error(`status ${status}: ${body.toString()}`);
      }
      connection.close();
    }),
  );
}

const steps = [0.01, 0.1, 1].map((part) => Math.round(values.requests * part));
const rows: (string | number)[][] = [];
let last = await seriesByMetric();
for (const step of steps) {
  await sendUntil(step);
  last = await seriesByMetric();
  const all = [...last.counts.values()].reduce((sum, count) => sum + count, 0);
  const calls = last.counts.get("genesys_rest_calls_total") ?? 0;
  const requests = last.counts.get("http_server_request_duration_seconds_count") ?? 0;
  const kilobytes = Math.round(last.text.length / 1024);
  rows.push([step, all, calls, requests, kilobytes]);
}
await sandbox.close();
identity.close();

print(
  `Requests with another operation name, id and client each; one in four of ${REGULAR} clients and ${REGULAR} operations.`,
);
print();
printTable(["requests", "series", "REST calls", "HTTP requests", "KB"], rows);
const [most] = [...last.counts].toSorted(([, one], [, other]) => other - one);
// The id of the process itself is in `target_info`.
const named = last.text.replace(/^target_info.*$/m, "").match(/[\da-f]{8}-[\da-f]{4}-|"id-\d|"app-\d/g) ?? [];
print();
print(
  `Most series of one metric: ${most!.join(" ")} (bar: at most ${MOST}). Ids in the metrics: ${named.length} (bar: 0).`,
);
process.exit(most![1] > MOST || named.length > 0 ? 1 : 0);
