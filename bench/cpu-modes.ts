import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { permissionsIn } from "../src/auth/enforce-permissions.ts";
import { createSchema } from "../src/resolvers/schema.ts";
import { bearer, createIdentity } from "../test/identity.ts";
import type { CpuQuery } from "./cpu-queries.ts";
import type { Served } from "./cpu-server.ts";

/** Servers of one kind: what each process serves, and the headers that a request to it needs. */
export interface Contender {
  processes: readonly Served[];
  headers?: Record<string, string>;
}

/** How the gateway is used, and the server that it is compared with in the same rounds. */
export interface Mode {
  name: string;
  about: string;
  /** Modes of one group share a peer, requests and rounds. */
  group: Group;
  gateway: Contender;
  /** Highest ratio of the gateway's processor time to the peer's; without one, the ratio is for information. */
  bar?: (query: CpuQuery) => number;
}

export interface Group {
  peer: string;
  served: (answers: ReadonlyMap<string, string>) => Contender;
  /** True where the peer starts with the gateway's answers. */
  needsAnswers?: boolean;
  /** True where each request has other ids or another page. */
  isNew: boolean;
  /** True where nothing may be answered from a cache; else everything is. */
  readsAll?: boolean;
  /** True where every entity is read once before the rounds. */
  knowsAll?: boolean;
  clients: number;
  /**
   * Turns of each server that are not counted: V8 compiles most of the code in them. `steady`: until no server of the group gets cheaper
   * any more. Default: 2.
   */
  warmUp?: number | "steady";
  /** Headers of one in ten of the first requests, which bring servers to do what they do seldom. */
  headersBefore?: Record<string, string>;
  /**
   * REST calls that the first process of each server makes in a second of its turns, about as many as an organization's budget allows. The
   * requests for them do not count as operations. Left out: none.
   */
  callsPerSecond?: number;
  /** Seconds after each slice in which nothing is sent and whose processor time counts too. Default: 0. */
  rest?: number;
  /**
   * How many of each server are measured, one after the other, where differences are small: processes with the same code differ by 5 % and
   * more. Default: 1.
   */
  copies?: number;
  /** How many times as long as usual its turns are. Default: 1. */
  longer?: number;
  /** Into how many slices, among which the servers take turns, a turn is cut: other work on the machine then affects all alike. */
  slices: number;
  /** The most requests of a turn: those whose ids are not used up within the run. */
  most?: number;
}

export const MODE_NAMES = [
  "repeated",
  "key",
  "jwt",
  "redis",
  "logged",
  "door",
  "executed",
  "off",
  "metrics",
  "traces",
  "new",
  "cold",
  "no-cache",
] as const;
export type ModeName = (typeof MODE_NAMES)[number];

const CLIENTS = 32;
const SLICES = 5;
/** How many times as long as usual the turns of `off`, `metrics` and `traces` are. */
export const TELEMETRY_LONGER = 3;
/** Seconds for which answers are fresh where a mode is about entities that are known: the whole run. */
const ALWAYS_FRESH = 3600;
const KINDS = ["LIBRARIES", "RESPONSES", "SEARCH", "MESSAGING", "USERS"];
const KEEPING = Object.fromEntries(KINDS.map((kind) => [`CACHE_FRESH_${kind}`, String(ALWAYS_FRESH)]));
/** The headers of a request that takes nothing from a cache. */
export const NO_CACHE = { "cache-control": "no-cache" };
/** Seconds until the token of a client expires. */
const TOKEN_LIFETIME = 7200;

interface ModeOptions {
  restUrl: string;
  /** `undefined` where this machine has no Redis. */
  redisUrl: string | undefined;
}

