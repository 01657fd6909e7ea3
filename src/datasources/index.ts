import { createDivisions } from "./divisions.ts";
import type { Divisions } from "./divisions.ts";
import { createFacebook } from "./facebook.ts";
import type { Facebook } from "./facebook.ts";
import { createIntegrations } from "./integrations/integrations.ts";
import type { Integrations } from "./integrations/integrations.ts";
import { createLibraries } from "./libraries.ts";
import type { Libraries } from "./libraries.ts";
import type { MessagingApi } from "./messaging-api.ts";
import { createMessagingSettings } from "./messaging-settings.ts";
import type { MessagingSettings } from "./messaging-settings.ts";
import { createResponseAssets } from "./response-assets.ts";
import type { ResponseAssets } from "./response-assets.ts";
import { createResponses } from "./responses/responses.ts";
import type { Responses } from "./responses/responses.ts";
import { createRest } from "./rest/rest.ts";
import type { RequestOptions } from "./rest/rest.ts";
import { createStickers } from "./stickers.ts";
import type { Stickers } from "./stickers.ts";
import { createSupportedContentProfiles } from "./supported-content-profiles.ts";
import type { SupportedContentProfiles } from "./supported-content-profiles.ts";
import type { DatasourceServices } from "./services.ts";
import { createThreadingTimelines } from "./threading-timeline.ts";
import type { ThreadingTimelines } from "./threading-timeline.ts";
import { createUsers } from "./users.ts";
import type { Users } from "./users.ts";

export interface Datasources {
  libraries: Libraries;
  responses: Responses;
  responseAssets: ResponseAssets;
  messagingSettings: MessagingSettings;
  supportedContentProfiles: SupportedContentProfiles;
  integrations: Integrations;
  facebook: Facebook;
  stickers: Stickers;
  threadingTimeline: ThreadingTimelines;
  users: Users;
  divisions: Divisions;
}

export interface DatasourceOptions {
  services: DatasourceServices;
  messagingApi: MessagingApi;
  request: RequestOptions;
}

/** The datasources of one request. What they load is shared within the request and forgotten after it. */
export function createDatasources({ services, messagingApi, request }: DatasourceOptions): Datasources {
  const rest = createRest(services, request);
  const libraries = createLibraries(rest);
  const messagingSettings = createMessagingSettings(rest, messagingApi);
  const supportedContentProfiles = createSupportedContentProfiles(rest, messagingApi);
  const linked = { messagingSettings, supportedContentProfiles };
  return {
    libraries,
    responses: createResponses(rest, libraries, services.responseScan),
    responseAssets: createResponseAssets(rest),
    messagingSettings,
    supportedContentProfiles,
    integrations: createIntegrations(rest, messagingApi, linked, services.linkingPages),
    facebook: createFacebook(rest, messagingApi),
    stickers: createStickers(rest),
    threadingTimeline: createThreadingTimelines(rest, messagingApi),
    users: createUsers(rest),
    divisions: createDivisions(rest),
  };
}
