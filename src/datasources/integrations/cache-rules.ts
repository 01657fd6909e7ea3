import { SETTING, SETTINGS_TAG } from "../messaging-settings.ts";
import type { CollectionRules } from "../rest/collection.ts";
import { PROFILE, PROFILES_TAG } from "../supported-content-profiles.ts";

/** Tag that changes with every write of an integration. */
const INTEGRATIONS_TAG = "integrations";

/** The rules for all channels. An integration contains the names of its setting and its profile. */
export const INTEGRATION_RULES: CollectionRules = {
  cache: {
    kind: "messaging",
    tags: [INTEGRATIONS_TAG, SETTINGS_TAG, PROFILES_TAG],
    isSettled: (row) => !isBeingCreated(row),
  },
  changes: [INTEGRATIONS_TAG],
  shows: {
    kind: "integration",
    references: { messagingSetting: SETTING, supportedContent: PROFILE },
    onlyRead: ["openExtensionType", "identityResolution"],
  },
};

/**
 * True while Genesys Cloud is still creating the integration. The list of all channels does not say so: there it has no status
 * and no recipient.
 */
function isBeingCreated({ createStatus, status, recipient }: Record<string, unknown>): boolean {
  return createStatus === "Initiated" || (status === undefined && recipient === undefined);
}
