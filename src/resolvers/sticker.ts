import type { QueryResolvers, StickerResolvers } from "../generated/resolvers.ts";
import type { GenesysSticker } from "../datasources/stickers.ts";
import type { Complete } from "../graphql/complete.ts";
import { windowFor } from "./window.ts";

const Query: Pick<Required<QueryResolvers>, "stickers"> = {
  stickers: (_, { messenger, ...args }, { datasources }, info) =>
    datasources.stickers.page(messenger, windowFor(args, info)),
};

const Sticker: Complete<StickerResolvers, GenesysSticker> = {};

export const sticker = { Query, Sticker };
