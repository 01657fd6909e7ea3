/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** An invitation to continue a conversation in Apple Messages for Business. A new one needs every field. */
export type AppleInvitationInput = {
  /** Name of the business that the customer sees. */
  businessName?: string | null | undefined;
  /** Language of the invitation, e.g. `en-US`. */
  locale?: string | null | undefined;
  /** Layout of the invitation. */
  templateType?: AppleInvitationTemplateType | null | undefined;
  /** Text that the transcript of the conversation shows for the invitation. */
  transcriptMessage?: string | null | undefined;
};

/** Layouts of an invitation to Apple Messages for Business. */
export type AppleInvitationTemplateType =
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED'
  /** Without an image. */
  | 'WITHOUT_IMAGE'
  /** With an image. */
  | 'WITH_IMAGE';

/** How a response uses an asset. */
export type AssetUsage =
  /** As an attachment. */
  | 'FILE_ATTACHMENTS'
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED';

/** The text of a carousel card. */
export type CardBodyTextInput = {
  /** The text. */
  content: string;
  /** Format of the text. */
  contentType: TextContentType;
};

/** One card of a carousel. */
export type CarouselCardInput = {
  /** The buttons of the card. */
  buttons: Array<TemplateButtonInput>;
  /** The text of the card. */
  cardBodyText?: CardBodyTextInput | null | undefined;
  /** The header of the card. */
  header: TemplateHeaderInput;
};

/** A row of cards that the customer can swipe through. */
export type CarouselInput = {
  /** The cards, in order. Replaces the stored list. */
  cards: Array<CarouselCardInput>;
};

/** What happened to an entity. */
export type ChangeAction =
  /** It is new. */
  | 'CREATED'
  /** It is gone. */
  | 'DELETED'
  /** Some of its fields may have other values. */
  | 'UPDATED';

/** A messaging network. */
export type Channel =
  /** Apple Messages for Business. */
  | 'APPLE'
  /** Facebook Messenger. */
  | 'FACEBOOK'
  /** Instagram. */
  | 'INSTAGRAM'
  /** LINE. Genesys Cloud has it only in its older messaging API. */
  | 'LINE'
  /** Open Messaging: any network that is connected through a webhook. */
  | 'OPEN'
  /** SMS. */
  | 'SMS'
  /** X (Twitter). */
  | 'TWITTER'
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED'
  /** The messenger on the organization's website. */
  | 'WEBMESSAGING'
  /** WhatsApp. */
  | 'WHATSAPP';

/** What a delete means for another entity. */
export type DeleteEffect =
  /** It stays, but no longer contains or uses the deleted entity. */
  | 'CHANGED'
  /** It is deleted too. */
  | 'DELETED'
  /** It uses the entity that you want to delete. The delete is refused. */
  | 'PREVENTS';

/** The response to delete. */
export type DeleteResponseInput = {
  /** Id of the response to delete. */
  id: string | number;
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: string | null | undefined;
};

/** Types of entities that a delete can affect. */
export type EntityType =
  /** An `AppleIntegration`. */
  | 'APPLE_INTEGRATION'
  /** A `FacebookIntegration`. */
  | 'FACEBOOK_INTEGRATION'
  /** An `InstagramIntegration`. */
  | 'INSTAGRAM_INTEGRATION'
  /** A `Library`. */
  | 'LIBRARY'
  /** A `LineIntegration`. */
  | 'LINE_INTEGRATION'
  /** An `OpenIntegration`. */
  | 'OPEN_INTEGRATION'
  /** An `OtherIntegration`. */
  | 'OTHER_INTEGRATION'
  /** A `Response`. */
  | 'RESPONSE'
  /** A `TwitterIntegration`. */
  | 'TWITTER_INTEGRATION'
  /** A `WhatsAppIntegration`. */
  | 'WHATSAPP_INTEGRATION';

/** Messages that a footer can be used in. */
export type FooterResource =
  /** Messages of outbound campaigns. */
  | 'CAMPAIGN'
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED';

/** Kind and use of a footer response. */
export type FooterTemplateInput = {
  /** The messages that the footer can be used in. */
  applicableResources?: Array<FooterResource> | null | undefined;
  /** Kind of footer. */
  type?: FooterType | null | undefined;
};

/** Kinds of footer responses. */
export type FooterType =
  /** A signature. */
  | 'SIGNATURE'
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED';

