import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { SandboxFault } from "../../sandbox/server.ts";
import { sendJson, startUpstream } from "../upstream.ts";
import { LIBRARIES, LIBRARY, library, startFaulty } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

const JSON_TYPE = { "content-type": "application/json" };
const LIST = "{ libraries(first: 3) { totalCount nodes { id name } } }";
const MEGABYTE = 1024 * 1024;

describe("an answer", () => {
  let gateway: Faulty;
  beforeEach(async () => {
    // With the cache on, because unusable answers must not be cached.
    gateway = await startFaulty({ cache: true });
  });
  afterEach(() => gateway.closeAndCheck());

  const whole: [string, Omit<SandboxFault, "match">, string][] = [
    ["of invalid JSON", { body: "canary oops", headers: JSON_TYPE }, "UPSTREAM_BAD_RESPONSE"],
    ["of truncated JSON", { body: '{"id":"1","name":"canary', headers: JSON_TYPE }, "UPSTREAM_BAD_RESPONSE"],
    [
      "of HTML with 200",
      { body: "<html>canary</html>", headers: { "content-type": "text/html" } },
      "UPSTREAM_BAD_RESPONSE",
    ],
    ["with a null id", { body: { id: null, name: "canary" } }, "UPSTREAM_BAD_RESPONSE"],
    ["of another type", { body: ["canary"] }, "UPSTREAM_BAD_RESPONSE"],
    ["of 11 MiB", { body: { id: "1", name: "x".repeat(11 * MEGABYTE) } }, "UPSTREAM_RESPONSE_TOO_LARGE"],
    ["without entities", { body: { total: 8, canary: [] } }, "UPSTREAM_BAD_RESPONSE"],
    ["whose entities are no list", { body: { entities: { canary: 1 }, total: 8 } }, "UPSTREAM_BAD_RESPONSE"],
  ];

  test.each(whole)("%s fails its field, and the next valid answer is used", async (_what, fault, code) => {
    gateway.sandbox.faults([
      { match: LIBRARY, times: 1, ...fault },
      { match: LIBRARIES, times: 1, ...fault },
    ]);
    const query = `{ library(id: "11111111-0000-4000-8000-000000000001") { name } libraries(first: 3) { totalCount } }`;
    const bad = await gateway.send(query);
    expect(bad.codes).toEqual([code]);
    expect(bad.data).toEqual({ library: null, libraries: null });
    expect(JSON.stringify(bad)).not.toContain("canary");
    // An unusable answer is not retried.
    expect(gateway.sandbox.calls().total).toBe(2);
    expect((await gateway.send(query)).data).toEqual({ library: { name: "Greetings" }, libraries: { totalCount: 8 } });
  });

  test("with one row without an id loses only this row", async () => {
    const row = (number: number) => ({ id: `11111111-0000-4000-8000-00000000000${number}`, name: `L${number}` });
    gateway.sandbox.faults([
      { match: LIBRARIES, times: 1, body: { entities: [row(1), { id: null, name: "canary" }, row(3)], total: 3 } },
    ]);
    const bad = await gateway.send(LIST);
    expect(bad.data.libraries.nodes).toEqual([row(1), null, row(3)]);
    expect(bad.errors).toMatchObject([
      { path: ["libraries", "nodes", 1], extensions: { code: "UPSTREAM_BAD_RESPONSE" } },
    ]);
    expect((await gateway.send(LIST)).data.libraries.totalCount).toBe(8);
  });

  test("with shuffled, repeated or additional rows is matched by id", async () => {
    const ids = [5, 1, 4].map((number) => `11111111-0000-4000-8000-00000000000${number}`);
    const query = `{ librariesById(ids: ${JSON.stringify(ids)}) { id name } }`;
    const names = ["Technical Support", "Greetings", "Returns"];
    for (const rows of ["shuffle", "add", "repeat"] as const) {
      gateway.sandbox.faults([{ match: "POST /api/v2/responsemanagement/libraries/bulk", rows }]);
      const answer = await gateway.send(query, {
        headers: { "content-type": "application/json", "cache-control": "no-cache" },
      });
      expect(answer.data.librariesById).toEqual(ids.map((id, at) => ({ id, name: names[at] })));
    }
  });

  test("that is a redirect is not followed", async () => {
    const elsewhere = await startUpstream();
    const headers = { location: `${elsewhere.url}/steal` };
    gateway.sandbox.faults([{ match: LIBRARY, status: 302, headers, times: 1 }]);
    expect((await gateway.send(library(1))).codes).toEqual(["UPSTREAM_BAD_RESPONSE"]);
    expect(elsewhere.calls).toEqual([]);
    expect((await gateway.send(library(1))).data.library.name).toBe("Greetings");
    await elsewhere.close();
  });

  test("whose nextUri is on another host only says that there is a next page", async () => {
    const elsewhere = await startUpstream();
    const row = { id: "11111111-0000-4000-8000-000000000001", name: "Greetings" };
    const body = { entities: [row], nextUri: `${elsewhere.url}/steal` };
    gateway.sandbox.faults([{ match: LIBRARIES, body, times: 1 }]);
    const { data } = await gateway.send("{ libraries(first: 1) { nodes { name } pageInfo { hasNextPage } } }");
    expect(data.libraries).toEqual({ nodes: [{ name: "Greetings" }], pageInfo: { hasNextPage: true } });
    expect(elsewhere.calls).toEqual([]);
    expect(gateway.sandbox.calls().total).toBe(1);
    await elsewhere.close();
  });
});

