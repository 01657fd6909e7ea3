import { request } from "node:http";
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { expect } from "@jest/globals";
import type { Data, Gateway } from "../start.ts";

export interface Attack {
  method?: string;
  /** Path and query, sent unchanged. */
  path?: string;
  headers?: OutgoingHttpHeaders;
  /** An object is sent as JSON. */
  body?: object | string | Buffer;
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The text, parsed if it is JSON. */
  body: Data;
}

/** Sends exactly this request and returns the answer. */
export async function send(url: string, { method, path = "/graphql", headers, body }: Attack): Promise<Reply> {
  const isData = body === undefined || typeof body === "string" || Buffer.isBuffer(body);
  const payload = isData ? body : JSON.stringify(body);
  const json = payload === undefined ? {} : { "content-type": "application/json" };
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path, method: method ?? (payload === undefined ? "GET" : "POST") };
    const outgoing = request({ ...options, headers: { ...json, ...headers }, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const isJson = answer.headers["content-type"]?.includes("json") && text !== "";
        const parsed: unknown = isJson ? JSON.parse(text) : undefined;
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, body: parsed });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(payload);
  });
}

/**
 * Sends bytes over a new connection, then `next` once something has come back. Returns all that comes back until the other
 * side ends the connection.
 */
export async function sendRaw(url: string, text: string | Buffer, next?: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    const done = () => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString("utf8"));
    };
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    if (next !== undefined) socket.once("data", () => socket.write(next));
    socket.on("close", done);
    // An answer may have come before the reset.
    socket.on("error", done);
    socket.write(text);
  });
}

/** Asserts that a request is refused with that status and code: in JSON, with no REST call, and with nothing stored. */
export async function expectRefusal(gateway: Gateway, attack: Attack, status: number, code: string): Promise<Reply> {
  gateway.sandbox.resetCalls();
  const reply = await send(gateway.url, attack);
  expect([reply.status, ...codesOf(reply)]).toEqual([status, ...codesOf(reply).map(() => code)]);
  expect(codesOf(reply)).not.toEqual([]);
  expectForm(reply);
  expect(gateway.sandbox.calls()).toMatchObject({ total: 0, tokens: 0 });
  return reply;
}

/** Asserts what is true of every error: JSON in the form of GraphQL, no data, and headers against caching and sniffing. */
export function expectForm({ body, headers, text }: Reply): void {
  expect(Object.keys(body as object)).toEqual(["errors"]);
  expect(body.errors.length).toBeLessThanOrEqual(5);
  for (const error of body.errors as { message: string; extensions: object }[]) {
    expect(error).toMatchObject({ message: expect.stringMatching(/./), extensions: { code: expect.any(String) } });
    expect(error.message.length).toBeLessThanOrEqual(300);
  }
  expect(headers["content-type"]).toMatch(/^application\/(graphql-response\+)?json; charset=utf-8$/);
  expect(headers).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
  expect(text).not.toMatch(/node_modules|\.ts:\d|\bat \w+ \(|FST_ERR|HPE_|127\.0\.0\.1/);
}

export function codesOf({ body }: Reply): string[] {
  return (body?.errors ?? []).map(({ extensions }: { extensions: { code: string } }) => extensions.code);
}

/** Asserts that a valid request is still answered. */
export async function expectAlive(url: string): Promise<void> {
  const { status, body } = await send(url, { body: { query: "{ libraries(first: 1) { totalCount } }" } });
  expect([status, body]).toEqual([200, { data: { libraries: { totalCount: expect.any(Number) } } }]);
}

/** Joins the results of `make` for 0, 1, 2, ... */
export function times(count: number, make: (at: number) => string, separator = " "): string {
  return Array.from({ length: count }, (_, at) => make(at)).join(separator);
}
