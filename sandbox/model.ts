import type { JsonObject } from "./contract.ts";

// Entities as the sandbox stores them. A reference is a bare id; only answers turn it into an object.

export interface Library extends JsonObject {
  id: string;
  name: string;
  version: number;
  createdBy?: string;
  dateCreated?: string;
  division?: { id: string; name?: string };
}

export interface ResponseText extends JsonObject {
  content: string;
}

export interface CannedResponse extends JsonObject {
  id: string;
  name?: string;
  version: number;
  libraries: string[];
  texts?: ResponseText[];
  createdBy?: string;
  dateCreated?: string;
  responseType?: string;
  substitutions?: { id?: string; description?: string; defaultValue?: string }[];
  substitutionsSchema?: JsonObject;
  messagingTemplate?: { whatsApp?: JsonObject };
  assets?: { id: string; assetUsage?: string }[];
  footer?: JsonObject & { type?: string };
}

export interface User extends JsonObject {
  id: string;
  name: string;
  state: "active" | "inactive" | "deleted";
}

export interface ResponseAsset extends JsonObject {
  id: string;
  name: string;
  division: { id: string; name: string };
  contentLength: number;
  contentType: string;
  createdBy?: string;
  modifiedBy?: string;
  dateCreated: string;
  dateModified?: string;
}

export interface MessagingSetting extends JsonObject {
  id: string;
  name: string;
  /** A number here, a string in the API's answers. */
  version: number;
  createdBy?: string;
  updatedBy?: string;
}

export interface SupportedContentProfile extends JsonObject {
  id: string;
  name: string;
  version: number;
  createdBy?: string;
  modifiedBy?: string;
  /** Supplied by the platform: it cannot be changed or deleted. */
  builtIn?: boolean;
}

export type Channel =
  | "facebook"
  | "twitter"
  | "whatsapp"
  | "open"
  | "instagram"
  | "apple"
  | "line"
  | "sms"
  | "webmessaging";

/** The fields that all channels share. Fields of one channel, including secrets, are extra properties. */
export interface Integration extends JsonObject {
  id: string;
  channel: Channel;
  name: string;
  version: number;
  status: string;
  supportedContent?: string;
  messagingSetting?: string;
  createdBy?: string;
  modifiedBy?: string;
  dateCreated?: string;
  dateModified?: string;
  identityResolution?: IdentityResolution;
  /** Set if the creation takes time. `until` is monotonic time in milliseconds. */
  creation?: { until: number; fails: boolean };
}

/** How a channel matches customers to contacts. The division is an id, or `*` for all divisions. */
export interface IdentityResolution {
  division?: string;
  resolveIdentities: boolean;
  /** Only open integrations have one. */
  externalSource?: string;
}

export interface Sticker extends JsonObject {
  id: string;
  messengerType: string;
  name: string;
}