/** State of an integration. */
export type IntegrationStatus =
  /** The integration works. */
  | 'ACTIVE'
  /** The integration is being deleted. */
  | 'DELETING'
  /** The integration could not be deleted. */
  | 'DELETION_FAILED'
  /** The integration has an error and does not work. */
  | 'ERROR'
  /** The integration could not start. */
  | 'FAILED'
  /** The integration is switched off. */
  | 'INACTIVE'
  /** A step of the setup is missing. */
  | 'INCOMPLETE'
  /** The integration is starting. */
  | 'STARTING'
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED';

/** The kind of conversation that a response is meant for. */
export type InteractionType =
  /** Chat. */
  | 'CHAT'
  /** Email. */
  | 'EMAIL'
  /** Posts and direct messages on X (Twitter). */
  | 'TWITTER'
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED';

/** A message template that a channel has approved. */
export type MessagingTemplateInput = {
  /** The WhatsApp template. */
  whatsApp?: WhatsAppTemplateInput | null | undefined;
};

/** A file or image that the response uses. */
export type ResponseAssetInput = {
  /** How the response uses the asset. Default: an image inside the text. */
  assetUsage?: AssetUsage | null | undefined;
  /** Where the content of the asset can be loaded from. */
  contentLocation?: string | null | undefined;
  /** Id of the asset. */
  id: string | number;
};

/** A placeholder in the texts of a response. The agent's desktop fills it in. */
export type ResponseSubstitutionInput = {
  /** Value that is used if the agent enters none. */
  defaultValue?: string | null | undefined;
  /** What belongs here, as a hint for the agent. */
  description?: string | null | undefined;
  /** Names the placeholder within its response. A text has it in double curly brackets. */
  key: string;
};

/** One text of a response. */
export type ResponseTextInput = {
  /** The text. A placeholder is its key in double curly brackets. */
  content: string;
  /** Format of the text. */
  contentType?: TextContentType | null | undefined;
  /** Use of the text, for a response that has a subject and a body. */
  type?: TextType | null | undefined;
};

/** Kinds of responses. A standard response has no type. */
export type ResponseType =
  /** An invitation to continue a conversation in Apple Messages for Business. */
  | 'APPLE_INVITATION'
  /** A template for the emails of an outbound campaign. */
  | 'CAMPAIGN_EMAIL_TEMPLATE'
  /** A template for the text messages of an outbound campaign. */
  | 'CAMPAIGN_SMS_TEMPLATE'
  /** A text below other messages, e.g. a signature. */
  | 'FOOTER'
  /** A form that the customer fills in. */
  | 'FORM'
  /** A message template that a channel such as WhatsApp has approved. */
  | 'MESSAGING_TEMPLATE'
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED';

/** On or off. */
export type SettingState =
  /** Off. */
  | 'DISABLED'
  /** On. */
  | 'ENABLED'
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED';

/** A button of a message template. */
export type TemplateButtonInput = {
  /** Target of the button, e.g. the phone number or the URL. */
  content?: string | null | undefined;
  /** Label of the button. */
  contentText?: string | null | undefined;
  /** Value that comes back when the customer presses the button. */
  payload?: string | null | undefined;
  /** What the button does. */
  type?: TemplateButtonType | null | undefined;
};

/** What a button of a message template does. */
export type TemplateButtonType =
  /** Calls a phone number. */
  | 'PHONE_NUMBER'
  /** Sends a prepared reply. */
  | 'QUICK_REPLY'
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED'
  /** Opens a URL. */
  | 'URL';

/** The footer of a message template. */
export type TemplateFooterInput = {
  /** Text of the footer. */
  content?: string | null | undefined;
  /** Kind of footer. */
  type?: TemplateFooterType | null | undefined;
};

/** Kinds of footers. */
export type TemplateFooterType =
  /** Text. */
  | 'TEXT'
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED';

/** The header of a message template or of a carousel card. */
export type TemplateHeaderInput = {
  /** Text of the header, or the URL of its image, video or document. */
  content?: string | null | undefined;
  /** Kind of header. */
  type?: TemplateHeaderType | null | undefined;
};

/** Kinds of headers. */
export type TemplateHeaderType =
  /** A document. */
  | 'DOCUMENT'
  /** An image. */
  | 'IMAGE'
  /** Text. */
  | 'TEXT'
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED'
  /** A video. */
  | 'VIDEO';

