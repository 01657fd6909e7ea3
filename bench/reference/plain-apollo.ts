import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import DataLoader from "dataloader";
import got, { HTTPError } from "got";

/**
 * A GraphQL server over the same REST API as Apollo's documentation has it: Apollo Server, one DataLoader for each kind of entity
 * and request, got. It has only the parts of the schema that the queries of `bench:cpu` need.
 */
const typeDefs = `#graphql
  scalar DateTime
  enum TextContentType { TEXT_PLAIN TEXT_HTML }
  enum Channel { FACEBOOK LINE TWITTER WHATSAPP INSTAGRAM OPEN APPLE SMS WEBMESSAGING }
  enum IntegrationStatus { ACTIVE INACTIVE ERROR STARTING INCOMPLETE DELETING DELETION_FAILED }
  enum SettingState { ENABLED DISABLED }
  type Library { id: ID! name: String version: Int dateCreated: DateTime responses(first: Int = 25): ResponseConnection }
  type LibraryConnection { totalCount: Int nodes: [Library]! }
  type Text { contentType: TextContentType content: String }
  type Response { id: ID! name: String texts: [Text!] libraries: [Library] }
  type ResponseConnection { totalCount: Int nodes: [Response]! }
  type MediaType { type: String }
  type MediaTypeAccess { inbound: [MediaType!] outbound: [MediaType!] }
  type MediaTypes { allow: MediaTypeAccess }
  type Profile {
    id: ID! name: String version: Int dateCreated: DateTime dateModified: DateTime mediaTypes: MediaTypes
  }
  type Direction { inbound: SettingState outbound: SettingState }
  type Typing { on: Direction }
  type Event { typing: Typing }
  type Story { mention: Direction reply: Direction }
  type Content { story: Story }
  type Setting {
    id: ID! name: String version: Int dateCreated: DateTime dateModified: DateTime event: Event content: Content
  }
  type Integration {
    id: ID! name: String channel: Channel status: IntegrationStatus
    supportedContentProfile: Profile messagingSetting: Setting
  }
  type IntegrationConnection { totalCount: Int nodes: [Integration]! }
  type Query {
    libraries(first: Int = 25, page: Int = 1): LibraryConnection
    response(id: ID!): Response
    responsesById(ids: [ID!]!): [Response]
    integrations(first: Int = 25, page: Int = 1): IntegrationConnection
  }`;

interface Row {
  [field: string]: unknown;
  id: string;
}
interface Page {
  entities: Row[];
  total: number;
}
interface PageArguments {
  first: number;
  page: number;
}

const RM = "responsemanagement";
const CM = "conversations/messaging";

const connectionOf = ({ entities, total }: Page) => ({ totalCount: total, nodes: entities });
const names = (...words: string[]) => Object.fromEntries(words.map((word) => [word.toUpperCase(), word]));
const refOf = (row: Row, field: string) => (row[field] as Row | undefined)?.id;

const resolvers = {
  TextContentType: { TEXT_PLAIN: "text/plain", TEXT_HTML: "text/html" },
  Channel: names("facebook", "line", "twitter", "whatsapp", "instagram", "open", "apple", "sms", "webmessaging"),
  IntegrationStatus: {
    ...names("Active", "Inactive", "Error", "Starting", "Incomplete", "Deleting"),
    DELETION_FAILED: "DeletionFailed",
  },
  SettingState: names("Enabled", "Disabled"),
  Query: {
    libraries: async (_: unknown, { first, page }: PageArguments, { rest }: Context) =>
      connectionOf(await rest.get<Page>(`${RM}/libraries?pageSize=${first}&pageNumber=${page}`)),
    response: (_: unknown, { id }: { id: string }, { responses }: Context) => responses.load(id),
    responsesById: (_: unknown, { ids }: { ids: string[] }, { responses }: Context) => responses.loadMany(ids),
    integrations: async (_: unknown, { first, page }: PageArguments, { rest }: Context) =>
      connectionOf(await rest.get<Page>(`${CM}/integrations?pageSize=${first}&pageNumber=${page}`)),
  },
  Library: {
    responses: async ({ id }: Row, { first }: PageArguments, { rest }: Context) =>
      connectionOf(await rest.get<Page>(`${RM}/responses?libraryId=${id}&pageSize=${first}&pageNumber=1`)),
  },
  Response: {
    libraries: (row: Row, _: unknown, { libraries }: Context) =>
      libraries.loadMany((row["libraries"] as Row[]).map(({ id }) => id)),
  },
  Integration: {
    channel: (row: Row) => row["messengerType"],
    supportedContentProfile: (row: Row, _: unknown, { profiles }: Context) => {
      const id = refOf(row, "supportedContent");
      return id === undefined ? null : profiles.load(id);
    },
    messagingSetting: (row: Row, _: unknown, { settings }: Context) => {
      const id = refOf(row, "messagingSetting");
      return id === undefined ? null : settings.load(id);
    },
  },
};

interface Rest {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, json: object): Promise<T>;
}

/** REST calls by got. With `keptFor` milliseconds, answers to GET are kept by their URL, and calls that are sent are shared. */
async function createRest(url: string, keptFor: number): Promise<Rest> {
  const form = { grant_type: "client_credentials" };
  const grant = got.post(`${url}/oauth/token`, { form, username: "sandbox", password: "sandbox" });
  const { access_token: token } = await grant.json<{ access_token: string }>();
  const client = got.extend({ prefixUrl: `${url}/api/v2`, headers: { authorization: `Bearer ${token}` } });
  const kept = new Map<string, { until: number; answer: Promise<unknown> }>();
  return {
    get<T>(path: string): Promise<T> {
      if (keptFor === 0) return client.get(path).json<T>();
      const known = kept.get(path);
      if (known && known.until > Date.now()) return known.answer as Promise<T>;
      const answer = client.get(path).json<T>();
      kept.set(path, { until: Date.now() + keptFor, answer });
      answer.catch(() => kept.delete(path));
      return answer;
    },
    post: (path, json) => client.post(path, { json }).json(),
  };
}

function createContext(rest: Rest, isKept: boolean) {
  const one = (path: string) => (id: string) =>
    rest.get<Row>(`${path}/${id}`).catch((error: unknown) => {
      if (error instanceof HTTPError && error.response.statusCode === 404) return null;
      throw error;
    });
  const each = (path: string) => new DataLoader((ids: readonly string[]) => Promise.all(ids.map(one(path))));
  const bulk = new DataLoader(
    async (ids: readonly string[]) => {
      const { entities } = await rest.post<Page>(`${RM}/libraries/bulk`, { libraryIds: ids });
      return ids.map((id) => entities.find((row) => row.id === id) ?? null);
    },
    { maxBatchSize: 50 },
  );
  return {
    rest,
    responses: each(`${RM}/responses`),
    // The answer of a bulk read has no URL of its own, so with a cache each library is read alone, and then kept.
    libraries: isKept ? each(`${RM}/libraries`) : bulk,
    profiles: each(`${CM}/supportedcontent`),
    settings: each(`${CM}/settings`),
  };
}
type Context = ReturnType<typeof createContext>;

/** Starts it on a free port of 127.0.0.1. `keptFor` is how many milliseconds REST answers are kept; 0: not. */
export async function startPlainApollo(restUrl: string, keptFor: number) {
  const rest = await createRest(restUrl, keptFor);
  const server = new ApolloServer<Context>({ typeDefs, resolvers });
  const { url } = await startStandaloneServer(server, {
    listen: { host: "127.0.0.1", port: 0 },
    context: async () => createContext(rest, keptFor > 0),
  });
  return { url, close: () => server.stop() };
}
