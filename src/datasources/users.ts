import { createLoader } from "./rest/loader.ts";
import type { GenesysCall } from "../genesys/call.ts";
import type { Rest, Send } from "./rest/rest.ts";
import { asListing, byId } from "./rest/parse.ts";

/** A user as references and the user list of the REST API hold it. References have no name. */
export interface GenesysUser {
  id: string;
  name?: string;
  selfUri?: string;
}

export interface Users {
  byId(id: string): Promise<GenesysUser | null>;
}

/** One read takes as many ids as a page has rows: without an explicit page size the list would stop at 25. */
export const BULK_SIZE = 100;

const one = (id: string): GenesysCall => ({ method: "GET", route: "/api/v2/users/{userId}", path: { userId: id } });

async function readMany(ids: readonly string[], send: Send): Promise<Map<string, GenesysUser>> {
  const query = { id: ids, pageSize: BULK_SIZE, state: "any" };
  return byId(asListing<GenesysUser>(await send({ method: "GET", route: "/api/v2/users", query }, ids.length)));
}

/** The users of the organization, for the length of one request; people who have left are found too. */
export function createUsers(rest: Rest): Users {
  const loader = createLoader<GenesysUser>((ids) => rest.entities({ ids, one, load: readMany }), {
    maxBatchSize: BULK_SIZE,
    schedule: rest.whenQuiet,
  });
  return { byId: (id) => loader.load(id) };
}
