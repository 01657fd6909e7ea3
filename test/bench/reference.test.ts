import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { coresIn } from "../../bench/cores.ts";
import { bodyOf, CPU_QUERIES, everyEntity } from "../../bench/cpu-queries.ts";
import { openConnection, requestOf } from "../../bench/load.ts";
import { createFinishedBytes } from "../../bench/reference/finished-bytes.ts";
import { startPlainApollo } from "../../bench/reference/plain-apollo.ts";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

const MINUTE = 60_000;

/** REST calls of each query, alone. */
const CALLS: Record<string, { gateway: number; plain: number }> = {
  Q1: { gateway: 1, plain: 1 },
  Q2: { gateway: 26, plain: 26 },
  Q3: { gateway: 50, plain: 51 },
  Q4: { gateway: 51, plain: 51 },
  Q5: { gateway: 2, plain: 18 },
  Q6: { gateway: 1, plain: 2 },
};

describe("the servers that bench:cpu compares", () => {
  let sandbox: Sandbox;
  let gateway: Gateway;
  let plain: Awaited<ReturnType<typeof startPlainApollo>>;
  let kept: typeof plain;
  beforeAll(async () => {
    sandbox = await startSandbox({ size: "large" });
    gateway = await startGateway({ sandbox });
    plain = await startPlainApollo(sandbox.url, 0);
    kept = await startPlainApollo(sandbox.url, MINUTE);
  });
  afterAll(async () => {
    await gateway.close();
    await plain.close();
    await kept.close();
    await sandbox.close();
  });

  async function ask(url: string, body: string): Promise<{ text: string; calls: number }> {
    sandbox.resetCalls();
    const connection = await openConnection(url);
    const { body: bytes } = await connection.ask(requestOf(body));
    connection.close();
    return { text: bytes.toString("utf8"), calls: sandbox.calls().total };
  }

  test.each(CPU_QUERIES)("answer $name, $about, with the same data", async (query) => {
    for (const at of [0, 1, 170]) {
      const body = bodyOf(query, at);
      const { data } = JSON.parse((await ask(gateway.url, body)).text) as { data: unknown };
      expect(JSON.parse((await ask(plain.url, body)).text)).toEqual({ data });
      expect(JSON.parse((await ask(kept.url, body)).text)).toEqual({ data });
      expect((await ask(kept.url, body)).calls).toBe(0);
    }
  });

  test("make these REST calls", async () => {
    const calls: typeof CALLS = {};
    for (const query of CPU_QUERIES) {
      const [own, other] = [await ask(gateway.url, bodyOf(query)), await ask(plain.url, bodyOf(query))];
      calls[query.name] = { gateway: own.calls, plain: other.calls };
    }
    expect(calls).toEqual(CALLS);
  });

  test("get finished bytes as they are", async () => {
    const server = createFinishedBytes(new Map([["{}", '{"data":"ä"}']])).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect((await ask(url, "{}")).text).toBe('{"data":"ä"}');
    server.close();
  });
});

test("no two requests of a mode with new ids or pages are the same", () => {
  for (const query of CPU_QUERIES) {
    const bodies = Array.from({ length: 5000 }, (_, at) => bodyOf(query, at));
    expect(new Set([...bodies, ...everyEntity()]).size).toBe(5000 + everyEntity().length);
  }
});

test("a list of cores as taskset prints it", () => {
  expect(["3", "0,1", "0-2,5", ""].map(coresIn)).toEqual([[3], [0, 1], [0, 1, 2, 5], []]);
});