/** Format of a text. */
export type TextContentType =
  /** HTML. */
  | 'TEXT_HTML'
  /** Plain text. */
  | 'TEXT_PLAIN'
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED';

/** Use of a text. */
export type TextType =
  /** The body of the message. */
  | 'BODY'
  /** The subject line. */
  | 'SUBJECT'
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED';

/** Changes to a response. Fields that you leave out keep their values; `null` clears a field. */
export type UpdateResponseInput = {
  /** The invitation. Merged into the stored one. */
  appleInvitation?: AppleInvitationInput | null | undefined;
  /** Files and images that the response uses. Replaces the stored list. */
  assets?: Array<ResponseAssetInput> | null | undefined;
  /**
   * The version that the user saw. If another version is stored, nothing changes and `userErrors` has a `VersionConflict`. Default:
   * the stored version. Then only a field that another person changes at the same time causes a conflict.
   */
  expectedVersion?: number | null | undefined;
  /** Kind and use of the footer. Merged into the stored object. */
  footer?: FooterTemplateInput | null | undefined;
  /** Id of the response to change. */
  id: string | number;
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: string | null | undefined;
  /** The kind of conversation that the response is meant for. */
  interactionType?: InteractionType | null | undefined;
  /** Ids of all libraries that the response is in from now on, at least one. Replaces the stored list. */
  libraryIds?: Array<string | number> | null | undefined;
  /** The message template. Merged into the stored one. */
  messagingTemplate?: MessagingTemplateInput | null | undefined;
  /** New name of the response. */
  name?: string | null | undefined;
  /** What kind of response it is. */
  responseType?: ResponseType | null | undefined;
  /** The placeholders in the texts. Replaces the stored list. */
  substitutions?: Array<ResponseSubstitutionInput> | null | undefined;
  /** JSON Schema document that describes the values of the placeholders. Replaces the stored document. */
  substitutionsSchema?: unknown;
  /** The texts. Replaces the stored list. */
  texts?: Array<ResponseTextInput> | null | undefined;
};

/** What is wrong with the input of a mutation. */
export type UserErrorCode =
  /** The change contradicts what Genesys Cloud stores now. Read the entity again, then send the change that is still needed. */
  | 'CONFLICT'
  /** Such an entity already exists. */
  | 'DUPLICATE'
  /** The `idempotencyKey` was used with another input of the same mutation. Choose a new key for a new change. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A value is missing, malformed or not allowed. */
  | 'INVALID_VALUE'
  /** The entity cannot be deleted because something else uses it. */
  | 'IN_USE'
  /** The organization or the entity has as many of something as it may have, e.g. profiles, integrations or media types. */
  | 'LIMIT_REACHED'
  /** The channel, or this kind of integration, does not allow it. */
  | 'NOT_ALLOWED_BY_CHANNEL'
  /** The entity to change does not exist, or one that the input refers to. */
  | 'NOT_FOUND'
  /** The network behind the channel refuses it, e.g. Facebook an access token or WhatsApp a phone number. */
  | 'REFUSED_BY_NETWORK'
  /** A text, or the input as a whole, is longer than Genesys Cloud allows. */
  | 'TOO_LONG'
  /** The entity has changed since the version that you expected. See `VersionConflict`. */
  | 'VERSION_CONFLICT';

/** WhatsApp's category of a template. */
export type WhatsAppTemplateCategory =
  /** Marketing: offers and news. */
  | 'MARKETING'
  /** A value that this gateway does not know yet. Never use it in an input. */
  | 'UNRECOGNIZED';

/** A message template that is registered with WhatsApp. A new one needs `name` and `language`. */
export type WhatsAppTemplateInput = {
  /** The buttons below the message. */
  buttons?: Array<TemplateButtonInput> | null | undefined;
  /** The carousel. Only for carousel templates. */
  carousel?: CarouselInput | null | undefined;
  /** WhatsApp's category of the template. */
  category?: WhatsAppTemplateCategory | null | undefined;
  /** The header above the message. */
  header?: TemplateHeaderInput | null | undefined;
  /** Id of the WhatsApp integration that owns the template. Only for carousel templates. */
  integrationId?: string | number | null | undefined;
  /** Language code of the template, e.g. `en_US`. */
  language?: string | null | undefined;
  /** The footer below the message. */
  messageFooter?: TemplateFooterInput | null | undefined;
  /** Name of the template at WhatsApp. */
  name?: string | null | undefined;
  /** Namespace of the template at WhatsApp. */
  namespace?: string | null | undefined;
};

