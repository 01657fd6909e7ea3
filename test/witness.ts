import { startGateway } from "./start.ts";
import type { Answer, Data, Gateway, StartOptions } from "./start.ts";
import { ASKED_WAIT } from "./test-clock.ts";
import type { TestClock } from "./test-clock.ts";

/** Prefixes of all secrets that tests send, and of those in the sandbox's data. */
export const CANARY = "canary7f3a";
const SECRETS = [CANARY, "secret-"];

export interface Witness {
  gateway: Gateway;
  /** Sends a request to the gateway. Returns the body, parsed if it is an object. */
  send(path: string, init?: RequestInit): Promise<Data>;
  post(body: string): Promise<Data>;
  ask(query: string, variables?: object): Promise<Answer>;
  /** The answers and log lines with a secret since the last `forget`. */
  leaks(): string[];
  /** Lines of the log since then. */
  logged(): string[];
  forget(): void;
}

interface WitnessOptions extends StartOptions {
  /** A clock that the witness moves when a call waits for a retry. */
  clock?: TestClock;
}

/** Starts the gateway with the most verbose log, and records all its output. */
export async function startWitness(options: WitnessOptions): Promise<Witness> {
  const log: string[] = [];
  const answers: string[] = [];
  const logStream = { write: (line: string) => void log.push(line) };
  const { clock } = options;
  const gateway = await startGateway({ ...options, recorded: true, logLevel: "trace", logStream });

  const sent = (path: string, init: RequestInit) => fetch(`${gateway.url}${path}`, init);
  async function send(path: string, init: RequestInit = {}): Promise<Data> {
    const answer = await (clock ? clock.passWaits(sent(path, init), ASKED_WAIT) : sent(path, init));
    const text = await answer.text();
    answers.push(text, JSON.stringify([...answer.headers]));
    return text.startsWith("{") ? JSON.parse(text) : text;
  }
  const post = (body: string) =>
    send("/graphql", { method: "POST", headers: { "content-type": "application/json" }, body });

  return {
    gateway,
    send,
    post,
    ask: (query, variables = {}) => post(JSON.stringify({ query, variables })),
    leaks: () =>
      [...answers, ...log].flatMap((text) =>
        SECRETS.map((secret) => text.indexOf(secret))
          .filter((at) => at !== -1)
          .map((at) => text.slice(Math.max(0, at - 100), at + 50)),
      ),
    logged: () => log,
    forget() {
      log.length = 0;
      answers.length = 0;
      gateway.writes.length = 0;
    },
  };
}
