import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { WebSocket } from "ws";
import { libraryId } from "../ids.ts";
import { bearer, createIdentity, secondsOf } from "../identity.ts";
import type { Identity } from "../identity.ts";
import { createTestClock } from "../test-clock.ts";
import type { TestClock } from "../test-clock.ts";
import { closedWith, eventsOf, openStream, startLive } from "./live.ts";
import type { LiveGateway } from "./live.ts";

const LIBRARIES = "subscription { libraryChanged { libraryId library { id name } } }";
const VIEW = "responses:library:view";
const EDIT = "responses:library:edit";

let clock: TestClock;
let identity: Identity;
let gateway: LiveGateway;
beforeEach(async () => {
  clock = createTestClock();
  identity = await createIdentity({ reader: [VIEW] }, clock);
  gateway = await startLive({ clock, env: { ...identity.env, SUBSCRIPTION_HEARTBEAT: "10" } });
});
afterEach(async () => {
  await gateway.close();
  identity.close();
});

/** Changes the library, as a client that may. */
async function rename(name: string): Promise<void> {
  const key = identity.key("writer", [VIEW, EDIT]);
  await clock.pass(1000);
  const input = `{ id: "${libraryId(1)}", name: "${name}" }`;
  const answer = await clock.passWaits(
    gateway.query(`mutation { updateLibrary(input: ${input}) { userErrors { message } } }`, {}, bearer(key)),
  );
  expect(answer.errors).toBeUndefined();
}

