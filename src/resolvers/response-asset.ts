import type { ResponseAssetResolvers } from "../generated/resolvers.ts";
import type { GenesysResponseAsset } from "../datasources/response-assets.ts";
import type { Complete } from "../graphql/complete.ts";
import { nodeIdField } from "./node-id.ts";
import { referencesOf, RESPONSE_REFERENCE, responseDetail, targetsOf } from "./response-links.ts";
import { selectionOf } from "../graphql/selection.ts";

const ResponseAsset: Complete<ResponseAssetResolvers, GenesysResponseAsset> = {
  nodeId: nodeIdField("ResponseAsset"),
  responses: (asset, _, { datasources }, info) => {
    const selection = selectionOf(info);
    if (selection.within(RESPONSE_REFERENCE)) return referencesOf(asset.responses);
    return targetsOf(asset.responses, (ids) => datasources.responses.byIds(ids, responseDetail(selection)));
  },
};

export const responseAsset = { ResponseAsset };
