import type {
  AppleIntegrationResolvers,
  ExternalSourceResolvers,
  FacebookIntegrationResolvers,
  IdentityResolutionResolvers,
  InstagramIntegrationResolvers,
  IntegrationResolvers,
  LineIntegrationResolvers,
  OpenIntegrationResolvers,
  OtherIntegrationResolvers,
  QueryResolvers,
  RecipientResolvers,
  TwitterIntegrationResolvers,
  WhatsAppIntegrationResolvers,
} from "../generated/resolvers.ts";
import type { Context } from "../context.ts";
import type { GenesysIdentityResolution, GenesysIntegration } from "../datasources/integrations/integration.ts";
import { isEntity } from "../datasources/rest/parse.ts";
import type { Reference } from "../datasources/rest/parse.ts";
import type { Complete } from "../graphql/complete.ts";
import { enumWord } from "../graphql/enum-word.ts";
import { expandFor, links, linksSelected } from "./integration-links.ts";
import { nodeIdOf } from "./node-id.ts";
import { rowsOf, selectionOf } from "../graphql/selection.ts";
import { windowFor } from "./window.ts";

const Query: Pick<Required<QueryResolvers>, "integration" | "integrations"> = {
  integration: (_, { by }, { datasources }, info) => {
    const { id, channel } = by.onChannel ?? { id: by.id, channel: undefined };
    return datasources.integrations.byId(id, channel, expandFor(selectionOf(info)));
  },
  integrations: (_, { first, after, page, ...filter }, context, info) =>
    context.datasources.integrations.page(
      filter,
      windowFor({ first, after, page }, info),
      expandFor(rowsOf(info)),
      linksSelected(context, info),
    ),
};

/** The vendor's word for a channel -> the type of its integrations. All other channels are an OtherIntegration. */
export const TYPES = {
  facebook: "FacebookIntegration",
  line: "LineIntegration",
  twitter: "TwitterIntegration",
  whatsapp: "WhatsAppIntegration",
  instagram: "InstagramIntegration",
  open: "OpenIntegration",
  apple: "AppleIntegration",
} as const;

/** The type of the integrations of a channel. */
export function typeNameOf(channel: string | undefined): (typeof TYPES)[keyof typeof TYPES] | "OtherIntegration" {
  const name = enumWord(channel ?? "");
  return Object.hasOwn(TYPES, name) ? TYPES[name as keyof typeof TYPES] : "OtherIntegration";
}

const Integration: Pick<IntegrationResolvers, "__resolveType"> = {
  __resolveType: ({ messengerType }) => typeNameOf(messengerType),
};

/**
 * A field that the list of all channels does not answer. It is read from the channel's own path, for all rows of a
 * channel together, and needs no call where the integration came from there.
 */
async function readOwn(integration: GenesysIntegration, field: string, { datasources }: Context): Promise<unknown> {
  if (integration[field] !== undefined) return integration[field];
  return (await datasources.integrations.whole(integration))?.[field];
}

/** Resolvers for fields that have the same name and shape in the REST API. */
function own<Field extends string>(...fields: Field[]) {
  const entries = fields.map((field) => {
    const resolve = (integration: GenesysIntegration, _: unknown, context: Context) =>
      // The REST field has the shape that the schema says, which no type can know of an open record.
      readOwn(integration, field, context) as Promise<never>;
    return [field, resolve];
  });
  return Object.fromEntries(entries) as Record<
    Field,
    (integration: GenesysIntegration, _: unknown, context: Context) => Promise<never>
  >;
}

