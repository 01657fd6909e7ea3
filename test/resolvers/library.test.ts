import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { createTestClock } from "../test-clock.ts";
import { NOWHERE } from "../ids.ts";

// The clock stands still, so the number of calls does not depend on the speed of the machine.
const clock = createTestClock();

const LIBRARIES = "/api/v2/responsemanagement/libraries";
const RESPONSES = "/api/v2/responsemanagement/responses";
const id = (number: number) => `11111111-0000-4000-8000-${String(number).padStart(12, "0")}`;
const EMPTY_SHELF = id(8);

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway({ clock });
});
afterAll(() => gateway.close());
beforeEach(() => gateway.sandbox.reset());

describe("library", () => {
  test("answers every field in two calls: the library, and the name of its creator", async () => {
    const { data, errors, calls } = await gateway.counted(
      `{ library(id: "${id(1)}") {
          id name version responseType dateCreated selfUri division { id name selfUri } createdBy { id name selfUri }
        } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.library).toEqual({
      id: id(1),
      name: "Greetings",
      version: 3,
      responseType: null,
      dateCreated: "2024-01-01T08:00:00.250Z",
      selfUri: `${LIBRARIES}/${id(1)}`,
      division: {
        id: "55555555-0000-4000-8000-000000000001",
        name: "Home",
        selfUri: "/api/v2/authorization/divisions/55555555-0000-4000-8000-000000000001",
      },
      createdBy: {
        id: "33333333-0000-4000-8000-000000000001",
        name: expect.any(String),
        selfUri: "/api/v2/users/33333333-0000-4000-8000-000000000001",
      },
    });
    expect(calls).toBe(2);
  });

  test("answers the type of a library by its name in the graph", async () => {
    const { data } = await gateway.query(`{ library(id: "${id(6)}") { name responseType } }`);
    expect(data.library).toEqual({ name: "WhatsApp Templates", responseType: "MESSAGING_TEMPLATE" });
  });

  test("is null without an error when it does not exist", async () => {
    expect(await gateway.query(`{ library(id: "${NOWHERE}") { id } }`)).toEqual({ data: { library: null } });
  });

  test("refuses an id that would leave its path, before any call", async () => {
    const { data, errors, calls } = await gateway.counted(`{ library(id: "../users") { id } }`);
    expect(data).toEqual({ library: null });
    expect(errors).toMatchObject([{ path: ["library"], extensions: { code: "BAD_USER_INPUT" } }]);
    expect(calls).toBe(0);
  });

  test("reads the same library once, and different ones in bulk", async () => {
    const { data, byRoute } = await gateway.counted(
      `{ a: library(id: "${id(1)}") { name } b: library(id: "${id(2)}") { name } c: library(id: "${id(1)}") { version } }`,
    );
    expect(data).toEqual({ a: { name: "Greetings" }, b: { name: "Billing" }, c: { version: 3 } });
    expect(byRoute).toEqual({ [`POST ${LIBRARIES}/bulk`]: 1 });
  });
});

describe("libraries", () => {
  test("pages by cursor and by number with one call for each page, and answers pageInfo", async () => {
    const page = `totalCount nodes { name } edges { cursor node { name } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;
    const first = await gateway.counted(`{ libraries(first: 3) { ${page} } }`);
    const names = (answer: typeof first) => answer.data.libraries.nodes.map(({ name }: { name: string }) => name);
    expect(names(first)).toEqual(["Billing", "Campaigns", "Empty Shelf"]);
    expect(first.data.libraries).toMatchObject({
      totalCount: 8,
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    expect(first.calls).toBe(1);

    const after = first.data.libraries.pageInfo.endCursor;
    const second = await gateway.counted(`{ libraries(first: 5, after: "${after}") { ${page} } }`);
    expect(names(second)).toEqual(["Greetings", "Returns", "Shipping", "Technical Support", "WhatsApp Templates"]);
    expect(second.data.libraries.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(second.calls).toBe(1);

    const numbered = await gateway.counted(`{ libraries(first: 3, page: 3) { ${page} } }`);
    expect(names(numbered)).toEqual(["Technical Support", "WhatsApp Templates"]);
    expect(numbered.calls).toBe(1);
  });

  test.each([
    ["first: 0", "first"],
    ["first: 101", "first"],
    ["page: 0", "page"],
    [`after: "junk"`, "after"],
    [`page: 1, after: "cm93OjA"`, "page"],
  ])("refuses %s before any call", async (args, named) => {
    const { errors, calls } = await gateway.counted(`{ libraries(${args}) { nodes { id } } }`);
    expect(errors).toMatchObject([
      { message: expect.stringContaining(`"${named}"`), extensions: { code: "BAD_USER_INPUT" } },
    ]);
    expect(calls).toBe(0);
  });

  test("names all creators with one user call", async () => {
    const { data, byRoute } = await gateway.counted(`{ libraries { nodes { createdBy { id name } } } }`);
    expect(data.libraries.nodes.every(({ createdBy }: { createdBy: { name: string } }) => createdBy.name)).toBe(true);
    expect(byRoute).toEqual({ [`GET ${LIBRARIES}`]: 1, "GET /api/v2/users": 1 });
  });

  test("reads no user when only ids of creators are selected", async () => {
    const { calls } = await gateway.counted(`{ libraries { nodes { createdBy { id selfUri } } } }`);
    expect(calls).toBe(1);
  });

  test("loads libraries behind 25 different lists in one bulk call", async () => {
    const { data, byRoute } = await gateway.counted(
      `{ libraries { nodes { responses(first: 3) { nodes { libraries { name version } } } } } }`,
    );
    expect(data.libraries.nodes[0].responses.nodes[0].libraries[0].version).toEqual(expect.any(Number));
    expect(byRoute).toEqual({ [`GET ${LIBRARIES}`]: 1, [`GET ${RESPONSES}`]: 8, [`POST ${LIBRARIES}/bulk`]: 1 });
  });
});

describe("libraries with a prefix", () => {
  const query = `query ($prefix: String) { libraries(namePrefix: $prefix) { totalCount nodes { name } } }`;

  test.each([
    ["Re", ["Returns"]],
    ["Returns", ["Returns"]],
    ["eturns", []],
    ["re&libraryPrefix=B#", []],
  ])("%s: one call, and a true count", async (prefix, names) => {
    const { data, errors, byRoute } = await gateway.counted(query, { prefix });
    expect(errors).toBeUndefined();
    expect(data.libraries).toEqual({ totalCount: names.length, nodes: names.map((name) => ({ name })) });
    expect(byRoute).toEqual({ [`GET ${LIBRARIES}`]: 1 });
  });

  test.each([[""], [null]])("%j matches all", async (prefix) => {
    const { data, calls } = await gateway.counted(query, { prefix });
    expect([data.libraries.totalCount, calls]).toEqual([8, 1]);
  });

  test("are cached for each prefix, and shown after a write", async () => {
    const cached = await startGateway({ clock, cache: true });
    const names = async (prefix: string) => {
      const { data, calls } = await cached.counted(query, { prefix });
      return { calls, names: data.libraries.nodes.map(({ name }: { name: string }) => name) };
    };
    expect(await names("Re")).toEqual({ calls: 1, names: ["Returns"] });
    expect(await names("Re")).toEqual({ calls: 0, names: ["Returns"] });
    expect(await names("B")).toEqual({ calls: 1, names: ["Billing"] });
    await cached.query(`mutation { createLibrary(input: { name: "Repairs" }) { library { id } } }`);
    expect(await names("Re")).toEqual({ calls: 1, names: ["Repairs", "Returns"] });
    await cached.close();
  });
});

describe("librariesById", () => {
  test("answers in the order of the ids, null for a missing library, and a repeated id twice", async () => {
    const ids = [id(3), NOWHERE, id(1), id(3)];
    const { data, errors, calls } = await gateway.counted(
      `query ($ids: [ID!]!) { librariesById(ids: $ids) { id name } }`,
      { ids },
    );
    expect(errors).toBeUndefined();
    expect(data.librariesById.map((library: { name: string } | null) => library?.name)).toEqual([
      "Shipping",
      undefined,
      "Greetings",
      "Shipping",
    ]);
    expect(calls).toBe(1);
  });

  test("a malformed id fails only its own row", async () => {
    const { data, errors } = await gateway.query(`{ librariesById(ids: ["${id(1)}", "a/b"]) { name } }`);
    expect(data.librariesById).toEqual([{ name: "Greetings" }, null]);
    expect(errors).toMatchObject([{ path: ["librariesById", 1], extensions: { code: "BAD_USER_INPUT" } }]);
  });

  test("takes 100 ids in two calls and refuses 101", async () => {
    const query = `query ($ids: [ID!]!) { librariesById(ids: $ids) { id } }`;
    const ids = Array.from({ length: 101 }, (_, at) => id(at + 1));
    expect((await gateway.counted(query, { ids: ids.slice(0, 100) })).calls).toBe(2);
    const refused = await gateway.counted(query, { ids });
    expect(refused.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    expect(refused.calls).toBe(0);
  });

  test.each(["shuffle", "drop", "repeat", "add"] as const)(
    "answers correctly when the bulk answer is wrong: %s",
    async (rows) => {
      gateway.sandbox.faults([{ match: `POST ${LIBRARIES}/bulk`, rows }]);
      const ids = [1, 2, 3, 4, 5, 6, 7, 8].map(id);
      const { data } = await gateway.query(`query ($ids: [ID!]!) { librariesById(ids: $ids) { id } }`, { ids });
      gateway.sandbox.faults([]);
      const answered = data.librariesById as ({ id: string } | null)[];
      expect(answered).toHaveLength(ids.length);
      for (const [at, library] of answered.entries()) expect([ids[at], undefined]).toContain(library?.id);
      const missing = answered.filter((library) => library === null).length;
      expect(missing > 0).toBe(rows === "drop");
    },
  );
});

describe("Library.responses", () => {
  test("costs one call for each library: 26 for 25 libraries with their responses", async () => {
    const large = await startGateway({ clock, size: "large" });
    try {
      const { data, calls } = await large.counted(
        `{ libraries(first: 25) { nodes { id name responses(first: 10) { nodes { id name libraries { id name } } } } } }`,
      );
      expect(data.libraries.nodes).toHaveLength(25);
      expect(data.libraries.nodes[0].responses.nodes.length).toBeGreaterThan(0);
      expect(calls).toBe(26);
    } finally {
      await large.close();
    }
  });

  test("is an empty page for an empty library", async () => {
    const { data } = await gateway.query(
      `{ library(id: "${EMPTY_SHELF}") { responses { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }`,
    );
    expect(data.library.responses).toEqual({
      totalCount: 0,
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  test("fails alone: the other libraries keep their responses", async () => {
    gateway.sandbox.faults([{ match: `GET ${RESPONSES}`, times: 1, status: 501 }]);
    const { data, errors } = await gateway.query(`{ libraries { nodes { name responses { totalCount } } } }`);
    const failed = data.libraries.nodes.filter(({ responses }: { responses: unknown }) => responses === null);
    expect(failed).toHaveLength(1);
    expect(errors).toMatchObject([{ extensions: { code: "UPSTREAM_UNAVAILABLE", upstream: { status: 501 } } }]);
  });
});

describe("writing libraries", () => {
  test("createLibrary creates a library that can be read", async () => {
    const { data, calls } = await gateway.counted(
      `mutation { createLibrary(input: { name: "Holidays", divisionId: "55555555-0000-4000-8000-000000000002" }) {
          library { id name version division { id } } userErrors { message }
        } }`,
    );
    expect(data.createLibrary).toMatchObject({
      library: { name: "Holidays", version: 1, division: { id: "55555555-0000-4000-8000-000000000002" } },
      userErrors: [],
    });
    expect(calls).toBe(1);
    const read = await gateway.query(`{ library(id: "${data.createLibrary.library.id}") { name } }`);
    expect(read.data.library.name).toBe("Holidays");
  });

  test("an empty name is a userError at its path", async () => {
    const { data, errors } = await gateway.query(
      `mutation { createLibrary(input: { name: "" }) { library { id } userErrors { __typename code path message } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.createLibrary).toEqual({
      library: null,
      userErrors: [
        { __typename: "InputError", code: "INVALID_VALUE", path: ["input", "name"], message: expect.any(String) },
      ],
    });
  });

  test("updateLibrary changes the fields of the input and keeps the others, with one read and one write", async () => {
    const { data, byRoute } = await gateway.counted(
      `mutation { updateLibrary(input: { id: "${id(1)}", name: "Hello" }) {
          library { name version division { name } } userErrors { message }
        } }`,
    );
    expect(data.updateLibrary).toEqual({
      library: { name: "Hello", version: 4, division: { name: "Home" } },
      userErrors: [],
    });
    expect(byRoute).toEqual({ [`GET ${LIBRARIES}/{libraryId}`]: 1, [`PUT ${LIBRARIES}/{libraryId}`]: 1 });
  });

  test("null clears a field, and a field that is left out stays", async () => {
    const { data } = await gateway.query(
      `mutation { updateLibrary(input: { id: "${id(1)}", divisionId: null }) { library { name division { id } } userErrors { message } } }`,
    );
    expect(data.updateLibrary).toEqual({ library: { name: "Greetings", division: null }, userErrors: [] });
  });

  test("a version that is not expected is a conflict with both versions, and nothing is written", async () => {
    const { data, byRoute } = await gateway.counted(
      `mutation { updateLibrary(input: { id: "${id(1)}", name: "Hello", expectedVersion: 2 }) { library { id } userErrors {
          __typename code path ... on VersionConflict { expectedVersion currentVersion } } } }`,
    );
    expect(data.updateLibrary.userErrors).toEqual([
      {
        __typename: "VersionConflict",
        code: "VERSION_CONFLICT",
        path: ["input", "expectedVersion"],
        expectedVersion: 2,
        currentVersion: 3,
      },
    ]);
    expect(byRoute).toEqual({ [`GET ${LIBRARIES}/{libraryId}`]: 1 });
  });

  test("a 409 of the write becomes a conflict", async () => {
    gateway.sandbox.faults([{ match: `PUT ${LIBRARIES}/{libraryId}`, status: 409 }]);
    const { data, errors } = await gateway.query(
      `mutation { updateLibrary(input: { id: "${id(1)}", name: "Hello" }) { userErrors { __typename code } } }`,
    );
    gateway.sandbox.faults([]);
    expect(errors).toBeUndefined();
    expect(data.updateLibrary.userErrors).toEqual([{ __typename: "VersionConflict", code: "VERSION_CONFLICT" }]);
  });

  test("of two updates at once one succeeds, and the other is a conflict", async () => {
    const mutation = (name: string) =>
      gateway.query(
        `mutation { updateLibrary(input: { id: "${id(1)}", name: "${name}", expectedVersion: 3 }) { library { name } userErrors { code } } }`,
      );
    const answers = await Promise.all([mutation("One"), mutation("Two")]);
    const results = answers.map(({ data }) => data.updateLibrary);
    expect(results.filter(({ library }) => library)).toHaveLength(1);
    expect(results.filter(({ userErrors }) => userErrors[0]?.code === "VERSION_CONFLICT")).toHaveLength(1);
  });

  test("deleteLibrary deletes the responses too", async () => {
    const { data, calls } = await gateway.counted(
      `mutation { deleteLibrary(input: { id: "${id(4)}" }) { deletedId userErrors { code } } }`,
    );
    expect(data.deleteLibrary).toEqual({ deletedId: id(4), userErrors: [] });
    expect(calls).toBe(1);
    const after = await gateway.query(
      `{ library(id: "${id(4)}") { id } responses(libraryId: "${id(4)}") { totalCount } }`,
    );
    expect(after).toEqual({ data: { library: null, responses: null } });
  });

  test.each(["updateLibrary", "deleteLibrary"])(
    "%s of a library that does not exist is a NOT_FOUND userError",
    async (mutation) => {
      const { data, errors } = await gateway.query(
        `mutation { ${mutation}(input: { id: "${NOWHERE}" }) { userErrors { code path } } }`,
      );
      expect(errors).toBeUndefined();
      expect(data[mutation].userErrors).toEqual([{ code: "NOT_FOUND", path: ["input", "id"] }]);
    },
  );
});
