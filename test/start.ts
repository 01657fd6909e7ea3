import { promisify } from "node:util";
import { readConfig } from "../src/config/config.ts";
import type { CallTrace } from "../src/datasources/rest/call-trace.ts";
import type { Clock } from "../src/deadline.ts";
import { createGateway } from "../src/gateway.ts";
import type { ClientTimes } from "../src/http/connections.ts";
import type { Instrumentation } from "../src/telemetry/telemetry.ts";
import { startSandbox } from "../sandbox/server.ts";
import { createSchema } from "../src/resolvers/schema.ts";
import { refuseContradictions } from "./contradictions.ts";
import { NO_CACHE } from "./no-cache.ts";
import { startRecorder } from "./recorder.ts";
import type { Write } from "./recorder.ts";
import type { Sandbox, SandboxOptions } from "../sandbox/server.ts";

export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions: {
    code: string;
    upstream?: { status: number; code?: string; correlationId?: string };
    retryAfter?: number;
  };
}

// The type of an answer depends on the query, which TypeScript cannot know.
// oxlint-disable-next-line typescript/no-explicit-any
export type Data = any;

export interface Answer {
  data: Data;
  errors?: GraphqlError[];
  extensions?: { stale?: number[]; warnings?: { code: string }[]; plan?: { calls: CallTrace[]; total: number } };
}

