import type { Genesys } from "./genesys.ts";
import { createLibraries } from "./libraries.ts";
import type { Libraries } from "./libraries.ts";
import { createResponses } from "./responses.ts";
import type { Responses } from "./responses.ts";
import { createRest } from "./rest.ts";
import { createUsers } from "./users.ts";
import type { Users } from "./users.ts";

export interface Datasources {
  libraries: Libraries;
  responses: Responses;
  users: Users;
}

/** The datasources of one request: what they have loaded is shared within the request and forgotten after it. */
export function createDatasources(genesys: Genesys, signal?: AbortSignal): Datasources {
  const rest = createRest(genesys, signal);
  return {
    libraries: createLibraries(rest),
    responses: createResponses(rest),
    users: createUsers(rest),
  };
}
