import type { Handlers } from "../api.ts";
import { audits } from "./audits.ts";
import { divisions } from "./divisions.ts";
import { facebook } from "./facebook.ts";
import { identityResolutions } from "./identity-resolution.ts";
import { integrations } from "./integrations.ts";
import { libraries } from "./libraries.ts";
import { messagingSettings } from "./messaging-settings.ts";
import { responseAssets } from "./response-assets.ts";
import { responses } from "./responses.ts";
import { olderIntegrations } from "./older-integrations.ts";
import { stickers } from "./stickers.ts";
import { supportedContentProfiles } from "./supported-content-profiles.ts";
import { threadingTimeline } from "./threading-timeline.ts";
import { users } from "./users.ts";
import { whatsAppSignup } from "./whatsapp-signup.ts";

/** All served operations by operationId. A new collection needs one file here and one line below. */
export const handlers: Handlers = {
  ...libraries,
  ...responses,
  ...responseAssets,
  ...users,
  ...divisions,
  ...messagingSettings,
  ...supportedContentProfiles,
  ...integrations,
  ...whatsAppSignup,
  ...identityResolutions,
  ...olderIntegrations,
  ...stickers,
  ...threadingTimeline,
  ...facebook,
  ...audits,
};
