import type { Handlers } from "../api.ts";
import { invalidValue } from "../errors.ts";
import type { Channel } from "../model.ts";
import { integrationList, renderIntegration } from "./integration-answers.ts";
import { createIntegration, integrationOr404, replaceIntegration } from "./integration-writes.ts";

/** Integrations on the older paths: Facebook and Twitter in older models, and LINE, which exists only here. */
export const olderIntegrations: Handlers = {
  ...channelHandlers("facebook", "Facebook", "SeedFacebookIntegration"),
  ...channelHandlers("twitter", "Twitter", "SeedTwitterIntegration"),
  ...channelHandlers("line", "Line", "LineIntegration"),
  // The request has no version, so there is never a conflict.
  putMessagingIntegrationsLineIntegrationId(call) {
    const integration = integrationOr404(call, "line");
    if (integration.channelId && !call.body.channelId) throw invalidValue("The channel is set up already", "channelId");
    const replaced = replaceIntegration(call, integration, "LineIntegrationRequest");
    return { status: 200, body: renderIntegration(call, "LineIntegration", replaced) };
  },
};

function channelHandlers(channel: Channel, operation: string, model: string): Handlers {
  const all = `MessagingIntegrations${operation}`;
  const one = `${all}IntegrationId`;
  return {
    [`get${all}`]: (call) => integrationList(call, model, (row) => row.channel === channel),
    [`get${one}`]: (call) => ({ status: 200, body: renderIntegration(call, model, integrationOr404(call, channel)) }),
    // The older paths declare only 200, so creations finish at once.
    [`post${all}`](call) {
      const made = createIntegration(call, channel, `${model}Request`, false);
      return { status: 200, body: renderIntegration(call, model, made) };
    },
    [`delete${one}`](call) {
      call.state.integrations.delete(integrationOr404(call, channel).id);
      return { status: 204 };
    },
  };
}
