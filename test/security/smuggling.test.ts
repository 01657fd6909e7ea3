import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { expectAlive, sendRaw } from "./attack.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ limits: true });
  await expectAlive(gateway.url);
});
afterAll(async () => {
  await expectAlive(gateway.url);
  await gateway.close();
});
beforeEach(() => gateway.sandbox.resetCalls());

const BODY = JSON.stringify({ query: "{ libraries { totalCount } }" });
const LENGTH = `Content-Length: ${BODY.length}`;
const JSON_TYPE = "Content-Type: application/json";
/** A hidden request after the end of another. It must never be answered. */
const HIDDEN = `POST /graphql HTTP/1.1\r\nHost: a\r\n${JSON_TYPE}\r\n${LENGTH}\r\n\r\n${BODY}`;

const post = (headers: string[], body: string) =>
  `POST /graphql HTTP/1.1\r\n${["Host: a", JSON_TYPE, ...headers].join("\r\n")}\r\n\r\n${body}`;
const chunked = (body: string) => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
const statuses = (reply: string) => [...reply.matchAll(/HTTP\/1\.1 (\d+)/g)].map((match) => match[1]);

describe("a request that a proxy might read differently is refused and ends the connection:", () => {
  test.each<[string, string]>([
    ["a length and chunks", post([LENGTH, "Transfer-Encoding: chunked"], chunked(BODY) + HIDDEN)],
    ["chunks and a length", post(["Transfer-Encoding: chunked", "Content-Length: 4"], chunked(BODY) + HIDDEN)],
    ["two lengths that differ", post([LENGTH, "Content-Length: 0"], BODY + HIDDEN)],
    ["two lengths that agree", post([LENGTH, LENGTH], BODY + HIDDEN)],
    ["a list of lengths", post([`Content-Length: ${BODY.length}, ${BODY.length}`], BODY + HIDDEN)],
    ["a length below zero", post(["Content-Length: -1"], BODY + HIDDEN)],
    ["a length with a sign", post([`Content-Length: +${BODY.length}`], BODY + HIDDEN)],
    ["a length in hexadecimal", post(["Content-Length: 0x28"], BODY + HIDDEN)],
    ["a length beyond all numbers", post(["Content-Length: 99999999999999999999999"], BODY + HIDDEN)],
    ["a length with a space in it", post(["Content-Length: 4 0"], BODY + HIDDEN)],
    ["a length and a space before its colon", post([`Content-Length : ${BODY.length}`], BODY + HIDDEN)],
    ["chunked, and then something else", post(["Transfer-Encoding: chunked, identity"], chunked(BODY) + HIDDEN)],
    ["an unknown encoding", post(["Transfer-Encoding: xchunked"], chunked(BODY) + HIDDEN)],
    ["an encoding before a tab", post(["Transfer-Encoding:\tx\tchunked"], chunked(BODY) + HIDDEN)],
    ["two encodings", post(["Transfer-Encoding: chunked", "Transfer-Encoding: identity"], chunked(BODY) + HIDDEN)],
    ["chunks and a space before the colon", post(["Transfer-Encoding : chunked"], chunked(BODY) + HIDDEN)],
    ["a folded header", post([LENGTH, "X-A: 1\r\n Transfer-Encoding: chunked"], BODY + HIDDEN)],
    ["a header that begins with a space", post([" Transfer-Encoding: chunked", LENGTH], BODY + HIDDEN)],
    ["lines that end with LF only", `POST /graphql HTTP/1.1\nHost: a\n${JSON_TYPE}\n${LENGTH}\n\n${BODY}${HIDDEN}`],
    ["lines that end with CR only", `POST /graphql HTTP/1.1\rHost: a\r${JSON_TYPE}\r${LENGTH}\r\r${BODY}`],
    ["a null character in a header", post([LENGTH, "X-A: a\0b"], BODY + HIDDEN)],
    ["a header without a colon", post([LENGTH, "nonsense"], BODY + HIDDEN)],
    ["a header without a name", post([LENGTH, ": a"], BODY + HIDDEN)],
    ["a name with a bracket", post([LENGTH, "X(A): a"], BODY + HIDDEN)],
    ["a chunk whose size is no number", post(["Transfer-Encoding: chunked"], `zz\r\n${BODY}\r\n0\r\n\r\n${HIDDEN}`)],
    ["a chunk that is longer than it says", post(["Transfer-Encoding: chunked"], `1\r\n${BODY}\r\n0\r\n\r\n${HIDDEN}`)],
    [
      "a chunk of more bytes than there are numbers",
      post(["Transfer-Encoding: chunked"], `fffffffffffffffff\r\n${BODY}`),
    ],
    ["a chunk that ends with LF only", post(["Transfer-Encoding: chunked"], `28\n${BODY}\n0\n\n${HIDDEN}`)],
    ["a space in the address", `GET /live z HTTP/1.1\r\nHost: a\r\n\r\n${HIDDEN}`],
    ["a version that is none", `GET /livez HTTP/1.9\r\nHost: a\r\n\r\n${HIDDEN}`],
    ["no version", `GET /livez\r\n\r\n${HIDDEN}`],
    ["TLS to a port without it", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
    ["bytes of no protocol", "\0\x01\x02\x03\r\n\r\n"],
  ])("%s", async (_, text) => {
    const reply = await sendRaw(gateway.url, Buffer.from(text, "latin1"));
    expect(statuses(reply)).toEqual(["400"]);
    expect(reply.toLowerCase()).toContain("connection: close");
    expect(JSON.parse(reply.slice(reply.indexOf("\r\n\r\n")))).toEqual({
      errors: [{ message: "The request is invalid.", extensions: { code: "BAD_REQUEST" } }],
    });
    expect(gateway.sandbox.calls().total).toBe(0);
  });
});

describe("an invalid Host is refused:", () => {
  test.each<[string, string]>([
    ["none", "X-A: 1"],
    ["two", "Host: a\r\nHost: b"],
    ["two that agree", "Host: a\r\nHost: a"],
    ["an empty one", "Host:"],
    ["with a path", "Host: a/graphql"],
    ["with credentials", "Host: user@a"],
    ["with a question mark", "Host: a?x"],
    ["with a space", "Host: a b"],
    ["with a bracket", "Host: [a"],
    ["with a port that is none", "Host: a:99999"],
    ["a list", "Host: a, b"],
  ])("%s", async (_, headers) => {
    const text = `POST /graphql HTTP/1.1\r\n${headers}\r\n${JSON_TYPE}\r\n${LENGTH}\r\nConnection: close\r\n\r\n${BODY}`;
    const reply = await sendRaw(gateway.url, text);
    expect(statuses(reply)).toEqual(["400"]);
    expect(reply).toContain('"code":"BAD_REQUEST"');
    expect(gateway.sandbox.calls().total).toBe(0);
  });
});

test.each(["X-A: 1", "Host:"])("a missing Host is noticed in the very first request: %s", async (headers) => {
  const fresh = await startGateway();
  try {
    const reply = await sendRaw(
      fresh.url,
      `GET /graphql?query={__typename} HTTP/1.1\r\n${headers}\r\nConnection: close\r\n\r\n`,
    );
    expect(statuses(reply)).toEqual(["400"]);
  } finally {
    await fresh.close();
  }
});

describe("valid requests are answered:", () => {
  test("chunks", async () => {
    const reply = await sendRaw(gateway.url, post(["Transfer-Encoding: chunked", "Connection: close"], chunked(BODY)));
    expect(statuses(reply)).toEqual(["200"]);
    expect(reply).toContain('"totalCount":8');
  });

  test("two requests on one connection, one answer each", async () => {
    const last = HIDDEN.replace("Host: a", "Host: a\r\nConnection: close");
    expect(statuses(await sendRaw(gateway.url, HIDDEN + last))).toEqual(["200", "200"]);
  });
});
