import { afterAll, afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import type { SandboxFault } from "../../sandbox/server.ts";
import { endPrograms, memoryOf, startProgram } from "../process.ts";
import { startUpstream } from "../upstream.ts";
import { LIBRARIES, LIBRARY, library, report, startFaulty } from "./faulty.ts";
import type { Faulty } from "./faulty.ts";

const JSON_TYPE = { "content-type": "application/json" };
const LIST = "{ libraries(first: 3) { totalCount nodes { id name } } }";
const MEGABYTE = 1024 * 1024;

describe("an answer", () => {
  let gateway: Faulty;
  beforeEach(async () => {
    // With the cache on: what cannot be used must not be kept.
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

  test.each(whole)("%s fails its field; the next good one is right", async (_what, fault, code) => {
    gateway.sandbox.faults([
      { match: LIBRARY, times: 1, ...fault },
      { match: LIBRARIES, times: 1, ...fault },
    ]);
    const query = `{ library(id: "11111111-0000-4000-8000-000000000001") { name } libraries(first: 3) { totalCount } }`;
    const bad = await gateway.timed(query);
    expect(bad.codes).toEqual([code]);
    expect(bad.data).toEqual({ library: null, libraries: null });
    expect(JSON.stringify(bad)).not.toContain("canary");
    // An answer that makes no sense is not asked for again.
    expect(gateway.sandbox.calls().total).toBe(2);
    expect((await gateway.timed(query)).data).toEqual({ library: { name: "Greetings" }, libraries: { totalCount: 8 } });
  });

  test("with one row that has no id costs nobody but this row", async () => {
    const row = (number: number) => ({ id: `11111111-0000-4000-8000-00000000000${number}`, name: `L${number}` });
    gateway.sandbox.faults([
      { match: LIBRARIES, times: 1, body: { entities: [row(1), { id: null, name: "canary" }, row(3)], total: 3 } },
    ]);
    const bad = await gateway.timed(LIST);
    expect(bad.data.libraries.nodes).toEqual([row(1), null, row(3)]);
    expect(bad.errors).toMatchObject([
      { path: ["libraries", "nodes", 1], extensions: { code: "UPSTREAM_BAD_RESPONSE" } },
    ]);
    expect((await gateway.timed(LIST)).data.libraries.totalCount).toBe(8);
  });

  test("with rows that are shuffled, and others that nobody asked for, is matched by id", async () => {
    const ids = [5, 1, 4].map((number) => `11111111-0000-4000-8000-00000000000${number}`);
    const query = `{ librariesById(ids: ${JSON.stringify(ids)}) { id name } }`;
    const names = ["Technical Support", "Greetings", "Returns"];
    for (const rows of ["shuffle", "add", "repeat"] as const) {
      gateway.sandbox.faults([{ match: "POST /api/v2/responsemanagement/libraries/bulk", rows }]);
      const answer = await gateway.timed(query, {
        headers: { "content-type": "application/json", "cache-control": "no-cache" },
      });
      expect(answer.data.librariesById).toEqual(ids.map((id, at) => ({ id, name: names[at] })));
    }
  });

  test("that is a redirect is not followed", async () => {
    const elsewhere = await startUpstream();
    const headers = { location: `${elsewhere.url}/steal` };
    gateway.sandbox.faults([{ match: LIBRARY, status: 302, headers, times: 1 }]);
    expect((await gateway.timed(library(1))).codes).toEqual(["UPSTREAM_BAD_RESPONSE"]);
    expect(elsewhere.calls).toEqual([]);
    expect((await gateway.timed(library(1))).data.library.name).toBe("Greetings");
    await elsewhere.close();
  });

  test("whose nextUri leads elsewhere, or nowhere, says no more than that there is a next page", async () => {
    const elsewhere = await startUpstream();
    const row = { id: "11111111-0000-4000-8000-000000000001", name: "Greetings" };
    const body = { entities: [row], nextUri: `${elsewhere.url}/steal` };
    gateway.sandbox.faults([{ match: LIBRARIES, body, times: 1 }]);
    const { data } = await gateway.timed("{ libraries(first: 1) { nodes { name } pageInfo { hasNextPage } } }");
    expect(data.libraries).toEqual({ nodes: [{ name: "Greetings" }], pageInfo: { hasNextPage: true } });
    expect(elsewhere.calls).toEqual([]);
    expect(gateway.sandbox.calls().total).toBe(1);
    await elsewhere.close();
  });
});

describe("64 MB", () => {
  afterAll(endPrograms);

  test("are not read to their end: the process grows by less than 40 MB", async () => {
    const sandbox = await startSandbox();
    const program = startProgram([process.execPath, "src/main.ts"], {
      env: {
        PORT: "0",
        GENESYS_API_URL: sandbox.url,
        GENESYS_LOGIN_URL: sandbox.url,
        GENESYS_CLIENT_ID: "sandbox",
        AUTH_MODE: "open",
        GENESYS_CLIENT_SECRET: "sandbox",
      },
    });
    const url = await program.printed(/gateway: (http:\S+)\/graphql,/);
    const ask = async (query: string) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
      return (await answer.json()) as { data: unknown; errors?: { extensions: { code: string } }[] };
    };
    for (let number = 1; number <= 100; number += 1) await ask(library(number));
    const before = await memoryOf(program.pid);
    // One that says how large it is, and one that does not: that one is read up to the cap.
    const body = `{"id":"1","name":"${"x".repeat(64 * MEGABYTE)}"}`;
    let most = 0;
    const manners: Record<string, string>[] = [{}, { "Transfer-Encoding": "chunked" }];
    for (const headers of manners) {
      sandbox.faults([{ match: LIBRARY, body, headers, times: 1 }]);
      const answer = await ask(library(200));
      expect(answer.errors).toMatchObject([{ extensions: { code: "UPSTREAM_RESPONSE_TOO_LARGE" } }]);
      most = Math.max(most, await memoryOf(program.pid));
    }
    report("64 MB, twice", `RSS ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most`);
    expect(most - before).toBeLessThan(40);
    expect(await ask(library(1))).toEqual({ data: { library: { name: "Greetings" } } });
    await sandbox.close();
  });
});
