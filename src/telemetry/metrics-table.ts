/*
 * Every metric of the gateway, declared once: kind, unit, meaning, attributes. `createTelemetry` makes the instruments from this table, and
 * `npm run docs` writes `docs/metrics.md` from it. `http.…`, `db.…`, `nodejs.…` and their attributes are those of OpenTelemetry's
 * semantic conventions.
 */

export interface MetricRow {
  /**
   * `histogram`: measured at each event. `counter`: grows. `gauge`: the value of the moment. `updown`: a number of things that come and go.
   */
  kind: "histogram" | "counter" | "gauge" | "updown";
  /** In the notation of UCUM: `s`, `By`, `1`, or what is counted, in braces. */
  unit: string;
  /** In Markdown. */
  meaning: string;
  attributes: readonly string[];
}

/** Upper bounds of the buckets, in seconds, as the semantic conventions advise. */
export const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

const histogram = (meaning: string, attributes: readonly string[] = []) =>
  ({ kind: "histogram", unit: "s", meaning, attributes }) as const satisfies MetricRow;
const counter = (unit: string, meaning: string, attributes: readonly string[] = []) =>
  ({ kind: "counter", unit, meaning, attributes }) as const satisfies MetricRow;
const gauge = (unit: string, meaning: string, attributes: readonly string[] = []) =>
  ({ kind: "gauge", unit, meaning, attributes }) as const satisfies MetricRow;
const updown = (unit: string, meaning: string, attributes: readonly string[] = []) =>
  ({ kind: "updown", unit, meaning, attributes }) as const satisfies MetricRow;

