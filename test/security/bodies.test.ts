import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { expectAlive, expectRefusal, send, sendRaw } from "./attack.ts";
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

const QUERY = JSON.stringify({ query: "{ libraries { totalCount } }" });
const BAD_REQUEST = "BAD_REQUEST";

describe("the type of a body", () => {
  test.each([
    "application/json",
    "application/json; charset=utf-8",
    "application/json;charset=UTF-8",
    'Application/JSON ; charset="utf-8"',
  ])("may be %s", async (type) => {
    expect((await send(gateway.url, { headers: { "content-type": type }, body: QUERY })).status).toBe(200);
  });

  test.each([
    "text/plain",
    "text/plain;charset=UTF-8",
    "text/plain; application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/graphql",
    "application/graphql+json",
    "application/jsonp",
    "application/json-patch+json",
    "application/vnd.api+json",
    "application/json, text/plain",
    "application/json; charset=utf-16",
    "application/json; charset=utf-7",
    "application/json; charset=iso-8859-1",
    "application/json; charset=utf-8; charset=utf-16",
    "application/json; boundary=x",
    "application/xml",
    "text/html",
    "*/*",
    "json",
    "/",
    ";",
    "",
  ])("may not be %j", async (type) => {
    await expectRefusal(gateway, { headers: { "content-type": type }, body: QUERY }, 415, BAD_REQUEST);
  });

  test("must not be missing", async () => {
    const reply = await sendRaw(
      gateway.url,
      `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: ${QUERY.length}\r\nConnection: close\r\n\r\n${QUERY}`,
    );
    expect(reply).toMatch(/^HTTP\/1.1 415 .*"code":"BAD_REQUEST"/s);
  });
});

describe("a compressed body", () => {
  const bomb = JSON.stringify({ query: "{ libraries { totalCount } }", extensions: { x: "a".repeat(10_000_000) } });
  test.each<[string, Buffer]>([
    ["gzip", gzipSync(QUERY)],
    ["gzip", gzipSync(bomb)],
    ["deflate", deflateSync(QUERY)],
    ["br", brotliCompressSync(QUERY)],
    ["gzip, gzip", gzipSync(gzipSync(QUERY))],
    ["identity", Buffer.from(QUERY)],
    ["x-gzip", gzipSync(QUERY)],
    ["nonsense", Buffer.from(QUERY)],
  ])("%s is refused without being read", async (encoding, body) => {
    await expectRefusal(gateway, { headers: { "content-encoding": encoding }, body }, 415, BAD_REQUEST);
  });

  test("without content-encoding is not JSON", async () => {
    await expectRefusal(gateway, { body: gzipSync(QUERY) }, 400, BAD_REQUEST);
  });
});

describe("a body that cannot be read", () => {
  test.each<[string, string | Buffer]>([
    ["no JSON", "{ nonsense"],
    ["HTML", "<html></html>"],
    ["a comment", `/* */${QUERY}`],
    ["two objects", `${QUERY}${QUERY}`],
    ["a key without quotes", "{query: 1}"],
    ["NaN", '{"query":NaN}'],
    ["UTF-16", Buffer.from(QUERY, "utf16le")],
    [
      "bytes that are no UTF-8",
      Buffer.concat([Buffer.from('{"query":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
    ],
    ["an overlong slash", Buffer.concat([Buffer.from('{"query":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')])],
    ["half a character at the end", Buffer.concat([Buffer.from(QUERY), Buffer.from([0xe2, 0x82])])],
    ["null characters", `${QUERY}\0`],
  ])("%s is refused without a quote of it", async (_, body) => {
    const { text } = await expectRefusal(gateway, { body }, 400, BAD_REQUEST);
    expect(text).not.toMatch(/nonsense|html|libraries|Unexpected|position/);
  });
});
