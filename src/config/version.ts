import { readFileSync } from "node:fs";

/** The version of the gateway, from package.json: `0.2.0`. */
export const VERSION = (
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }
).version;

/** How the gateway names itself in each HTTP request that it makes. */
export const USER_AGENT = `genesys-graphql/${VERSION}`;
