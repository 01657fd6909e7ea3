import type { Fault } from "../../errors.ts";
import { checkId } from "../../ids.ts";
import { messagingCircuit, messagingRoute } from "../messaging-api.ts";
import type { MessagingApi } from "../messaging-api.ts";
import { featureUnavailable, unavailableIfGone } from "../rest/feature-unavailable.ts";
import { createLoader } from "../rest/loader.ts";
import type { Loader } from "../rest/loader.ts";
import { merge } from "../rest/merge.ts";
import type { Changes } from "../rest/merge.ts";
import { asObject } from "../rest/parse.ts";
import { nullIfNotFound, readEach } from "../rest/read-by-id.ts";
import type { Rest } from "../rest/rest.ts";
import type { CachedCall, RestReadOptions, WriteCall } from "../rest/rest-call.ts";
import { bodyReferenceFaults, idFaults, refuse } from "../rest/validation.ts";
import { updateFields } from "../rest/versioned-update.ts";
import type { WriteResult } from "../rest/versioned-update.ts";
import { entityName } from "../rest/entity-rules.ts";
import { IDENTITY_RESOLUTION, INTEGRATIONS_TAG } from "./cache-rules.ts";
import { channelName, isInIntegration } from "./channels.ts";
import { channelOf } from "./integration.ts";
import type { Expand, GenesysIdentityResolution, GenesysIntegration } from "./integration.ts";

export type IdentityResolutionChanges = Changes<
  Pick<GenesysIdentityResolution, "division" | "resolveIdentities" | "externalSource">
>;

export interface IdentityResolutions {
  /** `null` or undefined where there is none: the integration has no configuration, or the older paths are in use. */
  of(integration: GenesysIntegration): Promise<GenesysIdentityResolution | null | undefined>;
  /** Replaces the configuration by the stored one with the changes. Creates it where there is none. */
  update(
    channel: string,
    id: string,
    changes: IdentityResolutionChanges,
  ): Promise<WriteResult<GenesysIdentityResolution>>;
}

/** Reads an integration of a channel from the channel's path. */
type ReadIntegration = (
  channel: string,
  id: string,
  options: { expand: Expand[]; isFresh: boolean },
) => Promise<GenesysIntegration | null>;

const CIRCUIT = messagingCircuit("conversations", "identityresolution");
const EXPAND: Expand[] = ["identityresolution"];

/** The path of the identity resolution of a channel's integrations, on the current paths, or for any `{channel}`. */
export function identityResolutionRoute(channel: string): string {
  return messagingRoute("conversations", `identityresolution/integrations/${channel}/{integrationId}`);
}

const readCall = (channel: string, id: string): CachedCall => ({
  method: "GET",
  route: identityResolutionRoute(channel),
  circuit: CIRCUIT,
  path: { integrationId: checkId(id, "id") },
  cache: {
    kind: "messaging",
    tags: [INTEGRATIONS_TAG],
    hasNoId: true,
    shows: { kind: IDENTITY_RESOLUTION, object: entityName(IDENTITY_RESOLUTION, id) },
  },
});

const replaceCall = (channel: string, id: string, body: object): WriteCall => ({
  method: "PUT",
  route: identityResolutionRoute(channel),
  circuit: CIRCUIT,
  path: { integrationId: checkId(id, "id") },
  body,
  // The integrations of Apple contain it.
  changes: () => [INTEGRATIONS_TAG],
  writes: { kind: IDENTITY_RESOLUTION, object: entityName(IDENTITY_RESOLUTION, id) },
});

/** The identity resolutions of integrations, for one request. */
export function createIdentityResolutions(
  rest: Rest,
  generation: MessagingApi,
  readIntegration: ReadIntegration,
): IdentityResolutions {
  const loaders = new Map<string, Loader<GenesysIdentityResolution>>();

  const call = async (channel: string, sending: Promise<unknown>) =>
    asObject<GenesysIdentityResolution>(await unavailableIfGone(whatOf(channel), sending));

  const read = (channel: string, id: string, options?: RestReadOptions) =>
    nullIfNotFound(call(channel, rest.read(readCall(channel, id), options)));

  function loader(channel: string): Loader<GenesysIdentityResolution> {
    const known = loaders.get(channel) ?? createLoader((ids) => readEach(ids, (id) => read(channel, id)));
    loaders.set(channel, known);
    return known;
  }

  /** The stored configuration; empty where the integration has none, `null` where there is no integration. */
  async function stored(channel: string, id: string): Promise<GenesysIdentityResolution | null> {
    if (isInIntegration(channel)) {
      const integration = await readIntegration(channel, id, { expand: EXPAND, isFresh: true });
      return integration && (integration.identityResolution ?? {});
    }
    const known = await read(channel, id, { bypassCache: true });
    return known ?? ((await readIntegration(channel, id, { expand: [], isFresh: true })) && {});
  }

  return {
    of: async (integration) => {
      const { id, identityResolution } = integration;
      const channel = channelOf(integration);
      if (identityResolution || generation !== "conversations") return identityResolution;
      if (!isInIntegration(channel)) return loader(channel).load(id);
      const whole = await readIntegration(channel, id, { expand: EXPAND, isFresh: false });
      return whole?.identityResolution;
    },
    update: async (channel, id, changes) => {
      if (generation !== "conversations") throw featureUnavailable(whatOf(channel));
      refuse([
        ...idFaults(id, "id"),
        ...bodyReferenceFaults(changes.division, "division"),
        ...bodyReferenceFaults(changes.externalSource, "externalSource"),
      ]);
      const named = Object.entries(changes).filter(([, value]) => value !== undefined);
      return updateFields<GenesysIdentityResolution>({
        read: () => stored(channel, id),
        send: async (fields, before) => {
          const body = merge<GenesysIdentityResolution>({}, fields);
          // The models require it.
          if (body.resolveIdentities === undefined) refuse([neededFault(changes)]);
          const preview = { ...body, ...(before?.selfUri !== undefined && { selfUri: before.selfUri }) };
          return call(channel, rest.write(replaceCall(channel, id, body), { before, preview, hasNoId: true }));
        },
        changes: Object.fromEntries(named),
        // A PUT clears what it leaves out, also what the gateway does not know.
        alsoSend: ({ selfUri: _selfUri, ...current }) => current,
        readFirst: true,
      });
    },
  };
}

function neededFault({ resolveIdentities }: IdentityResolutionChanges): Fault {
  const isCleared = resolveIdentities === null;
  return {
    field: "resolveIdentities",
    message: isCleared
      ? "It cannot be cleared. Say whether the channel resolves identities."
      : "Say whether the channel resolves identities: nothing is stored.",
  };
}

function whatOf(channel: string): string {
  return `Identity resolution of ${channelName(channel)}`;
}
