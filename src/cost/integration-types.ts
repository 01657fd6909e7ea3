import { TYPES } from "../resolvers/integration.ts";

/** The GraphQL type of a channel's integrations. */
export function typeOf(channel: string): string {
  return (TYPES as Record<string, string | undefined>)[channel] ?? "OtherIntegration";
}

/** The channel of each GraphQL type. `OtherIntegration` covers many channels and has no path. */
export const CHANNELS: ReadonlyMap<string, string> = new Map(
  Object.entries(TYPES).map(([channel, type]) => [type, channel]),
);

/** Types in the list of all channels: all but LINE, which only the older paths have. */
export const LISTED_TYPES: readonly string[] = [
  ...[...CHANNELS.keys()].filter((type) => type !== TYPES.line),
  "OtherIntegration",
];
