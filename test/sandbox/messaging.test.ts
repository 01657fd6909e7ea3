import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startSandbox, type Sandbox } from "../../sandbox/server.ts";
import { login, olderPath, todaysPath, usersPath, type RestClient } from "./rest-client.ts";
import { integrationId, profileId, settingId, userId } from "../ids.ts";

let sandbox: Sandbox;
let client: RestClient;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = await login(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const roots = [todaysPath, olderPath];
const others = new Map([
  [todaysPath, olderPath],
  [olderPath, todaysPath],
]);
const call = (method: string, path: string, body?: unknown) => client.call(method, path, body);
const user = (number: number) => ({ id: userId(number), selfUri: `${usersPath}/${userId(number)}` });

describe.each(roots)("%s", (root) => {
  const other = others.get(root)!;
  const settings = `${root}/settings`;
  const profiles = `${root}/supportedcontent`;

  test("writes are visible on the other paths; only the selfUri differs", async () => {
    for (const collection of ["settings", "supportedcontent"]) {
      const { body: made } = await call("POST", `${root}/${collection}`, { name: "New" });
      const id = made.id as string;
      const { body: seen } = await call("GET", `${other}/${collection}/${id}`);
      expect(made.selfUri).toBe(`${root}/${collection}/${id}`);
      expect(seen).toEqual({ ...made, selfUri: `${other}/${collection}/${id}` });
      await call("PATCH", `${root}/${collection}/${id}`, { name: "Changed" });
      expect((await call("GET", `${other}/${collection}/${id}`)).body.name).toBe("Changed");
      expect((await call("DELETE", `${root}/${collection}/${id}`)).status).toBe(204);
      expect((await call("GET", `${other}/${collection}/${id}`)).status).toBe(404);
    }
    await call("PUT", `${settings}/default`, { settingId: settingId(2) });
    expect((await call("GET", `${other}/settings/default`)).body.id).toBe(settingId(2));
  });

  test("a missing default is an empty 200", async () => {
    expect((await call("DELETE", `${settings}/default`)).status).toBe(204);
    const answer = await fetch(`${sandbox.url}${settings}/default`, {
      headers: { authorization: `Bearer ${client.token}` },
    });
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([200, null, ""]);
    expect((await call("DELETE", `${settings}/default`)).status).toBe(204);
  });

  test("a setting's version is a string, a profile's a number; updates increment both", async () => {
    const patched = async (path: string) => (await call("PATCH", path, { name: "x" })).body.version;
    expect(await patched(`${settings}/${settingId(1)}`)).toBe("5");
    expect(await patched(`${profiles}/${profileId(1)}`)).toBe(4);
  });

  test("PATCH replaces only the named fields", async () => {
    const path = `${settings}/${settingId(4)}`;
    const { body: before } = await call("GET", path);
    const content = { story: { mention: { inbound: "Disabled" } } };
    const { body: after } = await call("PATCH", path, { name: "Stories only", content });
    const changes = { content, version: "2", updatedBy: user(1), dateModified: expect.any(String) };
    expect(after).toEqual({ ...before, ...changes });
    expect(after.createdBy).toEqual(user(6));
  });

  test("a read entity can be sent back unchanged: fields that the server sets are ignored", async () => {
    for (const path of [`${settings}/${settingId(1)}`, `${profiles}/${profileId(1)}`]) {
      const { body: before } = await call("GET", path);
      const { status, body } = await call("PATCH", path, { ...before, createdBy: user(5), dateCreated: "now" });
      expect(status).toBe(200);
      expect(body).toMatchObject({ createdBy: before.createdBy, dateCreated: before.dateCreated });
    }
  });

  test.each([
    ["PATCH", `/settings/${settingId(99)}`],
    ["GET", `/settings/${settingId(99)}`],
    ["DELETE", `/settings/${settingId(99)}`],
    ["PATCH", `/supportedcontent/${profileId(99)}`],
    ["GET", `/supportedcontent/${profileId(99)}`],
    ["DELETE", `/supportedcontent/${profileId(99)}`],
    ["DELETE", "/supportedcontent/default"],
  ])("%s %s: 404", async (method, path) => {
    const { status, body } = await call(method, root + path, method === "PATCH" ? { name: "x" } : undefined);
    expect([status, body.code]).toEqual([404, "not.found"]);
  });

  test.each([
    ["the default setting", `/settings/${settingId(1)}`, "default"],
    ["a setting in use", `/settings/${settingId(2)}`, "integration"],
    ["the default profile", `/supportedcontent/${profileId(1)}`, "default"],
    ["a profile in use", `/supportedcontent/${profileId(2)}`, "integration", "supported.content.in.use"],
    ["the built-in profile", "/supportedcontent/webMessagingDefault", "built-in"],
  ])("%s cannot be deleted", async (_what, path, word, code = "bad.request") => {
    const { status, body } = await call("DELETE", root + path);
    expect([status, body.code]).toEqual([400, code]);
    expect(body.message).toContain(word);
    expect((await call("GET", root + path)).status).toBe(200);
  });

  test("an unused former default can be deleted", async () => {
    await call("PUT", `${settings}/default`, { settingId: settingId(5) });
    expect((await call("DELETE", `${settings}/${settingId(5)}`)).status).toBe(400);
    await call("DELETE", `${settings}/default`);
    expect((await call("DELETE", `${settings}/${settingId(5)}`)).status).toBe(204);
    expect((await call("DELETE", `${profiles}/${profileId(4)}`)).status).toBe(204);
  });

  test.each<[method: string, path: string, body: unknown, code: string, fieldName: string]>([
    ["POST", "/settings", {}, "constraint.validation", "name"],
    ["POST", "/settings", { name: " " }, "invalid.value", "name"],
    [
      "POST",
      "/settings",
      { name: "x", event: { typing: { on: { inbound: "Maybe" } } } },
      "constraint.validation",
      "event.typing.on.inbound",
    ],
    ["PATCH", `/settings/${settingId(1)}`, { name: " " }, "invalid.value", "name"],
    ["PUT", "/settings/default", {}, "constraint.validation", "settingId"],
    ["PUT", "/settings/default", { settingId: settingId(99) }, "not.found", "settingId"],
    ["POST", "/supportedcontent", { mediaTypes: {} }, "constraint.validation", "name"],
    [
      "POST",
      "/supportedcontent",
      { name: "x", mediaTypes: { allow: { inbound: [{ type: "*/*" }, { type: "pictures" }] } } },
      "invalid.value",
      "mediaTypes.allow.inbound[1].type",
    ],
    ["PATCH", `/supportedcontent/${profileId(1)}`, { mediaTypes: {} }, "constraint.validation", "name"],
  ])("%s %s %j names the field", async (method, path, body, code, fieldName) => {
    const answer = await call(method, root + path, body);
    expect(answer.status).toBe(code === "not.found" ? 404 : 400);
    expect(answer.body).toMatchObject({ code, details: [{ fieldName }] });
  });

  test("the built-in profile cannot be changed", async () => {
    expect((await call("PATCH", `${profiles}/webMessagingDefault`, { name: "x" })).status).toBe(400);
  });
});

test("only the older PATCH of a setting requires the name", async () => {
  const event = { typing: { on: { inbound: "Disabled" } } };
  expect((await call("PATCH", `${todaysPath}/settings/${settingId(1)}`, { event })).status).toBe(200);
  const { status, body } = await call("PATCH", `${olderPath}/settings/${settingId(1)}`, { event });
  expect(status).toBe(400);
  expect(body).toMatchObject({ code: "constraint.validation", details: [{ fieldName: "name" }] });
});

test("only today's paths have a default profile, and no operation clears it", async () => {
  const path = `${todaysPath}/supportedcontent/default`;
  expect((await call("PUT", path, { id: "webMessagingDefault" })).body.id).toBe("webMessagingDefault");
  expect((await call("GET", path)).body.id).toBe("webMessagingDefault");
  expect((await call("PUT", path, { id: profileId(99) })).body).toMatchObject({ details: [{ fieldName: "id" }] });
  expect((await call("DELETE", path)).status).toBe(404);
  expect((await call("GET", `${olderPath}/supportedcontent/default`)).status).toBe(404);
});

test("a new integration gets the current defaults; without a default setting it has none", async () => {
  const path = `${todaysPath}/integrations/apple`;
  const make = async () => (await call("POST", path, { name: "x", messagesForBusinessId: "x" })).body;
  await call("PUT", `${todaysPath}/settings/default`, { settingId: settingId(2) });
  await call("PUT", `${todaysPath}/supportedcontent/default`, { id: profileId(3) });
  expect(await make()).toMatchObject({
    messagingSetting: { id: settingId(2) },
    supportedContent: { id: profileId(3) },
  });
  await call("DELETE", `${todaysPath}/settings/default`);
  expect(await make()).not.toHaveProperty("messagingSetting");
  const { body: untouched } = await call("GET", `${path}/${integrationId(11)}`);
  expect(untouched).toMatchObject({ messagingSetting: { id: settingId(1) } });
});

test("stickers need another permission than settings", async () => {
  const reader = await startSandbox({ clients: [{ id: "reader", secret: "r", permissions: ["messaging:*:view"] }] });
  const { status, body } = await (await login(reader, "reader", "r")).call("GET", `${olderPath}/stickers/line`);
  await reader.close();
  expect([status, body.code]).toEqual([403, "missing.any.permissions"]);
  expect(body.message).toContain("conversation:message:create");
});
