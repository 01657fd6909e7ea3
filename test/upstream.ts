import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { expect } from "@jest/globals";
import { createCache } from "../src/cache/cache.ts";
import type { Clock } from "../src/deadline.ts";
import { systemClock } from "../src/deadline.ts";
import { readConfig } from "../src/config/config.ts";
import { createSecret } from "../src/config/secret.ts";
import { createGenesys } from "../src/genesys/client.ts";
import type { Genesys } from "../src/genesys/client.ts";
import { createRest } from "../src/datasources/rest/rest.ts";
import type { RequestOptions, Rest } from "../src/datasources/rest/rest.ts";
import { NO_CACHE } from "./no-cache.ts";
import { createDatasourceServices } from "../src/datasources/services.ts";
import { GatewayError } from "../src/errors.ts";

/** A received request. */
export interface Seen {
  method: string;
  /** Path and query, not decoded. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Respond = (response: ServerResponse, seen: Seen) => void;

export interface Upstream {
  url: string;
  genesys: Genesys;
  /** The REST calls so far, without token calls. */
  calls: Seen[];
  tokenCalls: Seen[];
  /** Sets the answer to all further REST calls. */
  answer(respond: Respond): void;
  /** Sets the answer to all further token calls. Default: `token(1)`, `token(2)`, ... */
  answerToken(respond: Respond): void;
  close(): Promise<void>;
}

interface UpstreamOptions {
  /** Milliseconds for one attempt, and for the whole call. */
  timeout?: number;
  maxResponseBytes?: number;
  clock?: Clock;
  /** Where REST calls go. Default: this server. It always answers token calls. */
  apiUrl?: string;
}

const CLIENT_ID = "canary-client";
export const SECRET = "canary-secret-3f9a";
/** The n-th token of the upstream. */
export const token = (number: number): string => `canary-token-${number}`;
const BASIC = Buffer.from(`${CLIENT_ID}:${SECRET}`).toString("base64");

/** Starts a server on 127.0.0.1 with answers from the test, and the gateway's REST client for it. */
export async function startUpstream({
  apiUrl,
  timeout,
  maxResponseBytes,
  clock,
}: UpstreamOptions = {}): Promise<Upstream> {
  const calls: Seen[] = [];
  const tokenCalls: Seen[] = [];
  let respond: Respond = (response) => sendJson(response, 200, { id: "1" });
  let respondToken: Respond = (response) =>
    sendJson(response, 200, { access_token: token(tokenCalls.length), token_type: "bearer", expires_in: 3600 });

  const server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    // Ignore requests that the client aborts.
    request.on("error", () => {});
    request.on("end", () => {
      const seen = { method, url, headers, body: Buffer.concat(chunks).toString("utf8") };
      const isToken = url === "/oauth/token";
      (isToken ? tokenCalls : calls).push(seen);
      (isToken ? respondToken : respond)(response, seen);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    calls,
    tokenCalls,
    genesys: createGenesys(
      { sandbox: false, apiUrl: apiUrl ?? url, loginUrl: url, clientId: CLIENT_ID, clientSecret: createSecret(SECRET) },
      {
        ...(timeout && { times: { request: timeout, call: timeout, attempt: timeout } }),
        ...(maxResponseBytes && { maxResponseBytes }),
        ...(clock && { clock }),
      },
    ),
    answer: (next) => void (respond = next),
    answerToken: (next) => void (respondToken = next),
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** Everything of an error that a log or a client could show. */
export function printedForm(error: unknown): string {
  const { message, stack, cause } = error as Error;
  const own = JSON.stringify(error, Object.getOwnPropertyNames(error));
  return [
    message,
    stack,
    own,
    JSON.stringify(error),
    inspect(error, { depth: 10, showHidden: true }),
    inspect(cause),
  ].join("\n");
}

/** Returns the error of a call. Asserts that it contains neither credentials nor the upstream's address. */
export async function errorOf(call: Promise<unknown>): Promise<GatewayError> {
  const error = await call.then(
    (answer) => {
      throw new Error(`The call was expected to fail, and answered ${inspect(answer)}.`);
    },
    (thrown: unknown) => thrown,
  );
  const printed = printedForm(error);
  for (const canary of [SECRET, "canary-token", BASIC, "127.0.0.1"]) expect(printed).not.toContain(canary);
  expect(error).toBeInstanceOf(GatewayError);
  return error as GatewayError;
}

/** The `rest` of one request for that client, with a cache that stores nothing. */
export function restFor(genesys: Genesys, request?: RequestOptions, clock: Clock = systemClock): Rest {
  const cache = createCache({ namespace: [], maxBytes: 1 });
  return createRest(createDatasourceServices(genesys, cache, readConfig(NO_CACHE).cache, { clock }), request);
}
