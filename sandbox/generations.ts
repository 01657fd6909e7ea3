import type { Call, Handlers } from "./api.ts";

/** Where today's messaging paths begin; references always lead there. */
export const todaysRoot = "/api/v2/conversations/messaging";
const seedRoot = "/api/v2/messaging";

/** Where the paths of the generation begin that was called: what is read there says it lives there. */
export function rootOf({ path }: Call): string {
  return path.startsWith(`${seedRoot}/`) ? seedRoot : todaysRoot;
}

/** The same handlers for today's operations and for those of the seed, whose names lack "Conversations". */
export function onBothPaths(handlers: Handlers): Handlers {
  const seed = Object.entries(handlers).map(([name, handler]) => [name.replace("Conversations", ""), handler]);
  return { ...handlers, ...Object.fromEntries(seed) };
}
