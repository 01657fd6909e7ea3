import { enumWord } from "../../graphql/enum-word.ts";
import type { GenesysMessagingSetting } from "../messaging-settings.ts";
import type { Entity, Reference } from "../rest/parse.ts";
import type { GenesysSupportedContent } from "../supported-content-profiles.ts";
import type { GenesysUser } from "../users.ts";

/**
 * An integration of any channel as the REST API answers it. `messengerType` is always set: the list of all channels answers it,
 * and the gateway adds it to the answers of a channel's path.
 */
export interface GenesysIntegration extends Entity {
  messengerType: string;
  name?: string;
  status?: string;
  version?: number;
  supportedContent?: Reference | GenesysSupportedContent;
  messagingSetting?: Reference | GenesysMessagingSetting;
  recipient?: Reference;
  createdBy?: GenesysUser;
  modifiedBy?: GenesysUser;
  dateCreated?: string;
  dateModified?: string;
  selfUri?: string;
  identityResolution?: GenesysIdentityResolution | null;
  /** The fields of this channel. */
  [own: string]: unknown;
}

/** The vendor's word for the channel of an integration, as paths have it; "" where the integration has none. */
export function channelOf({ messengerType }: Partial<GenesysIntegration>): string {
  return enumWord(messengerType ?? "");
}

/** How a channel matches customers to contacts, as the REST API answers it. It has no id of its own and no version. */
export interface GenesysIdentityResolution {
  division?: Partial<Reference>;
  resolveIdentities?: boolean;
  /** Only Open Messaging has it. */
  externalSource?: Partial<Reference>;
  selfUri?: string;
  version?: never;
}

/** A part of an integration that the REST API includes only when asked. */
export type Expand = "supportedContent" | "messagingSetting" | "identityresolution";

/** A link from integrations to a setting or a profile, by its name in the REST API. */
export type IntegrationLink = "messagingSetting" | "supportedContent";
