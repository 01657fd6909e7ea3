import { afterEach, expect, test } from "@jest/globals";
import { libraryId } from "../../sandbox/data/ids.ts";
import type { JournalContents } from "../../sandbox/journal.ts";
import { startSandbox } from "../../sandbox/server.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import { login } from "./rest-client.ts";

const LIBRARIES = "/api/v2/responsemanagement/libraries";
let sandbox: Sandbox;
afterEach(() => sandbox.close());

const journal = async () => (await (await fetch(`${sandbox.url}/__sandbox/journal`)).json()) as JournalContents;

test("the journal lists each write that was carried out, in order, and when each call arrived", async () => {
  sandbox = await startSandbox();
  const { call } = await login(sandbox);
  const one = `${LIBRARIES}/${libraryId(1)}`;
  const version = Number((await call("GET", one)).body.version);
  const { id } = (await call("POST", LIBRARIES, { name: "New" })).body;
  await call("PUT", one, { name: "Renamed", version });
  await call("PUT", one, { name: "Refused", version });
  await call("DELETE", `${LIBRARIES}/${id}`);
  const { now, writes, arrivals } = await journal();
  expect(writes.map(({ at, ...write }) => ({ ...write, isPast: at <= now }))).toEqual([
    { number: 1, operation: `POST ${LIBRARIES}`, id, name: "New", version: 1, isPast: true },
    {
      number: 2,
      operation: `PUT ${LIBRARIES}/{libraryId}`,
      id: libraryId(1),
      name: "Renamed",
      version: version + 1,
      isPast: true,
    },
    { number: 3, operation: `DELETE ${LIBRARIES}/{libraryId}`, id, isPast: true },
  ]);
  expect(arrivals).toHaveLength(5);
  expect(arrivals.toSorted((a, b) => a - b)).toEqual(arrivals);
});

test("a reset empties the journal", async () => {
  sandbox = await startSandbox();
  const { call } = await login(sandbox);
  await call("POST", LIBRARIES, { name: "New" });
  await fetch(`${sandbox.url}/__sandbox/reset`, { method: "POST" });
  expect(await journal()).toMatchObject({ writes: [], arrivals: [] });
});
