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

const padded = (bytes: number) => {
  const body = { query: "{ libraries { totalCount } }", extensions: { pad: "" } };
  return JSON.stringify({ ...body, extensions: { pad: "a".repeat(bytes - JSON.stringify(body).length) } });
};
/** The status line and the code of a raw answer. */
const outcome = (reply: string) => [/^HTTP\/1.1 (\d+)/.exec(reply)?.[1], /"code":"(\w+)"/.exec(reply)?.[1]];

describe("a body", () => {
  test("may be 1600 kB large", async () => {
    expect((await send(gateway.url, { body: padded(1_600_000) })).status).toBe(200);
  });

  test.each([1_600_001, 5_000_000])("of %d bytes is refused", async (bytes) => {
    await expectRefusal(gateway, { body: padded(bytes) }, 413, "BAD_REQUEST");
  });

  test("that declares 50 MB is refused before it is sent", async () => {
    const head =
      "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 50000000\r\n\r\n";
    // Only one byte of the body has been sent by then.
    expect(outcome(await sendRaw(gateway.url, `${head}{`))).toEqual(["413", "BAD_REQUEST"]);
  });

  test("in endless chunks is refused once it is too large", async () => {
    const head =
      "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    const chunk = `4000\r\n${"a".repeat(0x4000)}\r\n`;
    expect(outcome(await sendRaw(gateway.url, head + chunk.repeat(100)))).toEqual(["413", "BAD_REQUEST"]);
  });
});

describe("headers", () => {
  test.each<[string, Record<string, string>]>([
    ["one of 17 kB", { "x-long": "a".repeat(17_000) }],
    ["a token of 100 kB", { authorization: `Bearer ${"a".repeat(100_000)}` }],
    ["500 of them", Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`x-${at}`, "a".repeat(40)]))],
    ["a name of 17 kB", { ["x".repeat(17_000)]: "a" }],
  ])("%s are refused", async (_, headers) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const reply = await sendRaw(gateway.url, `GET /livez HTTP/1.1\r\nHost: a\r\n${lines.join("")}\r\n`);
    expect(outcome(reply)).toEqual(["431", "BAD_REQUEST"]);
  });

  test("of 15 kB are accepted", async () => {
    expect((await send(gateway.url, { path: "/livez", headers: { "x-long": "a".repeat(15_000) } })).status).toBe(200);
  });

  test("of an endless chunk are refused", async () => {
    const head =
      "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    const reply = await sendRaw(gateway.url, `${head}1;${"a".repeat(20_000)}\r\n`);
    expect(outcome(reply)).toEqual(["413", "BAD_REQUEST"]);
  });

  test("after the chunks are refused if they are too many", async () => {
    const head =
      "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    const reply = await sendRaw(gateway.url, `${head}2\r\n{}\r\n0\r\nx-long: ${"a".repeat(20_000)}\r\n\r\n`);
    expect(outcome(reply)).toEqual(["431", "BAD_REQUEST"]);
  });
});

describe("an address", () => {
  test.each([
    ["of 17 kB", `/graphql?query=${"a".repeat(17_000)}`],
    ["of 100 kB", `/${"a".repeat(100_000)}`],
  ])("%s is refused", async (_, path) => {
    expect(outcome(await sendRaw(gateway.url, `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`))).toEqual([
      "431",
      "BAD_REQUEST",
    ]);
  });

  test("with 5000 parameters is refused", async () => {
    const path = `/graphql?${"a=1&".repeat(3500)}`;
    await expectRefusal(gateway, { path }, 400, "BAD_REQUEST");
  });

  test("with a part that is longer than any name is not found", async () => {
    await expectRefusal(gateway, { path: `/graphiql/${"a".repeat(10_000)}` }, 404, "BAD_REQUEST");
  });
});
