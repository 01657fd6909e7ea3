import type { SandboxClock } from "../clock.ts";
import type { Call } from "../api.ts";
import { declared, type JsonObject } from "../contract.ts";
import { errorBody, invalidValue } from "../errors.ts";
import { rootOf } from "../generations.ts";
import { byName, listing } from "../paging.ts";
import type { Channel, Integration } from "../model.ts";
import { settingReference } from "./messaging-settings.ts";
import { profileReference } from "./supported-content-profiles.ts";
import { renderIdentityResolution } from "./identity-resolution.ts";
import { userReference } from "./users.ts";

/** One page of the integrations that pass `holds` and the query's filters, with the fields of the model. */
export function integrationList(call: Call, model: string, holds: (row: Integration) => boolean) {
  const { "supportedContent.id": profile, "messagingSetting.id": setting } = call.query;
  const rows = [...call.state.integrations.values()]
    .filter(holds)
    .filter(({ supportedContent }) => profile === undefined || supportedContent === profile)
    .filter(({ messagingSetting }) => setting === undefined || messagingSetting === setting)
    .toSorted(byName);
  return { status: 200, body: listing(call, rows, (row) => renderIntegration(call, model, row)) };
}

/**
 * An integration with the fields that the model declares. So the older models keep their fields, open and apple have no
 * version, and a secret is returned only if the vendor's model has it.
 */
export function renderIntegration(call: Call, model: string, integration: Integration): JsonObject {
  const { state, query } = call;
  const { id, channel, supportedContent, messagingSetting, createdBy, modifiedBy } = integration;
  const { identityResolution, ...own } = integration;
  const expand = [query.expand ?? []].flat() as string[];
  const selfUri = `${rootOf(call)}/integrations/${channel}/${id}`;
  return declared(model, {
    ...own,
    ...progress(integration, state.clock),
    messengerType: channel,
    supportedContent:
      supportedContent && profileReference(state, supportedContent, expand.includes("supportedContent")),
    messagingSetting:
      messagingSetting && settingReference(state, messagingSetting, expand.includes("messagingSetting")),
    identityResolution:
      expand.includes("identityresolution") && identityResolution
        ? renderIdentityResolution(state, integration)
        : undefined,
    createdBy: userReference(createdBy),
    modifiedBy: userReference(modifiedBy),
    selfUri,
  });
}

// The field that a failed creation blames.
const suspects: Partial<Record<Channel, string>> = {
  facebook: "pageAccessToken",
  whatsapp: "wabaCertificate",
  open: "outboundNotificationWebhookUrl",
};

// A creation finishes by the clock: the next read sees the result. Nothing runs in the background.
function progress({ id, channel, status, creation }: Integration, clock: SandboxClock): JsonObject {
  // No status and no recipient yet, as in a captured payload of an open integration (gildas/go-gcloudcx, testdata).
  if (creation && clock.now() < creation.until) return { createStatus: "Initiated", status: undefined };
  if (creation?.fails) {
    const error = invalidValue("The far side of the channel refused the integration", suspects[channel]!);
    return { createStatus: "Error", status: "Error", createError: errorBody(error, id) };
  }
  // The vendor does not publish the id of the recipient, so this uses the integration's.
  return { createStatus: "Completed", status, recipient: { id, selfUri: `/api/v2/routing/message/recipients/${id}` } };
}
