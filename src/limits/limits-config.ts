import type { SettingsReader } from "../settings.ts";

/** The most of everything that one request may bring. */
export interface Limits {
  tokens: number;
  depth: number;
  aliases: number;
  /** Fields at the top of a query. */
  rootFields: number;
  /** Fields at the top of a mutation. */
  mutations: number;
  directives: number;
  /** How often the same name may stand in one selection. */
  fieldRepeats: number;
  /** Fields and fragments, each counted as often as fragments bring it. */
  selections: number;
  bodyBytes: number;
  /** Entries in `errors` of a request that is refused. */
  errors: number;
}

/** The limits that the environment asks for. All have a default; none can be turned off. */
export function readLimits({ integer }: SettingsReader): Limits {
  return Object.freeze({
    tokens: integer("MAX_TOKENS", 1000, 1, 10_000),
    depth: integer("MAX_DEPTH", 12, 1, 100),
    aliases: integer("MAX_ALIASES", 20, 0, 1000),
    rootFields: integer("MAX_ROOT_FIELDS", 15, 1, 1000),
    mutations: integer("MAX_MUTATIONS", 5, 1, 1000),
    directives: integer("MAX_DIRECTIVES", 20, 0, 1000),
    fieldRepeats: integer("MAX_FIELD_REPEATS", 20, 1, 1000),
    selections: integer("MAX_SELECTIONS", 1000, 1, 1_000_000),
    bodyBytes: integer("MAX_BODY_KB", 100, 1, 10_000) * 1000,
    errors: integer("MAX_ERRORS_LISTED", 5, 1, 100),
  });
}
