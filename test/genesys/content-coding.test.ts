import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { afterEach, expect, test } from "@jest/globals";
import type { GenesysCall } from "../../src/genesys/call.ts";
import { errorOf, startUpstream } from "../upstream.ts";
import type { Upstream } from "../upstream.ts";

const READ: GenesysCall = { method: "GET", route: "/api/v2/things", circuit: "things" };
const THING = { id: "1", name: "x".repeat(100_000) };
const TEXT = JSON.stringify(THING);

let upstream: Upstream;
afterEach(() => upstream.close());

async function startWith(coding: string, body: Buffer | string): Promise<void> {
  upstream = await startUpstream();
  const headers = { "content-type": "application/json", ...(coding && { "content-encoding": coding }) };
  upstream.answer((response) => response.writeHead(200, headers).end(body));
}

test.each([
  ["", TEXT],
  ["identity", TEXT],
  ["gzip", gzipSync(TEXT)],
  ["GZIP", gzipSync(TEXT)],
  ["x-gzip", gzipSync(TEXT)],
  ["deflate", deflateSync(TEXT)],
  ["deflate", deflateRawSync(TEXT)],
  ["br", brotliCompressSync(TEXT)],
  ["zstd", zstdCompressSync(TEXT)],
  ["deflate, gzip", gzipSync(deflateSync(TEXT))],
  ["br, identity , gzip", gzipSync(brotliCompressSync(TEXT))],
])("an answer with the coding %j is read", async (coding, body) => {
  await startWith(coding, body);
  expect(await upstream.genesys.call(READ)).toEqual(THING);
});

test.each([
  ["gzip", gzipSync("")],
  ["gzip", ""],
])("an empty body with the coding %j is undefined", async (coding, body) => {
  await startWith(coding, body);
  expect(await upstream.genesys.call(READ)).toBeUndefined();
});

test.each([
  ["compress", gzipSync(TEXT)],
  ["gzip, compress", gzipSync(TEXT)],
  ["gzip, br", gzipSync(TEXT)],
])("an answer whose coding %j cannot be undone is unusable", async (coding, body) => {
  await startWith(coding, body);
  const { code } = (await errorOf(upstream.genesys.call({ ...READ, background: true }))).extensions;
  expect(["UPSTREAM_BAD_RESPONSE", "UPSTREAM_UNAVAILABLE"]).toContain(code);
});
