import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { startStandaloneServer } from "@apollo/server/standalone";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";

/** A subgraph of another team: agents and their queues, which name libraries of the gateway by id. */
export const QUEUES_SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
  type Query { agents(first: Int = 25): [Agent!]! }
  type Agent @key(fields: "id") { id: ID! name: String! queues: [Queue!]! user: User! }
  type Queue @key(fields: "id") { id: ID! name: String! cannedResponseLibraries: [Library!]! }
  type PageInfo @shareable { hasNextPage: Boolean! }
  type Library @key(fields: "id", resolvable: false) { id: ID! }
  type User @key(fields: "id", resolvable: false) { id: ID! }`;

interface QueuesOptions {
  /** The library of each queue. */
  libraryIds: readonly string[];
  userId: string;
}

/** Starts it on a free port of 127.0.0.1: one agent with one queue for each library. */
export async function startQueues({ libraryIds, userId }: QueuesOptions) {
  const agents = libraryIds.map((id, at) => ({
    ...{ id: `agent-${at}`, name: `Agent ${at}`, user: { id: userId } },
    queues: [{ id: `queue-${at}`, name: `Queue ${at}`, cannedResponseLibraries: [{ id }] }],
  }));
  const resolvers = {
    Query: { agents: (_: unknown, { first }: { first: number }) => agents.slice(0, first) },
  };
  const schema = buildSubgraphSchema([{ typeDefs: parse(QUEUES_SDL), resolvers }]);
  const server = new ApolloServer({ schema, plugins: [ApolloServerPluginInlineTraceDisabled()] });
  const { url } = await startStandaloneServer(server, { listen: { host: "127.0.0.1", port: 0 } });
  return { url, close: () => server.stop() };
}
