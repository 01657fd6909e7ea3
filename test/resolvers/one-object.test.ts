import { afterAll, describe, expect, test } from "@jest/globals";
import { getNamedType } from "graphql";
import { createSchema } from "../../src/resolvers/schema.ts";
import { contradictionsIn } from "../contradictions.ts";
import { everyField } from "../every-field.ts";
import { IDS, integrationId, libraryId, profileId, responseId, settingId } from "../ids.ts";
import { GENERATIONS } from "../messaging.ts";
import { login } from "../sandbox/rest-client.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

/*
 * One operation reads everything through every field of Query, with all fields. Each object then comes from several reads: alone, as a
 * row, as a reference inside others. The same object has to have the same values everywhere.
 */

const ids = (kind: string) => JSON.stringify(IDS[kind]);
const each = (kind: string) => IDS[kind]!.map((id) => `id: "${id}"`);

/** The arguments of each field of Query; one text for each time that the operation reads it. */
const ROOTS: Record<string, readonly string[]> = {
  library: each("library"),
  libraries: ["first: 100", 'namePrefix: "B"'],
  librariesById: [`ids: ${ids("library")}`],
  response: each("response"),
  responsesById: [`ids: ${ids("response")}`],
  responses: IDS["library"]!.map((id) => `libraryId: "${id}", first: 100`),
  searchResponses: ["first: 100", 'phrase: "order"', `filter: { libraryIds: ["${libraryId(2)}"] }`],
  messagingSetting: each("setting"),
  messagingSettings: ["first: 100"],
  defaultMessagingSetting: [""],
  supportedContentProfile: each("profile"),
  supportedContentProfiles: ["first: 100"],
  defaultSupportedContentProfile: [""],
  integration: [
    ...each("integration").map((args) => `by: { ${args} }`),
    `by: { onChannel: { id: "${integrationId(9)}", channel: OPEN } }`,
  ],
  integrations: ["first: 100", "first: 100, channels: [FACEBOOK LINE TWITTER WHATSAPP INSTAGRAM OPEN APPLE SMS]"],
  stickers: ["messenger: LINE", "messenger: LINE, first: 100"],
  division: each("division"),
  divisions: ["first: 100"],
  facebookApp: [""],
  facebookPermissions: [""],
  threadingTimeline: [""],
};

/** Selections that references and expanded copies answer. With all fields, the entity itself is read instead. */
const COPIES = [
  `copies0: searchResponses(first: 100) { nodes { id libraries { id name selfUri } createdBy { id selfUri } assets {
     asset { id selfUri } } } }`,
  `copies1: response(id: "${responseId(49)}") { id assets { asset { id responses { id name selfUri } division { id name } } } }`,
  "copies2: libraries(first: 100) { nodes { id division { id name selfUri } createdBy { id selfUri } } }",
  "copies3: integrations(first: 100) { nodes { id messagingSetting { id selfUri } supportedContentProfile { id selfUri } } }",
  `copies4: integrations(first: 99) { nodes { id messagingSetting { id name version content { story { mention { inbound } } } }
     supportedContentProfile { id name mediaTypes { allow { inbound { type } } } } } }`,
];

/** Fields that read by an id that only an answer has. */
const BY_NODE_ID = ["node", "nodes"];

const schema = createSchema();
const roots = Object.values(schema.getQueryType()!.getFields()).filter(({ name }) => !BY_NODE_ID.includes(name));

/** One operation with every field of Query, all fields below. Each type is a fragment, so that the text stays small. */
function everything(): string {
  const types = new Set<string>();
  const fields = roots.flatMap(({ name, type }) =>
    ROOTS[name]!.map((args, at) => {
      const answered = getNamedType(type).name;
      const row = answered.replace(/Connection$/, "");
      types.add(row);
      const selection = row === answered ? `...All${row}` : `totalCount nodes { ...All${row} }`;
      return `${name}${at}: ${name}${args && `(${args})`} { ${selection} }`;
    }),
  );
  const fragments = [...types].map((type) => `fragment All${type} on ${type} { __typename ${everyField(type)} }`);
  return [`{ ${[...fields, ...COPIES].join(" ")} }`, ...fragments].join(" ");
}

const open: Gateway[] = [];
afterAll(() => Promise.all(open.map((gateway) => gateway.close())));

test("every field of Query is read", () => {
  expect(Object.keys(ROOTS).toSorted()).toEqual(roots.map(({ name }) => name).toSorted());
});

describe.each(GENERATIONS)("on the paths of %s", (messagingApi, _path) => {
  test.each([false, true])("one object has one value in every field (with a cache: %s)", async (cache) => {
    const gateway = await startGateway({ messagingApi, cache, mayContradict: "compared below, all of it" });
    open.push(gateway);
    const text = everything();
    // The second time from the cache, where there is one.
    for (const time of [1, 2]) {
      const { data, errors } = await gateway.query(text);
      expect([...new Set((errors ?? []).map(({ extensions }) => extensions.code))]).toEqual(
        messagingApi === "messaging" ? ["FEATURE_UNAVAILABLE"] : [],
      );
      expect([time, contradictionsIn(schema, { text, data, errors })]).toEqual([time, []]);
    }
  });
});

describe("what another client changes between two reads", () => {
  const SETTINGS = "/api/v2/conversations/messaging";
  const RM = "/api/v2/responsemanagement";

  test.each<[what: string, path: string, method: string, kept: string, read: string]>([
    ["a library", `${RM}/libraries/${libraryId(2)}`, "PUT", `library(id: "${libraryId(2)}")`, "libraries(first: 100)"],
    [
      "a response",
      `${RM}/responses/${responseId(1)}`,
      "PUT",
      `response(id: "${responseId(1)}")`,
      "searchResponses(first: 100)",
    ],
    [
      "a setting",
      `${SETTINGS}/settings/${settingId(1)}`,
      "PATCH",
      `messagingSetting(id: "${settingId(1)}")`,
      "messagingSettings(first: 100)",
    ],
    [
      "a profile",
      `${SETTINGS}/supportedcontent/${profileId(2)}`,
      "PATCH",
      `supportedContentProfile(id: "${profileId(2)}")`,
      "supportedContentProfiles(first: 100)",
    ],
  ])("%s has one state in an answer", async (_what, path, method, kept, read) => {
    const gateway = await startGateway({ cache: true });
    open.push(gateway);
    const alone = `kept: ${kept} { __typename id name version }`;
    const text = `{ ${alone} read: ${read} { nodes { id name version } } }`;
    const before = (await gateway.query(`{ ${alone} }`)).data.kept;
    const client = await login(gateway.sandbox);
    const { body } = await client.call("GET", path);
    expect((await client.call(method, path, { ...body, name: "Changed elsewhere" })).status).toBe(200);

    // Which one it is depends on what is kept. The query of the test helper compares the two as well.
    const { data } = await gateway.query(text);
    const { id, name, version } = data.kept;
    expect(data.read.nodes).toContainEqual({ id, name, version });
    const fresh = await gateway.query(text, {}, { "cache-control": "no-cache" });
    expect(fresh.data.kept).toMatchObject({ name: "Changed elsewhere", version: before.version + 1 });
  });
});
