import type { Call, Handlers } from "../api.ts";
import { declared, type JsonObject } from "../contract.ts";
import { declaredError } from "../error-codes.ts";
import { ApiError } from "../errors.ts";
import { todaysRoot } from "../generations.ts";
import type { Channel, IdentityResolution, Integration } from "../model.ts";
import type { State } from "../state.ts";

const allDivisions = "*";

/** The identity resolution of an integration, on a path of its own for each channel. PUT creates or replaces it. */
export const identityResolutions: Handlers = {
  ...channelHandlers("apple", "Apple", "AppleIdentityResolutionConfig"),
  ...channelHandlers("facebook", "Facebook", "FacebookIdentityResolutionConfig"),
  ...channelHandlers("instagram", "Instagram", "InstagramIdentityResolutionConfig"),
  ...channelHandlers("open", "Open", "OpenMessagingIdentityResolutionConfig"),
  ...channelHandlers("twitter", "Twitter", "TwitterIdentityResolutionConfig"),
  ...channelHandlers("whatsapp", "Whatsapp", "WhatsAppIdentityResolutionConfig"),
};

/** The configuration of an integration, with the references as objects. */
export function renderIdentityResolution(
  { divisions }: State,
  { id, channel, identityResolution }: Pick<Integration, "id" | "channel" | "identityResolution">,
): JsonObject {
  const { division, resolveIdentities, externalSource } = identityResolution!;
  const name = division && divisions.get(division)?.name;
  return {
    ...(division && {
      division: { id: division, ...(name && { name }), selfUri: `/api/v2/authorization/divisions/${division}` },
    }),
    resolveIdentities,
    ...(externalSource && {
      externalSource: { id: externalSource, selfUri: `/api/v2/externalcontacts/externalsources/${externalSource}` },
    }),
    selfUri: `${todaysRoot}/identityresolution/integrations/${channel}/${id}`,
  };
}

function channelHandlers(channel: Channel, operation: string, model: string): Handlers {
  const one = `ConversationsMessagingIdentityresolutionIntegrations${operation}IntegrationId`;
  const answer = ({ state }: Call, integration: Integration) => ({
    status: 200,
    body: declared(model, renderIdentityResolution(state, integration)),
  });
  return {
    [`get${one}`](call) {
      const integration = active(call, channel);
      // Not documented: an integration without a configuration could have one of defaults as well.
      if (!integration.identityResolution) throw new ApiError(404);
      return answer(call, integration);
    },
    [`put${one}`](call) {
      const integration = active(call, channel);
      const { division, resolveIdentities, externalSource } = declared(model, call.body) as {
        division?: { id?: string };
        resolveIdentities: boolean;
        externalSource?: { id?: string };
      };
      checkDivision(call, channel, division?.id);
      const identityResolution: IdentityResolution = {
        resolveIdentities,
        ...(division?.id && { division: division.id }),
        ...(externalSource?.id && { externalSource: externalSource.id }),
      };
      const changed = { ...integration, identityResolution };
      call.state.integrations.set(integration.id, changed);
      return answer(call, changed);
    },
  };
}

/** The integration. Only open messaging declares the two codes. */
function active({ state, params }: Call, channel: Channel): Integration {
  const integration = state.integrations.get(params.integrationId!);
  if (integration?.channel !== channel) {
    throw channel === "open" ? declaredError("", "integration.not.found") : new ApiError(404);
  }
  const { creation, status } = integration;
  const isBeingCreated = creation !== undefined && state.clock.now() < creation.until;
  if (channel === "open" && (isBeingCreated || status !== "Active")) throw declaredError("", "integration.not.active");
  return integration;
}

/** X is the only channel without a code for an unknown division. */
function checkDivision({ state }: Call, channel: Channel, division: string | undefined): void {
  if (division === undefined || division === allDivisions || state.divisions.has(division)) return;
  throw declaredError("", channel === "twitter" ? "validation.failed" : "division.not.found");
}
