import type { Models } from "purecloud-platform-client-v2";
import { ASSETS_PATH } from "./rest/entity-reads.ts";
import type { GenesysCall } from "../genesys/call.ts";
import { createLoader } from "./rest/loader.ts";
import type { Loaded } from "./rest/loader.ts";
import type { Rest, Send } from "./rest/rest.ts";
import { asListing, byId } from "./rest/parse.ts";
import type { Reference } from "./rest/parse.ts";
import type { GenesysUser } from "./users.ts";

/** An asset as the REST API answers it, or a response's reference to one, which knows how it is used. */
export type GenesysResponseAsset = Omit<
  Models.ResponseAsset,
  "id" | "division" | "createdBy" | "modifiedBy" | "responses"
> & {
  id: string;
  assetUsage?: string;
  division?: Reference;
  createdBy?: GenesysUser;
  modifiedBy?: GenesysUser;
  responses?: Reference[];
};

export interface ResponseAssets {
  byIds(ids: readonly string[]): Promise<Loaded<GenesysResponseAsset>[]>;
}

/** The vendor's limit for one bulk read. */
export const BULK_SIZE = 50;

const one = (id: string): GenesysCall => ({
  method: "GET",
  route: `${ASSETS_PATH}/{responseAssetId}`,
  path: { responseAssetId: id },
});

async function readMany(assetIds: readonly string[], send: Send): Promise<Map<string, GenesysResponseAsset>> {
  const call: GenesysCall = { method: "POST", route: `${ASSETS_PATH}/bulk`, body: { assetIds }, readOnly: true };
  const answer = await send(call, assetIds.length);
  return byId(asListing<GenesysResponseAsset>(answer));
}

/** The assets of responses, for the length of one request. */
export function createResponseAssets(rest: Rest): ResponseAssets {
  const loader = createLoader<GenesysResponseAsset>((ids) => rest.entities({ ids, one, load: readMany }), {
    maxBatchSize: BULK_SIZE,
    schedule: rest.whenQuiet,
  });
  return { byIds: loader.loadAll };
}
