import { TYPES } from "../resolvers/integration.ts";

/** The type of a channel's integrations. */
export function typeOf(channel: string): string {
  return (TYPES as Record<string, string | undefined>)[channel] ?? "OtherIntegration";
}

/** The channel of each type; OtherIntegration has many, and no path of its own. */
export const CHANNELS: ReadonlyMap<string, string> = new Map(
  Object.entries(TYPES).map(([channel, type]) => [type, channel]),
);

/** What the list of all channels holds: everything but LINE, which is on the old paths only. */
export const LISTED_TYPES: readonly string[] = [
  ...[...CHANNELS.keys()].filter((type) => type !== TYPES.line),
  "OtherIntegration",
];
