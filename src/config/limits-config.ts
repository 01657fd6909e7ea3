import type { SettingsReader } from "./settings.ts";

/** The largest request that the gateway accepts. */
export interface Limits {
  tokens: number;
  depth: number;
  aliases: number;
  /** Fields at the top of a query. */
  rootFields: number;
  /** Fields at the top of a mutation. */
  mutations: number;
  directives: number;
  /** How often one selection may name the same field. */
  fieldRepeats: number;
  /** Fields and fragments, each counted as often as a fragment is spread. */
  selections: number;
  bodyBytes: number;
  /** Entries in `errors` of a refused request. */
  errors: number;
}

/** Reads the limits. All have a default, and none can be turned off. */
export function readLimits({ get }: SettingsReader): Limits {
  return Object.freeze({
    tokens: get("MAX_TOKENS"),
    depth: get("MAX_DEPTH"),
    aliases: get("MAX_ALIASES"),
    rootFields: get("MAX_ROOT_FIELDS"),
    mutations: get("MAX_MUTATIONS"),
    directives: get("MAX_DIRECTIVES"),
    fieldRepeats: get("MAX_FIELD_REPEATS"),
    selections: get("MAX_SELECTIONS"),
    bodyBytes: get("MAX_BODY_KB") * 1000,
    errors: get("MAX_ERRORS_LISTED"),
  });
}
