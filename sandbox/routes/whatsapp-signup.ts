import type { Call, Handlers } from "../api.ts";
import type { JsonObject } from "../contract.ts";
import { declaredError } from "../error-codes.ts";
import type { Integration } from "../model.ts";
import { renderIntegration } from "./integration-answers.ts";
import { createIntegration, integrationOr404, saveIntegration } from "./integration-writes.ts";

const model = "WhatsAppIntegration";
/** E.164, which the vendor's error `invalid.phone.number` names. */
const phoneFormat = /^\+[1-9]\d{1,14}$/;

/** WhatsApp by embedded signup: POST makes an integration without an active number, PATCH activates one of its account. */
export const whatsAppSignup: Handlers = {
  // The two fields are optional: the older signup flow (v2) sends both, the newer one (v4) may send neither.
  postConversationsMessagingIntegrationsWhatsappEmbeddedsignup(call) {
    const { name, embeddedSignupAccessToken: token } = call.body as Record<string, string | undefined>;
    if (name?.trim() === "" || (token !== undefined && name === undefined))
      throw refused("missing.required.field.value");
    const named = { ...call, body: { name: "WhatsApp", ...call.body } };
    const made = createIntegration(named, "whatsapp", "WhatsAppEmbeddedSignupIntegrationRequest", true);
    const integration = { ...made, status: "Incomplete", ...numbersOf(call, made) };
    call.state.integrations.set(made.id, integration);
    return { status: 202, body: renderIntegration(call, model, integration) };
  },
  patchConversationsMessagingIntegrationsWhatsappEmbeddedsignupIntegrationId(call) {
    const integration = integrationOr404(call, "whatsapp");
    const own = numbersIn(integration);
    const { pin, phoneNumber = own[0] } = call.body as { pin: string; phoneNumber?: string };
    if (pin.trim() === "") throw refused("missing.required.field.value");
    const isBeingCreated = integration.creation !== undefined && call.state.clock.now() < integration.creation.until;
    if (isBeingCreated || phoneNumber === undefined) throw refused("invalid.integration");
    if (!phoneFormat.test(phoneNumber)) throw refused("invalid.phone.number");
    if (!own.includes(phoneNumber)) throw refused("phone.number.not.found.on.waba");
    if (isUsedByAnother(call, integration, phoneNumber)) throw refused("phone.number.already.in.use");
    const active = { phoneNumber, status: "Active", activationStatusCode: "CodeConfirmed" };
    return { status: 200, body: renderIntegration(call, model, saveIntegration(call, integration, active)) };
  },
};

function refused(code: string) {
  return declaredError("", code);
}

/** The two numbers of a new account. The model requires a number in every answer, so the first one stands there until then. */
function numbersOf({ state }: Call, { id }: Integration): JsonObject {
  const start = [...state.integrations.keys()].indexOf(id);
  const entities = [1, 2].map((line) => {
    const phoneNumber = `+3491${String(start * 10 + line).padStart(7, "0")}`;
    return { name: `Line ${line}`, phoneNumber, status: "VERIFIED" };
  });
  return { phoneNumber: entities[0]!.phoneNumber, availablePhoneNumbers: { entities } };
}

function numbersIn({ availablePhoneNumbers }: Integration): string[] {
  const { entities = [] } = (availablePhoneNumbers ?? {}) as { entities?: { phoneNumber: string }[] };
  return entities.map(({ phoneNumber }) => phoneNumber);
}

function isUsedByAnother({ state }: Call, { id }: Integration, phoneNumber: string): boolean {
  return [...state.integrations.values()].some(
    (other) => other.id !== id && other.status === "Active" && other.phoneNumber === phoneNumber,
  );
}
