import type { Call, Handlers } from "./api.ts";

/** Prefix of today's messaging paths. All references use it. */
export const todaysRoot = "/api/v2/conversations/messaging";
const olderRoot = "/api/v2/messaging";

/** Path prefix of the generation that was called. The `selfUri`s of the answer use it. */
export function rootOf({ path }: Call): string {
  return path.startsWith(`${olderRoot}/`) ? olderRoot : todaysRoot;
}

/** Registers each handler for today's operation and for the older one, whose name lacks "Conversations". */
export function onBothPaths(handlers: Handlers): Handlers {
  const older = Object.entries(handlers).map(([name, handler]) => [name.replace("Conversations", ""), handler]);
  return { ...handlers, ...Object.fromEntries(older) };
}
