import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createIdentity } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { createMeter } from "./collected.ts";

/** What people do in a day, each with a name of its own. */
const OPERATIONS: readonly { name: string; query: string }[] = [
  {
    name: "Tree",
    query: "query Tree { libraries(first: 5) { nodes { name responses(first: 2) { nodes { name } } } } }",
  },
  { name: "One", query: 'query One { library(id: "11111111-0000-4000-8000-000000000002") { name } }' },
  { name: "Search", query: 'query Search { searchResponses(phrase: "bank") { nodes { name libraries { name } } } }' },
  {
    name: "Channels",
    query: "query Channels { integrations(first: 20) { nodes { id name supportedContentProfile { name } } } }",
  },
  { name: "Wrong", query: "query Wrong { nope }" },
  { name: "Create", query: 'mutation Create { createLibrary(input: { name: "New" }) { library { id } } }' },
];
const CLIENTS = ["desk", "phone", "admin"];
const REQUESTS = 300;
/** Milliseconds between two requests: entries age meanwhile. */
const PAUSE = 2000;

const clock = createTestClock();
const meter = createMeter();
let identity: Identity;
let gateway: Gateway;
beforeAll(async () => {
  identity = await createIdentity();
  const keys = CLIENTS.map((name) => [name, identity.key(name, ["*"])] as const);
  headers = Object.fromEntries(keys.map(([name, key]) => [name, { "x-api-key": key }]));
  gateway = await startGateway({ cache: true, clock, env: identity.env, instrumentation: meter.instrumentation });
});
afterAll(async () => {
  await gateway.close();
  await meter.close();
  identity.close();
});
let headers: Record<string, Record<string, string>>;

/** Numbers that are the same in each run. */
function createNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

test("REST calls by client and operation are those that the sandbox counts, retries and background reads too", async () => {
  const below = createNumbers(7);
  const expected = new Map<string, number>();
  for (let at = 0; at < REQUESTS; at += 1) {
    const client = CLIENTS[below(CLIENTS.length)]!;
    const { name, query } = OPERATIONS[below(OPERATIONS.length)]!;
    if (below(10) === 0) gateway.sandbox.faults([{ match: "GET *", status: 503, times: 1 }]);
    gateway.sandbox.resetCalls();
    await clock.passWaits(gateway.query(query, {}, headers[client]));
    // What the cache reads in the background belongs to the operation that found the entry old.
    await clock.pass(PAUSE);
    const { total } = gateway.sandbox.calls();
    if (total > 0) expected.set(`${client} ${name}`, (expected.get(`${client} ${name}`) ?? 0) + total);
  }
  const counted = new Map<string, number>();
  for (const { attributes, value } of await meter.points("genesys.rest.calls")) {
    const key = `${String(attributes["client"])} ${String(attributes["operation"])}`;
    counted.set(key, (counted.get(key) ?? 0) + value);
  }
  expect(Object.fromEntries([...counted].toSorted())).toEqual(Object.fromEntries([...expected].toSorted()));
  expect(counted.size).toBeGreaterThan(10);
  const sources = (await meter.points("genesys.rest.calls")).map(({ attributes }) => attributes["source"]);
  expect(new Set(sources)).toEqual(new Set(["request", "retry", "background"]));
});
