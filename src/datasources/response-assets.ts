import type { Models } from "purecloud-platform-client-v2";
import type { GenesysCall } from "../genesys/call.ts";
import { RESPONSE, RESPONSES_TAG } from "./responses/tags.ts";
import { createLoader } from "./rest/loader.ts";
import type { Rest } from "./rest/rest.ts";
import type { CachedCall, Send } from "./rest/rest-call.ts";
import { asListing, byId } from "./rest/parse.ts";
import type { Reference } from "./rest/parse.ts";
import type { GenesysUser } from "./users.ts";

/** An asset as the REST API answers it. */
export type GenesysResponseAsset = Omit<
  Models.ResponseAsset,
  "id" | "division" | "createdBy" | "modifiedBy" | "responses"
> & {
  id: string;
  division?: Reference;
  createdBy?: GenesysUser;
  modifiedBy?: GenesysUser;
  responses?: Reference[];
};

export interface ResponseAssets {
  byId(id: string): Promise<GenesysResponseAsset | null>;
}

/** The vendor's limit for one bulk read. */
export const BULK_SIZE = 50;

/** The paths of assets, in the words of the REST contract. */
export const ASSET_ROUTES = {
  one: "/api/v2/responsemanagement/responseassets/{responseAssetId}",
  bulk: "/api/v2/responsemanagement/responseassets/bulk",
} as const;

/** All calls of assets fail together. */
const CIRCUIT = "responsemanagement/responseassets";

/** Tag that changes with every write of a response, because an asset shows which responses use it. */
export const ASSETS_TAG = "assets";

/** The cache keeps every asset as the answer of this call. */
const one = (id: string): CachedCall => ({
  method: "GET",
  route: ASSET_ROUTES.one,
  circuit: CIRCUIT,
  path: { responseAssetId: id },
  cache: {
    kind: "responses",
    changedBy: ["response-asset", "response"],
    tags: [RESPONSES_TAG, ASSETS_TAG],
    shows: { kind: "asset", references: { responses: RESPONSE } },
  },
});

async function readMany(assetIds: readonly string[], send: Send): Promise<Map<string, GenesysResponseAsset>> {
  const call: GenesysCall = {
    method: "POST",
    route: ASSET_ROUTES.bulk,
    circuit: CIRCUIT,
    body: { assetIds },
    readOnly: true,
  };
  const answer = await send(call, assetIds.length);
  return byId(asListing<GenesysResponseAsset>(answer));
}

/** The assets of responses, for one request. */
export function createResponseAssets(rest: Rest): ResponseAssets {
  const loader = createLoader<GenesysResponseAsset>((ids) => rest.entities({ ids, one, load: readMany }), {
    maxBatchSize: BULK_SIZE,
    schedule: rest.whenIdle,
  });
  return { byId: loader.load };
}
