import type { Handlers } from "../api.ts";
import { integrations } from "./integrations.ts";
import { libraries } from "./libraries.ts";
import { messagingSettings } from "./messaging-settings.ts";
import { responseAssets } from "./response-assets.ts";
import { responses } from "./responses.ts";
import { seedIntegrations } from "./seed-integrations.ts";
import { stickers } from "./stickers.ts";
import { supportedContentProfiles } from "./supported-content-profiles.ts";
import { users } from "./users.ts";

/** Every served operation by its operationId; a new collection is one file here and one line below. */
export const handlers: Handlers = {
  ...libraries,
  ...responses,
  ...responseAssets,
  ...users,
  ...messagingSettings,
  ...supportedContentProfiles,
  ...integrations,
  ...seedIntegrations,
  ...stickers,
};
