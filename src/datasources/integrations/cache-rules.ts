import { SETTINGS_TAG } from "../messaging-settings.ts";
import type { CollectionRules } from "../rest/collection.ts";
import { PROFILES_TAG } from "../supported-content-profiles.ts";

/** Tag that changes with every write of an integration. */
const INTEGRATIONS_TAG = "integrations";

/** The same for all channels. Integrations hold the names of the settings and profiles that they use. */
export const INTEGRATION_RULES: CollectionRules = {
  cache: {
    kind: "messaging",
    tags: [INTEGRATIONS_TAG, SETTINGS_TAG, PROFILES_TAG],
    isSettled: (row) => !isBeingCreated(row),
  },
  changes: [INTEGRATIONS_TAG],
};

/** An integration whose creation goes on says so, except in the list of all channels: there it has no status and no recipient. */
function isBeingCreated({ createStatus, status, recipient }: Record<string, unknown>): boolean {
  return createStatus === "Initiated" || (status === undefined && recipient === undefined);
}
