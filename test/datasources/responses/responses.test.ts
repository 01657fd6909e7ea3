import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createLibraries } from "../../../src/datasources/libraries.ts";
import { systemClock } from "../../../src/deadline.ts";
import { createResponseScan } from "../../../src/datasources/responses/scan.ts";
import { createResponses } from "../../../src/datasources/responses/responses.ts";
import { sendJson, startUpstream, restFor } from "../../upstream.ts";
import type { Upstream } from "../../upstream.ts";

let upstream: Upstream;
beforeEach(async () => {
  upstream = await startUpstream();
});
afterEach(() => upstream.close());

/** The responses of one request. They read the names of libraries in a dry run. */
function create() {
  const rest = restFor(upstream.genesys);
  const scan = createResponseScan({ pageSize: 500, fresh: 0, clock: systemClock });
  return createResponses(rest, { libraries: createLibraries(rest) }, scan);
}

const schema = { properties: { customer: { type: "string", default: null } }, required: [] };
const sent = () => upstream.calls.map(({ method, body }) => [method, body === "" ? undefined : JSON.parse(body)]);

test("create leaves out null fields, and sends the schema of the substitutions unchanged", async () => {
  const responses = create();
  const made = { name: "Hello", libraries: [{ id: "1" }], texts: [{ content: "Hi" }], substitutionsSchema: schema };
  await responses.create({ ...made, interactionType: null });
  expect(sent()).toEqual([["POST", made]]);
});

test("update replaces the schema of the substitutions as a whole", async () => {
  const stored = { id: "1", name: "Hello", version: 3, substitutionsSchema: { title: "old" } };
  upstream.answer((response) => sendJson(response, 200, stored));
  const responses = create();
  await responses.update("1", { substitutionsSchema: schema });
  expect(sent()).toEqual([
    ["GET", undefined],
    ["PUT", { ...stored, substitutionsSchema: schema }],
  ]);
});
