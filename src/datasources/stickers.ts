import type { Connection, Window } from "./rest/paging.ts";
import { readConnection } from "./rest/paging.ts";
import { featureUnavailable, isGone } from "./rest/messaging-api.ts";
import type { Rest } from "./rest/rest.ts";
import { asListing } from "./rest/parse.ts";

/** A sticker as the REST API of 2019 answers it; the vendor's SDK of today no longer knows it. */
export interface GenesysSticker {
  id: string;
  messengerType?: string;
  stickerType?: string;
  name?: string;
  providerStickerId?: number;
  providerPackageId?: number;
  packageName?: string;
  providerVersion?: number;
  uriLocation?: string;
  selfUri?: string;
}

export interface Stickers {
  page(messenger: string, window: Window): Promise<Connection<GenesysSticker>>;
}

/** Stickers live on the old paths only, whatever generation serves the rest. */
const ROUTE = "/api/v2/messaging/stickers/{messengerType}";

/** The stickers of the networks, for the length of one request. */
export function createStickers(rest: Rest): Stickers {
  return {
    page: (messenger, window) =>
      readConnection(window, async (query) => {
        try {
          const path = { messengerType: messenger };
          return asListing<GenesysSticker>(await rest.call({ method: "GET", route: ROUTE, path, query: { ...query } }));
        } catch (error) {
          throw isGone(error) ? featureUnavailable("Stickers") : error;
        }
      }),
  };
}
