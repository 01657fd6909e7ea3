import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { startReplicas } from "./replicas.ts";
import { integrationId, libraryId, responseId, settingId } from "./views.ts";

const LIBRARIES = "/api/v2/responsemanagement/libraries";
const RESPONSES = "/api/v2/responsemanagement/responses";
const MESSAGING = "/api/v2/conversations/messaging";

interface Race {
  what: string;
  /** The call that is slow to answer: it has read before the write, and answers after it. */
  call: string;
  query: string;
  write: string;
  /** What is asked then. */
  then: string;
}

const renameLibrary = `updateLibrary(input: { id: ${libraryId(1)}, name: "New" }) { userErrors { code } }`;
const renameResponse = `updateResponse(input: { id: ${responseId(1)}, name: "New" }) { userErrors { code } }`;
const libraries = `{ libraries(first: 100) { nodes { name } } }`;
const shelf = `{ responses(libraryId: ${libraryId(1)}, first: 100) { nodes { name } } }`;
const search = `{ searchResponses(first: 100) { nodes { name } } }`;
const library = `{ library(id: ${libraryId(1)}) { name } }`;
const response = `{ response(id: ${responseId(1)}) { name libraries { name } } }`;
const integrations = `{ integrations(first: 100) { nodes { name messagingSetting { name } } } }`;

const races: Race[] = [
  { what: "a library", call: `GET ${LIBRARIES}/{libraryId}`, query: library, write: renameLibrary, then: library },
  { what: "libraries, then one", call: `GET ${LIBRARIES}`, query: libraries, write: renameLibrary, then: library },
  {
    what: "libraries in bulk, then one",
    call: `POST ${LIBRARIES}/bulk`,
    query: `{ librariesById(ids: [${libraryId(1)}, ${libraryId(2)}]) { name } }`,
    write: renameLibrary,
    then: library,
  },
  {
    what: "libraries, then one that is deleted",
    call: `GET ${LIBRARIES}`,
    query: libraries,
    write: `deleteLibrary(input: { id: ${libraryId(1)} }) { userErrors { code } }`,
    then: library,
  },
  {
    what: "libraries, with a new one",
    call: `GET ${LIBRARIES}`,
    query: libraries,
    write: `createLibrary(input: { name: "New" }) { userErrors { code } }`,
    then: libraries,
  },
  { what: "a response", call: `GET ${RESPONSES}/{responseId}`, query: response, write: renameResponse, then: response },
  { what: "a shelf, then one of it", call: `GET ${RESPONSES}`, query: shelf, write: renameResponse, then: response },
  { what: "a shelf, then its library", call: `GET ${RESPONSES}`, query: shelf, write: renameLibrary, then: response },
  {
    what: "a shelf, then one that is deleted",
    call: `GET ${RESPONSES}`,
    query: shelf,
    write: `deleteResponse(input: { id: ${responseId(1)} }) { userErrors { code } }`,
    then: response,
  },
  {
    what: "a shelf, out of which one is taken",
    call: `GET ${RESPONSES}`,
    query: shelf,
    write: `updateResponse(input: { id: ${responseId(1)}, libraryIds: [${libraryId(2)}] }) { userErrors { code } }`,
    then: shelf,
  },
  {
    what: "a search, then a hit",
    call: `POST ${RESPONSES}/query`,
    query: search,
    write: renameResponse,
    then: response,
  },
  { what: "a search", call: `POST ${RESPONSES}/query`, query: search, write: renameResponse, then: search },
  {
    what: "a search, then a hit's library",
    call: `POST ${RESPONSES}/query`,
    query: search,
    write: renameLibrary,
    then: response,
  },
  {
    what: "integrations, and their setting",
    call: `GET ${MESSAGING}/integrations`,
    query: integrations,
    write: `updateMessagingSetting(input: { id: ${settingId(1)}, name: "New" }) { userErrors { code } }`,
    then: integrations,
  },
  {
    what: "integrations, and one of them",
    call: `GET ${MESSAGING}/integrations`,
    query: integrations,
    write: `updateOpenIntegration(input: { id: ${integrationId(9)}, name: "New" }) { userErrors { code } }`,
    then: integrations,
  },
];

const modes = hasRedis ? ["one process", "another replica"] : ["one process"];

describe.each(modes)("a slow read in %s, overtaken by a write", (mode) => {
  let reader: Gateway;
  let writer: Gateway;
  let oracle: Gateway;
  let redis: Awaited<ReturnType<typeof startRedis>>;
  beforeAll(async () => {
    if (mode === "another replica") redis = await startRedis();
  });
  afterAll(() => endPrograms());
  // Each has a sandbox of its own, so that nothing is kept of it.
  beforeEach(async () => {
    const gateways = mode === "one process" ? [await startGateway({ cache: true })] : await startReplicas(2, redis);
    [reader, writer] = [gateways[0]!, gateways.at(-1)!];
    oracle = await startGateway({ sandbox: reader.sandbox });
  });
  afterEach(async () => {
    await oracle.close();
    if (writer !== reader) await writer.close();
    await reader.close();
  });

  test.each(races)("$what", async ({ call, query, write, then }) => {
    const before = await oracle.query(query);
    reader.sandbox.faults([{ match: call, times: 1, delay: 200 }]);
    const slow = reader.query(query);
    await sleep(60);
    const { data } = await writer.query(`mutation { ${write} }`);
    expect(Object.values(data)).toEqual([{ userErrors: [] }]);
    // It did not wait for the write, so this is what it had to bring.
    expect(await slow).toEqual(before);
    const truth = await oracle.query(then);
    expect(await reader.query(then)).toEqual(truth);
    expect(await writer.query(then)).toEqual(truth);
  });
});
