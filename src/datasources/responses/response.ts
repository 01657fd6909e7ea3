import type { Models } from "purecloud-platform-client-v2";
import type { Changes } from "../rest/merge.ts";
import type { Entity, Reference } from "../rest/parse.ts";
import type { GenesysUser } from "../users.ts";

/** A response's use of an asset. The asset itself has neither this `assetUsage` nor this `contentLocation`. */
export type AssetReference = Models.RmsAssetAddressableRef & Entity;

/** A placeholder of a response. Stored ones may lack the id that the vendor's model requires. */
export type GenesysSubstitution = Partial<Models.ResponseSubstitution>;

/** A response as the REST API answers it. The vendor declares `createdBy` as a whole user, but answers a reference. */
export type GenesysResponse = Omit<Models.Response, "id" | "createdBy" | "libraries" | "assets"> & {
  id: string;
  createdBy?: GenesysUser;
  libraries?: Reference[];
  assets?: AssetReference[];
};

/** The fields of a response that a client can write. */
export type ResponseChanges = Changes<
  Omit<GenesysResponse, "id" | "version" | "createdBy" | "dateCreated" | "selfUri">
>;

/** Additional parts of a response: the REST API answers the substitutions' schema only when asked. */
export interface ResponseDetail {
  substitutionsSchema?: boolean;
}

export const WITH_SCHEMA: ResponseDetail = { substitutionsSchema: true };