describe("64 MB", () => {
  const PIECE = Buffer.alloc(MEGABYTE / 16, "x");
  const WHOLE = 64 * MEGABYTE;
  const CAP = 10 * MEGABYTE;

  /** Sends them as fast as the client reads, until the connection is closed. */
  async function sendAll(response: ServerResponse, headers: Record<string, number>): Promise<void> {
    response.writeHead(200, { "content-type": "application/json", ...headers });
    response.write('{"id":"1","name":"');
    const closed = once(response, "close");
    for (let sent = 0; sent < WHOLE && !response.destroyed; sent += PIECE.length) {
      if (!response.write(PIECE)) await Promise.race([once(response, "drain"), closed]);
    }
    response.end('"}');
  }

  /** Counts the bytes that this process reads from a server. It can hold no more than it has read. */
  function countBytesFrom(url: string) {
    const port = Number(new URL(url).port);
    const sockets: Socket[] = [];
    const onSocket = (message: unknown) => {
      const { socket } = message as { socket: Socket };
      socket.once("connect", () => socket.remotePort === port && sockets.push(socket));
    };
    subscribe("net.client.socket", onSocket);
    return {
      bytes: () => sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
      end: () => void unsubscribe("net.client.socket", onSocket),
    };
  }

  test.each([
    // The gateway does not read an answer that declares too large a size.
    ["with a declared length are not read", { "content-length": WHOLE + 20 }, 0],
    ["of unknown length are read up to the limit, and no further", {}, CAP],
  ])("%s", async (_what, headers, read) => {
    const upstream = await startUpstream();
    const gateway = await startFaulty({ env: { GENESYS_API_URL: upstream.url } });
    const taken = countBytesFrom(upstream.url);
    const ended = new Promise<void>((resolve, reject) => {
      upstream.answer((response) => void sendAll(response, headers).then(resolve, reject));
    });
    const { codes } = await gateway.send(library(1));
    expect(codes).toEqual(["UPSTREAM_RESPONSE_TOO_LARGE"]);
    await ended;
    expect(taken.bytes()).toBeGreaterThan(read);
    expect(taken.bytes()).toBeLessThan(read + MEGABYTE);
    taken.end();
    upstream.answer((response) => sendJson(response, 200, { id: "1", name: "Greetings" }));
    expect((await gateway.send(library(1))).data).toEqual({ library: { name: "Greetings" } });
    expect(upstream.calls).toHaveLength(2);
    await gateway.closeAndCheck();
    await upstream.close();
  });
});
