import type { Handlers } from "../api.ts";
import type { Channel } from "../model.ts";
import { integrationList, renderIntegration } from "./integration-answers.ts";
import { changeIntegration, createIntegration, integrationOr404 } from "./integration-writes.ts";

/** Today's integrations: the list across all channels, and five operations for each channel that can be written to. */
export const integrations: Handlers = {
  // LINE has no path today, so it is not in here; sms and webmessaging are nowhere else.
  getConversationsMessagingIntegrations(call) {
    return integrationList(call, "MessagingIntegration", ({ channel }) => channel !== "line");
  },
  ...channelHandlers("facebook", "Facebook", "FacebookIntegration"),
  ...channelHandlers("twitter", "Twitter", "TwitterIntegration"),
  ...channelHandlers("whatsapp", "Whatsapp", "WhatsAppIntegration"),
  ...channelHandlers("open", "Open", "OpenIntegration"),
  ...channelHandlers("instagram", "Instagram", "InstagramIntegration"),
  ...channelHandlers("apple", "Apple", "AppleIntegration"),
};

function channelHandlers(channel: Channel, operation: string, model: string): Handlers {
  const all = `ConversationsMessagingIntegrations${operation}`;
  const one = `${all}IntegrationId`;
  // Two are declared to answer 202 as well; open declares 200 alone, and yet a captured payload of it says Initiated.
  const made202 = channel === "facebook" || channel === "whatsapp";
  const takesTime = made202 || channel === "open";
  return {
    [`get${all}`]: (call) => integrationList(call, model, (row) => row.channel === channel),
    [`get${one}`]: (call) => ({ status: 200, body: renderIntegration(call, model, integrationOr404(call, channel)) }),
    [`post${all}`](call) {
      const made = createIntegration(call, channel, `${model}Request`, takesTime);
      return { status: made202 ? 202 : 200, body: renderIntegration(call, model, made) };
    },
    [`patch${one}`](call) {
      const changed = changeIntegration(call, integrationOr404(call, channel), `${model}UpdateRequest`);
      return { status: 200, body: renderIntegration(call, model, changed) };
    },
    [`delete${one}`](call) {
      const integration = integrationOr404(call, channel);
      call.state.integrations.delete(integration.id);
      if (channel !== "whatsapp") return { status: 204 };
      // WhatsApp declares 204 and, still, 200 with the integration: the sandbox takes the one no other channel has.
      return { status: 200, body: renderIntegration(call, model, { ...integration, status: "Deleting" }) };
    },
  };
}