type ChannelFields_AppleIntegration_Fragment = { __typename: 'AppleIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null };

type ChannelFields_FacebookIntegration_Fragment = { __typename: 'FacebookIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null };

type ChannelFields_InstagramIntegration_Fragment = { __typename: 'InstagramIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null };

type ChannelFields_LineIntegration_Fragment = { __typename: 'LineIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null };

type ChannelFields_OpenIntegration_Fragment = { __typename: 'OpenIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null };

type ChannelFields_OtherIntegration_Fragment = { __typename: 'OtherIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null };

type ChannelFields_TwitterIntegration_Fragment = { __typename: 'TwitterIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null };

type ChannelFields_WhatsAppIntegration_Fragment = { __typename: 'WhatsAppIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null };

export type ChannelFieldsFragment =
  | ChannelFields_AppleIntegration_Fragment
  | ChannelFields_FacebookIntegration_Fragment
  | ChannelFields_InstagramIntegration_Fragment
  | ChannelFields_LineIntegration_Fragment
  | ChannelFields_OpenIntegration_Fragment
  | ChannelFields_OtherIntegration_Fragment
  | ChannelFields_TwitterIntegration_Fragment
  | ChannelFields_WhatsAppIntegration_Fragment
;

export type ProfileFieldsFragment = { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null };

export type ChannelsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ChannelsQuery = { integrations: { totalCount: number | null, nodes: Array<
      | { __typename: 'AppleIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
      | { __typename: 'FacebookIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
      | { __typename: 'InstagramIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
      | { __typename: 'LineIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
      | { __typename: 'OpenIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
      | { __typename: 'OtherIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
      | { __typename: 'TwitterIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
      | { __typename: 'WhatsAppIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
    >, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type LibraryFieldsFragment = { id: string, name: string | null };

export type ResponseRowsFragment = { totalCount: number | null, nodes: Array<{ __typename: 'Response', id: string, name: string | null, version: number | null, interactionType: InteractionType | null, texts: Array<{ content: string | null, contentType: TextContentType | null, type: TextType | null }> | null, substitutions: Array<{ key: string | null, description: string | null, defaultValue: string | null }> | null, libraries: Array<{ id: string, name: string | null } | null> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } };

export type LibrariesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type LibrariesQuery = { libraries: { totalCount: number | null, nodes: Array<{ id: string, name: string | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type LibraryResponsesQueryVariables = Exact<{
  libraryId: string | number;
  after?: string | null | undefined;
}>;


export type LibraryResponsesQuery = { responses: { totalCount: number | null, nodes: Array<{ __typename: 'Response', id: string, name: string | null, version: number | null, interactionType: InteractionType | null, texts: Array<{ content: string | null, contentType: TextContentType | null, type: TextType | null }> | null, substitutions: Array<{ key: string | null, description: string | null, defaultValue: string | null }> | null, libraries: Array<{ id: string, name: string | null } | null> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null };

export type SearchQueryVariables = Exact<{
  phrase: string;
  after?: string | null | undefined;
}>;


export type SearchQuery = { searchResponses: { totalCount: number | null, nodes: Array<{ __typename: 'Response', id: string, name: string | null, version: number | null, interactionType: InteractionType | null, texts: Array<{ content: string | null, contentType: TextContentType | null, type: TextType | null }> | null, substitutions: Array<{ key: string | null, description: string | null, defaultValue: string | null }> | null, libraries: Array<{ id: string, name: string | null } | null> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type ResponseChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ResponseChangedSubscription = { responseChanged: { action: ChangeAction, responseId: string, response: { __typename: 'Response', id: string, name: string | null, version: number | null, interactionType: InteractionType | null, texts: Array<{ content: string | null, contentType: TextContentType | null, type: TextType | null }> | null, substitutions: Array<{ key: string | null, description: string | null, defaultValue: string | null }> | null, libraries: Array<{ id: string, name: string | null } | null> } | null } };

export type LibraryChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type LibraryChangedSubscription = { libraryChanged: { action: ChangeAction, libraryId: string, library: { id: string, name: string | null } | null } };

export type IntegrationChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type IntegrationChangedSubscription = { integrationChanged: { action: ChangeAction, integrationId: string, integration:
      | { __typename: 'AppleIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
      | { __typename: 'FacebookIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
      | { __typename: 'InstagramIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
      | { __typename: 'LineIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
      | { __typename: 'OpenIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
      | { __typename: 'OtherIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
      | { __typename: 'TwitterIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
      | { __typename: 'WhatsAppIntegration', id: string, name: string | null, channel: Channel, status: IntegrationStatus | null, messagingSetting: { id: string, name: string | null, event: { typing: { on: { inbound: SettingState | null, outbound: SettingState | null } | null } | null } | null, content: { story: { mention: { inbound: SettingState | null } | null, reply: { inbound: SettingState | null } | null } | null } | null } | null, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null }
     | null } };

export type ProfileChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ProfileChangedSubscription = { supportedContentProfileChanged: { action: ChangeAction, supportedContentProfileId: string, supportedContentProfile: { id: string, name: string | null, mediaTypes: { allow: { inbound: Array<{ type: string | null }> | null, outbound: Array<{ type: string | null }> | null } | null } | null } | null } };

export type ResponseFieldsFragment = { __typename: 'Response', id: string, name: string | null, version: number | null, interactionType: InteractionType | null, texts: Array<{ content: string | null, contentType: TextContentType | null, type: TextType | null }> | null, substitutions: Array<{ key: string | null, description: string | null, defaultValue: string | null }> | null, libraries: Array<{ id: string, name: string | null } | null> };

export type OpenedResponseQueryVariables = Exact<{
  id: string | number;
}>;


export type OpenedResponseQuery = { response: { __typename: 'Response', id: string, name: string | null, version: number | null, interactionType: InteractionType | null, texts: Array<{ content: string | null, contentType: TextContentType | null, type: TextType | null }> | null, substitutions: Array<{ key: string | null, description: string | null, defaultValue: string | null }> | null, libraries: Array<{ id: string, name: string | null } | null> } | null };

export type SaveResponseMutationVariables = Exact<{
  input: UpdateResponseInput;
}>;


export type SaveResponseMutation = { updateResponse: { response: { __typename: 'Response', id: string, name: string | null, version: number | null, interactionType: InteractionType | null, texts: Array<{ content: string | null, contentType: TextContentType | null, type: TextType | null }> | null, substitutions: Array<{ key: string | null, description: string | null, defaultValue: string | null }> | null, libraries: Array<{ id: string, name: string | null } | null> } | null, userErrors: Array<
      | { __typename: 'InputError', message: string, code: UserErrorCode, path: Array<string> }
      | { __typename: 'VersionConflict', currentVersion: number | null, conflictingFields: Array<string>, message: string, code: UserErrorCode, path: Array<string>, current:
          | { __typename: 'AppleIntegration' }
          | { __typename: 'FacebookIntegration' }
          | { __typename: 'InstagramIntegration' }
          | { __typename: 'Library' }
          | { __typename: 'LineIntegration' }
          | { __typename: 'MessagingSetting' }
          | { __typename: 'OpenIntegration' }
          | { __typename: 'Response', id: string, name: string | null, version: number | null, interactionType: InteractionType | null, texts: Array<{ content: string | null, contentType: TextContentType | null, type: TextType | null }> | null, substitutions: Array<{ key: string | null, description: string | null, defaultValue: string | null }> | null, libraries: Array<{ id: string, name: string | null } | null> }
          | { __typename: 'SupportedContentProfile' }
          | { __typename: 'TwitterIntegration' }
          | { __typename: 'WhatsAppIntegration' }
         | null }
    >, warnings: Array<{ message: string }> | null } };

export type DeleteResponseMutationVariables = Exact<{
  input: DeleteResponseInput;
  dryRun: boolean;
}>;


export type DeleteResponseMutation = { deleteResponse: { deletedId: string | null, affected: { totalCount: number | null, nodes: Array<{ entityId: string | null, name: string | null, type: EntityType, effect: DeleteEffect }> } | null, userErrors: Array<
      | { message: string }
      | { message: string }
    > } };

export const ProfileFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProfileFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SupportedContentProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"mediaTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"allow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbound"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outbound"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProfileFieldsFragment, unknown>;
export const ChannelFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChannelFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Integration"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"messagingSetting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"typing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"on"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbound"}},{"kind":"Field","name":{"kind":"Name","value":"outbound"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"story"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbound"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reply"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbound"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"supportedContentProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProfileFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProfileFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SupportedContentProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"mediaTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"allow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbound"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outbound"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChannelFieldsFragment, unknown>;
export const LibraryFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LibraryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Library"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]} as unknown as DocumentNode<LibraryFieldsFragment, unknown>;
export const ResponseFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResponseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Response"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"interactionType"}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"contentType"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"substitutions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"libraries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ResponseFieldsFragment, unknown>;
export const ResponseRowsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResponseRows"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ResponseConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResponseFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResponseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Response"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"interactionType"}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"contentType"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"substitutions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"libraries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ResponseRowsFragment, unknown>;
export const ChannelsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Channels"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"integrations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"25"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChannelFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProfileFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SupportedContentProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"mediaTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"allow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbound"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outbound"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChannelFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Integration"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"messagingSetting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"typing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"on"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbound"}},{"kind":"Field","name":{"kind":"Name","value":"outbound"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"story"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbound"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reply"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbound"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"supportedContentProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProfileFields"}}]}}]}}]} as unknown as DocumentNode<ChannelsQuery, ChannelsQueryVariables>;
export const LibrariesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Libraries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"libraries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"25"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LibraryFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LibraryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Library"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]} as unknown as DocumentNode<LibrariesQuery, LibrariesQueryVariables>;
export const LibraryResponsesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LibraryResponses"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"libraryId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"responses"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"libraryId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"libraryId"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"25"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResponseRows"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResponseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Response"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"interactionType"}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"contentType"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"substitutions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"libraries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResponseRows"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ResponseConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResponseFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]} as unknown as DocumentNode<LibraryResponsesQuery, LibraryResponsesQueryVariables>;
export const SearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Search"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"phrase"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"searchResponses"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"phrase"},"value":{"kind":"Variable","name":{"kind":"Name","value":"phrase"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"25"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResponseRows"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResponseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Response"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"interactionType"}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"contentType"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"substitutions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"libraries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResponseRows"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ResponseConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResponseFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]} as unknown as DocumentNode<SearchQuery, SearchQueryVariables>;
export const ResponseChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ResponseChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"responseChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"responseId"}},{"kind":"Field","name":{"kind":"Name","value":"response"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResponseFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResponseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Response"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"interactionType"}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"contentType"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"substitutions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"libraries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ResponseChangedSubscription, ResponseChangedSubscriptionVariables>;
export const LibraryChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"LibraryChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"libraryChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"libraryId"}},{"kind":"Field","name":{"kind":"Name","value":"library"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LibraryFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LibraryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Library"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]} as unknown as DocumentNode<LibraryChangedSubscription, LibraryChangedSubscriptionVariables>;
export const IntegrationChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"IntegrationChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"integrationChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"integrationId"}},{"kind":"Field","name":{"kind":"Name","value":"integration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChannelFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProfileFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SupportedContentProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"mediaTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"allow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbound"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outbound"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChannelFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Integration"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"messagingSetting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"typing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"on"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbound"}},{"kind":"Field","name":{"kind":"Name","value":"outbound"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"story"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbound"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reply"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbound"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"supportedContentProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProfileFields"}}]}}]}}]} as unknown as DocumentNode<IntegrationChangedSubscription, IntegrationChangedSubscriptionVariables>;
export const ProfileChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ProfileChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"supportedContentProfileChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"supportedContentProfileId"}},{"kind":"Field","name":{"kind":"Name","value":"supportedContentProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProfileFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProfileFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SupportedContentProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"mediaTypes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"allow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbound"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outbound"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProfileChangedSubscription, ProfileChangedSubscriptionVariables>;
export const OpenedResponseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OpenedResponse"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"response"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResponseFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResponseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Response"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"interactionType"}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"contentType"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"substitutions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"libraries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<OpenedResponseQuery, OpenedResponseQueryVariables>;
export const SaveResponseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SaveResponse"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateResponseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateResponse"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"response"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResponseFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VersionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"conflictingFields"}},{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Response"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResponseFields"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResponseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Response"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"interactionType"}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"contentType"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"substitutions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"defaultValue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"libraries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<SaveResponseMutation, SaveResponseMutationVariables>;
export const DeleteResponseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteResponse"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteResponseInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dryRun"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteResponse"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"dryRun"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dryRun"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedId"}},{"kind":"Field","name":{"kind":"Name","value":"affected"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entityId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"effect"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteResponseMutation, DeleteResponseMutationVariables>;