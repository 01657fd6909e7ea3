import { createIdentity } from "./identity.ts";
import type { Identity } from "./identity.ts";
import { hasRedis, startRedis } from "./redis.ts";
import type { TestRedis } from "./redis.ts";
import { startGateway } from "./start.ts";
import type { Data, Gateway, StartOptions } from "./start.ts";
import { ASKED_WAIT, createTestClock } from "./test-clock.ts";

/** Prefix of every secret that the test can choose. */
export const CANARY = "canary9d41";

export interface Canaries {
  gateway: Gateway;
  redis: TestRedis | undefined;
  /** Headers of two clients with all permissions: one with a token, one with an API key. */
  byToken: Record<string, string>;
  byKey: Record<string, string>;
  /** A secret for an input, for example the secret of a LINE channel. */
  channelSecret: string;
  /** Sends a request. Returns the body, parsed if it is an object. */
  send(path: string, init?: RequestInit): Promise<Data>;
  ask(headers: Record<string, string>, query: string, variables?: object): Promise<Data>;
  /** Adds another output of the gateway, such as its metrics. */
  note(text: string): void;
  /** The outputs of the gateway that contain a secret. */
  leaks(): string[];
  /** Forgets all outputs so far. */
  forget(): void;
  /** True if the log contains this text. */
  hasLogged(text: string): boolean;
  /** Number of outputs. A test asserts that there were some. */
  seen(): { log: number; answers: number };
  close(): Promise<void>;
}

/**
 * Starts a gateway whose secrets the test knows: the OAuth client's secret, the tokens of Genesys Cloud, a client's token and
 * API key, the password of Redis, and secrets in inputs. Its log level is the most verbose one.
 */
export async function startCanaries(options: Omit<StartOptions, "clock"> = {}): Promise<Canaries> {
  const log: string[] = [];
  const answers: string[] = [];
  const clock = createTestClock();
  const identity: Identity = await createIdentity({}, clock);
  const redis = hasRedis ? await startRedis(`${CANARY}redis`) : undefined;
  const secret = `${CANARY}client`;
  const key = identity.key("server", ["*"]);
  const permissions = ["responses:library:view", "responses:response:view", "messaging:integration:view"];
  const token = await identity.token({ sub: "person", permissions });
  const restoreConsole = record((text) => log.push(text));
  const gateway = await startGateway({
    clients: [{ id: "canary-client", secret, permissions: "all" }],
    client: { id: "canary-client", secret },
    logLevel: "trace",
    logStream: { write: (line) => void log.push(line) },
    recorded: true,
    clock,
    ...options,
    env: { ...identity.env, ...(redis && { REDIS_URL: redis.url }), ...options.env },
  });

  // For secrets that cannot be chosen, every part that an attacker could use.
  const [, payload, signature] = token.split(".");
  const basic = Buffer.from(`canary-client:${secret}`).toString("base64");
  const secrets = () => [CANARY, payload!, signature!, key.split("_").slice(2).join("_"), basic, ...gateway.tokens];

  async function send(path: string, init: RequestInit = {}): Promise<Data> {
    const answer = await clock.passWaits(fetch(`${gateway.url}${path}`, init), ASKED_WAIT);
    const text = await answer.text();
    answers.push(text, JSON.stringify([...answer.headers]));
    return text.startsWith("{") ? JSON.parse(text) : text;
  }

  return {
    gateway,
    redis,
    byToken: { authorization: `Bearer ${token}` },
    byKey: { "x-api-key": key },
    channelSecret: `${CANARY}channel`,
    send,
    ask: (headers, query, variables = {}) =>
      send("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query, variables }),
      }),
    note: (text) => void answers.push(text),
    leaks: () =>
      [...answers, ...log].flatMap((text) =>
        secrets()
          .map((one) => text.indexOf(one))
          .filter((at) => at !== -1)
          .map((at) => text.slice(Math.max(0, at - 100), at + 60)),
      ),
    forget() {
      log.length = 0;
      answers.length = 0;
    },
    hasLogged: (text) => log.some((line) => line.includes(text)),
    seen: () => ({ log: log.length, answers: answers.length }),
    async close() {
      await gateway.close();
      restoreConsole();
      identity.close();
      await redis?.stop();
    },
  };
}

/** Records console output, because a library may warn there and not in the log. */
function record(hear: (text: string) => void): () => void {
  const names = ["log", "info", "warn", "error", "debug", "trace"] as const;
  const before = names.map((name) => [name, console[name]] as const);
  for (const name of names) console[name] = (...parts: unknown[]) => hear(parts.map(String).join(" "));
  return () => {
    for (const [name, method] of before) console[name] = method;
  };
}
