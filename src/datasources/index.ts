import { createDivisions } from "./divisions.ts";
import type { Divisions } from "./divisions.ts";
import { createFacebook } from "./facebook.ts";
import type { Facebook } from "./facebook.ts";
import { createHistory } from "./history.ts";
import type { History } from "./history.ts";
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
import type { RequestOptions, Rest } from "./rest/rest.ts";
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
  history: History;
}

export interface DatasourceOptions {
  services: DatasourceServices;
  messagingApi: MessagingApi;
  request: RequestOptions;
}

/** What the datasources of one request are made from. */
interface Sources extends Pick<DatasourceOptions, "services" | "messagingApi"> {
  rest: Rest;
}

type Makers = { [Name in keyof Datasources]: (sources: Sources, others: Datasources) => Datasources[Name] };

const MAKERS: Makers = {
  libraries: ({ rest }) => createLibraries(rest),
  responses: ({ rest, services }, others) => createResponses(rest, others, services.responseScan),
  responseAssets: ({ rest }) => createResponseAssets(rest),
  messagingSettings: ({ rest, messagingApi }) => createMessagingSettings(rest, messagingApi),
  supportedContentProfiles: ({ rest, messagingApi }) => createSupportedContentProfiles(rest, messagingApi),
  integrations: ({ rest, messagingApi, services }, linked) =>
    createIntegrations(rest, messagingApi, linked, services.linkingPages),
  facebook: ({ rest, messagingApi }) => createFacebook(rest, messagingApi),
  stickers: ({ rest }) => createStickers(rest),
  threadingTimeline: ({ rest, messagingApi }) => createThreadingTimelines(rest, messagingApi),
  users: ({ rest }) => createUsers(rest),
  divisions: ({ rest }) => createDivisions(rest),
  history: ({ rest, services }) => createHistory(rest, services),
};

/** The prototype of all datasources: each is made when it is first asked for, because a request needs few of them. */
const LAZY = Object.defineProperties(
  {},
  Object.fromEntries(
    Object.entries(MAKERS).map(([name, make]) => [
      name,
      {
        get(this: Datasources & Made) {
          return (this.made[name] ??= (make as (sources: Sources, others: Datasources) => unknown)(this.sources, this));
        },
      },
    ]),
  ),
);

interface Made {
  sources: Sources;
  made: Partial<Record<string, unknown>>;
}

/** The datasources of one request. What they load is shared within the request and forgotten after it. */
export function createDatasources({ services, messagingApi, request }: DatasourceOptions): Datasources {
  const made: Made = Object.create(LAZY) as Made;
  made.sources = { services, messagingApi, rest: createRest(services, request) };
  made.made = {};
  return made as Made & Datasources;
}
