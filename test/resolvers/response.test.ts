import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { NOWHERE } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

const LIBRARIES = "/api/v2/responsemanagement/libraries";
const RESPONSES = "/api/v2/responsemanagement/responses";
const library = (number: number) => `11111111-0000-4000-8000-${String(number).padStart(12, "0")}`;
const id = (number: number) => `22222222-0000-4000-8000-${String(number).padStart(12, "0")}`;

const EVERY_FIELD = `id name version interactionType responseType dateCreated selfUri
  libraries { id name selfUri } texts { content contentType type } createdBy { id name }
  substitutions { key description defaultValue } substitutionsSchema
  messagingTemplate { whatsApp { category name namespace language templateStatus integrationId
    buttons { type content contentText payload } messageFooter { type content } header { type content }
    statusInfo { code message }
    carousel { cards { header { type content } buttons { type contentText } cardBodyText { contentType content } } } } }
  assets { assetUsage contentLocation asset { id selfUri } } footer { type applicableResources }
  appleInvitation { templateType businessName transcriptMessage locale }`;

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ clock });
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.sandbox.reset();
  gateway.sandbox.faults([]);
});

describe("response", () => {
  test("answers every field of every response of the sandbox without an error", async () => {
    const { data, errors } = await gateway.query(`{ searchResponses(first: 100) { nodes { ${EVERY_FIELD} } } }`);
    expect(errors).toBeUndefined();
    const nodes: Record<string, unknown>[] = data.searchResponses.nodes;
    expect(nodes.length).toBeGreaterThan(50);
    // At least one response has each of these, so the test notices a field that never arrives.
    for (const field of ["messagingTemplate", "assets", "footer", "appleInvitation", "substitutionsSchema", "texts"]) {
      expect(nodes.filter((node) => node[field] !== null)).not.toHaveLength(0);
    }
    const types = new Set(nodes.map(({ responseType }) => responseType));
    expect(types).toEqual(
      new Set([
        null,
        "MESSAGING_TEMPLATE",
        "FOOTER",
        "CAMPAIGN_SMS_TEMPLATE",
        "CAMPAIGN_EMAIL_TEMPLATE",
        "APPLE_INVITATION",
        "FORM",
      ]),
    );
  });

  test("costs one call; its libraries by id and name cost none", async () => {
    const { data, byRoute } = await gateway.counted(
      `{ response(id: "${id(1)}") { name libraries { __typename id name selfUri } createdBy { id } } }`,
    );
    expect(data.response.libraries[0]).toMatchObject({ __typename: "Library", name: "Greetings" });
    expect(byRoute).toEqual({ [`GET ${RESPONSES}/{responseId}`]: 1 });
  });

  test("asks for the schema of the substitutions only when it is selected", async () => {
    const asked: string[] = [];
    for (const fields of ["name", "substitutionsSchema"]) {
      const { data, calls } = await gateway.counted(
        `{ responses(libraryId: "${library(2)}") { nodes { ${fields} } } }`,
      );
      asked.push(JSON.stringify(data));
      expect(calls).toBe(1);
    }
    expect(asked[1]).toContain("$schema");
  });

  test("is null without an error when it does not exist", async () => {
    expect(await gateway.query(`{ response(id: "${NOWHERE}") { id } }`)).toEqual({ data: { response: null } });
  });

  test("answers an enum value that is not in the schema as UNRECOGNIZED", async () => {
    const body = {
      id: id(1),
      libraries: [],
      responseType: "Hologram",
      texts: [{ content: "x", contentType: "text/braille" }],
    };
    gateway.sandbox.faults([{ match: `GET ${RESPONSES}/{responseId}`, status: 200, body }]);
    const { data, errors } = await gateway.query(
      `{ response(id: "${id(1)}") { responseType texts { content contentType } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.response).toEqual({
      responseType: "UNRECOGNIZED",
      texts: [{ content: "x", contentType: "UNRECOGNIZED" }],
    });
  });

  test("a library that is missing from the bulk answer is null in the list", async () => {
    gateway.sandbox.faults([{ match: `POST ${LIBRARIES}/bulk`, status: 200, body: { entities: [] } }]);
    const { data } = await gateway.query(
      `{ a: response(id: "${id(1)}") { libraries { id version } } b: response(id: "${id(20)}") { libraries { id version } } }`,
    );
    expect(data).toEqual({ a: { libraries: [null] }, b: { libraries: [null] } });
  });

  test("names a user who has left the organization", async () => {
    const { data, byRoute } = await gateway.counted(
      `{ searchResponses(first: 100) { nodes { createdBy { id name } } } }`,
    );
    const makers = data.searchResponses.nodes.map(({ createdBy }: { createdBy: unknown }) => createdBy);
    expect(makers).toContainEqual({ id: "33333333-0000-4000-8000-000000000006", name: "Fred Former" });
    expect(byRoute["GET /api/v2/users"]).toBe(1);
  });
});

describe("responsesById", () => {
  const query = `query ($ids: [ID!]!) { responsesById(ids: $ids) { id name libraries { name dateCreated } } }`;

  test("50 ids with full libraries cost 51 calls", async () => {
    const ids = Array.from({ length: 50 }, (_, at) => id(at + 1));
    const { data, errors, calls, byRoute } = await gateway.counted(query, { ids });
    expect(errors).toBeUndefined();
    expect(data.responsesById.map((response: { id: string }) => response.id)).toEqual(ids);
    expect(calls).toBe(51);
    expect(byRoute[`POST ${LIBRARIES}/bulk`]).toBe(1);
  });

  test("one id of 50 that does not exist: 49 answers, one null, no error", async () => {
    const ids = Array.from({ length: 50 }, (_, at) => (at === 17 ? NOWHERE : id(at + 1)));
    const { data, errors } = await gateway.query(query, { ids });
    expect(errors).toBeUndefined();
    expect(data.responsesById.filter(Boolean)).toHaveLength(49);
    expect(data.responsesById[17]).toBeNull();
  });

  test("one malformed id of 50, and one that fails upstream: 48 answers, each error at its row", async () => {
    gateway.sandbox.faults([{ match: `GET ${RESPONSES}/{responseId}`, times: 1, status: 501 }]);
    const ids = Array.from({ length: 50 }, (_, at) => (at === 17 ? "no/id" : id(at + 1)));
    const { data, errors } = await gateway.query(query, { ids });
    expect(data.responsesById.filter(Boolean)).toHaveLength(48);
    expect(errors?.map(({ extensions }) => extensions.code).toSorted()).toEqual([
      "BAD_USER_INPUT",
      "UPSTREAM_UNAVAILABLE",
    ]);
    expect(errors?.map(({ path }) => path)).toContainEqual(["responsesById", 17]);
  });

  test("the same id twice is read once", async () => {
    const { data, calls } = await gateway.counted(`query ($ids: [ID!]!) { responsesById(ids: $ids) { id } }`, {
      ids: [id(1), id(2), id(1)],
    });
    expect(data.responsesById).toEqual([{ id: id(1) }, { id: id(2) }, { id: id(1) }]);
    expect(calls).toBe(2);
  });
});

describe("responses", () => {
  test("walks a library once, row by row, in steps that change", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    let total = 0;
    for (const first of [1, 3, 2, 50]) {
      const { data, calls } = await gateway.counted(
        `query ($first: Int, $after: String) { responses(libraryId: "${library(1)}", first: $first, after: $after) {
          totalCount nodes { id } pageInfo { endCursor hasNextPage } } }`,
        { first, after },
      );
      expect(calls).toBe(1);
      seen.push(...data.responses.nodes.map((node: { id: string }) => node.id));
      after = data.responses.pageInfo.endCursor;
      total = data.responses.totalCount;
    }
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("is null without an error for a library that does not exist", async () => {
    const { data, errors } = await gateway.query(`{ responses(libraryId: "${NOWHERE}") { totalCount } }`);
    expect({ data, errors }).toEqual({ data: { responses: null }, errors: undefined });
  });
});

interface Found {
  id: string;
  name: string;
  texts: { contentType: string }[] | null;
  messagingTemplate: { whatsApp: object | null } | null;
}
const contentTypesOf = (texts: Found["texts"]) => (texts ?? []).map(({ contentType }) => contentType);

describe("searchResponses", () => {
  test("finds by phrase; the results with the names of their libraries cost one call", async () => {
    const { data, byRoute } = await gateway.counted(
      `{ searchResponses(phrase: "thank") { totalCount nodes { name libraries { name } texts { content } } } }`,
    );
    expect(data.searchResponses.totalCount).toBeGreaterThan(0);
    for (const { name, texts } of data.searchResponses.nodes) {
      expect(JSON.stringify([name, texts]).toLowerCase()).toContain("thank");
    }
    expect(byRoute).toEqual({ [`POST ${RESPONSES}/query`]: 1 });
  });

  test("filters by library and type", async () => {
    const { data } = await gateway.query(
      `{ searchResponses(filter: { libraryIds: ["${library(7)}"], responseType: FOOTER }) { nodes { responseType libraries { id } } } }`,
    );
    expect(data.searchResponses.nodes.length).toBeGreaterThan(0);
    for (const { responseType, libraries } of data.searchResponses.nodes) {
      expect(responseType).toBe("FOOTER");
      expect(libraries).toContainEqual({ id: library(7) });
    }
  });

  test.each([
    ["name", `name: "$NAME"`, ({ name }: Found, one: string) => name === one],
    ["text content type", "contentType: TEXT_HTML", ({ texts }: Found) => contentTypesOf(texts).includes("TEXT_HTML")],
    [
      "messaging template",
      "hasWhatsAppTemplate: true",
      ({ messagingTemplate }: Found) => !!messagingTemplate?.whatsApp,
    ],
    [
      "no messaging template",
      "hasWhatsAppTemplate: false",
      ({ messagingTemplate }: Found) => !messagingTemplate?.whatsApp,
    ],
    [
      "several conditions",
      `name: "$NAME", contentType: TEXT_PLAIN, hasWhatsAppTemplate: false`,
      ({ name }: Found, one: string) => name === one,
    ],
  ])("filters by %s in one call, with a true count", async (_, filter, fits) => {
    const all = await gateway.query(
      "{ searchResponses(first: 100) { nodes { id name texts { contentType } messagingTemplate { whatsApp { name } } } } }",
    );
    const found: Found[] = all.data.searchResponses.nodes;
    const one = found[0]!.name;
    const wanted = found.filter((row) => fits(row, one)).map(({ id: hit }) => ({ id: hit }));
    expect(wanted).not.toHaveLength(0);
    expect(wanted.length).toBeLessThan(found.length);
    const { data, byRoute } = await gateway.counted(
      `{ searchResponses(first: 100, filter: { ${filter.replace("$NAME", one)} }) { totalCount nodes { id } } }`,
    );
    expect(data.searchResponses).toEqual({ totalCount: wanted.length, nodes: wanted });
    expect(byRoute).toEqual({ [`POST ${RESPONSES}/query`]: 1 });
  });

  test("filters by interaction type, with a true count and pages", async () => {
    const all = await gateway.query(`{ searchResponses(first: 100) { nodes { id interactionType } } }`);
    const emails = all.data.searchResponses.nodes.filter(
      ({ interactionType }: { interactionType: string }) => interactionType === "EMAIL",
    );
    const { data, calls } = await gateway.counted(
      `{ searchResponses(filter: { interactionType: EMAIL }, first: 2, page: 2) { totalCount nodes { id } pageInfo { hasNextPage } } }`,
    );
    expect(data.searchResponses.totalCount).toBe(emails.length);
    expect(data.searchResponses.nodes).toEqual(emails.slice(2, 4).map(({ id: hit }: { id: string }) => ({ id: hit })));
    expect(calls).toBe(1);
  });

  test("an empty list of libraries finds nothing without a call", async () => {
    const { data, calls } = await gateway.counted(
      `{ searchResponses(filter: { libraryIds: [] }) { totalCount nodes { id } } }`,
    );
    expect(data.searchResponses).toEqual({ totalCount: 0, nodes: [] });
    expect(calls).toBe(0);
  });

  test("refuses UNRECOGNIZED as a filter", async () => {
    const { errors, calls } = await gateway.counted(
      `{ searchResponses(filter: { responseType: UNRECOGNIZED }) { totalCount } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    expect(calls).toBe(0);
  });
});

describe("writing responses", () => {
  const create = `mutation ($input: CreateResponseInput!) { createResponse(input: $input) {
    response { ${EVERY_FIELD} } userErrors { __typename code path } } }`;
  const update = `mutation ($input: UpdateResponseInput!) { updateResponse(input: $input) {
    response { ${EVERY_FIELD} } userErrors { __typename code path } } }`;
  const whole = {
    name: "Spring offer",
    libraryIds: [library(1), library(2)],
    texts: [{ content: "Hello {{customer}}", contentType: "TEXT_HTML", type: "BODY" }],
    interactionType: "EMAIL",
    substitutions: [{ key: "customer", description: "Name of the customer", defaultValue: "you" }],
    substitutionsSchema: { title: "Spring", type: "object", properties: { customer: { type: "string" } } },
    responseType: "MESSAGING_TEMPLATE",
    messagingTemplate: {
      whatsApp: {
        category: "MARKETING",
        name: "spring",
        namespace: "shop",
        language: "en_US",
        buttons: [{ type: "URL", content: "https://shop.example", contentText: "Look" }],
        messageFooter: { type: "TEXT", content: "Bye" },
        header: { type: "IMAGE", content: "https://shop.example/a.png" },
        integrationId: "88888888-0000-4000-8000-000000000006",
        carousel: {
          cards: [
            {
              header: { type: "IMAGE", content: "https://shop.example/b.png" },
              buttons: [{ type: "QUICK_REPLY", contentText: "Yes" }],
              cardBodyText: { contentType: "TEXT_PLAIN", content: "Card" },
            },
          ],
        },
      },
    },
    assets: [{ id: "44444444-0000-4000-8000-000000000001", assetUsage: "FILE_ATTACHMENTS" }],
    footer: { type: "SIGNATURE", applicableResources: ["CAMPAIGN"] },
    appleInvitation: { templateType: "WITH_IMAGE", businessName: "Shop", transcriptMessage: "Hi", locale: "en-US" },
  };

  test("createResponse writes every field, and a read gives it back", async () => {
    const { data, errors } = await gateway.query(create, { input: whole });
    expect(errors).toBeUndefined();
    expect(data.createResponse.userErrors).toEqual([]);
    const { libraryIds, assets: inputs, ...same } = whole;
    const fields = {
      ...same,
      assets: inputs.map(({ id: assetId, assetUsage }) => ({ assetUsage, asset: { id: assetId } })),
    };
    expect(data.createResponse.response).toMatchObject(fields);
    const written = await gateway.query(`{ response(id: "${data.createResponse.response.id}") { ${EVERY_FIELD} } }`);
    expect(written.data.response).toMatchObject(fields);
    expect(written.data.response.libraries.map((one: { id: string }) => one.id).toSorted()).toEqual(libraryIds);
  });

  test("fields that the input leaves out stay, null clears, objects merge, lists are replaced", async () => {
    const made = (await gateway.query(create, { input: whole })).data.createResponse.response;
    const { data, byRoute } = await gateway.counted(update, {
      input: {
        id: made.id,
        expectedVersion: 1,
        interactionType: null,
        texts: [{ content: "New" }],
        messagingTemplate: { whatsApp: { language: "de", header: null } },
      },
    });
    expect(data.updateResponse.userErrors).toEqual([]);
    expect(data.updateResponse.response).toEqual({
      ...made,
      version: 2,
      interactionType: null,
      texts: [{ content: "New", contentType: null, type: null }],
      messagingTemplate: { whatsApp: { ...made.messagingTemplate.whatsApp, language: "de", header: null } },
    });
    const one = `${RESPONSES}/{responseId}`;
    expect(byRoute).toMatchObject({ [`GET ${one}`]: 1, [`PUT ${one}`]: 1 });
  });

  test("moves a response to other libraries", async () => {
    const { data } = await gateway.query(update, { input: { id: id(1), libraryIds: [library(8)] } });
    expect(data.updateResponse.response.libraries).toMatchObject([{ name: "Empty Shelf" }]);
  });

  test.each<[input: object, path: string[], code?: string]>([
    [{ libraryIds: [], texts: [{ content: "x" }] }, ["input", "libraryIds"]],
    [{ libraryIds: [NOWHERE], texts: [{ content: "x" }] }, ["input", "libraryIds"], "NOT_FOUND"],
    [{ libraryIds: ["no/id"], texts: [{ content: "x" }] }, ["input", "libraryIds"]],
    [{ libraryIds: [library(1)] }, ["input", "texts"]],
  ])("createResponse %j is a userError", async (input, path, code = "INVALID_VALUE") => {
    const { data, errors } = await gateway.query(create, { input: { name: "X", ...input } });
    expect(errors).toBeUndefined();
    expect(data.createResponse.response).toBeNull();
    expect(data.createResponse.userErrors).toMatchObject([{ __typename: "InputError", code }]);
    expect(data.createResponse.userErrors[0].path.slice(0, 2)).toEqual(path);
  });

  test("a stale version is a conflict and writes nothing", async () => {
    const { data, byRoute } = await gateway.counted(update, { input: { id: id(1), name: "X", expectedVersion: 99 } });
    expect(data.updateResponse.userErrors).toMatchObject([{ __typename: "VersionConflict", code: "VERSION_CONFLICT" }]);
    expect(Object.keys(byRoute)).toEqual([`GET ${RESPONSES}/{responseId}`]);
  });

  test("deleteResponse takes it out of every library", async () => {
    const { data, calls } = await gateway.counted(
      `mutation { deleteResponse(input: { id: "${id(1)}" }) { deletedId userErrors { code } } }`,
    );
    expect(data.deleteResponse).toEqual({ deletedId: id(1), userErrors: [] });
    expect(calls).toBe(1);
    expect(await gateway.query(`{ response(id: "${id(1)}") { id } }`)).toEqual({ data: { response: null } });
    const again = await gateway.query(
      `mutation { deleteResponse(input: { id: "${id(1)}" }) { userErrors { code path } } }`,
    );
    expect(again.data.deleteResponse.userErrors).toEqual([{ code: "NOT_FOUND", path: ["input", "id"] }]);
  });

  test("an error that other input cannot correct is a GraphQL error", async () => {
    gateway.sandbox.faults([{ match: "*", status: 503 }]);
    const { data, errors, calls } = await gateway.counted(
      `mutation { deleteResponse(input: { id: "${id(1)}" }) { deletedId } }`,
    );
    expect(data).toEqual({ deleteResponse: null });
    expect(errors).toMatchObject([{ extensions: { code: "UPSTREAM_UNAVAILABLE", upstream: { status: 503 } } }]);
    expect(calls).toBe(1);
  });
});
