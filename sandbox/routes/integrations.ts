import type { Handlers } from "../api.ts";
import type { Channel } from "../model.ts";
import { integrationList, renderIntegration } from "./integration-answers.ts";
import { changeIntegration, createIntegration, integrationOr404 } from "./integration-writes.ts";

/** Integrations on today's paths: the list of all channels, and five operations for each writable channel. */
export const integrations: Handlers = {
  // Without LINE, which has no path today. Only this list shows sms and webmessaging.
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
  // Two channels declare 202 too. Open declares only 200, but a captured payload of it says Initiated.
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
      // WhatsApp declares both 204 and 200 with the integration. The sandbox sends 200, which no other channel does.
      return { status: 200, body: renderIntegration(call, model, { ...integration, status: "Deleting" }) };
    },
  };
}
