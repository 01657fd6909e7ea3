import { responseId } from "../sandbox/data/ids.ts";

export interface CpuQuery {
  name: string;
  about: string;
  query: string;
  /** Variables of a request by its number. Number 0 is the query that is sent again; others have other ids or pages. */
  variables: (at: number) => Record<string, unknown>;
  /** REST calls that one after the other need, at least: those that need no answer of another run side by side. */
  roundTrips: number;
  /** REST calls that the gateway makes where nothing is in the cache. */
  calls: number;
}

const RESPONSES = 5000;
/** Pages of 25 that 200 libraries have. */
const LIBRARY_PAGES = 8;
/** Ids of one request for several responses. */
const IDS = 50;
const SETS = RESPONSES / IDS;
/** Has no common divisor with the number of responses, so 5,000 requests in a row have different ids. */
const STRIDE = 613;

const responseAt = (at: number) => responseId(1 + (at % RESPONSES));
/** One of 100 sets without a common id, beginning with another id each time that the set comes again. */
const fifty = (at: number) =>
  Array.from({ length: IDS }, (_, row) => responseAt((at % SETS) + SETS * ((row + Math.floor(at / SETS)) % IDS)));
const page = (at: number) => ({ page: 1 + (at % LIBRARY_PAGES) });

const TEXTS = "id name texts { contentType content }";
const LIBRARY = "id name version dateCreated";
const PROFILE = `id name version dateCreated dateModified
  mediaTypes { allow { inbound { type } outbound { type } } }`;
const SETTING = `id name version dateCreated dateModified event { typing { on { inbound outbound } } }
  content { story { mention { inbound } reply { inbound } } }`;

/** The six queries, for `--size large` of the sandbox. */
export const CPU_QUERIES: readonly CpuQuery[] = [
  {
    name: "Q1",
    about: "25 libraries",
    query: `query ($page: Int!) { libraries(first: 25, page: $page) { totalCount nodes { ${LIBRARY} } } }`,
    variables: page,
    roundTrips: 1,
    calls: 1,
  },
  {
    name: "Q2",
    about: "25 libraries with 10 responses each",
    query: `query ($page: Int!) { libraries(first: 25, page: $page) {
      nodes { id name responses(first: 10) { totalCount nodes { id name } } } } }`,
    variables: page,
    roundTrips: 2,
    calls: 26,
  },
  {
    name: "Q3",
    about: "50 responses by id with their libraries' names",
    query: `query ($ids: [ID!]!) { responsesById(ids: $ids) { ${TEXTS} libraries { id name } } }`,
    variables: (at) => ({ ids: fifty(at) }),
    roundTrips: 1,
    calls: 50,
  },
  {
    name: "Q4",
    about: "50 responses by id with whole libraries",
    query: `query ($ids: [ID!]!) { responsesById(ids: $ids) { ${TEXTS} libraries { ${LIBRARY} } } }`,
    variables: (at) => ({ ids: fifty(at) }),
    roundTrips: 2,
    calls: 51,
  },
  {
    name: "Q5",
    about: "all integrations with full profile and setting",
    query: `{ integrations(first: 100) { totalCount nodes { id name channel status
      supportedContentProfile { ${PROFILE} } messagingSetting { ${SETTING} } } } }`,
    variables: () => ({}),
    roundTrips: 1,
    calls: 2,
  },
  {
    name: "Q6",
    about: "one response",
    query: `query ($id: ID!) { response(id: $id) { ${TEXTS} libraries { id name } } }`,
    variables: (at) => ({ id: responseAt(at * STRIDE) }),
    roundTrips: 1,
    calls: 1,
  },
];

/**
 * The body of a request. From number 1 on, its variables have a number that the document does not declare, which servers ignore:
 * no two of these bodies are the same, also where two requests ask for the same page.
 */
export function bodyOf({ query, variables }: CpuQuery, at = 0): string {
  return JSON.stringify({ query, variables: { ...variables(at), ...(at > 0 && { requestNumber: at }) } });
}

/** Bodies whose answers together have every library, response and integration. None of them is the body of a query above. */
export function everyEntity(): string[] {
  const pages = Array.from({ length: LIBRARY_PAGES }, (_, at) => ({ page: at + 1 }));
  const inOrder = Array.from({ length: SETS }, (_, at) => ({
    ids: Array.from({ length: IDS }, (_row, row) => responseAt(at * IDS + row)),
  }));
  const [, libraries, , responses, integrations] = CPU_QUERIES;
  const asked = [
    ...pages.map((variables) => ({ query: libraries!.query, variables })),
    ...inOrder.map((variables) => ({ query: responses!.query, variables })),
    { query: integrations!.query, variables: {} },
  ];
  return asked.map(({ query, variables }) => JSON.stringify({ query, variables: { ...variables, learning: true } }));
}
