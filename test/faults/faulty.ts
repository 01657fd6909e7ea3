import { expect } from "@jest/globals";
import { startGateway } from "../start.ts";
import type { Answer, Gateway, StartOptions } from "../start.ts";
import type { TestClock } from "../test-clock.ts";
import { until } from "../until.ts";

/** The OAuth client of the gateway. */
export const CLIENT = { id: "canary-client", secret: "canary-secret-3f9a", permissions: "all" as const };
const BASIC = Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString("base64");
/** The sandbox's tokens: 32 bytes in base64url. */
const TOKEN = /(?<![\w-])[\w-]{43}(?![\w-])/;

export interface HttpAnswer extends Answer {
  status: number;
  headers: Headers;
  /** The codes of its errors, each once. */
  codes: string[];
}

export interface Faulty extends Gateway {
  /** Sends a query and returns the whole HTTP answer. */
  send(query: string, init?: RequestInit): Promise<HttpAnswer>;
  /** Lines of the log so far. */
  log: string[];
  /** Asserts that no answer and no log line holds a secret or the address of the sandbox, and closes everything. */
  closeAndCheck(): Promise<void>;
}

/** Starts the gateway with a canary as its secret and the most verbose log, and records all answers. */
export async function startFaulty(options: StartOptions = {}): Promise<Faulty> {
  const log: string[] = [];
  const answers: string[] = [];
  const gateway = await startGateway({
    clients: [CLIENT],
    client: CLIENT,
    logLevel: "trace",
    logStream: { write: (line) => void log.push(line) },
    ...options,
  });

  return {
    ...gateway,
    log,
    async send(query, init = {}) {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query }),
        ...init,
      });
      const text = await response.text();
      answers.push(text, JSON.stringify([...response.headers]));
      const answer = JSON.parse(text) as Answer;
      const codes = [...new Set((answer.errors ?? []).map(({ extensions }) => extensions.code))];
      const { status, headers } = response;
      return { ...answer, status, headers, codes };
    },
    async closeAndCheck() {
      await gateway.close();
      const { host } = new URL(gateway.sandbox.url);
      for (const text of [...answers, ...log]) {
        for (const canary of [CLIENT.secret, BASIC, "Bearer", host]) expect(text).not.toContain(canary);
        expect(text).not.toMatch(TOKEN);
      }
      // Neither clients nor the log need paths of the REST API.
      for (const text of [...answers, ...log]) expect(text).not.toContain("/api/v2");
      expect(log.filter((line) => line.includes("unexpected error"))).toEqual([]);
    },
  };
}

export const LIBRARY = "GET /api/v2/responsemanagement/libraries/{libraryId}";
export const LIBRARIES = "GET /api/v2/responsemanagement/libraries";
export const RESPONSE = "GET /api/v2/responsemanagement/responses/{responseId}";
export const USERS = "GET /api/v2/users";
export const SETTINGS = "GET /api/v2/conversations/messaging/settings";
export const TOKENS = "POST /oauth/token";

/** A query for the library with this number. Only one to eight exist. */
export const library = (number: number) =>
  `{ library(id: "11111111-0000-4000-8000-${String(number).padStart(12, "0")}") { name } }`;

/** A query for the response with this number. Only one to sixty exist. */
export const response = (number: number) =>
  `{ response(id: "22222222-0000-4000-8000-${String(number).padStart(12, "0")}") { name } }`;

/** Makes the calls for a library fail until the circuit opens. Returns when that happened, on the clock. */
export async function openCircuit(gateway: Faulty, clock: TestClock): Promise<number> {
  gateway.sandbox.faults([{ match: LIBRARY, status: 503 }]);
  const failing = Promise.all(Array.from({ length: 12 }, (_, at) => gateway.send(library(100 + at))));
  // All of them fail at the same moment, because time stands still until then.
  await until(() =>
    gateway.log.some((line) =>
      line.includes("Circuit breaker open: Genesys Cloud keeps failing: responsemanagement/libraries"),
    ),
  );
  const openedAt = clock.now();
  await clock.passWaits(failing);
  return openedAt;
}
