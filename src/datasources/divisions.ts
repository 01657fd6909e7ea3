import type { GenesysCall } from "../genesys/call.ts";
import { createLoader } from "./rest/loader.ts";
import { readConnection } from "./rest/paging.ts";
import type { Connection, PageRequest, Window } from "./rest/paging.ts";
import { asListing, byId } from "./rest/parse.ts";
import type { Reference } from "./rest/parse.ts";
import type { Rest } from "./rest/rest.ts";
import type { CachedCall, Send } from "./rest/rest-call.ts";

/** A division as its own list in the REST API answers it. Its fields are optional because the contract does not require them. */
export interface GenesysDivision extends Reference {
  description?: string;
  homeDivision?: boolean;
}

/** Other entities refer to a division by its id, with or without its name. */
export type DivisionOrReference = Reference | GenesysDivision;

export interface Divisions {
  byId(id: string): Promise<GenesysDivision | null>;
  page(window: Window): Promise<Connection<GenesysDivision>>;
}

/** What a reference has as its id when it means all divisions. No division has this id. */
export const ALL_DIVISIONS = "*";

/** The vendor declares no limit; a page has 100 rows, as of every list. Without a page size, the list would stop at 25. */
export const BULK_SIZE = 100;

/** The paths of divisions, in the words of the REST contract. */
export const DIVISION_ROUTES = {
  list: "/api/v2/authorization/divisions",
  one: "/api/v2/authorization/divisions/{divisionId}",
} as const;

/** The part of the API that fails together with these paths. */
const CIRCUIT = "authorization/divisions";

/** The cache keeps every division as the answer of this call. The gateway has no writes of divisions, so no tag ever changes. */
const one = (id: string): CachedCall => ({
  method: "GET",
  route: DIVISION_ROUTES.one,
  circuit: CIRCUIT,
  path: { divisionId: id },
  cache: { kind: "users", tags: [] },
});

const readPage = (page: PageRequest): CachedCall => ({
  method: "GET",
  route: DIVISION_ROUTES.list,
  circuit: CIRCUIT,
  query: { ...page },
  cache: { kind: "users", tags: [] },
});

async function readMany(ids: readonly string[], send: Send): Promise<Map<string, GenesysDivision>> {
  const query = { id: ids, pageSize: BULK_SIZE };
  const call: GenesysCall = { method: "GET", route: DIVISION_ROUTES.list, circuit: CIRCUIT, query };
  return byId(asListing<GenesysDivision>(await send(call, ids.length)));
}

/** The divisions of the organization, for one request. */
export function createDivisions(rest: Rest): Divisions {
  const loader = createLoader<GenesysDivision>((ids) => rest.entities({ ids, one, load: readMany }), {
    maxBatchSize: BULK_SIZE,
    schedule: rest.whenIdle,
  });
  return {
    byId: async (id) => (id === ALL_DIVISIONS ? null : loader.load(id)),
    page: async (window) =>
      readConnection(window, (page) => rest.page<GenesysDivision>(readPage(page), asListing, (id) => [one(id)])),
  };
}
