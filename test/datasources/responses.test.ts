import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createResponses } from "../../src/datasources/responses.ts";
import { restTo, sendJson, startUpstream } from "../upstream.ts";
import type { Upstream } from "../upstream.ts";

let upstream: Upstream;
beforeEach(async () => {
  upstream = await startUpstream();
});
afterEach(() => upstream.close());

const schema = { properties: { customer: { type: "string", default: null } }, required: [] };
const sent = () => upstream.calls.map(({ method, body }) => [method, body === "" ? undefined : JSON.parse(body)]);

test("create leaves out what is null, and sends the schema of the substitutions as it is", async () => {
  const responses = createResponses(restTo(upstream.genesys));
  await responses.create({ name: "Hello", interactionType: null, substitutionsSchema: schema });
  expect(sent()).toEqual([["POST", { name: "Hello", substitutionsSchema: schema }]]);
});

test("update replaces the schema of the substitutions as a whole", async () => {
  const stored = { id: "1", name: "Hello", version: 3, substitutionsSchema: { title: "old" } };
  upstream.answer((response) => sendJson(response, 200, stored));
  const responses = createResponses(restTo(upstream.genesys));
  await responses.update("1", { substitutionsSchema: schema });
  expect(sent()).toEqual([
    ["GET", undefined],
    ["PUT", { ...stored, substitutionsSchema: schema }],
  ]);
});
