import { createIdentity } from "./identity.ts";
import type { Identity } from "./identity.ts";
import { hasRedis, startRedis } from "./redis.ts";
import type { TestRedis } from "./redis.ts";
import { startGateway } from "./start.ts";
import type { Data, Gateway, StartOptions } from "./start.ts";
import { ASKED_WAIT, createTestClock } from "./test-clock.ts";

/** What every secret of such a gateway begins with, as far as it can be chosen. */
export const CANARY = "canary9d41";

export interface Canaries {
  gateway: Gateway;
  redis: TestRedis | undefined;
  /** Headers of two clients that may do everything: one by its token, one by its API key. */
  byToken: Record<string, string>;
  byKey: Record<string, string>;
  /** A secret for an input, such as that of a LINE channel. */
  channelSecret: string;
  /** Sends a request and answers the body, parsed where it is an object. */
  send(path: string, init?: RequestInit): Promise<Data>;
  ask(headers: Record<string, string>, query: string, variables?: object): Promise<Data>;
  /** Something else that the gateway has said to somebody, such as its metrics. */
  note(text: string): void;
  /** The places where any of the secrets shows in what the gateway has said to anybody. */
  leaks(): string[];
  /** Forgets what has been said so far. */
  forget(): void;
  /** Whether the log holds this text. */
  hasLogged(text: string): boolean;
  /** How much has been looked at: a test that saw nothing proves nothing. */
  seen(): { log: number; answers: number };
  close(): Promise<void>;
}

/**
 * Starts a gateway in which everything secret is known to the test: the OAuth client's secret, the tokens of Genesys Cloud,
 * a client's token and API key, the password of Redis, and what goes into inputs. It has the chattiest log there is.
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

  // Of what cannot be chosen, every part that would be of use to somebody.
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

/** Hears what is written to the console: a library that warns there passes by every log. */
function record(hear: (text: string) => void): () => void {
  const names = ["log", "info", "warn", "error", "debug", "trace"] as const;
  const before = names.map((name) => [name, console[name]] as const);
  for (const name of names) console[name] = (...parts: unknown[]) => hear(parts.map(String).join(" "));
  return () => {
    for (const [name, method] of before) console[name] = method;
  };
}
