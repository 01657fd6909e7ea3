import { createDatasources } from "./datasources/index.ts";
import type { Datasources } from "./datasources/index.ts";
import type { Genesys } from "./datasources/genesys.ts";

/** What one request owns. */
export interface Context {
  datasources: Datasources;
}

/** Makes the context of one request; the signal tells that the client has left. */
export function createContext(genesys: Genesys, signal: AbortSignal): Context {
  return { datasources: createDatasources(genesys, signal) };
}
