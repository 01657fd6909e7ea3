import { promisify } from "node:util";
import { readConfig } from "../src/config/config.ts";
import type { CallTrace } from "../src/datasources/rest/call-trace.ts";
import type { Clock } from "../src/deadline.ts";
import { createGateway } from "../src/gateway.ts";
import type { ClientTimes } from "../src/http/connections.ts";
import { startSandbox } from "../sandbox/server.ts";
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

// A test reads what it asked for; the type of an answer is the query's, which TypeScript does not see.
// oxlint-disable-next-line typescript/no-explicit-any
export type Data = any;

export interface Answer {
  data: Data;
  errors?: GraphqlError[];
  extensions?: { stale?: number[]; plan?: { calls: CallTrace[]; total: number } };
}

export interface Gateway {
  url: string;
  sandbox: Sandbox;
  /** Sends a query through the front door and answers the parsed body, whatever it holds. */
  query(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** The REST calls that the query made, apart from those for tokens. */
  counted(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<Answer & { calls: number; byRoute: Record<string, number> }>;
  /** What the gateway has written to the sandbox so far; only when started with `recorded`. */
  writes: Write[];
  /** Paths and queries of what it has read so far; only when started with `recorded`. */
  reads: string[];
  /** The OAuth tokens that it has used so far; only when started with `recorded`. */
  tokens: ReadonlySet<string>;
  /** How many connections of clients it has open. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

export interface StartOptions extends SandboxOptions {
  graphiql?: boolean;
  messagingApi?: "conversations" | "messaging";
  /** The OAuth client the gateway uses; by default the sandbox's own, which may do everything. */
  client?: { id: string; secret: string };
  maxResponseBytes?: number;
  /** With the cache as it is in production. */
  cache?: boolean;
  /** Further settings. */
  env?: Record<string, string>;
  /** A sandbox that several gateways share; whoever started it closes it. */
  sandbox?: Sandbox;
  /** Keeps the queries of all reads and the bodies of all writes. */
  recorded?: boolean;
  /** The most REST calls that an operation may cost; tests of what queries cost are not held back by default. */
  maxRestCalls?: number;
  /** With the limits on the shape of an operation as they are in production; tests ask for far more at once by default. */
  limits?: boolean;
  /** One clock for the gateway and its sandbox; by default they have the machine's time. */
  clock?: Clock;
  /** For all that the gateway spreads by chance; by default chance itself. */
  random?: () => number;
  /** Milliseconds after which a question to Redis has failed. Long where a stall of the machine is not to count as an outage. */
  redisPatience?: number;
  /** Milliseconds that a batch waits for other calls; without a test clock it waits for them however long they take. */
  batchWait?: number;
  /** Milliseconds that a client may take for its request; as in production by default. */
  clientTimes?: ClientTimes;
  logLevel?: string;
  logStream?: { write(line: string): void };
}

/** The limits on the shape of an operation as far as they can be raised. */
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

/** Starts the real gateway on a sandbox of its own, both on free ports of 127.0.0.1; `close` ends both. */
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
    // How many calls a query makes is not to depend on how soon this machine makes them.
    batchWait = clock ? undefined : 600_000,
    clientTimes,
    logLevel = "silent",
    logStream,
    ...rest
  } = options;
  const sandbox = shared ?? (await startSandbox({ ...rest, ...(clock && { clock }) }));
  const ownsSandbox = shared === undefined;
  const recorder = recorded ? await startRecorder(sandbox.url) : undefined;
  // Without a cache by default: a test that counts calls, or changes the sandbox behind the gateway, wants none.
  const off = Object.fromEntries(
    ["LIBRARIES", "RESPONSES", "SEARCH", "MESSAGING", "USERS"].map((kind) => [`CACHE_FRESH_${kind}`, "0"]),
  );
  const config = readConfig({
    ...(!cache && off),
    ...(!limits && NO_LIMITS),
    GENESYS_API_URL: recorder?.url ?? sandbox.url,
    GENESYS_LOGIN_URL: sandbox.url,
    GENESYS_CLIENT_ID: client.id,
    GENESYS_CLIENT_SECRET: client.secret,
    // A test that is about something else is not to wait for its turn.
    GENESYS_REQUESTS_PER_MINUTE: "1000000",
    MAX_CONCURRENT_REQUESTS: "100000",
    CLIENT_REQUESTS_PER_MINUTE: "0",
    MAX_REST_CALLS_PER_REQUEST: String(maxRestCalls),
    GENESYS_MESSAGING_API: messagingApi,
    GRAPHIQL: graphiql ? "on" : "off",
    LOG_LEVEL: logLevel,
    ...(!Object.keys(env).some((name) => name.startsWith("AUTH_")) && { AUTH_MODE: "open" }),
    ...env,
  });
  const gateway = await createGateway(config, () => true, {
    ...(maxResponseBytes && { maxResponseBytes }),
    ...(logStream && { logStream }),
    ...(clock && { clock }),
    ...(random && { random }),
    ...(redisPatience !== undefined && { redisPatience }),
    ...(clientTimes && { clientTimes }),
    batchWait,
  });
  const { server } = gateway;
  const url = await server.listen({ host: "127.0.0.1", port: 0 });

  async function query(
    text: string,
    variables?: Record<string, unknown>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      // Answers as they are: to compress each and to undo it again costs a test more than all else of a query.
      headers: { "content-type": "application/json", "accept-encoding": "identity", ...headers },
      body: JSON.stringify({ query: text, variables }),
    });
    return (await answer.json()) as Answer;
  }

  return {
    url,
    sandbox,
    writes: recorder?.writes ?? [],
    reads: recorder?.reads ?? [],
    tokens: recorder?.tokens ?? new Set(),
    query,
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
