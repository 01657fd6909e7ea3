import type { Connection, PageRequest, Window } from "./rest/paging.ts";
import { readConnection } from "./rest/paging.ts";
import { messagingCircuit, messagingRoute } from "./messaging-api.ts";
import { featureUnavailable, isGone } from "./rest/feature-unavailable.ts";
import type { Rest } from "./rest/rest.ts";
import type { ReadCall } from "./rest/rest-call.ts";
import { asListing } from "./rest/parse.ts";

/** A sticker as the REST API of 2019 answers it. The vendor's current SDK has no model of it. */
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

/** Stickers exist on the older paths only, whichever generation serves the rest. */
export const STICKERS_ROUTE = `${messagingRoute("messaging", "stickers")}/{messengerType}`;

/** The gateway has no writes of stickers, so no tag ever changes. */
const readPage = (messengerType: string, page: PageRequest): ReadCall => ({
  method: "GET",
  route: STICKERS_ROUTE,
  circuit: messagingCircuit("messaging", "stickers"),
  path: { messengerType },
  query: { ...page },
  cache: { kind: "messaging", tags: [] },
});

/** The stickers of the messaging networks, for one request. */
export function createStickers(rest: Rest): Stickers {
  return {
    page: async (messenger, window) =>
      readConnection(window, async (page) => {
        try {
          return asListing<GenesysSticker>(await rest.read(readPage(messenger, page)));
        } catch (error) {
          throw isGone(error) ? featureUnavailable("Stickers") : error;
        }
      }),
  };
}
