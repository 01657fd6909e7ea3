import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox, type Sandbox } from "../../sandbox/server.ts";
import { librariesPath, login, responsesPath, usersPath, type RestClient } from "./rest-client.ts";
import { libraryId, responseId } from "../ids.ts";

let sandbox: Sandbox;
let client: RestClient;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = await login(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const inGreetings = { libraries: [{ id: libraryId(1) }] };
const texts = [{ content: "Hello" }];
const query = `${responsesPath}/query`;
const ids = (count: number) => Array.from({ length: count }, (_, at) => libraryId(at + 1));

describe("refused query parameters", () => {
  test.each([
    [`${librariesPath}?pagesize=5`, "pagesize"],
    [`${librariesPath}?pageSize=0`, "pageSize"],
    [`${librariesPath}?pageSize=`, "pageSize"],
    [`${librariesPath}?pageSize=ten`, "pageSize"],
    [`${librariesPath}?pageSize=2.5`, "pageSize"],
    [`${librariesPath}?pageSize=3000000000`, "pageSize"],
    [`${librariesPath}?__proto__=x`, "__proto__"],
    [`${librariesPath}?pageNumber=0`, "pageNumber"],
    [`${librariesPath}?pageNumber=1&pageNumber=2`, "pageNumber"],
    [`${librariesPath}?messagingTemplateFilter=sms`, "messagingTemplateFilter"],
    [`${librariesPath}/${libraryId(1)}?expand=all`, "expand"],
    [responsesPath, "libraryId"],
    [`${responsesPath}?libraryId=${libraryId(1)}&expand=createdBy`, "expand"],
    [`${usersPath}?state=gone`, "state"],
    [`${usersPath}?id=${ids(101).join(",")}`, "id"],
  ])("%s names %s", async (path, fieldName) => {
    const { status, body } = await client.call("GET", path);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "invalid.query.param.value", details: [{ fieldName }] });
  });
});

describe("refused bodies", () => {
  test.each<[method: string, path: string, body: unknown, code: string, fieldName: string]>([
    ["POST", librariesPath, {}, "constraint.validation", "name"],
    ["POST", librariesPath, { name: 5 }, "constraint.validation", "name"],
    ["POST", librariesPath, { name: null }, "constraint.validation", "name"],
    ["POST", librariesPath, { name: "  " }, "invalid.value", "name"],
    ["POST", librariesPath, { name: "x", responseType: "Poem" }, "constraint.validation", "responseType"],
    ["POST", librariesPath, { name: "x", division: { name: "Home" } }, "invalid.value", "division.id"],
    ["POST", librariesPath, [], "constraint.validation", ""],
    ["PUT", `${librariesPath}/${libraryId(1)}`, { name: "x" }, "invalid.value", "version"],
    ["PUT", `${librariesPath}/${libraryId(1)}`, { name: "x", version: "3" }, "constraint.validation", "version"],
    ["POST", `${librariesPath}/bulk`, {}, "constraint.validation", "libraryIds"],
    ["POST", `${librariesPath}/bulk`, { libraryIds: ids(51) }, "invalid.value", "libraryIds"],
    ["POST", responsesPath, { name: "x", texts }, "constraint.validation", "libraries"],
    ["POST", responsesPath, { name: "x", texts, libraries: [] }, "invalid.value", "libraries"],
    [
      "POST",
      responsesPath,
      { name: "x", texts, libraries: [{ id: libraryId(99) }] },
      "rms.library.not.found",
      "libraries",
    ],
    ["POST", responsesPath, { name: "x", texts, libraries: [{ name: "Greetings" }] }, "invalid.value", "libraries"],
    ["POST", responsesPath, { ...inGreetings, name: "x" }, "invalid.value", "texts"],
    ["POST", responsesPath, { ...inGreetings, responseType: "Footer", texts: [] }, "invalid.value", "texts"],
    [
      "POST",
      responsesPath,
      { ...inGreetings, texts: [{ contentType: "text/plain" }] },
      "constraint.validation",
      "texts[0].content",
    ],
    [
      "POST",
      responsesPath,
      { ...inGreetings, texts, interactionType: "fax" },
      "constraint.validation",
      "interactionType",
    ],
    [
      "POST",
      responsesPath,
      { ...inGreetings, texts, messagingTemplate: { whatsApp: { name: "x" } } },
      "constraint.validation",
      "messagingTemplate.whatsApp.language",
    ],
    [
      "POST",
      responsesPath,
      { ...inGreetings, texts, assets: [{ assetUsage: "FileAttachments" }] },
      "invalid.value",
      "assets",
    ],
    ["POST", query, { pageSize: 501 }, "invalid.value", "pageSize"],
    ["POST", query, { pageSize: 0 }, "invalid.value", "pageSize"],
    ["POST", query, { pageNumber: 0 }, "invalid.value", "pageNumber"],
    [
      "POST",
      query,
      { filters: [{ name: "interactionType", operator: "EQUALS", values: ["chat"] }] },
      "invalid.value",
      "filters[0].name",
    ],
    [
      "POST",
      query,
      { filters: [{ name: "name", operator: "LIKE", values: ["x"] }] },
      "constraint.validation",
      "filters[0].operator",
    ],
    ["POST", query, { filters: [{ name: "name", operator: "IN" }] }, "constraint.validation", "filters[0].values"],
    ["POST", query, { filters: [{ name: "name", operator: "IN", values: [] }] }, "invalid.value", "filters[0].values"],
    [
      "POST",
      query,
      { filters: [{ name: "libraryId", operator: "EQUALS", values: ids(2) }] },
      "invalid.value",
      "filters[0].values",
    ],
  ])("%s %s %j: %s, %s", async (method, path, body, code, fieldName) => {
    const answer = await client.call(method, path, body);
    const status = code.endsWith("not.found") ? 404 : 400;
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ code, status, details: [{ errorCode: code, fieldName }] });
  });

  test("the error names every fault of a body", async () => {
    const { body } = await client.call("POST", responsesPath, { texts: [{ content: 1 }] });
    expect(body.details).toHaveLength(2);
  });

  test.each([
    ["no body", undefined, {}, 400, "bad.request"],
    ["cut JSON", '{"name": "x"', {}, 400, "bad.request"],
    [
      "form instead of JSON",
      "name=x",
      { "content-type": "application/x-www-form-urlencoded" },
      415,
      "unsupported.media.type",
    ],
    ["too big", JSON.stringify({ name: "x".repeat(512_001) }), {}, 413, "request.entity.too.large"],
  ])("%s", async (_what, sent, headers, status, code) => {
    const answer = await client.call("POST", librariesPath, sent, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status, code });
  });

  test("a body over the limit without a Content-Length", async () => {
    const body = new ReadableStream({
      start(controller) {
        for (let at = 0; at < 6; at += 1) controller.enqueue(new Uint8Array(100_000).fill(32));
        controller.close();
      },
    });
    const headers = { authorization: `Bearer ${client.token}`, "content-type": "application/json" };
    const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
    expect((await fetch(sandbox.url + librariesPath, init)).status).toBe(413);
  });

  test("exactly 512,000 bytes pass", async () => {
    const frame = JSON.stringify({ name: "" }).length;
    const { status } = await client.call("POST", librariesPath, { name: "x".repeat(512_000 - frame) });
    expect(status).toBe(200);
  });
});

