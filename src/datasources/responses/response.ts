import type { Models } from "purecloud-platform-client-v2";
import type { Changes } from "../rest/merge.ts";
import type { Entity, Reference } from "../rest/parse.ts";
import type { GenesysUser } from "../users.ts";

/** A response as the REST API answers it: `createdBy` is a reference, though declared as a whole user. */
export type GenesysResponse = Omit<Models.Response, "id" | "createdBy" | "libraries" | "assets"> & {
  id: string;
  createdBy?: GenesysUser;
  libraries?: Reference[];
  assets?: (Models.RmsAssetAddressableRef & Entity)[];
};

/** What a client can set of a response. */
export type ResponseChanges = Changes<
  Omit<GenesysResponse, "id" | "version" | "createdBy" | "dateCreated" | "selfUri">
>;

/** What to read in addition to the response: the REST API answers the substitutions' schema only when asked. */
export interface ResponseDetail {
  substitutionsSchema?: boolean;
}

export const WITH_SCHEMA: ResponseDetail = { substitutionsSchema: true };
