import { readFileSync } from "node:fs";
import { buildSchema, getNamedType, isLeafType } from "graphql";
import type { GraphQLInterfaceType, GraphQLObjectType } from "graphql";

export const schema = buildSchema(readFileSync("schema.graphql", "utf8"));

/** Each costs a read of its own. */
const NOT_SELECTED = new Set(["substitutionsSchema"]);

/** Every scalar field of a type, and the fields in `more`. */
function entity(type: string, more = ""): string {
  const fields = Object.values((schema.getType(type) as GraphQLObjectType | GraphQLInterfaceType).getFields());
  const scalars = fields.filter(({ name, type: of }) => isLeafType(getNamedType(of)) && !NOT_SELECTED.has(name));
  return ["__typename", ...scalars.map(({ name }) => name), more].join(" ");
}

const USER = entity("User");
const DIVISION = entity("Division");
const LIBRARY = entity("Library", `createdBy { ${USER} } division { ${DIVISION} }`);
const RESPONSE = entity(
  "Response",
  `texts { content contentType } substitutions { key description defaultValue }
   libraries { __typename id nodeId name selfUri } createdBy { ${USER} }`,
);
const PROFILE = entity("SupportedContentProfile", `createdBy { ${USER} }`);
const SETTING = entity("MessagingSetting", `createdBy { ${USER} } content { story { mention { inbound } } }`);
const LINKS = `recipient { recipientId selfUri } createdBy { ${USER} } modifiedBy { ${USER} } messagingSetting { ${SETTING} } supportedContentProfile { ${PROFILE} }`;
const CHANNELS = schema.getPossibleTypes(schema.getType("Integration") as GraphQLInterfaceType).map(({ name }) => name);

/** The fields of any integration. Concrete types alone: Relay reads the fields of an interface of every object that may have it. */
const INTEGRATION = CHANNELS.map((type) => `... on ${type} { ${entity(type, LINKS)} }`).join("\n");
const NODE = `__typename nodeId
  ... on Library { ${LIBRARY} } ... on Response { ${RESPONSE} } ... on MessagingSetting { ${SETTING} }
  ... on SupportedContentProfile { ${PROFILE} } ... on User { ${USER} } ... on Division { ${DIVISION} }
  ${INTEGRATION}`;
const ERRORS = `userErrors {
    __typename code message path
    ... on VersionConflict {
      expectedVersion currentVersion conflictingFields
      current { __typename ... on Versioned { version } ... on Library { ${LIBRARY} } ... on Response { ${RESPONSE} } }
    }
  }`;
const CHANGES = "changes { path before after }";
const PAGE = "pageInfo { hasNextPage endCursor } totalCount";

const write = (field: string, payload: string) =>
  `mutation clients_${field}_Mutation($input: ${field[0]!.toUpperCase()}${field.slice(1)}Input!, $dryRun: Boolean = false) {
    ${field}(input: $input, dryRun: $dryRun) { ${payload} ${ERRORS} }
  }`;

/** Reads the scalar fields of entities. */
export const SCALARS = `query ($nodeIds: [ID!]!) {
  nodes(nodeIds: $nodeIds) {
    ${["Library", "Response", "MessagingSetting", "SupportedContentProfile", "User", "Division", ...CHANNELS].map((type) => `... on ${type} { ${entity(type)} }`).join(" ")}
  }
}`;

/** What every client sends, by its short name. relay-compiler wants the full names: `clients`, the name and the kind. */
const TEXTS = {
  library: `query clients_library_Query($id: ID!) { library(id: $id) { ${LIBRARY} } }`,
  libraries: `query clients_libraries_Query($first: Int, $after: String) {
    libraries(first: $first, after: $after) { edges { cursor node { ${LIBRARY} } } ${PAGE} }
  }`,
  librariesByNodes: `query clients_librariesByNodes_Query($first: Int, $after: String) {
    libraries(first: $first, after: $after) { nodes { ${LIBRARY} } ${PAGE} }
  }`,
  responsesByNodes: `query clients_responsesByNodes_Query($libraryId: ID!, $first: Int, $after: String) {
    responses(libraryId: $libraryId, first: $first, after: $after) { nodes { ${RESPONSE} } ${PAGE} }
  }`,
  librariesByBoth: `query clients_librariesByBoth_Query($first: Int, $after: String) {
    libraries(first: $first, after: $after) { nodes { __typename id nodeId name } edges { cursor node { __typename id nodeId version } } ${PAGE} }
  }`,
  response: `query clients_response_Query($id: ID!) { response(id: $id) { ${RESPONSE} } }`,
  responses: `query clients_responses_Query($libraryId: ID!, $first: Int, $after: String) {
    responses(libraryId: $libraryId, first: $first, after: $after) { edges { cursor node { ${RESPONSE} } } ${PAGE} }
  }`,
  search: `query clients_search_Query($phrase: String) {
    searchResponses(phrase: $phrase, first: 4) { nodes { ${RESPONSE} } totalCount }
  }`,
  messagingSettings: `query clients_messagingSettings_Query { messagingSettings(first: 50) { nodes { ${SETTING} } } }`,
  integrations: `query clients_integrations_Query { integrations(first: 100) { nodes { __typename id ${INTEGRATION} } } }`,
  node: `query clients_node_Query($nodeId: ID!) { node(nodeId: $nodeId) { ${NODE} } }`,
  nodes: `query clients_nodes_Query($nodeIds: [ID!]!) { nodes(nodeIds: $nodeIds) { ${NODE} } }`,
  createLibrary: write("createLibrary", `library { ${LIBRARY} } ${CHANGES}`),
  updateLibrary: write("updateLibrary", `library { ${LIBRARY} } ${CHANGES}`),
  deleteLibrary: write("deleteLibrary", "deletedId"),
  createResponse: write("createResponse", `response { ${RESPONSE} } ${CHANGES}`),
  updateResponse: write("updateResponse", `response { ${RESPONSE} } ${CHANGES}`),
  deleteResponse: write("deleteResponse", "deletedId"),
  updateMessagingSetting: write("updateMessagingSetting", `messagingSetting { ${SETTING} } ${CHANGES}`),
  updateFacebookIntegration: write(
    "updateFacebookIntegration",
    `integration { ${entity("FacebookIntegration", LINKS)} } ${CHANGES}`,
  ),
};

export type OperationName = keyof typeof TEXTS;

export const OPERATIONS: Readonly<Record<OperationName, string>> = TEXTS;

/** The name of the operation in its text. */
export function fullNameOf(name: OperationName): string {
  return /(?:query|mutation) (\w+)/.exec(OPERATIONS[name])![1]!;
}
