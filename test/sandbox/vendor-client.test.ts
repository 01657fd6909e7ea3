import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import platformClient from "purecloud-platform-client-v2";
import { startSandbox, type Sandbox } from "../../sandbox/server.ts";
import { errorOf, loginTo, refusal } from "./vendor.ts";
import { libraryId, responseId, userId } from "../ids.ts";

// The vendor's own client, unchanged, tests that the sandbox behaves as Genesys Cloud.
const api = new platformClient.ResponseManagementApi();
const usersApi = new platformClient.UsersApi();
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ clients: [{ id: "reader", secret: "r", permissions: ["responses:*:view"] }] });
  await loginTo(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

test("client credentials give a token and its lifetime", async () => {
  // The client adds the lifetime to the date. Without a lifetime the result is the date itself.
  const brief = await startSandbox({ tokenLifetime: 0 });
  const { tokenExpiryTime: before } = await loginTo(brief);
  await brief.close();
  const auth = await loginTo(sandbox);
  expect(auth.accessToken).toEqual(expect.any(String));
  expect(auth.tokenExpiryTime).toBeGreaterThanOrEqual(before! + 86_400_000);
  expect(sandbox.calls()).toEqual({ total: 0, byRoute: {}, tokens: 1 });
});

describe("libraries", () => {
  test("getResponsemanagementLibraries pages, filters by prefix and by template", async () => {
    const page = await api.getResponsemanagementLibraries({ pageSize: 3, pageNumber: 2 });
    expect(page.entities!.map(({ name }) => name)).toEqual(["Greetings", "Returns", "Shipping"]);
    expect(page).toMatchObject({ total: 8, pageCount: 3, pageNumber: 2, pageSize: 3 });
    const byPrefix = await api.getResponsemanagementLibraries({ libraryPrefix: "Re" });
    expect(byPrefix.entities!.map(({ name }) => name)).toEqual(["Returns"]);
    const withTemplate = await api.getResponsemanagementLibraries({ messagingTemplateFilter: "whatsapp" });
    expect(withTemplate.entities!.map(({ name }) => name)).toEqual(["Campaigns", "WhatsApp Templates"]);
  });

  test("getResponsemanagementLibrary", async () => {
    const library = await api.getResponsemanagementLibrary(libraryId(1));
    expect(library).toMatchObject({ id: libraryId(1), name: "Greetings", version: 3, createdBy: { id: userId(1) } });
    expect(library.selfUri).toBe(`/api/v2/responsemanagement/libraries/${libraryId(1)}`);
  });

  test("postResponsemanagementLibraries, putResponsemanagementLibrary, deleteResponsemanagementLibrary", async () => {
    const made = await api.postResponsemanagementLibraries({ name: "Apologies" });
    expect(made).toMatchObject({ name: "Apologies", version: 1, createdBy: { id: userId(1) } });
    const renamed = await api.putResponsemanagementLibrary(made.id!, { ...made, name: "Regrets" });
    expect(renamed).toMatchObject({ id: made.id, name: "Regrets", version: 2, dateCreated: made.dateCreated });
    expect(await api.deleteResponsemanagementLibrary(made.id!)).toBeUndefined();
    expect(await errorOf(api.getResponsemanagementLibrary(made.id!))).toEqual(refusal(404, "rms.library.not.found"));
  });

  test("postResponsemanagementLibrariesBulk", async () => {
    const ids = [libraryId(3), libraryId(99), libraryId(2)];
    const { entities } = await api.postResponsemanagementLibrariesBulk({ libraryIds: ids });
    expect(entities!.map(({ name }) => name)).toEqual(["Billing", "Shipping"]);
  });

  test("deleting a library deletes its responses, also those in other libraries", async () => {
    await api.deleteResponsemanagementLibrary(libraryId(2));
    const gone = await errorOf(api.getResponsemanagementResponse(responseId(21)));
    expect(gone).toEqual(refusal(404, "rms.response.not.found"));
    const returns = await api.getResponsemanagementResponses(libraryId(4), { pageSize: 100 });
    expect(returns.entities!.map(({ id }) => id)).not.toContain(responseId(21));
    expect(returns.entities!.map(({ id }) => id)).toContain(responseId(40));
  });
});

describe("responses", () => {
  const greeting = { name: "Hi", libraries: [{ id: libraryId(1) }], texts: [{ content: "Hi {{customer}}" }] };

  test("getResponsemanagementResponses, with and without the schema of the substitutions", async () => {
    const plain = await api.getResponsemanagementResponses(libraryId(1), { pageSize: 2 });
    expect(plain).toMatchObject({ total: 13, pageCount: 7 });
    expect(plain.entities![0]).not.toHaveProperty("substitutionsSchema");
    const expanded = await api.getResponsemanagementResponses(libraryId(1), { expand: "substitutionsSchema" });
    const welcome = expanded.entities!.find(({ id }) => id === responseId(1))!;
    expect(Object.keys(welcome.substitutionsSchema!.properties!)).toEqual(["customer", "agent"]);
  });

  test("getResponsemanagementResponse", async () => {
    const response = await api.getResponsemanagementResponse(responseId(21));
    expect(response.libraries!.map(({ name }) => name)).toEqual(["Billing", "Returns"]);
    const expanded = await api.getResponsemanagementResponse(responseId(52), { expand: "substitutionsSchema" });
    expect(expanded.substitutionsSchema).toMatchObject({ title: "Ticket" });
  });

  test("postResponsemanagementResponses, putResponsemanagementResponse, deleteResponsemanagementResponse", async () => {
    const made = await api.postResponsemanagementResponses(greeting, { expand: "substitutionsSchema" });
    expect(made).toMatchObject({ name: "Hi", version: 1, libraries: [{ id: libraryId(1), name: "Greetings" }] });
    const changed = await api.putResponsemanagementResponse(made.id!, {
      ...made,
      libraries: [{ id: libraryId(2) }],
      substitutions: [{ id: "customer" }],
    });
    expect(changed).toMatchObject({
      version: 2,
      libraries: [{ name: "Billing" }],
      substitutions: [{ id: "customer" }],
    });
    const replaced = await api.putResponsemanagementResponse(made.id!, { ...greeting, version: 2 });
    expect(replaced).not.toHaveProperty("substitutions");
    expect(await api.deleteResponsemanagementResponse(made.id!)).toBeUndefined();
    expect(await errorOf(api.deleteResponsemanagementResponse(made.id!))).toEqual(refusal(404, "not.found"));
  });

  test("postResponsemanagementResponsesQuery", async () => {
    const { results } = await api.postResponsemanagementResponsesQuery({
      queryPhrase: "PARCEL",
      pageSize: 2,
      pageNumber: 2,
      filters: [{ name: "libraryId", operator: "IN", values: [libraryId(3), libraryId(4)] }],
    });
    expect(results).toMatchObject({ total: 7, pageCount: 4, pageSize: 2, pageNumber: 2 });
    expect(results.entities!.map(({ id }) => id)).toEqual([responseId(25), responseId(26)]);
  });
});

test("getUsers and getUser return a deleted user only on request", async () => {
  const ids = [userId(1), userId(6)];
  expect((await usersApi.getUsers({ id: ids })).entities!.map(({ name }) => name)).toEqual(["Ada Admin"]);
  expect((await usersApi.getUsers({ id: ids, state: "any" })).total).toBe(2);
  expect(await usersApi.getUser(userId(2))).toMatchObject({ name: "Ben Billing", state: "active" });
  expect(await errorOf(usersApi.getUser(userId(6)))).toEqual(refusal(404, "not.found"));
  expect(await usersApi.getUser(userId(6), { state: "deleted" })).toMatchObject({ name: "Fred Former" });
});

describe("errors reach the vendor's client as its error object", () => {
  test("400", async () => {
    const error = await errorOf(api.postResponsemanagementLibraries({} as never));
    expect(error).toEqual(refusal(400, "constraint.validation"));
    expect(error.details).toEqual([{ errorCode: "constraint.validation", fieldName: "name" }]);
  });

  test("401", async () => {
    sandbox.revoke();
    expect(await errorOf(api.getResponsemanagementLibraries())).toEqual(refusal(401, "bad.credentials"));
    await loginTo(sandbox);
  });

  test("403", async () => {
    await loginTo(sandbox, "reader", "r");
    expect((await api.getResponsemanagementLibrary(libraryId(1))).name).toBe("Greetings");
    expect(await errorOf(api.postResponsemanagementLibraries({ name: "x" }))).toEqual(
      refusal(403, "missing.any.permissions"),
    );
    const change = api.putResponsemanagementLibrary(libraryId(1), { name: "x", version: 3 });
    expect(await errorOf(change)).toEqual(refusal(403, "missing.permissions"));
    await loginTo(sandbox);
  });

  test("404", async () => {
    expect(await errorOf(api.getResponsemanagementResponses(libraryId(99)))).toEqual(
      refusal(404, "rms.library.not.found"),
    );
    expect(await errorOf(api.deleteResponsemanagementLibrary(libraryId(99)))).toEqual(refusal(404, "not.found"));
  });

  test("409", async () => {
    const stale = api.putResponsemanagementLibrary(libraryId(1), { name: "x", version: 2 });
    expect(await errorOf(stale)).toEqual(refusal(409, "request.conflict"));
    const body = { libraries: [{ id: libraryId(1) }], texts: [{ content: "x" }], version: 7 };
    expect(await errorOf(api.putResponsemanagementResponse(responseId(1), body))).toEqual(
      refusal(409, "request.conflict"),
    );
  });

  test("429", async () => {
    const tight = await startSandbox({ rateLimit: 1 });
    await loginTo(tight);
    await api.getResponsemanagementLibrary(libraryId(1));
    const error = await errorOf(api.getResponsemanagementLibrary(libraryId(1)));
    expect(error).toEqual(refusal(429, "too.many.requests.retry.after"));
    expect(error.message).toMatch(/\[\d+\] seconds/);
    await tight.close();
    await loginTo(sandbox);
  });

  test("wrong client secret", async () => {
    await expect(loginTo(sandbox, "sandbox", "wrong")).rejects.toBeDefined();
    await loginTo(sandbox);
  });
});
