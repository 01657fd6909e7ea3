import { createDatasources } from "./datasources/index.ts";
import type { DatasourceOptions, Datasources } from "./datasources/index.ts";

/** What one request owns. */
export interface Context {
  datasources: Datasources;
}

/** Makes the context of one request. */
export function createContext(options: DatasourceOptions): Context {
  return { datasources: createDatasources(options) };
}
