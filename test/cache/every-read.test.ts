import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import contract from "../../sandbox/contract.json" with { type: "json" };
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { startGateway } from "../start.ts";
import { integrationId, libraryId, profileId, responseId, settingId } from "./views.ts";

/** Every GET of the contract that the gateway does not keep in the cache, with the reason. */
const NOT_CACHED: Record<string, string> = {
  "GET /api/v2/responsemanagement/responseassets/{responseAssetId}":
    "The gateway does not call it: it reads assets in bulk, even a single one.",
  "GET /api/v2/users/{userId}": "The gateway does not call it: it reads users by a list of ids, even a single one.",
};

/** Operations that read although they are no GET. */
const READING_POSTS = [
  "POST /api/v2/responsemanagement/libraries/bulk",
  "POST /api/v2/responsemanagement/responseassets/bulk",
  "POST /api/v2/responsemanagement/responses/query",
];

const nodes = "(first: 5) { nodes { id name } }";
const oneOf = (channel: string, number: number) =>
  `{ integration(id: ${integrationId(number)}, channel: ${channel}) { id name } }`;
const allOf = (channel: string) => `{ integrations(channels: [${channel}], first: 5) { nodes { id name } } }`;

/** What both generations of paths have. */
const BOTH = [
  `{ messagingSettings${nodes} }`,
  `{ messagingSetting(id: ${settingId(1)}) { id name } }`,
  `{ defaultMessagingSetting { id name } }`,
  `{ supportedContentProfiles${nodes} }`,
  `{ supportedContentProfile(id: ${profileId(1)}) { id name } }`,
  `{ stickers(messenger: LINE, first: 5) { nodes { id name } } }`,
  ...["FACEBOOK", "LINE", "TWITTER"].map(allOf),
  oneOf("FACEBOOK", 1),
  oneOf("LINE", 14),
  oneOf("TWITTER", 4),
];

const TODAY = [
  `{ libraries${nodes} }`,
  `{ library(id: ${libraryId(1)}) { id name } }`,
  `{ librariesById(ids: [${libraryId(1)}, ${libraryId(2)}]) { id name } }`,
  `{ libraries(first: 5) { nodes { createdBy { id name } } } }`,
  `{ responses(libraryId: ${libraryId(1)}, first: 5) { nodes { id name } } }`,
  `{ response(id: ${responseId(1)}) { id name } }`,
  `{ response(id: ${responseId(49)}) { assets { id name } } }`,
  `{ searchResponses(phrase: "thank", first: 5) { nodes { id name } } }`,
  `{ defaultSupportedContentProfile { id name } }`,
  `{ integrations${nodes} }`,
  ...["WHATSAPP", "INSTAGRAM", "OPEN", "APPLE"].map(allOf),
  oneOf("WHATSAPP", 6),
  oneOf("INSTAGRAM", 8),
  oneOf("OPEN", 9),
  oneOf("APPLE", 11),
];

const reads: { api: "conversations" | "messaging"; query: string }[] = [
  ...[...BOTH, ...TODAY].map((query) => ({ api: "conversations" as const, query })),
  ...BOTH.map((query) => ({ api: "messaging" as const, query })),
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
      expect(byRoute).toEqual({});
    } finally {
      await gateway.close();
    }
  });

  test("all operations of the contract that read are among them, or are not cached for a reason", () => {
    const operations = contract.operations.map(({ method, path }) => `${method} ${path}`);
    const reading = operations.filter((operation) => operation.startsWith("GET ") || READING_POSTS.includes(operation));
    expect([...called, ...Object.keys(NOT_CACHED)].toSorted()).toEqual(reading.toSorted());
  });
});
