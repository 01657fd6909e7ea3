import type { Call } from "../api.ts";
import { declared, type JsonObject } from "../contract.ts";
import { ApiError, invalidValue, missingReference } from "../errors.ts";
import type { Channel, Integration } from "../model.ts";
import type { State } from "../state.ts";
import { rules } from "./integration-rules.ts";

/** An integration with this name ends in status Error if its creation takes time. */
const doomedName = "Fail";

/** The integration that the path names. Throws 404 if it is missing or of another channel. */
export function integrationOr404({ state, params }: Call, channel: Channel): Integration {
  const integration = state.integrations.get(params.integrationId!);
  if (integration?.channel !== channel) throw new ApiError(404);
  return integration;
}

/** Creates an integration from a body of the request model. With `takesTime`, reads show it as Initiated at first. */
export function createIntegration(call: Call, channel: Channel, request: string, takesTime: boolean): Integration {
  const { state, userId: createdBy } = call;
  const written = checked(call, channel, request, true);
  const name = written.name as string;
  const dateCreated = state.date();
  const creation = { until: state.clock.now() + state.creationTime, fails: name === doomedName };
  const integration: Integration = {
    status: "Active",
    ...(channel !== "line" && defaultsOf(state)),
    ...written,
    id: state.newId(),
    channel,
    name,
    version: 1,
    createdBy,
    dateCreated,
    // Set at creation, as in a captured payload of a new integration (gildas/go-gcloudcx, testdata).
    modifiedBy: createdBy,
    dateModified: dateCreated,
    ...(takesTime && { creation }),
  };
  return stored(state, { ...integration, ...rules[channel]?.found?.(integration) });
}

/** Merges the fields of the body into the integration. */
export function changeIntegration(call: Call, integration: Integration, request: string): Integration {
  return saveIntegration(call, integration, checked(call, integration.channel, request, false));
}

/** Saves changed fields of the integration, as its next version. */
export function saveIntegration(call: Call, integration: Integration, fields: JsonObject): Integration {
  return stored(call.state, { ...integration, ...fields, ...changedBy(call, integration) });
}

/** Replaces all written fields by the body. The external network's fields are computed again. */
export function replaceIntegration(call: Call, { id, channel, version, ...old }: Integration, request: string) {
  const written = checked(call, channel, request, true);
  const { createdBy, dateCreated } = old;
  const made = { id, channel, version, name: written.name as string, status: "Active", createdBy, dateCreated };
  const integration: Integration = { ...written, ...made };
  return stored(call.state, {
    ...integration,
    ...rules[channel]?.found?.(integration),
    ...changedBy(call, integration),
  });
}

function checked({ body, state }: Call, channel: Channel, request: string, isNew: boolean): JsonObject {
  const {
    supportedContent: profile,
    messagingSetting: setting,
    ...written
  } = declared(request, body) as {
    name?: string;
    supportedContent?: { id: string };
    messagingSetting?: { id: string };
  };
  if (written.name?.trim() === "") throw invalidValue("An integration needs a name", "name");
  if (profile && !state.profiles.has(profile.id)) {
    throw missingReference(`There is no supported content profile with id ${profile.id}`, "supportedContent.id");
  }
  if (setting && !state.settings.has(setting.id)) {
    throw missingReference(`There is no messaging setting with id ${setting.id}`, "messagingSetting.id");
  }
  rules[channel]?.check?.(written, isNew);
  return {
    ...written,
    ...(profile && { supportedContent: profile.id }),
    ...(setting && { messagingSetting: setting.id }),
  };
}

// Without a default setting a global one applies, which the API does not show.
function defaultsOf({ defaults }: State): Pick<Integration, "supportedContent" | "messagingSetting"> {
  return {
    supportedContent: defaults.profile,
    ...(defaults.setting !== undefined && { messagingSetting: defaults.setting }),
  };
}

function changedBy({ state, userId: modifiedBy }: Call, { version }: Integration) {
  return { version: version + 1, modifiedBy, dateModified: state.date() };
}

function stored(state: State, integration: Integration): Integration {
  state.integrations.set(integration.id, integration);
  return integration;
}
