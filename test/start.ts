import { createSecret } from "../src/config.ts";
import { createGenesys } from "../src/datasources/genesys.ts";
import { createServer } from "../src/server.ts";
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
}

export interface Gateway {
  url: string;
  sandbox: Sandbox;
  /** Sends a query through the front door and answers the parsed body, whatever it holds. */
  query(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The REST calls that the query made, apart from those for tokens. */
  counted(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<Answer & { calls: number; byRoute: Record<string, number> }>;
  /** What the gateway has written to the sandbox so far; only when started with `recorded`. */
  writes: Write[];
  /** Paths and queries of what it has read so far; only when started with `recorded`. */
  reads: string[];
  close(): Promise<void>;
}

export interface StartOptions extends SandboxOptions {
  graphiql?: boolean;
  messagingApi?: "conversations" | "messaging";
  /** The OAuth client the gateway uses; by default the sandbox's own, which may do everything. */
  client?: { id: string; secret: string };
  /** Milliseconds for one REST call. */
  timeout?: number;
  maxResponseBytes?: number;
  /** Keeps the queries of all reads and the bodies of all writes. */
  recorded?: boolean;
  /** The most REST calls that an operation may cost; tests of what queries cost are not held back by default. */
  maxRestCalls?: number;
  logLevel?: string;
  logStream?: { write(line: string): void };
}

/** Starts the real gateway on a sandbox of its own, both on free ports of 127.0.0.1; `close` ends both. */
export async function startGateway(options: StartOptions = {}): Promise<Gateway> {
  const {
    graphiql = false,
    messagingApi = "conversations",
    client = { id: "sandbox", secret: "sandbox" },
    timeout,
    maxResponseBytes,
    recorded = false,
    maxRestCalls = 10_000,
    logLevel = "silent",
    logStream,
    ...rest
  } = options;
  const sandbox = await startSandbox(rest);
  const recorder = recorded ? await startRecorder(sandbox.url) : undefined;
  const genesys = createGenesys(
    {
      sandbox: true,
      apiUrl: recorder?.url ?? sandbox.url,
      loginUrl: sandbox.url,
      clientId: client.id,
      clientSecret: createSecret(client.secret),
    },
    { ...(timeout && { timeout }), ...(maxResponseBytes && { maxResponseBytes }) },
  );
  const server = await createServer({
    config: { graphiql, logLevel, messagingApi, maxRestCalls },
    genesys,
    isReady: () => true,
    ...(logStream && { logStream }),
  });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });

  async function query(text: string, variables?: Record<string, unknown>): Promise<Answer> {
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: text, variables }),
    });
    return (await answer.json()) as Answer;
  }

  return {
    url,
    sandbox,
    writes: recorder?.writes ?? [],
    reads: recorder?.reads ?? [],
    query,
    async counted(text, variables) {
      sandbox.resetCalls();
      const answer = await query(text, variables);
      const { total, byRoute } = sandbox.calls();
      return { ...answer, calls: total, byRoute };
    },
    async close() {
      await server.close();
      await recorder?.close();
      await sandbox.close();
    },
  };
}