/** A collector of traces, which keeps nothing. */
async function startCollector(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => response.end("{}"));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`,
    close: () => void server.close(),
  };
}

/** Modes that need a Redis. */
export const WITH_REDIS: readonly ModeName[] = ["redis", "executed"];

/** All modes, and what to call at the end. Those with Redis are missing without one. */
export async function createModes({ restUrl, redisUrl }: ModeOptions): Promise<{ modes: Mode[]; close(): void }> {
  const identity = await createIdentity();
  const now = Math.floor(Date.now() / 1000);
  const permissions = permissionsIn(createSchema());
  const token = await identity.token({ permissions, iat: now, exp: now + TOKEN_LIFETIME });
  const key = identity.key("bench", ["*"]);

  const base = {
    GENESYS_API_URL: restUrl,
    GENESYS_LOGIN_URL: restUrl,
    GENESYS_CLIENT_ID: "sandbox",
    GENESYS_CLIENT_SECRET: "sandbox",
    // Requests and calls are counted as ever, but none is refused.
    GENESYS_REQUESTS_PER_MINUTE: "1000000",
    CLIENT_REQUESTS_PER_MINUTE: "1000000",
    // On a busy machine the sandbox may keep many calls waiting.
    GENESYS_ATTEMPT_TIMEOUT: "60",
    GENESYS_CALL_TIMEOUT: "120",
    REQUEST_TIMEOUT: "120",
    NODE_ENV: "production",
    LOG_LEVEL: "error",
  };
  const open = { ...base, AUTH_MODE: "open" };
  const closed = { ...base, ...KEEPING, ...identity.env };
  const gateway = (settings: Record<string, string>, cold = false): Served => ({ kind: "gateway", settings, cold });
  const apollo = (keptFor: number) => (): Contender => ({ processes: [{ kind: "apollo", restUrl, keptFor }] });

  const repeated: Group = {
    peer: "finished bytes",
    served: (answers) => ({ processes: [{ kind: "finished", answers: [...answers] }] }),
    needsAnswers: true,
    isNew: false,
    clients: CLIENTS,
    slices: SLICES,
    warmUp: "steady",
  };
  const known: Group = {
    peer: "Apollo + REST cache",
    served: apollo(ALWAYS_FRESH * 1000),
    isNew: true,
    knowsAll: true,
    clients: CLIENTS,
    slices: SLICES,
    warmUp: "steady",
  };
  // One client: requests at the same time would share calls, and then not all of them are cold.
  const cold: Group = {
    peer: "plain Apollo",
    served: apollo(0),
    isNew: true,
    readsAll: true,
    clients: 1,
    slices: SLICES,
    // The same cold requests: V8 compiles what keeps answers late, because one client sends few of them.
    warmUp: 12,
  };
  // In one piece: with so many calls at once, the clients wait for a while at the end of a slice.
  const past: Group = {
    ...{ peer: "plain Apollo", served: apollo(0), isNew: false, readsAll: true },
    ...{ clients: CLIENTS, slices: 1, warmUp: 8 },
  };
  const bare: Group = {
    peer: "without the door",
    served: () => ({ processes: [{ kind: "unlimited", settings: { ...open, ...KEEPING } }] }),
    isNew: false,
    clients: CLIENTS,
    slices: SLICES,
    warmUp: "steady",
  };

  /** Executes each request, with what memory has. */
  const executing = { ...open, ...KEEPING, CACHE_ANSWERS_MB: "0" };
  const alone: Group = {
    peer: "the gateway without Redis",
    served: () => ({ processes: [gateway(executing)] }),
    isNew: false,
    clients: CLIENTS,
    slices: SLICES,
    // Each of two replicas gets half of the requests, so V8 compiles their code later.
    warmUp: 6,
  };
  const silent: Group = {
    peer: "the gateway without telemetry",
    served: () => warm,
    isNew: false,
    clients: CLIENTS,
    // Few, because each has a rest.
    slices: 2,
    longer: TELEMETRY_LONGER,
    // In it a server sends the spans of the slice.
    rest: 1,
    copies: 3,
    // A fixed number: of so many processes there is always one that has just become cheaper.
    warmUp: 15,
    // A collector makes a server a client too. So is each gateway that makes REST calls.
    callsPerSecond: 5,
    // One trace in a hundred: V8 would compile what makes and sends spans only after minutes.
    headersBefore: { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" },
  };
  const collector = await startCollector();

  const warm: Contender = { processes: [gateway({ ...open, ...KEEPING })] };
  const measuring = (settings: Record<string, string> = {}): Contender => ({
    processes: [{ kind: "gateway", settings: { ...open, ...KEEPING, ...settings }, metrics: true }],
  });
  const tracing = measuring({
    OTEL_TRACES_EXPORTER: "otlp",
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.url,
    OTEL_TRACES_SAMPLER: "parentbased_traceidratio",
    OTEL_TRACES_SAMPLER_ARG: "0.01",
    // Spans go out before the rest of their slice is over: more often than by default, which costs more.
    OTEL_BSP_SCHEDULE_DELAY: "500",
  });
  const shared = { REDIS_URL: redisUrl ?? "", REPLICAS: "2" };
  const replica = gateway({ ...open, ...KEEPING, ...shared });
  const executingReplica = gateway({ ...executing, ...shared });
  const modes: (Mode & { name: ModeName })[] = [
    { name: "repeated", about: "the same query again", group: repeated, gateway: warm, bar: () => 1.6 },
    {
      name: "key",
      about: "the same, with an API key",
      group: repeated,
      gateway: { processes: [gateway(closed)], headers: { "x-api-key": key } },
      bar: () => 2.2,
    },
    {
      name: "jwt",
      about: "the same, with a JWT",
      group: repeated,
      gateway: { processes: [gateway(closed)], headers: bearer(token) },
      bar: () => 2.2,
    },
    {
      name: "redis",
      about: "the same, two replicas with Redis",
      group: repeated,
      gateway: { processes: [replica, replica] },
      bar: () => 2.2,
    },
    {
      name: "logged",
      about: "the same, with a line in the log for each request",
      group: repeated,
      gateway: { processes: [gateway({ ...open, ...KEEPING, LOG_LEVEL: "info" })] },
    },
    { name: "door", about: "the same query again", group: bare, gateway: warm },
    {
      name: "executed",
      about: "the same query, executed, two replicas with Redis",
      group: alone,
      gateway: { processes: [executingReplica, executingReplica] },
      bar: () => 1.25,
    },
    { name: "off", about: "the same once more, which says how much chance there is", group: silent, gateway: warm },
    {
      name: "metrics",
      about: "the same query again, with metrics",
      group: silent,
      gateway: measuring(),
      bar: () => 1.05,
    },
    {
      name: "traces",
      about: "the same query again, with metrics and one trace in a hundred",
      group: silent,
      gateway: tracing,
      bar: () => 1.08,
    },
    {
      name: "new",
      about: "a known text with new ids or pages, known entities",
      group: known,
      gateway: warm,
      bar: () => 1,
    },
    {
      name: "cold",
      about: "cold",
      group: cold,
      gateway: { processes: [gateway(open, true)] },
      bar: ({ name }) => (name === "Q5" ? 0.5 : 1.1),
    },
    {
      name: "no-cache",
      about: "cache-control: no-cache",
      group: past,
      gateway: { processes: [gateway(open)], headers: NO_CACHE },
      bar: () => 1.2,
    },
  ];
  return {
    modes: modes.filter(({ name }) => redisUrl !== undefined || !WITH_REDIS.includes(name)),
    close() {
      identity.close();
      collector.close();
    },
  };
}
