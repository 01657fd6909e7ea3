import type { GenesysMessagingSetting } from "../messaging-settings.ts";
import type { Entity, Reference } from "../rest/parse.ts";
import type { GenesysSupportedContent } from "../supported-content-profiles.ts";
import type { GenesysUser } from "../users.ts";

/**
 * An integration of any channel as the REST API answers it. `messengerType` is always there: the list of all channels
 * answers it, and the lists of one channel get it here.
 */
export interface GenesysIntegration extends Entity {
  messengerType: string;
  name?: string;
  status?: string;
  version?: number;
  supportedContent?: GenesysSupportedContent;
  messagingSetting?: GenesysMessagingSetting;
  recipient?: Reference;
  createdBy?: GenesysUser;
  modifiedBy?: GenesysUser;
  dateCreated?: string;
  dateModified?: string;
  selfUri?: string;
  /** The fields that only this channel has. */
  [own: string]: unknown;
}

/** A part of an integration that comes inline only when asked for. */
export type Expand = "supportedContent" | "messagingSetting" | "identityresolution";

/** A link from integrations to what they use, by the name it has in the REST API. */
export type IntegrationLink = "messagingSetting" | "supportedContent";
