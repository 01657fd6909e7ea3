import { expectedRefusal } from "../../genesys/vendor-errors.ts";
import type { Collection } from "../rest/collection.ts";
import { merge } from "../rest/merge.ts";
import type { Rest } from "../rest/rest.ts";
import { updateFields } from "../rest/versioned-update.ts";
import type { WriteResult } from "../rest/versioned-update.ts";
import { signupRoutes } from "./channels.ts";
import type { ChannelRoutes } from "./channels.ts";
import type { GenesysIntegration } from "./integration.ts";
import { checkLinks } from "./links.ts";
import type { LinkedCollections } from "./links.ts";
import { checkActivation, checkSignup } from "./validation.ts";

/** WhatsApp by embedded signup, in two steps. Without WhatsApp, both throw FEATURE_UNAVAILABLE. */
export interface WhatsAppSignup {
  create(body: Record<string, unknown>): Promise<WriteResult<GenesysIntegration>>;
  /** Activates one of the account's numbers. */
  activate(id: string, number: Activation): Promise<WriteResult<GenesysIntegration>>;
}

interface Activation {
  phoneNumber?: string | null | undefined;
  pin: string;
}

/** What the signup shares with the other writes of WhatsApp integrations. */
interface WhatsAppChannel {
  routes: () => ChannelRoutes;
  collection: () => Collection<GenesysIntegration>;
  wholeOf: (row: GenesysIntegration) => GenesysIntegration;
}

/** The writes of WhatsApp's embedded signup, for one request. */
export function createWhatsAppSignup(
  rest: Rest,
  linked: LinkedCollections,
  { routes, collection, wholeOf }: WhatsAppChannel,
): WhatsAppSignup {
  return {
    create: async (body) => {
      const { create } = signupRoutes(routes());
      const made = merge({}, body);
      checkSignup(made);
      await checkLinks(rest, linked, made);
      const { writeTo, written } = collection();
      const call = { method: "POST", route: create, body: made, writes: written() } as const;
      const entity = await writeTo<GenesysIntegration>(call, { preview: made });
      return { entity: wholeOf(entity), before: null };
    },
    activate: async (id, number) => {
      const { activate } = signupRoutes(routes());
      checkActivation(id, number);
      const { read, writeTo, written } = collection();
      const { entity, before } = await updateFields<GenesysIntegration>({
        read: () => read(id),
        send: async (body, stored) => {
          const { phoneNumber } = number;
          if (stored) checkNumber(stored, phoneNumber);
          const preview = stored && { ...stored, ...(phoneNumber != null && { phoneNumber }) };
          const call = { method: "PATCH", route: activate, body, writes: written(id) } as const;
          return writeTo<GenesysIntegration>(call, { id, preview });
        },
        changes: merge({}, number),
        readFirst: rest.dryRun,
      });
      return { entity: wholeOf(entity), ...(before && { before: wholeOf(before) }) };
    },
  };
}

/** A real activation fails for a number that the account does not have. A dry run knows the numbers of the account. */
function checkNumber({ availablePhoneNumbers }: GenesysIntegration, phoneNumber: string | null | undefined): void {
  const { entities } = (availablePhoneNumbers ?? {}) as { entities?: ({ phoneNumber?: string } | null)[] };
  if (phoneNumber == null || !entities || entities.some((one) => one?.phoneNumber === phoneNumber)) return;
  throw expectedRefusal({ method: "PATCH" }, "phone.number.not.found.on.waba");
}
