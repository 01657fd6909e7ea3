import { createLoader } from "./loader.ts";
import type { Rest } from "./rest.ts";
import { asListing, byId } from "./shapes.ts";

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

/** The users of the organization, for the length of one request; people who have left are found too. */
export function createUsers(rest: Rest): Users {
  const loader = createLoader<GenesysUser>(
    async (ids) => {
      const query = { id: ids, pageSize: BULK_SIZE, state: "any" };
      return byId(asListing<GenesysUser>(await rest.call({ method: "GET", route: "/api/v2/users", query })));
    },
    { maxBatchSize: BULK_SIZE, schedule: rest.whenQuiet },
  );
  return { byId: (id) => loader.load(id) };
}
