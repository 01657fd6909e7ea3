import type { Models } from "purecloud-platform-client-v2";
import type { Changes } from "../rest/merge.ts";
import type { Entity, Reference } from "../rest/parse.ts";
import type { GenesysUser } from "../users.ts";

/** A response as the REST API answers it. The vendor declares `createdBy` as a whole user, but answers a reference. */
export type GenesysResponse = Omit<Models.Response, "id" | "createdBy" | "libraries" | "assets"> & {
  id: string;
  createdBy?: GenesysUser;
  libraries?: Reference[];
  assets?: (Models.RmsAssetAddressableRef & Entity)[];
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