export interface Gateway {
  url: string;
  sandbox: Sandbox;
  /** Sends a query over HTTP. Returns the parsed body, also with errors. */
  query(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** The REST calls of the query, without token calls. */
  counted(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<Answer & { calls: number; byRoute: Record<string, number> }>;
  /** The writes of the gateway so far. Only with the option `recorded`. */
  writes: Write[];
  /** Paths and queries of the reads so far. Only with the option `recorded`. */
  reads: string[];
  /** The used OAuth tokens so far. Only with the option `recorded`. */
  tokens: ReadonlySet<string>;
  /** Number of finished answers that were given again. */
  givenAgain(): number;
  /** Number of open connections of clients. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

export interface StartOptions extends SandboxOptions {
  graphiql?: boolean;
  messagingApi?: "conversations" | "messaging";
  /** The gateway's OAuth client. Default: the sandbox's own, with all permissions. */
  client?: { id: string; secret: string };
  maxResponseBytes?: number;
  /** Turns the cache on, as in production. */
  cache?: boolean;
  /** Further settings. */
  env?: Record<string, string>;
  /** A sandbox that several gateways share. The test closes it. */
  sandbox?: Sandbox;
  /** Records the queries of all reads and the bodies of all writes. */
  recorded?: boolean;
  /** Maximum REST calls of an operation. The default allows all operations of the tests. */
  maxRestCalls?: number;
  /** Uses production's limits on the shape of an operation. By default tests have far higher ones. */
  limits?: boolean;
  /** One clock for the gateway and its sandbox. Default: real time. */
  clock?: Clock;
  /** Random numbers for the gateway, from 0 up to 1. Default: `Math.random`. */
  random?: () => number;
  /** Milliseconds after which a Redis command fails. A long one keeps a slow machine from causing an outage. */
  redisPatience?: number;
  /** Milliseconds for which an empty Redis takes no idempotency key. Default here: 0, so that no test waits. */
  claimGracePeriod?: number;
  /** Maximum milliseconds that a batch waits for other calls. Default: no maximum, except with a test clock. */
  batchWait?: number;
  /** Milliseconds that a client may take to send its request. Default: as in production. */
  clientTimes?: ClientTimes;
  /** Why an answer may say two things of one object. Left out: such an answer fails the test, see contradictions.ts. */
  mayContradict?: string;
  /** The port of the gateway. Default: any free one. */
  port?: number;
  /** False while the gateway stops. */
  isReady?: () => boolean;
  /** Makes spans and metrics. Default: none. */
  instrumentation?: Instrumentation;
  logLevel?: string;
  logStream?: { write(line: string): void };
}

/** The highest limits on the shape of an operation. */
export const NO_LIMITS = {
  MAX_TOKENS: "10000",
  MAX_DEPTH: "100",
  MAX_ALIASES: "1000",
  MAX_ROOT_FIELDS: "1000",
  MAX_MUTATIONS: "1000",
  MAX_DIRECTIVES: "1000",
  MAX_FIELD_REPEATS: "1000",
  MAX_SELECTIONS: "1000000",
};

/** Starts the real gateway and a sandbox for it, both on free ports of 127.0.0.1. `close` ends both. */
export async function startGateway(options: StartOptions = {}): Promise<Gateway> {
  const {
    graphiql = false,
    messagingApi = "conversations",
    client = { id: "sandbox", secret: "sandbox" },
    maxResponseBytes,
    cache = false,
    env = {},
    sandbox: shared,
    recorded = false,
    maxRestCalls = 10_000,
    limits = false,
    clock,
    random,
    redisPatience,
    claimGracePeriod = 0,
    // The number of calls must not depend on the speed of the machine.
    batchWait = clock ? undefined : 600_000,
    clientTimes,
    instrumentation,
    logLevel = "silent",
    logStream,
    mayContradict,
    isReady = () => true,
    port = 0,
    ...rest
  } = options;
  const sandbox = shared ?? (await startSandbox({ ...rest, ...(clock && { clock }) }));
  const ownsSandbox = shared === undefined;
  const recorder = recorded ? await startRecorder(sandbox.url) : undefined;
  const config = readConfig({
    // Without a cache by default: a test that counts calls, or changes the sandbox behind the gateway, wants none.
    // Nor is anything from before such a change replaced.
    ...(!cache && { ...NO_CACHE, GENESYS_CONSISTENCY_WINDOW: "0" }),
    ...(!limits && NO_LIMITS),
    GENESYS_API_URL: recorder?.url ?? sandbox.url,
    GENESYS_LOGIN_URL: sandbox.url,
    GENESYS_CLIENT_ID: client.id,
    GENESYS_CLIENT_SECRET: client.secret,
    // High, so that other tests never wait for the rate limit.
    GENESYS_REQUESTS_PER_MINUTE: "1000000",
    MAX_CONCURRENT_REQUESTS: "100000",
    CLIENT_REQUESTS_PER_MINUTE: "0",
    // A poll would be a call that the test does not count.
    CHANGES_POLL_INTERVAL: "0",
    MAX_REST_CALLS_PER_REQUEST: String(maxRestCalls),
    GENESYS_MESSAGING_API: messagingApi,
    GRAPHIQL: graphiql ? "on" : "off",
    LOG_LEVEL: logLevel,
    ...(!Object.keys(env).some((name) => name.startsWith("AUTH_")) && { AUTH_MODE: "open" }),
    ...env,
  });
  let givenAgain = 0;
  const gateway = await createGateway(config, isReady, {
    ...(maxResponseBytes && { maxResponseBytes }),
    ...(logStream && { logStream }),
    ...(instrumentation && { instrumentation }),
    ...(clock && { clock }),
    ...(random && { random }),
    ...(redisPatience !== undefined && { redisPatience }),
    claimGracePeriod,
    ...(clientTimes && { clientTimes }),
    batchWait,
    // Nor may it be too slow to be ready.
    tokenPatience: clock ? undefined : 600_000,
    onGivenAgain: () => (givenAgain += 1),
  });
  const { server } = gateway;
  const url = await server.listen({ host: "127.0.0.1", port });

  async function query(
    text: string,
    variables?: Record<string, unknown>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      // No compression: it would take longer than the rest of a query.
      headers: { "content-type": "application/json", "accept-encoding": "identity", ...headers },
      body: JSON.stringify({ query: text, variables }),
    });
    const body = (await answer.json()) as Answer;
    if (mayContradict === undefined) refuseContradictions(createSchema(), { ...body, text, variables });
    return body;
  }

  return {
    url,
    sandbox,
    writes: recorder?.writes ?? [],
    reads: recorder?.reads ?? [],
    tokens: recorder?.tokens ?? new Set(),
    query,
    givenAgain: () => givenAgain,
    connections: promisify(server.server.getConnections.bind(server.server)),
    async counted(text, variables) {
      sandbox.resetCalls();
      const answer = await query(text, variables);
      const { total, byRoute } = sandbox.calls();
      return { ...answer, calls: total, byRoute };
    },
    async close() {
      await gateway.close();
      await recorder?.close();
      if (ownsSandbox) await sandbox.close();
    },
  };
}
