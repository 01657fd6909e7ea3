import { afterEach, expect, test } from "@jest/globals";
import { createIdentity } from "../identity.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";

const QUERY = "{ libraries(first: 1) { totalCount } }";

let gateway: Gateway;
afterEach(() => gateway.close());

async function headersOf(headers: Record<string, string> = {}) {
  const answer = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(QUERY)}`, { headers });
  await answer.text();
  return [answer.status, answer.headers.get("ratelimit"), answer.headers.get("ratelimit-policy")];
}

test("every answer says what is left of the minute: executed, given again and refused", async () => {
  const clock = createTestClock();
  gateway = await startGateway({ cache: true, clock, env: { CLIENT_REQUESTS_PER_MINUTE: "4" } });
  const policy = '"default";q=4;w=60';
  expect(await headersOf()).toEqual([200, '"default";r=3;t=60', policy]);
  await clock.pass(10_500);
  expect(await headersOf()).toEqual([200, '"default";r=2;t=50', policy]);
  expect(await headersOf()).toEqual([200, '"default";r=1;t=50', policy]);
  expect(await headersOf()).toEqual([200, '"default";r=0;t=50', policy]);
  expect(gateway.givenAgain()).toBe(2);
  expect(await headersOf()).toEqual([429, '"default";r=0;t=50', policy]);
  await clock.pass(50_000);
  expect(await headersOf()).toEqual([200, '"default";r=3;t=60', policy]);
});

test("no answer says it without a limit, or to a client that is not known", async () => {
  gateway = await startGateway();
  expect(await headersOf()).toEqual([200, null, null]);
  await gateway.close();
  const identity = await createIdentity({});
  gateway = await startGateway({ env: { ...identity.env, CLIENT_REQUESTS_PER_MINUTE: "4" } });
  expect(await headersOf()).toEqual([401, null, null]);
  identity.close();
});

test("pages of other origins may read it", async () => {
  const origin = "https://app.example.com";
  gateway = await startGateway({ env: { CORS_ORIGINS: origin, CLIENT_REQUESTS_PER_MINUTE: "4" } });
  const { headers } = await fetch(`${gateway.url}/graphql?query={__typename}`, {
    headers: { origin, "apollo-require-preflight": "1" },
  });
  expect(headers.get("access-control-expose-headers")).toContain("ratelimit, ratelimit-policy");
});