// A row without a channel answers UNRECOGNIZED, as one with an unknown channel does.
const common = {
  ...links,
  nodeId: ({ messengerType, id }: GenesysIntegration) => nodeIdOf(typeNameOf(messengerType), id),
  channel: ({ messengerType }: GenesysIntegration) => messengerType ?? "",
  // Its id has another name in the graph, so only this resolver knows that it needs one.
  recipient: ({ recipient }: GenesysIntegration) => (isEntity(recipient) ? recipient : null),
};
const made = own("createStatus", "createError");
// Only the list of all channels has a version of these. It would come and go with the way that the integration was read.
const withoutVersion = { version: () => null };
const resolution = {
  identityResolution: (integration: GenesysIntegration, _: unknown, { datasources }: Context) =>
    datasources.integrations.identityResolution.of(integration),
};

const FacebookIntegration: Complete<FacebookIntegrationResolvers, GenesysIntegration> = {
  ...common,
  ...made,
  ...resolution,
  ...own("appId", "pageId", "pageName", "pageProfileImageUrl"),
};

const LineIntegration: Complete<LineIntegrationResolvers, GenesysIntegration> = {
  ...common,
  ...made,
  ...own("channelId", "webhookUri"),
};

const TwitterIntegration: Complete<TwitterIntegrationResolvers, GenesysIntegration> = {
  ...common,
  ...made,
  ...resolution,
  ...own("tier", "username", "userId", "envName"),
};

const WhatsAppIntegration: Complete<WhatsAppIntegrationResolvers, GenesysIntegration> = {
  ...common,
  ...made,
  ...resolution,
  ...own("phoneNumber", "activationStatusCode", "activationErrorInfo", "whatsAppBusinessAccountId"),
  availablePhoneNumbers: async (integration, _, context) => {
    const listing = await readOwn(integration, "availablePhoneNumbers", context);
    return (listing as { entities?: never[] } | null | undefined)?.entities;
  },
};

const InstagramIntegration: Complete<InstagramIntegrationResolvers, GenesysIntegration> = {
  ...common,
  ...made,
  ...resolution,
  ...own("appId", "pageId", "instagramId", "instagramUsername", "instagramName", "instagramProfileImageUrl"),
};

const OpenIntegration: Complete<OpenIntegrationResolvers, GenesysIntegration> = {
  ...common,
  ...withoutVersion,
  ...made,
  ...resolution,
  ...own("outboundNotificationWebhookUrl"),
  // The values of these headers may be credentials of the webhook, so only their names leave the gateway.
  webhookHeaderNames: async (integration, _, context) => {
    const headers = await readOwn(integration, "webhookHeaders", context);
    return headers ? Object.keys(headers) : null;
  },
  // The one field that only the list of all channels has.
  openExtensionType: async (integration, _, { datasources }) => {
    const listed = integration["openExtensionType"] ? integration : await datasources.integrations.listed(integration);
    return listed?.["openExtensionType"] as string | undefined;
  },
};

const AppleIntegration: Complete<AppleIntegrationResolvers, GenesysIntegration> = {
  ...common,
  ...withoutVersion,
  ...made,
  ...own("messagesForBusinessId", "businessName", "logoUrl", "appleIMessageApp", "appleAuthentication", "applePay"),
  ...resolution,
};

// A reference without an id refers to nothing.
const IdentityResolution: Complete<IdentityResolutionResolvers, GenesysIdentityResolution> = {
  division: ({ division }) => (division && isEntity(division) ? division : null),
  externalSource: ({ externalSource }) => (externalSource && isEntity(externalSource) ? externalSource : null),
};

const ExternalSource: Complete<ExternalSourceResolvers, Reference> = { externalSourceId: ({ id }) => id };
const Recipient: Complete<RecipientResolvers, Reference> = { recipientId: ({ id }) => id };

const OtherIntegration: Complete<OtherIntegrationResolvers, GenesysIntegration> = { ...common, ...made };

export const integration = {
  Query,
  types: {
    Integration,
    FacebookIntegration,
    LineIntegration,
    TwitterIntegration,
    WhatsAppIntegration,
    InstagramIntegration,
    OpenIntegration,
    AppleIntegration,
    OtherIntegration,
    ExternalSource,
    Recipient,
    IdentityResolution,
  },
};
