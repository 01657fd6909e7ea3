import type { ResponseAssetResolvers } from "../generated/resolvers.ts";
import type { GenesysResponseAsset } from "../datasources/response-assets.ts";
import type { Complete } from "../graphql/complete.ts";
import { responseDetail } from "./response.ts";
import { selectionOf } from "../graphql/selection.ts";

/** The fields of a response that a reference to it answers. */
export const RESPONSE_REFERENCE_FIELDS = ["id", "name", "selfUri"];

const ResponseAsset: Complete<ResponseAssetResolvers, GenesysResponseAsset> = {
  responses: (asset, _, { datasources }, info) => {
    const references = asset.responses ?? [];
    const selection = selectionOf(info);
    if (selection.within(RESPONSE_REFERENCE_FIELDS)) return references;
    return datasources.responses.byIds(
      references.map(({ id }) => id),
      responseDetail(selection),
    );
  },
};

export const responseAsset = { ResponseAsset };
