import { isSameWord } from "../../graphql/enum-word.ts";
import { SETTING, SETTINGS_TAG } from "../messaging-settings.ts";
import type { CollectionRules } from "../rest/collection.ts";
import { PROFILE, PROFILES_TAG } from "../supported-content-profiles.ts";

/** Tag that changes with every write of an integration. */
export const INTEGRATIONS_TAG = "integrations";

/** The kind of integrations among the entities that an answer shows. */
export const INTEGRATION = "integration";

/** Identity resolutions among the things that are written. */
export const IDENTITY_RESOLUTION = "identity-resolution";

/** The rules for all channels. An integration contains the names of its setting and its profile. */
export const INTEGRATION_RULES: CollectionRules = {
  cache: {
    kind: "messaging",
    changedBy: ["integration", "messaging-setting", "supported-content-profile"],
    tags: [INTEGRATIONS_TAG, SETTINGS_TAG, PROFILES_TAG],
    isSettled: (row) => !isChanging(row),
  },
  changes: [INTEGRATIONS_TAG],
  shows: {
    kind: INTEGRATION,
    references: { messagingSetting: SETTING, supportedContent: PROFILE },
    objects: { identityResolution: IDENTITY_RESOLUTION },
    onlyRead: ["openExtensionType", "identityResolution"],
  },
};

/**
 * True while Genesys Cloud is still creating the integration or activating its number. The list of all channels does not say so of
 * a creation: there it has no status and no recipient.
 */
function isChanging({ createStatus, status, recipient }: Record<string, unknown>): boolean {
  return (
    isSameWord(createStatus, "Initiated") ||
    isSameWord(status, "Starting") ||
    (status === undefined && recipient === undefined)
  );
}
