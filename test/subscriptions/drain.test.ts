import { expect, test } from "@jest/globals";
import { createClient as createSse } from "graphql-sse";
import { createClient as createWs } from "graphql-ws";
import { WebSocket } from "ws";
import { startSandbox } from "../../sandbox/server.ts";
import { freePort } from "../free-port.ts";
import { libraryId } from "../ids.ts";
import { until } from "../until.ts";
import { eventsOf, openStream, startLive } from "./live.ts";

const LIBRARIES = "subscription { libraryChanged { libraryId library { id name } } }";
const rename = (name: string) =>
  `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "${name}" }) { userErrors { message } } }`;

test("a gateway that stops asks its clients to come back, and takes no further ones", async () => {
  let ready = true;
  const gateway = await startLive({ isReady: () => ready });
  const stream = await openStream(gateway, LIBRARIES);
  const socket = new WebSocket(`${gateway.url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws");
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  socket.once("open", () => socket.send(JSON.stringify({ type: "connection_init" })));
  socket.on("message", () =>
    socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query: LIBRARIES } })),
  );
  await gateway.open(2);
  ready = false;
  const refused = await openStream(gateway, LIBRARIES);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
  await gateway.query(rename("Still"));
  expect((await stream.next())?.event).toBe("next");
  const closing = gateway.close();
  const { retry } = (await stream.next())!;
  expect(Number(retry)).toBeGreaterThanOrEqual(1000);
  expect(Number(retry)).toBeLessThanOrEqual(5000);
  expect(await stream.next()).toBeUndefined();
  expect(await closed).toBe(1012);
  await closing;
  expect(await gateway.ended(2)).toEqual(["restart", "restart"]);
});

test("100 clients come back after a restart, and each gets the next event once", async () => {
  const sandbox = await startSandbox();
  const port = await freePort();
  const first = await startLive({ sandbox, port });
  const retry = async () => until(() => isBack);
  let isBack = false;
  const options = { retryAttempts: 100 };
  const url = `${first.url}/graphql`;
  const clients = Array.from({ length: 100 }, (_, at) =>
    at % 2 === 0
      ? createSse({ url, ...options, retry })
      : createWs({ url: url.replace(/^http/, "ws"), webSocketImpl: WebSocket, ...options, retryWait: retry }),
  );
  const events = clients.map((client) => eventsOf(client, LIBRARIES));
  await first.open(100);
  await first.query(rename("Before"));
  for (const one of events) expect((await one.next())?.data.libraryChanged.library.name).toBe("Before");
  await first.close();
  expect(new Set(await first.ended(100))).toEqual(new Set(["restart"]));
  const second = await startLive({ sandbox, port });
  isBack = true;
  await second.open(100);
  sandbox.resetCalls();
  await second.query(rename("After"));
  for (const one of events) expect((await one.next())?.data.libraryChanged.library.name).toBe("After");
  // The versioned update makes two.
  expect(sandbox.calls().total).toBeLessThanOrEqual(2);
  for (const one of events) one.stop();
  await second.open(0);
  expect(second.lines.filter(({ msg }) => msg === "subscription ended").map((line) => line.events)).toEqual(
    Array.from({ length: 100 }, () => 1),
  );
  await second.close();
  await sandbox.close();
});