export const METRICS = {
  "http.server.request.duration": histogram(
    "From the arrival of a request to the end of its answer. `graphql.operation.name` is bounded, see below; a " +
      "request whose operation was not read has neither attribute of it. `error.type` is the code of the first error in the answer, or " +
      "the status.",
    [
      "http.request.method",
      "http.route",
      "http.response.status_code",
      "url.scheme",
      "error.type",
      "graphql.operation.type",
      "graphql.operation.name",
    ],
  ),
  "http.server.active_requests": updown("{request}", "Requests that have arrived and are not answered."),
  "http.client.request.duration": histogram(
    "One attempt of a REST call, from its permit to the end of its answer. `url.template` is the path of the REST contract. " +
      "`error.type` is the error code where no answer came, else the status of a refusal.",
    ["http.request.method", "url.template", "server.address", "http.response.status_code", "error.type"],
  ),
  "genesys.rest.calls": counter(
    "{call}",
    "Attempts of REST calls that were sent: what the vendor's limit counts. `source` is `request` where a request waits for the answer, " +
      "`retry` for each further attempt of such a call, and `background` where the cache renews an answer on its own. `client` and " +
      "`operation` are bounded, see below.",
    ["client", "operation", "route", "source"],
  ),
  "genesys.rest.retries": counter(
    "{call}",
    "Attempts that followed a failed one. `reason` is its status or its error code.",
    ["reason"],
  ),
  "genesys.rest.rate_limited": counter(
    "{call}",
    "Attempts that Genesys Cloud refused with 429. `endpoint` is `api`, or `token` for the fetch of an OAuth token.",
    ["endpoint"],
  ),
  "genesys.budget.used": gauge("{call}", "REST calls of the last minute, over all replicas that share a Redis."),
  "genesys.budget.limit": gauge(
    "{call}",
    "REST calls that any minute may have: `GENESYS_REQUESTS_PER_MINUTE`, or this replica's part of it.",
  ),
  "genesys.budget.waiting": gauge("{call}", "REST calls that wait for a permit in this process."),
  "genesys.budget.wait.duration": histogram("How long a REST call waited for its permit.", ["priority"]),
  "genesys.budget.refused": counter(
    "{call}",
    "REST calls that got no permit: `UPSTREAM_RATE_LIMITED` where the minute has no room in time, `RATE_LIMITED` where the client has " +
      "used its quota.",
    ["priority", "code"],
  ),
  "genesys.cache.reads": counter(
    "{read}",
    "Reads through the cache. `source` says where the answer came from: `memory`, `redis`, `network`, `shared` (another request had sent " +
      "the call) or `stale` (older than it should be).",
    ["kind", "source"],
  ),
  "genesys.answers.given_again": counter(
    "{request}",
    "Requests that got a finished answer again, without being executed.",
  ),
  "genesys.subscriptions.open": updown(
    "{subscription}",
    "Subscriptions that are open. `transport` is `sse` or `websocket`.",
    ["transport"],
  ),
  "genesys.subscriptions.events": counter("{event}", "Events that subscribers were given."),
  "genesys.subscriptions.ended": counter(
    "{subscription}",
    "Subscriptions that have ended. `reason` is `client` (it has left), `restart` (the gateway stops, or the client has other " +
      "permissions), `unauthenticated` (the token has ended, or the key was revoked), `too-slow` or `error`.",
    ["reason"],
  ),
  "genesys.consistency.replacements": counter(
    "{answer}",
    "Answers of Genesys Cloud that did not have this gateway's last writes yet, and were corrected.",
  ),
  "genesys.changes": counter(
    "{change}",
    "Changes past the gateway that this process has learned of first. `source` is `audits` or `events`, `kind` what was changed.",
    ["source", "kind"],
  ),
  "genesys.changes.skipped": counter(
    "{audit}",
    "Audits that change nothing. `reason`: `own` (a write of the gateway), `known` (another replica had it), `failed`, `service`, `entity` " +
      "(nothing that the gateway reads) or `shape` (not understood).",
    ["reason"],
  ),
  "genesys.changes.polls": counter(
    "{poll}",
    "Looks at the audit log of Genesys Cloud, by this process. `outcome` is `ok`, `behind` (there is more than it reads at once) or " +
      "`failed`.",
    ["outcome"],
  ),
  "genesys.changes.healthy": gauge(
    "1",
    "1 while the gateway learns of every change, so that answers stay fresh for longer, else 0. Also 0 while nothing is read that would " +
      "profit. Absent with `CHANGES_POLL_INTERVAL=0`.",
  ),
  "genesys.changes.lag": gauge(
    "s",
    "From the gateway's own write whose audit came last to that audit: how late the gateway learns of changes.",
  ),
  "genesys.circuit.state": gauge(
    "{circuit}",
    "1 while calls to this part of Genesys Cloud are refused because it keeps failing, else 0.",
    ["circuit"],
  ),
  "genesys.token.fetches": counter(
    "{fetch}",
    "OAuth tokens that were asked for. `outcome` is `ok`, `refused` (the credentials are wrong) or `failed`.",
    ["outcome"],
  ),
  "genesys.requests.refused": counter("{request}", "Requests that were refused as a whole, by the code of the error.", [
    "code",
  ]),
  "genesys.errors": counter("{error}", "Errors in answers, by their code.", ["code"]),
  "genesys.redis.up": gauge("{connection}", "1 while Redis answers, else 0. Absent without `REDIS_URL`."),
  "db.client.operation.duration": histogram("One question to Redis, of one or more commands, until its answer.", [
    "db.system.name",
    "error.type",
  ]),
  "nodejs.eventloop.delay.p50": gauge(
    "s",
    "Delay of the event loop since the last reading: half of it was below this.",
  ),
  "nodejs.eventloop.delay.p99": gauge("s", "The same: 99 % of it was below this."),
  "nodejs.eventloop.delay.max": gauge("s", "The longest such delay."),
  "nodejs.eventloop.utilization": gauge(
    "1",
    "Part of the time since the last reading in which the event loop was busy.",
  ),
  "process.memory.usage": gauge("By", "Memory of the process (resident set)."),
} as const satisfies Record<string, MetricRow>;

export type MetricName = keyof typeof METRICS;
export type MetricOf<Kind extends MetricRow["kind"]> = {
  [Name in MetricName]: (typeof METRICS)[Name]["kind"] extends Kind ? Name : never;
}[MetricName];

/** What Prometheus expects behind the name of a metric with this unit. */
const SUFFIXES: Readonly<Partial<Record<string, string>>> = { s: "seconds", By: "bytes", 1: "ratio" };

/** The name with its unit, as OpenTelemetry's rules for Prometheus say. */
export function withUnit(name: string, unit: string): string {
  const suffix = SUFFIXES[unit];
  return suffix === undefined ? name : `${name}.${suffix}`;
}

/** The name under which Prometheus stores the metric, without the endings of a histogram's parts. */
export function prometheusName(name: MetricName): string {
  const { unit, kind } = METRICS[name];
  return `${withUnit(name, unit).replaceAll(".", "_")}${kind === "counter" ? "_total" : ""}`;
}
