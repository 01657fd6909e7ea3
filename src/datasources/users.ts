import type { GenesysCall } from "../genesys/call.ts";
import { createLoader } from "./rest/loader.ts";
import type { Rest } from "./rest/rest.ts";
import type { CachedCall, Send } from "./rest/rest-call.ts";
import { asListing, byId } from "./rest/parse.ts";

/** A user as other entities of the REST API refer to it: without a name. */
export interface UserReference {
  id: string;
  selfUri?: string;
}

/** A user as the user list of the REST API answers it. */
export interface GenesysUser extends UserReference {
  name?: string;
}

export type UserOrReference = UserReference | GenesysUser;

export interface Users {
  byId(id: string): Promise<GenesysUser | null>;
}

/** One read takes as many ids as a page has rows. Without an explicit page size, the list would stop at 25. */
export const BULK_SIZE = 100;

/** The paths of users, in the words of the REST contract. */
export const USER_ROUTES = { list: "/api/v2/users", one: "/api/v2/users/{userId}" } as const;

/** All calls of users fail together. */
const CIRCUIT = "users";

/** The cache keeps every user as the answer of this call. The gateway has no writes of users, so no tag ever changes. */
const one = (id: string): CachedCall => ({
  method: "GET",
  route: USER_ROUTES.one,
  circuit: CIRCUIT,
  path: { userId: id },
  cache: { kind: "users", tags: [] },
});

async function readMany(ids: readonly string[], send: Send): Promise<Map<string, GenesysUser>> {
  const query = { id: ids, pageSize: BULK_SIZE, state: "any" };
  const call: GenesysCall = { method: "GET", route: USER_ROUTES.list, circuit: CIRCUIT, query };
  return byId(asListing<GenesysUser>(await send(call, ids.length)));
}

/** The users of the organization, for one request, including inactive and deleted ones. */
export function createUsers(rest: Rest): Users {
  const loader = createLoader<GenesysUser>((ids) => rest.entities({ ids, one, load: readMany }), {
    maxBatchSize: BULK_SIZE,
    schedule: rest.whenIdle,
  });
  return { byId: (id) => loader.load(id) };
}
