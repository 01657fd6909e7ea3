import { exampleTabs } from "../src/http/graphiql/example-tabs.ts";
import { libraryId, responseId } from "../sandbox/data/ids.ts";

export interface BenchQuery {
  name: string;
  query: string;
  variables?: Record<string, unknown>;
  /** Maximum calls of the cold query. */
  bar?: number;
}

const MEDIA_TYPES = "mediaTypes { allow { inbound { type } outbound { type } } }";
const SETTING = "id name version selfUri event { typing { on { inbound outbound } } }";
const channels = (profile: string) => `{
  integrations(first: 100) { totalCount nodes {
    id name channel status supportedContentProfile { id name ${MEDIA_TYPES} ${profile} } messagingSetting { ${SETTING} }
  } } }`;

/** The six queries whose minimum number of calls is known. */
const known: BenchQuery[] = [
  {
    name: "(i) a library with its first 25 responses",
    query: `query ($id: ID!) {
      library(id: $id) { id name version responses(first: 25) { totalCount nodes { id name texts { content } } } } }`,
    variables: { id: libraryId(42) },
    bar: 2,
  },
  {
    name: "(ii) 25 libraries, each with its first 10 responses",
    query: "{ libraries(first: 25) { nodes { id name responses(first: 10) { totalCount nodes { id name } } } } }",
    bar: 26,
  },
  {
    name: "(iii) 50 responses by id with whole libraries",
    query: `query ($ids: [ID!]!) {
      responsesById(ids: $ids) { id name texts { content } libraries { id name version dateCreated } } }`,
    variables: { ids: Array.from({ length: 50 }, (_, at) => responseId(100 + at)) },
    bar: 51,
  },
  { name: "(iv) all channels with profile and setting", query: channels(""), bar: 1 },
  {
    name: "(iv) the same with the profile's version and dates",
    query: channels("version dateCreated dateModified"),
    bar: 2,
  },
  {
    name: "(v) a search, hits with their libraries' names",
    query: `{ searchResponses(phrase: "thank", first: 25) { totalCount nodes { id name libraries { id name } } } }`,
    bar: 1,
  },
  {
    name: "(v) the same with whole libraries",
    query: `{ searchResponses(phrase: "thank", first: 25) { totalCount
      nodes { id name libraries { id name version dateCreated } } } }`,
    bar: 2,
  },
  {
    name: "(vi) settings with the integrations that use each",
    query:
      "{ messagingSettings(first: 100) { nodes { id name integrations(first: 100) { totalCount nodes { id name } } } } }",
    bar: 2,
  },
];

/** GraphiQL's example queries, named by the first words of their comments. */
const tabs = exampleTabs.map(({ query, variables }, at): BenchQuery => {
  const name = /^(?:query|mutation) (\w+)/m.exec(query)?.[1] ?? String(at + 1);
  return {
    name: `GraphiQL: ${name}`,
    query,
    ...(variables !== undefined && { variables: JSON.parse(variables) as Record<string, unknown> }),
  };
});

export const queries: BenchQuery[] = [...known, ...tabs];
