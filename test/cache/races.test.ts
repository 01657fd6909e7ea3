import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { empty, startReplicas } from "./replicas.ts";
import { integrationId, libraryId, responseId, settingId } from "./views.ts";

const LIBRARIES = "/api/v2/responsemanagement/libraries";
const RESPONSES = "/api/v2/responsemanagement/responses";
const MESSAGING = "/api/v2/conversations/messaging";

interface Race {
  what: string;
  /** The call whose answer is held: it has read before the write, and answers after it. */
  call: string;
  query: string;
  write: string;
  /** The query after the write. */
  then: string;
}

/** What was written would be put into the slow answer, and hide what the versions of tags have to do. */
const NO_WINDOW = { GENESYS_CONSISTENCY_WINDOW: "0" };
const renameLibrary = `updateLibrary(input: { id: ${libraryId(1)}, name: "New" }) { userErrors { code } }`;
const renameResponse = `updateResponse(input: { id: ${responseId(1)}, name: "New" }) { userErrors { code } }`;
const libraries = `{ libraries(first: 100) { nodes { name } } }`;
const responses = `{ responses(libraryId: ${libraryId(1)}, first: 100) { nodes { name } } }`;
const search = `{ searchResponses(first: 100) { nodes { name } } }`;
const responsesWithLibraries = `{ responses(libraryId: ${libraryId(3)}, first: 100) { nodes { name libraries { name } } } }`;
const searchWithLibraries = `{ searchResponses(first: 100) { nodes { name libraries { name } } } }`;
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
  {
    what: "a library's responses, then one of them",
    call: `GET ${RESPONSES}`,
    query: responses,
    write: renameResponse,
    then: response,
  },
  {
    what: "a library's responses, then the library",
    call: `GET ${RESPONSES}`,
    query: responses,
    write: renameLibrary,
    then: response,
  },
  {
    what: "a library's responses, then one that is deleted",
    call: `GET ${RESPONSES}`,
    query: responses,
    write: `deleteResponse(input: { id: ${responseId(1)} }) { userErrors { code } }`,
    then: response,
  },
  {
    what: "a library's responses, from which one is moved",
    call: `GET ${RESPONSES}`,
    query: responses,
    write: `updateResponse(input: { id: ${responseId(1)}, libraryIds: [${libraryId(2)}] }) { userErrors { code } }`,
    then: responses,
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
    what: "a library's responses, then the same with another library that they show",
    call: `GET ${RESPONSES}`,
    query: responsesWithLibraries,
    write: renameLibrary,
    then: responsesWithLibraries,
  },
  {
    what: "a search, then the same with a library that it shows",
    call: `POST ${RESPONSES}/query`,
    query: searchWithLibraries,
    write: renameLibrary,
    then: searchWithLibraries,
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
    oracle = await startGateway();
  });
  afterAll(async () => {
    await oracle.close();
    endPrograms();
  });
  // Nothing is stored from the race before, neither in a process nor in Redis.
  beforeEach(async () => {
    const { sandbox } = oracle;
    sandbox.reset();
    if (mode === "another replica") {
      await empty(redis);
      [reader, writer] = (await startReplicas(2, redis, { sandbox, env: NO_WINDOW })) as [Gateway, Gateway];
    } else {
      reader = await startGateway({ cache: true, sandbox, env: NO_WINDOW });
      writer = reader;
    }
  });
  afterEach(async () => {
    if (writer !== reader) await writer.close();
    await reader.close();
  });

  test.each(races)("$what", async ({ call, query, write, then }) => {
    const before = await oracle.query(query);
    const hold = oracle.sandbox.hold(call, { times: 1 });
    const slow = reader.query(query);
    await hold.reached();
    const { data } = await writer.query(`mutation { ${write} }`);
    expect(Object.values(data)).toEqual([{ userErrors: [] }]);
    expect(hold.held()).toBe(1);
    hold.release();
    // It was read before the write, so it answers the old state.
    expect(await slow).toEqual(before);
    const truth = await oracle.query(then);
    expect(await reader.query(then)).toEqual(truth);
    expect(await writer.query(then)).toEqual(truth);
  });

  test.each(races)("$what, asked again before it has ended", async ({ call, query, write, then }) => {
    const before = await oracle.query(query);
    const hold = oracle.sandbox.hold(call, { times: 1 });
    const slow = reader.query(query);
    await hold.reached();
    await writer.query(`mutation { ${write} }`);
    const truth = await oracle.query(then);
    // No request joins a read that began before the write, because its answer may be old.
    expect(await reader.query(then)).toEqual(truth);
    expect(await writer.query(then)).toEqual(truth);
    expect(hold.held()).toBe(1);
    hold.release();
    expect(await slow).toEqual(before);
    expect(await reader.query(then)).toEqual(truth);
  });
});