describe("what a write keeps", () => {
  test("read-only properties and nulls are ignored, unknown properties are kept", async () => {
    const sent = { name: "New", id: "mine", dateCreated: "never", selfUri: "/x", tomorrow: { a: [1], b: null } };
    const made = await client.call("POST", librariesPath, sent);
    expect(made.body).toMatchObject({ name: "New", version: 1, tomorrow: { a: [1] } });
    expect(made.body.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(made.body.dateCreated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const read = await client.call("GET", `${librariesPath}/${made.body.id as string}`);
    expect(read.body).toEqual(made.body);
    expect(JSON.stringify(read.body)).not.toContain("null");
  });

  test("a read entity can be put back unchanged; only its version changes", async () => {
    const path = `${responsesPath}/${responseId(54)}?expand=substitutionsSchema`;
    const { body: before } = await client.call("GET", path);
    const { status, body: after } = await client.call("PUT", path, before);
    expect(status).toBe(200);
    expect(after).toEqual({ ...before, version: 2 });
  });

  test("a stored substitution without an id can be put back, and none can be created", async () => {
    const path = `${responsesPath}/${responseId(54)}?expand=substitutionsSchema`;
    const { substitutionsSchema: _schema, ...body } = (await client.call("GET", path)).body;
    const substitutions = [{ description: "Order", defaultValue: "0" }, { id: "who" }];
    const put = await client.call("PUT", path, { ...body, substitutions });
    expect([put.status, put.body.substitutions]).toEqual([200, substitutions]);
    expect(Object.keys((put.body.substitutionsSchema as { properties: object }).properties)).toEqual(["who"]);
    expect((await client.call("POST", responsesPath, { ...body, substitutions })).status).toBe(400);
  });

  test("a PUT clears missing fields, but not the template's status at WhatsApp", async () => {
    const path = `${responsesPath}/${responseId(53)}`;
    const { body } = await client.call("GET", path);
    const { texts: before, libraries, responseType } = body;
    const whatsApp = { name: "order_update", language: "en_US" };
    const sent = { texts: before, libraries, responseType, version: 1, messagingTemplate: { whatsApp } };
    const { body: after } = await client.call("PUT", path, sent);
    expect(after).not.toHaveProperty("name");
    expect(after).not.toHaveProperty("substitutions");
    expect(after.messagingTemplate).toEqual({ whatsApp: { ...whatsApp, templateStatus: "APPROVED" } });
  });

  test("a response without name and texts breaks no list and no search", async () => {
    await client.call("POST", responsesPath, { ...inGreetings, responseType: "Form" });
    const list = await client.call("GET", `${responsesPath}?libraryId=${libraryId(1)}`);
    expect(list.body.total).toBe(14);
    const filters = ["name", "text.contentType", "messagingTemplate", "responseType"].map((name) => ({
      name,
      operator: "NOTEQUALS",
      values: ["x"],
    }));
    const found = await client.call("POST", query, { filters });
    expect(found.body.results).toMatchObject({ total: 61 });
  });
});

describe("paths", () => {
  test.each([
    ["PATCH", `${librariesPath}/${libraryId(1)}`, 405, "PATCH /api/v2/responsemanagement/libraries/{libraryId}"],
    ["DELETE", librariesPath, 405, "DELETE /api/v2/responsemanagement/libraries"],
    ["GET", "/api/v2/responsemanagement/librarys", 404, "GET unknown"],
    ["GET", `${librariesPath}/`, 404, "GET unknown"],
    ["GET", `${librariesPath}/%zz`, 404, "GET unknown"],
    ["GET", "/", 404, "GET unknown"],
  ])("%s %s: %i", async (method, path, status, key) => {
    const answer = await client.call(method, path);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status });
    expect(sandbox.calls().byRoute).toEqual({ [key]: 1 });
  });

  test("405 names the allowed methods", async () => {
    const { headers } = await client.call("POST", `${librariesPath}/${libraryId(1)}`);
    expect(headers.get("allow")).toBe("DELETE, GET, PUT");
  });
});
