import { librariesPath, presentHeaders, responsesPath, todaysPath } from "../sandbox/rest-client.ts";
import type { Json, RestClient } from "../sandbox/rest-client.ts";
import type { Data } from "../start.ts";

/** What to look at: lists of shelves and of channels are many calls, so not at all of it each time. */
export interface Asked {
  /** Ids of libraries and responses, also such as have been deleted. */
  libraries: readonly string[];
  responses: readonly string[];
  /** Ids of the libraries whose responses are listed. */
  shelves: readonly string[];
  messaging: boolean;
}

/** What the sandbox holds now, read past every gateway and past its lag. */
export interface Truth {
  /** In the form that `truthQuery` of the graph has it. */
  data: Data;
  ids: Record<"libraries" | "responses" | "settings" | "profiles" | "open", string[]>;
}

/** Beginnings, middles and ends of words, of texts that are there from the start and of those that writes bring. */
const PHRASES = ["thank", "rder", "you", "AME"];

/** Asks the graph for what `readTruth` reads. */
export function truthQuery({ libraries, responses, shelves, messaging }: Asked): string {
  const list = (some: readonly string[]) => some.map((id) => `"${id}"`).join();
  const rows = "totalCount nodes { id name version libraries { id name } }";
  return `{
    libraries(first: 100) { totalCount nodes { id name version } }
    searchResponses(first: 100) { ${rows} }
    librariesById(ids: [${list(libraries)}]) { id name version }
    responsesById(ids: [${list(responses)}]) { id name version libraries { id name version } }
    ${PHRASES.map((phrase, at) => `found${at}: searchResponses(phrase: "${phrase}", first: 100) { ${rows} }`).join("\n")}
    ${shelves.map((id, at) => `shelf${at}: responses(libraryId: "${id}", first: 100) { ${rows} }`).join("\n")}
    ${messaging ? MESSAGING : ""}
  }`;
}

const MESSAGING = `messagingSettings(first: 100) { totalCount nodes { id name version isDefault } }
  defaultMessagingSetting { id name version }
  supportedContentProfiles(first: 100) { totalCount nodes { id name version } }
  defaultSupportedContentProfile { id }
  integrations(first: 100) { totalCount nodes { id name messagingSetting { id name } supportedContentProfile { id name } } }
  open: integrations(channels: [OPEN], first: 100) { nodes { id name } }`;

interface Listing {
  entities: Json[];
  total: number;
}

const versioned = ({ id, name, version }: Json) => ({ id, name, version });
/** The REST API counts versions of settings in a text. */
const settingOf = (row: Json) => ({ ...versioned(row), version: Number(row.version) });
const reference = ({ id, name }: Json) => ({ id, name });
const librariesOf = ({ libraries }: Json) => libraries as Json[];
const response = (row: Json) => ({ ...versioned(row), libraries: librariesOf(row).map(reference) });
const pageOf = <T>({ entities, total }: Listing, row: (entity: Json) => T) => ({
  totalCount: total,
  nodes: entities.map(row),
});
const orNull = (row: unknown, render: (row: Json) => object) =>
  (row as Json | undefined)?.id === undefined ? null : render(row as Json);
const byId = ({ entities }: Listing) => new Map(entities.map((row) => [String(row.id), row]));
const idsOf = ({ entities }: Listing) => entities.map(({ id }) => String(id));

/** Reads it with plain REST calls past any lag, one after another: of calls at once the machine says which comes first. */
export async function readTruth(client: RestClient, asked: Asked): Promise<Truth> {
  const call = (method: string, path: string, body?: unknown) => client.call(method, path, body, presentHeaders);
  const list = async (path: string) => (await call("GET", path)).body as unknown as Listing;
  const search = async (queryPhrase?: string) => {
    const query = { ...(queryPhrase !== undefined && { queryPhrase }), pageSize: 100, pageNumber: 1, filters: [] };
    return (await call("POST", `${responsesPath}/query`, query)).body.results as Listing;
  };
  const libraries = await list(`${librariesPath}?pageSize=100`);
  const results = await search();
  const settings = await list(`${todaysPath}/settings?pageSize=100`);
  const profiles = await list(`${todaysPath}/supportedcontent?pageSize=100`);
  const open = await list(`${todaysPath}/integrations/open?pageSize=100`);
  const [libraryById, responseById] = [byId(libraries), byId(results)];
  const whole = (row: Json) => ({
    ...versioned(row),
    libraries: librariesOf(row).map(({ id }) => versioned(libraryById.get(String(id))!)),
  });
  const data: Data = {
    libraries: pageOf(libraries, versioned),
    searchResponses: pageOf(results, response),
    librariesById: asked.libraries.map((id) => orNull(libraryById.get(id), versioned)),
    responsesById: asked.responses.map((id) => orNull(responseById.get(id), whole)),
  };
  for (const [at, phrase] of PHRASES.entries()) data[`found${at}`] = pageOf(await search(phrase), response);
  for (const [at, id] of asked.shelves.entries()) {
    const { status, body } = await call("GET", `${responsesPath}?libraryId=${id}&pageSize=100`);
    data[`shelf${at}`] = status === 404 ? null : pageOf(body as unknown as Listing, response);
  }
  if (asked.messaging) {
    const setting = await call("GET", `${todaysPath}/settings/default`);
    const profile = await call("GET", `${todaysPath}/supportedcontent/default`);
    const integrations = await list(
      `${todaysPath}/integrations?pageSize=100&expand=messagingSetting&expand=supportedContent`,
    );
    data.messagingSettings = pageOf(settings, (row) => ({ ...settingOf(row), isDefault: row.id === setting.body.id }));
    data.defaultMessagingSetting = orNull(setting.body, settingOf);
    data.supportedContentProfiles = pageOf(profiles, versioned);
    data.defaultSupportedContentProfile = orNull(profile.body, ({ id }) => ({ id }));
    data.integrations = pageOf(integrations, (row) => ({
      ...reference(row),
      messagingSetting: orNull(row.messagingSetting, reference),
      supportedContentProfile: orNull(row.supportedContent, reference),
    }));
    data.open = { nodes: open.entities.map(reference) };
  }
  const ids = {
    libraries: idsOf(libraries),
    responses: idsOf(results),
    settings: idsOf(settings),
    profiles: idsOf(profiles),
    open: idsOf(open),
  };
  return { data, ids };
}
