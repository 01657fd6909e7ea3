import { afterEach, expect, test } from "@jest/globals";
import { createMeter } from "../telemetry/collected.ts";
import { libraryId } from "../ids.ts";
import { eventsOf, startLive } from "./live.ts";

const meter = createMeter();
afterEach(() => meter.close());

test("subscriptions are counted, and are no requests that took hours", async () => {
  const gateway = await startLive({ instrumentation: meter.instrumentation });
  const query = "subscription { libraryChanged { libraryId } }";
  const stream = eventsOf(gateway.sse(), query);
  const socket = gateway.ws();
  const others = [eventsOf(socket, query), eventsOf(socket, query)];
  await gateway.open(3);
  expect(await meter.points("genesys.subscriptions.open")).toEqual([
    { attributes: { transport: "sse" }, value: 1 },
    { attributes: { transport: "websocket" }, value: 2 },
  ]);
  // It is given up like any running request, so that overload is judged by the others.
  expect(await meter.points("http.server.active_requests")).toEqual([{ attributes: {}, value: 0 }]);
  const input = `{ id: "${libraryId(1)}", name: "Counted" }`;
  await gateway.query(`mutation { updateLibrary(input: ${input}) { userErrors { message } } }`);
  for (const one of [stream, ...others]) await one.next();
  expect(await meter.points("genesys.subscriptions.events")).toEqual([{ attributes: {}, value: 3 }]);
  stream.stop();
  await socket.dispose();
  await gateway.ended(3);
  const ended = await meter.points("genesys.subscriptions.ended");
  expect(ended.filter(({ value }) => value > 0)).toEqual([{ attributes: { reason: "client" }, value: 3 }]);
  const operations = (await meter.points("http.server.request.duration")).map(
    ({ attributes }) => attributes["graphql.operation.type"],
  );
  expect(operations).toEqual(["mutation"]);
  await gateway.close();
});
