import { SETTINGS_TABLE } from "../src/config/settings-table.ts";

/** Settings with which the gateway's cache keeps nothing. */
export const NO_CACHE: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(SETTINGS_TABLE)
    .filter((name) => name.startsWith("CACHE_FRESH_"))
    .map((name) => [name, "0"]),
);
