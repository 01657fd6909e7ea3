import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { operations as contract, routeKey } from "../../sandbox/contract.ts";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { NOT_CALLED, READS_ON_BOTH_PATHS, READS_ON_CURRENT_PATHS } from "../reads.ts";
import { startGateway } from "../start.ts";

/** Operations that the gateway calls to read, and whose answers the cache never keeps, with the reason. */
const NOT_CACHED: Readonly<Record<string, string>> = {};

/** Operations that read although they are no GET. */
const READING_POSTS = [
  "POST /api/v2/audits/query/realtime",
  "POST /api/v2/responsemanagement/libraries/bulk",
  "POST /api/v2/responsemanagement/responseassets/bulk",
  "POST /api/v2/responsemanagement/responses/query",
];

const reads: { api: "conversations" | "messaging"; query: string }[] = [
  ...[...READS_ON_BOTH_PATHS, ...READS_ON_CURRENT_PATHS].map((query) => ({ api: "conversations" as const, query })),
  ...READS_ON_BOTH_PATHS.map((query) => ({ api: "messaging" as const, query })),
];

describe("a read with an empty cache, and once more", () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({});
  });
  afterAll(() => sandbox.close());
  const called = new Set<string>();

  test.each(reads)("$api $query", async ({ api, query }) => {
    const gateway = await startGateway({ sandbox, messagingApi: api, cache: true });
    try {
      const first = await gateway.counted(query);
      expect(first.errors).toBeUndefined();
      expect(first.calls).toBeGreaterThan(0);
      for (const operation of Object.keys(first.byRoute)) called.add(operation);
      const { data, byRoute } = await gateway.counted(query);
      expect(data).toEqual(first.data);
      expect(Object.keys(byRoute).filter((operation) => !(operation in NOT_CACHED))).toEqual([]);
    } finally {
      await gateway.close();
    }
  });

  test("all operations of the contract that read are among them, except those that the gateway never calls", () => {
    const operations = contract.map(routeKey);
    const reading = operations.filter((operation) => operation.startsWith("GET ") || READING_POSTS.includes(operation));
    const notCalled = Object.keys(NOT_CALLED).filter((operation) => reading.includes(operation));
    expect([...called, ...notCalled].toSorted()).toEqual(reading.toSorted());
  });
});