/** Opens a WebSocket by hand, and sends `connection_init`. */
async function connect(payload?: object, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${gateway.url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", { headers });
  await once(socket, "open");
  const closed = closedWith(socket);
  const messages: { type: string; id?: string; payload?: unknown }[] = [];
  const acknowledged = new Promise<void>((resolve) => {
    socket.on("message", (data) => {
      messages.push(JSON.parse(String(data)) as (typeof messages)[number]);
      resolve();
    });
  });
  socket.send(JSON.stringify({ type: "connection_init", ...(payload && { payload }) }));
  return { socket, closed, messages, acknowledged };
}

const subscribe = (id: string, query: string) => JSON.stringify({ type: "subscribe", id, payload: { query } });
const codeOf = (data: string | undefined) => JSON.parse(data!).errors[0].extensions.code;

test("a client without a key gets no stream and no connection", async () => {
  expect((await openStream(gateway, LIBRARIES)).status).toBe(401);
  const { closed } = await connect();
  expect(await closed).toEqual({ code: 4403, reason: "UNAUTHENTICATED" });
  const wrong = await connect({ authorization: `Bearer gwk_${"0".repeat(16)}_${"a".repeat(43)}` });
  expect((await wrong.closed).code).toBe(4403);
  expect(gateway.lines).toEqual([]);
  // The log has why and from where, also for a WebSocket.
  const refused = gateway
    .log()
    .split("\n")
    .filter((line) => line.includes("client refused"));
  expect(JSON.parse(refused.at(-1)!)).toMatchObject({
    ...{ transport: "websocket", address: expect.any(String), reason: "unknown or revoked API key" },
    errors: [{ code: "UNAUTHENTICATED", count: 1 }],
  });
});

test("a key is taken from the headers, or from `connection_init` under either name", async () => {
  const key = identity.key("reader", [], ["reader"]);
  await clock.pass(1000);
  const ways = [
    connect({ Authorization: `Bearer ${key}` }),
    connect({ "x-api-key": key }),
    connect(undefined, { "x-api-key": key }),
  ];
  for (const way of ways) {
    const { socket, messages, acknowledged } = await way;
    await acknowledged;
    expect(messages).toEqual([{ type: "connection_ack" }]);
    socket.close();
  }
});

test("a client without the permission subscribes to nothing", async () => {
  const key = identity.key("elsewhere", ["responses:response:view"]);
  await clock.pass(1000);
  const stream = await openStream(gateway, LIBRARIES, { headers: bearer(key) });
  expect(codeOf((await stream.next())?.data)).toBe("FORBIDDEN");
  expect((await stream.next())?.event).toBe("complete");
  const socket = gateway.ws({ connectionParams: bearer(key) });
  await expect(eventsOf(socket, LIBRARIES).next()).rejects.toEqual([
    expect.objectContaining({ extensions: expect.objectContaining({ code: "FORBIDDEN" }) }),
  ]);
  await socket.dispose();
});

test("a field that the client may not read is null, and its event comes", async () => {
  const key = identity.key("half", ["responses:response:view"]);
  await clock.pass(1000);
  const query = "subscription { responseChanged { responseId response { id libraries { id version } } } }";
  const stream = await openStream(gateway, query, { headers: bearer(key) });
  const writer = identity.key("writer", ["responses:response:view", "responses:response:edit"]);
  await clock.pass(1000);
  const { responses } = (
    await clock.passWaits(
      gateway.query(`{ responses(libraryId: "${libraryId(1)}") { nodes { id } } }`, {}, bearer(writer)),
    )
  ).data;
  const input = `{ id: "${responses.nodes[0].id}", name: "Half" }`;
  await clock.passWaits(
    gateway.query(`mutation { updateResponse(input: ${input}) { userErrors { message } } }`, {}, bearer(writer)),
  );
  const { data, errors } = JSON.parse((await stream.next())!.data!);
  expect(data.responseChanged.response.libraries).toBeNull();
  expect(errors[0]).toMatchObject({
    path: ["responseChanged", "response", "libraries"],
    extensions: { code: "FORBIDDEN" },
  });
  stream.stop();
});

describe("the end of a token", () => {
  test("ends a stream, with its code", async () => {
    const token = await identity.token({ permissions: [VIEW], exp: secondsOf(clock) + 60 });
    const stream = await openStream(gateway, LIBRARIES, { headers: bearer(token) });
    await rename("Before");
    expect(JSON.parse((await stream.next())!.data!).data.libraryChanged.library.name).toBe("Before");
    // The clocks of the identity provider and of the gateway may differ by as much.
    await clock.pass(60_000 + 60_000);
    expect(codeOf((await stream.next())?.data)).toBe("UNAUTHENTICATED");
    expect((await stream.next())?.event).toBe("complete");
    expect(await stream.next()).toBeUndefined();
    expect(await gateway.ended(1)).toEqual(["unauthenticated"]);
  });

  test("closes a WebSocket, so that its client comes back with a new one", async () => {
    const token = await identity.token({ permissions: [VIEW], exp: secondsOf(clock) + 60 });
    const { socket, closed, acknowledged } = await connect({ authorization: `Bearer ${token}` });
    await acknowledged;
    socket.send(subscribe("1", LIBRARIES));
    await gateway.open(1);
    await clock.pass(60_000 + 60_000);
    expect(await closed).toEqual({ code: 4403, reason: "UNAUTHENTICATED" });
  });
});

test("a revoked key gets no event, and its subscription ends by itself", async () => {
  const key = identity.key("reader", [VIEW]);
  const late = identity.key("late", [VIEW]);
  await clock.pass(1000);
  const stream = await openStream(gateway, LIBRARIES, { headers: bearer(key) });
  const idle = await openStream(gateway, LIBRARIES, { headers: bearer(late) });
  const { socket, closed, acknowledged, messages } = await connect({ authorization: `Bearer ${key}` });
  await acknowledged;
  socket.send(subscribe("1", LIBRARIES));
  await gateway.open(3);
  identity.revoke("reader");
  await rename("Secret");
  expect(codeOf((await stream.next())?.data)).toBe("UNAUTHENTICATED");
  expect((await closed).code).toBe(4403);
  expect(JSON.stringify(messages)).not.toContain("Secret");
  expect(JSON.parse((await idle.next())!.data!).data.libraryChanged.library.name).toBe("Secret");
  identity.revoke("late");
  await clock.pass(12_000);
  expect(codeOf((await idle.next())?.data)).toBe("UNAUTHENTICATED");
});

test("a client whose role has changed is to subscribe again, and is checked then", async () => {
  const key = identity.key("reader", [], ["reader"]);
  await clock.pass(1000);
  const stream = await openStream(gateway, LIBRARIES, { headers: bearer(key) });
  identity.write("roles.json", { reader: ["responses:response:view"] });
  await rename("Hidden");
  // No `complete`: the client opens the stream again.
  expect((await stream.next())?.retry).toMatch(/^\d{4}$/);
  expect(await stream.next()).toBeUndefined();
  const again = await openStream(gateway, LIBRARIES, { headers: bearer(key) });
  expect(codeOf((await again.next())?.data)).toBe("FORBIDDEN");
});

test("the log has no part of a key or token", async () => {
  const key = identity.key("reader", [VIEW]);
  await clock.pass(1000);
  const stream = await openStream(gateway, LIBRARIES, { headers: bearer(key) });
  const token = await identity.token({ permissions: [VIEW] });
  const { socket, acknowledged, closed } = await connect({ authorization: `Bearer ${token}` });
  await acknowledged;
  socket.send(subscribe("1", LIBRARIES));
  await gateway.open(2);
  stream.stop();
  socket.close();
  await closed;
  await gateway.ended(2);
  expect(gateway.lines.map(({ msg, transport, client }) => [msg, transport, client])).toEqual(
    expect.arrayContaining([
      ["subscription began", "sse", "reader"],
      ["subscription began", "websocket", "client"],
      ["subscription ended", "sse", "reader"],
    ]),
  );
  // Both name their document.
  const began = gateway.lines.filter(({ msg }) => msg === "subscription began") as { document?: string }[];
  for (const { document } of began) expect(document).toMatch(/^[0-9a-f]{64}$/);
  for (const secret of [key.slice(-20), token.slice(-20), "authorization"]) expect(gateway.log()).not.toContain(secret);
});
