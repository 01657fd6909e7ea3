import type { QueryResolvers, StickerResolvers } from "../generated/resolvers.ts";
import { windowOf } from "../datasources/paging.ts";
import type { GenesysSticker } from "../datasources/stickers.ts";
import type { Complete } from "./complete.ts";

const Query: Pick<Required<QueryResolvers>, "stickers"> = {
  stickers: (_, { messenger, ...args }, { datasources }) => datasources.stickers.page(messenger, windowOf(args)),
};

const Sticker: Complete<StickerResolvers, GenesysSticker> = {};

export const sticker = { Query, Sticker };
