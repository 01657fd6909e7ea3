import type { ResponseAssetResolvers } from "../generated/resolvers.ts";
import type { GenesysResponseAsset } from "../datasources/response-assets.ts";
import type { Complete } from "../graphql/complete.ts";
import { RESPONSE_REFERENCE, responseDetail } from "./response-links.ts";
import { selectionOf } from "../graphql/selection.ts";

const ResponseAsset: Complete<ResponseAssetResolvers, GenesysResponseAsset> = {
  responses: (asset, _, { datasources }, info) => {
    const references = asset.responses ?? [];
    const selection = selectionOf(info);
    if (selection.within(RESPONSE_REFERENCE)) return references;
    return datasources.responses.byIds(
      references.map(({ id }) => id),
      responseDetail(selection),
    );
  },
};

export const responseAsset = { ResponseAsset };
