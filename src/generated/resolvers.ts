// Generated from schema.graphql by `npm run codegen`. Do not edit.
import type { AppleInvitationTemplateType } from '../resolvers/enums.ts';
import type { ApplePayCapability } from '../resolvers/enums.ts';
import type { ApplePayNetwork } from '../resolvers/enums.ts';
import type { AssetUsage } from '../resolvers/enums.ts';
import type { Channel } from '../resolvers/enums.ts';
import type { CreateStatus } from '../resolvers/enums.ts';
import type { DeleteEffect } from '../resolvers/enums.ts';
import type { FooterResource } from '../resolvers/enums.ts';
import type { FooterType } from '../resolvers/enums.ts';
import type { IntegrationStatus } from '../resolvers/enums.ts';
import type { InteractionType } from '../resolvers/enums.ts';
import type { Messenger } from '../resolvers/enums.ts';
import type { OpenExtensionType } from '../resolvers/enums.ts';
import type { ResponseType } from '../resolvers/enums.ts';
import type { SettingState } from '../resolvers/enums.ts';
import type { StickerType } from '../resolvers/enums.ts';
import type { TemplateButtonType } from '../resolvers/enums.ts';
import type { TemplateFooterType } from '../resolvers/enums.ts';
import type { TemplateHeaderType } from '../resolvers/enums.ts';
import type { TextContentType } from '../resolvers/enums.ts';
import type { TextType } from '../resolvers/enums.ts';
import type { TwitterTier } from '../resolvers/enums.ts';
import type { UserErrorCode } from '../resolvers/enums.ts';
import type { WhatsAppActivationStatus } from '../resolvers/enums.ts';
import type { WhatsAppTemplateCategory } from '../resolvers/enums.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { GenesysLibrary } from '../datasources/libraries.ts';
import type { GenesysResponse } from '../datasources/responses/response.ts';
import type { GenesysUser } from '../datasources/users.ts';
import type { GenesysResponseAsset } from '../datasources/response-assets.ts';
import type { GenesysMessagingSetting } from '../datasources/messaging-settings.ts';
import type { GenesysSupportedContent } from '../datasources/supported-content-profiles.ts';
import type { GenesysSticker } from '../datasources/stickers.ts';
import type { GenesysIntegration } from '../datasources/integrations/integration.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in time as ISO-8601 text in UTC with milliseconds, for example `2026-03-01T09:30:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** Any JSON value, passed through as it is. */
  JSON: { input: unknown; output: unknown; }
};

/** What a delete does beside deleting what it names. */
export type AffectedEntities = {
  __typename?: 'AffectedEntities';
  /** The first 100 of them. */
  nodes: Array<AffectedEntity>;
  /** How many there are; `null` when Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One entity that a delete has to do with. */
export type AffectedEntity = {
  __typename?: 'AffectedEntity';
  /** What the delete does to it, or it to the delete. */
  effect: DeleteEffect;
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Its name. */
  name?: Maybe<Scalars['String']['output']>;
  /** What kind of entity it is: the name of its type, such as `Response` or `FacebookIntegration`. */
  type: Scalars['String']['output'];
};

/** How customers sign in within Apple Messages for Business. */
export type AppleAuthentication = {
  __typename?: 'AppleAuthentication';
  /** OAuth client id. */
  oauthClientId?: Maybe<Scalars['String']['output']>;
  /** OAuth scope. */
  oauthScope?: Maybe<Scalars['String']['output']>;
  /** Address of the OAuth token endpoint. */
  oauthTokenUrl?: Maybe<Scalars['String']['output']>;
};

/** How customers sign in within Apple Messages for Business. */
export type AppleAuthenticationInput = {
  /** OAuth client id. */
  oauthClientId?: InputMaybe<Scalars['String']['input']>;
  /** OAuth client secret. A secret: it goes in and never comes out. */
  oauthClientSecret?: InputMaybe<Scalars['String']['input']>;
  /** OAuth scope. */
  oauthScope?: InputMaybe<Scalars['String']['input']>;
  /** Address of the OAuth token endpoint. */
  oauthTokenUrl?: InputMaybe<Scalars['String']['input']>;
};

/** The iMessage app of a business. */
export type AppleIMessageApp = {
  __typename?: 'AppleIMessageApp';
  /** Id of the app. */
  applicationId?: Maybe<Scalars['String']['output']>;
  /** Name of the app. */
  applicationName?: Maybe<Scalars['String']['output']>;
  /** Bundle id of the app. */
  bundleId?: Maybe<Scalars['String']['output']>;
};

/** The iMessage app of a business. */
export type AppleIMessageAppInput = {
  /** Id of the app. */
  applicationId?: InputMaybe<Scalars['String']['input']>;
  /** Name of the app. */
  applicationName?: InputMaybe<Scalars['String']['input']>;
  /** Bundle id of the app. */
  bundleId?: InputMaybe<Scalars['String']['input']>;
};

/** Whether customers are matched to known contacts. */
export type AppleIdentityResolution = {
  __typename?: 'AppleIdentityResolution';
  /** The division whose contacts are looked at. */
  division?: Maybe<Division>;
  /** True when customers are matched. */
  resolveIdentities?: Maybe<Scalars['Boolean']['output']>;
  /** Path in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
};

/** An Apple Messages for Business account whose messages reach the organization. */
export type AppleIntegration = Integration & {
  __typename?: 'AppleIntegration';
  /** How customers sign in. Its secret is never answered. */
  appleAuthentication?: Maybe<AppleAuthentication>;
  /** The iMessage app of the business. */
  appleIMessageApp?: Maybe<AppleIMessageApp>;
  /** How customers pay. */
  applePay?: Maybe<ApplePay>;
  /** Name of the business that customers see. */
  businessName?: Maybe<Scalars['String']['output']>;
  /** The network it connects to. */
  channel: Channel;
  /** Why making it failed. */
  createError?: Maybe<IntegrationError>;
  /** How far its making has come; `null` where Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who made it. */
  createdBy?: Maybe<User>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it was changed last. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** Whether customers are matched to known contacts. */
  identityResolution?: Maybe<AppleIdentityResolution>;
  /** Address of the logo that customers see. */
  logoUrl?: Maybe<Scalars['String']['output']>;
  /** Id of the account at Apple. */
  messagesForBusinessId?: Maybe<Scalars['String']['output']>;
  /** The rules for its messages. `id`, `selfUri` and `integrations` come at no cost, the rest with the same REST call. `null` on the old paths of the REST API, which do not say. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who changed it last. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** The routing entry of its address. */
  recipient?: Maybe<EntityReference>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Whether it works. */
  status?: Maybe<IntegrationStatus>;
  /** The kinds of files allowed on it. `id`, `selfUri` and `integrations` come at no cost, name and media types with the same REST call, the rest by reading profiles. `null` on the old paths of the REST API, which do not say. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Counts the changes made to the integration; `null` for channels that Genesys Cloud keeps no versions of. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** An invitation to go on in Apple Messages for Business. */
export type AppleInvitation = {
  __typename?: 'AppleInvitation';
  /** The name of the business as the customer sees it. */
  businessName?: Maybe<Scalars['String']['output']>;
  /** Language of the invitation, for example `en-US`. */
  locale?: Maybe<Scalars['String']['output']>;
  /** How the invitation looks. */
  templateType?: Maybe<AppleInvitationTemplateType>;
  /** What is noted in the transcript of the conversation. */
  transcriptMessage?: Maybe<Scalars['String']['output']>;
};

/** An invitation to go on in Apple Messages for Business. A new one needs every field. */
export type AppleInvitationInput = {
  /** The name of the business as the customer sees it. */
  businessName?: InputMaybe<Scalars['String']['input']>;
  /** Language of the invitation, for example `en-US`. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** How the invitation looks. */
  templateType?: InputMaybe<AppleInvitationTemplateType>;
  /** What is noted in the transcript of the conversation. */
  transcriptMessage?: InputMaybe<Scalars['String']['input']>;
};

export { AppleInvitationTemplateType };

/** How customers pay within Apple Messages for Business. */
export type ApplePay = {
  __typename?: 'ApplePay';
  /** Domain of the shop. */
  domainName?: Maybe<Scalars['String']['output']>;
  /** Address of the shop for devices that cannot pay this way. */
  fallbackUrl?: Maybe<Scalars['String']['output']>;
  /** Id of the merchant at Apple. */
  merchantId?: Maybe<Scalars['String']['output']>;
  /** Address of the order tracking. */
  orderTrackingUrl?: Maybe<Scalars['String']['output']>;
  /** What the shop can do. */
  paymentCapabilities?: Maybe<Array<ApplePayCapability>>;
  /** Id of the stored payment certificate. */
  paymentCertificateCredentialId?: Maybe<Scalars['String']['output']>;
  /** Address of the payment gateway. */
  paymentGatewayUrl?: Maybe<Scalars['String']['output']>;
  /** Address that is told of a new way of paying. */
  paymentMethodUpdateUrl?: Maybe<Scalars['String']['output']>;
  /** Address that is told of a new shipping address. */
  shippingContactUpdateUrl?: Maybe<Scalars['String']['output']>;
  /** Address that is told of a new way of shipping. */
  shippingMethodUpdateUrl?: Maybe<Scalars['String']['output']>;
  /** Name of the shop that customers see. */
  storeName?: Maybe<Scalars['String']['output']>;
  /** Cards that the shop takes. */
  supportedPaymentNetworks?: Maybe<Array<ApplePayNetwork>>;
};

export { ApplePayCapability };

/** How customers pay within Apple Messages for Business. */
export type ApplePayInput = {
  /** Domain of the shop. */
  domainName?: InputMaybe<Scalars['String']['input']>;
  /** Address of the shop for devices that cannot pay this way. */
  fallbackUrl?: InputMaybe<Scalars['String']['input']>;
  /** Id of the merchant at Apple. */
  merchantId?: InputMaybe<Scalars['String']['input']>;
  /** Address of the order tracking. */
  orderTrackingUrl?: InputMaybe<Scalars['String']['input']>;
  /** What the shop can do. */
  paymentCapabilities?: InputMaybe<Array<ApplePayCapability>>;
  /** Id of the stored payment certificate. */
  paymentCertificateCredentialId?: InputMaybe<Scalars['String']['input']>;
  /** Address of the payment gateway. */
  paymentGatewayUrl?: InputMaybe<Scalars['String']['input']>;
  /** Address that is told of a new way of paying. */
  paymentMethodUpdateUrl?: InputMaybe<Scalars['String']['input']>;
  /** Address that is told of a new shipping address. */
  shippingContactUpdateUrl?: InputMaybe<Scalars['String']['input']>;
  /** Address that is told of a new way of shipping. */
  shippingMethodUpdateUrl?: InputMaybe<Scalars['String']['input']>;
  /** Name of the shop that customers see. */
  storeName?: InputMaybe<Scalars['String']['input']>;
  /** Cards that the shop takes. */
  supportedPaymentNetworks?: InputMaybe<Array<ApplePayNetwork>>;
};

export { ApplePayNetwork };

export { AssetUsage };

/** The text of a carousel card. */
export type CardBodyText = {
  __typename?: 'CardBodyText';
  /** The text itself. */
  content?: Maybe<Scalars['String']['output']>;
  /** How the text is written. */
  contentType?: Maybe<TextContentType>;
};

/** The text of a carousel card. */
export type CardBodyTextInput = {
  /** The text itself. */
  content: Scalars['String']['input'];
  /** How the text is written. */
  contentType: TextContentType;
};

/** A row of cards that the customer can swipe through. */
export type Carousel = {
  __typename?: 'Carousel';
  /** The cards, in order. */
  cards?: Maybe<Array<CarouselCard>>;
};

/** One card of a carousel. */
export type CarouselCard = {
  __typename?: 'CarouselCard';
  /** The buttons of the card. */
  buttons?: Maybe<Array<TemplateButton>>;
  /** The text of the card. */
  cardBodyText?: Maybe<CardBodyText>;
  /** What stands on top of the card. */
  header?: Maybe<TemplateHeader>;
};

/** One card of a carousel. */
export type CarouselCardInput = {
  /** The buttons of the card. */
  buttons: Array<TemplateButtonInput>;
  /** The text of the card. */
  cardBodyText?: InputMaybe<CardBodyTextInput>;
  /** What stands on top of the card. */
  header: TemplateHeaderInput;
};

/** A row of cards that the customer can swipe through. */
export type CarouselInput = {
  /** The cards, in order; they replace all that are there. */
  cards: Array<CarouselCardInput>;
};

/** One value that a write changes. */
export type Change = {
  __typename?: 'Change';
  /** The value after; `null` when it is cleared, and always for secrets. */
  after?: Maybe<Scalars['JSON']['output']>;
  /** The value before, in the words of the input; `null` when there was none, and always for secrets. */
  before?: Maybe<Scalars['JSON']['output']>;
  /** Where in the input it stands, for example `["name"]` or `["messagingTemplate", "whatsApp", "language"]`. A list is one value. */
  path: Array<Scalars['String']['output']>;
};

export { Channel };

/** Answer of `clearDefaultMessagingSetting`. */
export type ClearDefaultMessagingSettingPayload = {
  __typename?: 'ClearDefaultMessagingSettingPayload';
  /** What stood against it; empty when there is no default any more. */
  userErrors: Array<UserError>;
};

/** What content of a social network reaches the organization. */
export type ContentSetting = {
  __typename?: 'ContentSetting';
  /** Stories, as Instagram and Facebook have them. */
  story?: Maybe<StorySetting>;
};

/** What content of a social network is to reach the organization. */
export type ContentSettingInput = {
  /** Stories, as Instagram and Facebook have them. */
  story?: InputMaybe<StorySettingInput>;
};

/** The account at Apple to connect. */
export type CreateAppleIntegrationInput = {
  /** How customers sign in. */
  appleAuthentication?: InputMaybe<AppleAuthenticationInput>;
  /** The iMessage app of the business. */
  appleIMessageApp?: InputMaybe<AppleIMessageAppInput>;
  /** How customers pay. */
  applePay?: InputMaybe<ApplePayInput>;
  /** Name of the business that customers see. */
  businessName?: InputMaybe<Scalars['String']['input']>;
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Address of the logo that customers see. */
  logoUrl?: InputMaybe<Scalars['String']['input']>;
  /** Id of the account at Apple. */
  messagesForBusinessId: Scalars['String']['input'];
  /** Id of the rules for its messages. Left out: the default ones. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the integration. */
  name: Scalars['String']['input'];
  /** Id of the profile of files allowed on it. Left out: the default one. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of `createAppleIntegration`. */
export type CreateAppleIntegrationPayload = {
  __typename?: 'CreateAppleIntegrationPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The integration as it is now; `null` when there are user errors. */
  integration?: Maybe<AppleIntegration>;
  /** What is wrong with the input; empty when it was made. */
  userErrors: Array<UserError>;
};

/** The Facebook page to connect. */
export type CreateFacebookIntegrationInput = {
  /** Id of your own Facebook app. */
  appId?: InputMaybe<Scalars['String']['input']>;
  /** Secret of your own Facebook app. A secret: it goes in and never comes out. */
  appSecret?: InputMaybe<Scalars['String']['input']>;
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the rules for its messages. Left out: the default ones. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the integration. */
  name: Scalars['String']['input'];
  /** Access token of the page; this or `userAccessToken`. A secret: it goes in and never comes out. */
  pageAccessToken?: InputMaybe<Scalars['String']['input']>;
  /** Id of the Facebook page; needed with `userAccessToken`. */
  pageId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the profile of files allowed on it. Left out: the default one. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** Access token of a user who manages the page. A secret: it goes in and never comes out. */
  userAccessToken?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `createFacebookIntegration`. */
export type CreateFacebookIntegrationPayload = {
  __typename?: 'CreateFacebookIntegrationPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The integration as it is now; `null` when there are user errors. */
  integration?: Maybe<FacebookIntegration>;
  /** What is wrong with the input; empty when it was made. */
  userErrors: Array<UserError>;
};

/** The Instagram account to connect. */
export type CreateInstagramIntegrationInput = {
  /** Id of your own Facebook app. */
  appId?: InputMaybe<Scalars['String']['input']>;
  /** Secret of your own Facebook app. A secret: it goes in and never comes out. */
  appSecret?: InputMaybe<Scalars['String']['input']>;
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the rules for its messages. Left out: the default ones. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the integration. */
  name: Scalars['String']['input'];
  /** Access token of the page; this or `userAccessToken`. A secret: it goes in and never comes out. */
  pageAccessToken?: InputMaybe<Scalars['String']['input']>;
  /** Id of the Facebook page; needed with `userAccessToken`. */
  pageId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the profile of files allowed on it. Left out: the default one. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** Access token of a user who manages the page. A secret: it goes in and never comes out. */
  userAccessToken?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `createInstagramIntegration`. */
export type CreateInstagramIntegrationPayload = {
  __typename?: 'CreateInstagramIntegrationPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The integration as it is now; `null` when there are user errors. */
  integration?: Maybe<InstagramIntegration>;
  /** What is wrong with the input; empty when it was made. */
  userErrors: Array<UserError>;
};

/** The library to make. */
export type CreateLibraryInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the access division. Left out: the home division. */
  divisionId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the library. */
  name: Scalars['String']['input'];
};

/** Answer of `createLibrary`. */
export type CreateLibraryPayload = {
  __typename?: 'CreateLibraryPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The new library; `null` when there are user errors. */
  library?: Maybe<Library>;
  /** What is wrong with the input; empty when the library was made. */
  userErrors: Array<UserError>;
};

/** The LINE channel to connect. */
export type CreateLineIntegrationInput = {
  /** Id of the channel at LINE. */
  channelId?: InputMaybe<Scalars['String']['input']>;
  /** Secret of the channel. A secret: it goes in and never comes out. */
  channelSecret?: InputMaybe<Scalars['String']['input']>;
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Name of the integration. */
  name: Scalars['String']['input'];
  /** Service code of the channel. */
  serviceCode?: InputMaybe<Scalars['String']['input']>;
  /** Secret of the switcher. A secret: it goes in and never comes out. */
  switcherSecret?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `createLineIntegration`. */
export type CreateLineIntegrationPayload = {
  __typename?: 'CreateLineIntegrationPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The integration as it is now; `null` when there are user errors. */
  integration?: Maybe<LineIntegration>;
  /** What is wrong with the input; empty when it was made. */
  userErrors: Array<UserError>;
};

/** The setting to make. */
export type CreateMessagingSettingInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** What content of a social network is to reach the organization. */
  content?: InputMaybe<ContentSettingInput>;
  /** What signals are to be passed between customer and agent. */
  event?: InputMaybe<EventSettingInput>;
  /** Name of the setting. */
  name: Scalars['String']['input'];
};

/** Answer of `createMessagingSetting`. */
export type CreateMessagingSettingPayload = {
  __typename?: 'CreateMessagingSettingPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The setting as it is now; `null` when there are user errors. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** What is wrong with the input; empty when it was made. */
  userErrors: Array<UserError>;
};

/** The network to connect to connect. */
export type CreateOpenIntegrationInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the rules for its messages. Left out: the default ones. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the integration. */
  name: Scalars['String']['input'];
  /** What the webhook checks signatures with. A secret: it goes in and never comes out. */
  outboundNotificationWebhookSignatureSecretToken: Scalars['String']['input'];
  /** The address that messages to customers are sent to. */
  outboundNotificationWebhookUrl: Scalars['String']['input'];
  /** Id of the profile of files allowed on it. Left out: the default one. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** Headers sent along to the webhook, name to value. A secret: it goes in and never comes out. */
  webhookHeaders?: InputMaybe<Scalars['JSON']['input']>;
};

/** Answer of `createOpenIntegration`. */
export type CreateOpenIntegrationPayload = {
  __typename?: 'CreateOpenIntegrationPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The integration as it is now; `null` when there are user errors. */
  integration?: Maybe<OpenIntegration>;
  /** What is wrong with the input; empty when it was made. */
  userErrors: Array<UserError>;
};

/** The response to make. */
export type CreateResponseInput = {
  /** The invitation, for the type `APPLE_INVITATION`. */
  appleInvitation?: InputMaybe<AppleInvitationInput>;
  /** Files and pictures to use. */
  assets?: InputMaybe<Array<ResponseAssetInput>>;
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Where the footer is used, for the type `FOOTER`. */
  footer?: InputMaybe<FooterTemplateInput>;
  /** The kind of conversation the response is for. Left out: any. */
  interactionType?: InputMaybe<InteractionType>;
  /** Ids of the libraries to put it in; at least one. */
  libraryIds: Array<Scalars['ID']['input']>;
  /** The message template, for the type `MESSAGING_TEMPLATE`. */
  messagingTemplate?: InputMaybe<MessagingTemplateInput>;
  /** Name of the response. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What kind of response it is. Left out: a standard response. */
  responseType?: InputMaybe<ResponseType>;
  /** The placeholders in the texts. */
  substitutions?: InputMaybe<Array<ResponseSubstitutionInput>>;
  /** Describes the substitutions as a JSON schema document. */
  substitutionsSchema?: InputMaybe<Scalars['JSON']['input']>;
  /** The texts. Needed for standard responses, footers and templates. */
  texts?: InputMaybe<Array<ResponseTextInput>>;
};

/** Answer of `createResponse`. */
export type CreateResponsePayload = {
  __typename?: 'CreateResponsePayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The new response; `null` when there are user errors. */
  response?: Maybe<Response>;
  /** What is wrong with the input; empty when the response was made. */
  userErrors: Array<UserError>;
};

export { CreateStatus };

/** The profile to make. */
export type CreateSupportedContentProfileInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The kinds of files. */
  mediaTypes?: InputMaybe<MediaTypesInput>;
  /** Name of the profile. */
  name: Scalars['String']['input'];
};

/** Answer of `createSupportedContentProfile`. */
export type CreateSupportedContentProfilePayload = {
  __typename?: 'CreateSupportedContentProfilePayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The profile as it is now; `null` when there are user errors. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** What is wrong with the input; empty when it was made. */
  userErrors: Array<UserError>;
};

/** The account on X. Which fields are needed depends on the generation of paths the gateway uses to connect. */
export type CreateTwitterIntegrationInput = {
  /** First half of the access token (old paths). A secret: it goes in and never comes out. */
  accessTokenKey?: InputMaybe<Scalars['String']['input']>;
  /** Secret half of the access token (old paths). A secret: it goes in and never comes out. */
  accessTokenSecret?: InputMaybe<Scalars['String']['input']>;
  /** Id of the app at the network (today's paths). */
  appId?: InputMaybe<Scalars['String']['input']>;
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Code challenge of the sign-up (today's paths). */
  codeChallenge?: InputMaybe<Scalars['String']['input']>;
  /** First half of the app's key (old paths). A secret: it goes in and never comes out. */
  consumerKey?: InputMaybe<Scalars['String']['input']>;
  /** Secret half of the app's key (old paths). A secret: it goes in and never comes out. */
  consumerSecret?: InputMaybe<Scalars['String']['input']>;
  /** Name of the development environment at the network (old paths). */
  envName?: InputMaybe<Scalars['String']['input']>;
  /** Id of the rules for its messages. Left out: the default ones. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the integration. */
  name: Scalars['String']['input'];
  /** Address the sign-up came back to (today's paths). */
  redirectUri?: InputMaybe<Scalars['String']['input']>;
  /** Code that the network gave when the account agreed (today's paths). A secret: it goes in and never comes out. */
  signupCode?: InputMaybe<Scalars['String']['input']>;
  /** Id of the profile of files allowed on it. Left out: the default one. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** The kind of API access (old paths). */
  tier?: InputMaybe<TwitterTier>;
};

/** Answer of `createTwitterIntegration`. */
export type CreateTwitterIntegrationPayload = {
  __typename?: 'CreateTwitterIntegrationPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The integration as it is now; `null` when there are user errors. */
  integration?: Maybe<TwitterIntegration>;
  /** What is wrong with the input; empty when it was made. */
  userErrors: Array<UserError>;
};

/** The WhatsApp number to connect. */
export type CreateWhatsAppIntegrationInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the rules for its messages. Left out: the default ones. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the integration. */
  name: Scalars['String']['input'];
  /** The number. */
  phoneNumber: Scalars['String']['input'];
  /** Id of the profile of files allowed on it. Left out: the default one. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** Certificate of the WhatsApp business account. A secret: it goes in and never comes out. */
  wabaCertificate: Scalars['String']['input'];
};

/** Answer of `createWhatsAppIntegration`. */
export type CreateWhatsAppIntegrationPayload = {
  __typename?: 'CreateWhatsAppIntegrationPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The integration as it is now; `null` when there are user errors. */
  integration?: Maybe<WhatsAppIntegration>;
  /** What is wrong with the input; empty when it was made. */
  userErrors: Array<UserError>;
};

export { DeleteEffect };

/** The integration to delete. */
export type DeleteIntegrationInput = {
  /** The channel it belongs to. */
  channel: Channel;
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the integration to delete. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteIntegration`. */
export type DeleteIntegrationPayload = {
  __typename?: 'DeleteIntegrationPayload';
  /** What else would go or change; `null` unless it is a dry run, because to look costs REST calls. */
  affected?: Maybe<AffectedEntities>;
  /** Id of the integration that is gone, or would be in a dry run; `null` when there are user errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What is wrong with the input; empty when it was deleted. */
  userErrors: Array<UserError>;
};

/** The library to delete. */
export type DeleteLibraryInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the library to delete, with all responses in it. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteLibrary`. */
export type DeleteLibraryPayload = {
  __typename?: 'DeleteLibraryPayload';
  /** What else would go or change; `null` unless it is a dry run, because to look costs REST calls. */
  affected?: Maybe<AffectedEntities>;
  /** Id of the library that is gone, or would be in a dry run; `null` when there are user errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What is wrong with the input; empty when the library was deleted. */
  userErrors: Array<UserError>;
};

/** The setting to delete. */
export type DeleteMessagingSettingInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the setting to delete. The default setting cannot be deleted. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteMessagingSetting`. */
export type DeleteMessagingSettingPayload = {
  __typename?: 'DeleteMessagingSettingPayload';
  /** What else would go or change; `null` unless it is a dry run, because to look costs REST calls. */
  affected?: Maybe<AffectedEntities>;
  /** Id of the setting that is gone, or would be in a dry run; `null` when there are user errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What is wrong with the input; empty when it was deleted. */
  userErrors: Array<UserError>;
};

/** The response to delete. */
export type DeleteResponseInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the response to delete. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteResponse`. */
export type DeleteResponsePayload = {
  __typename?: 'DeleteResponsePayload';
  /** What else would go or change; `null` unless it is a dry run, because to look costs REST calls. */
  affected?: Maybe<AffectedEntities>;
  /** Id of the response that is gone, or would be in a dry run; `null` when there are user errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What is wrong with the input; empty when the response was deleted. */
  userErrors: Array<UserError>;
};

/** What became of one response that was to be deleted. */
export type DeleteResponseResult = {
  __typename?: 'DeleteResponseResult';
  /** The libraries that would lose it; `null` unless it is a dry run. */
  affected?: Maybe<AffectedEntities>;
  /** The same id when the response is gone, or would be in a dry run; `null` when it is not, with an error at its place where no user error says why. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** Id of the response. */
  id: Scalars['ID']['output'];
  /** Why it was not deleted. */
  userErrors: Array<UserError>;
};

/** The responses to delete. */
export type DeleteResponsesInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Ids of the responses, 1 to 100. */
  ids: Array<Scalars['ID']['input']>;
};

/** Answer of `deleteResponses`. */
export type DeleteResponsesPayload = {
  __typename?: 'DeleteResponsesPayload';
  /** What became of each response, in the order of the input; empty when the input as a whole is wrong. */
  results: Array<DeleteResponseResult>;
  /** What is wrong with the input as a whole; empty when the responses were taken one by one. */
  userErrors: Array<UserError>;
};

/** The profile to delete. */
export type DeleteSupportedContentProfileInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the profile to delete. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteSupportedContentProfile`. */
export type DeleteSupportedContentProfilePayload = {
  __typename?: 'DeleteSupportedContentProfilePayload';
  /** What else would go or change; `null` unless it is a dry run, because to look costs REST calls. */
  affected?: Maybe<AffectedEntities>;
  /** Id of the profile that is gone, or would be in a dry run; `null` when there are user errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What is wrong with the input; empty when it was deleted. */
  userErrors: Array<UserError>;
};

/** An access division: a part of the organization that decides who may see and change what is in it. */
export type Division = {
  __typename?: 'Division';
  /** Id of the division. `*` stands for all divisions. */
  id: Scalars['ID']['output'];
  /** Name of the division. */
  name?: Maybe<Scalars['String']['output']>;
  /** Path of the division in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
};

/** A pointer to something in Genesys Cloud that this graph does not hold. */
export type EntityReference = {
  __typename?: 'EntityReference';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Its name, where the pointer carries it. */
  name?: Maybe<Scalars['String']['output']>;
  /** Its path in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
};

/** What signals are passed between customer and agent. */
export type EventSetting = {
  __typename?: 'EventSetting';
  /** Typing indicators. */
  typing?: Maybe<TypingSetting>;
};

/** What signals are to be passed between customer and agent. */
export type EventSettingInput = {
  /** Typing indicators. */
  typing?: InputMaybe<TypingSettingInput>;
};

/** A Facebook page whose messages reach the organization. */
export type FacebookIntegration = Integration & {
  __typename?: 'FacebookIntegration';
  /** Id of the Facebook app. */
  appId?: Maybe<Scalars['String']['output']>;
  /** The network it connects to. */
  channel: Channel;
  /** Why making it failed. */
  createError?: Maybe<IntegrationError>;
  /** How far its making has come; `null` where Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who made it. */
  createdBy?: Maybe<User>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it was changed last. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** The rules for its messages. `id`, `selfUri` and `integrations` come at no cost, the rest with the same REST call. `null` on the old paths of the REST API, which do not say. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who changed it last. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** Id of the Facebook page. */
  pageId?: Maybe<Scalars['String']['output']>;
  /** Name of the Facebook page. */
  pageName?: Maybe<Scalars['String']['output']>;
  /** Address of the picture of the Facebook page. */
  pageProfileImageUrl?: Maybe<Scalars['String']['output']>;
  /** The routing entry of its address. */
  recipient?: Maybe<EntityReference>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Whether it works. */
  status?: Maybe<IntegrationStatus>;
  /** The kinds of files allowed on it. `id`, `selfUri` and `integrations` come at no cost, name and media types with the same REST call, the rest by reading profiles. `null` on the old paths of the REST API, which do not say. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Counts the changes made to the integration; `null` for channels that Genesys Cloud keeps no versions of. */
  version?: Maybe<Scalars['Int']['output']>;
};

export { FooterResource };

/** Where a footer response is used. */
export type FooterTemplate = {
  __typename?: 'FooterTemplate';
  /** What the footer can be put below. */
  applicableResources?: Maybe<Array<FooterResource>>;
  /** What the footer is. */
  type?: Maybe<FooterType>;
};

/** Where a footer response is used. */
export type FooterTemplateInput = {
  /** What the footer can be put below. */
  applicableResources?: InputMaybe<Array<FooterResource>>;
  /** What the footer is. */
  type?: InputMaybe<FooterType>;
};

export { FooterType };

/** Whether something from customers reaches agents. */
export type InboundOnlySetting = {
  __typename?: 'InboundOnlySetting';
  /** From customers to agents. */
  inbound?: Maybe<SettingState>;
};

/** Whether something from customers is to reach agents. */
export type InboundOnlySettingInput = {
  /** From customers to agents. */
  inbound?: InputMaybe<SettingState>;
};

/** A value of the input that cannot be accepted, or that clashes with what is stored. */
export type InputError = UserError & {
  __typename?: 'InputError';
  /** What is wrong, for a program. */
  code: UserErrorCode;
  /** What is wrong, in a sentence for a person. */
  message: Scalars['String']['output'];
  /** Where in the mutation's arguments it is wrong. */
  path: Array<Scalars['String']['output']>;
};

/** An Instagram account whose messages reach the organization. */
export type InstagramIntegration = Integration & {
  __typename?: 'InstagramIntegration';
  /** Id of the Facebook app. */
  appId?: Maybe<Scalars['String']['output']>;
  /** The network it connects to. */
  channel: Channel;
  /** Why making it failed. */
  createError?: Maybe<IntegrationError>;
  /** How far its making has come; `null` where Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who made it. */
  createdBy?: Maybe<User>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it was changed last. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** Id of the account. */
  instagramId?: Maybe<Scalars['String']['output']>;
  /** Name of the account. */
  instagramName?: Maybe<Scalars['String']['output']>;
  /** Address of the picture of the account. */
  instagramProfileImageUrl?: Maybe<Scalars['String']['output']>;
  /** User name of the account. */
  instagramUsername?: Maybe<Scalars['String']['output']>;
  /** The rules for its messages. `id`, `selfUri` and `integrations` come at no cost, the rest with the same REST call. `null` on the old paths of the REST API, which do not say. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who changed it last. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** Id of the Facebook page behind the account. */
  pageId?: Maybe<Scalars['String']['output']>;
  /** The routing entry of its address. */
  recipient?: Maybe<EntityReference>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Whether it works. */
  status?: Maybe<IntegrationStatus>;
  /** The kinds of files allowed on it. `id`, `selfUri` and `integrations` come at no cost, name and media types with the same REST call, the rest by reading profiles. `null` on the old paths of the REST API, which do not say. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Counts the changes made to the integration; `null` for channels that Genesys Cloud keeps no versions of. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** A connection between the organization and one account on a network that customers write on. */
export type Integration = {
  /** The network it connects to. */
  channel: Channel;
  /** Why making it failed. */
  createError?: Maybe<IntegrationError>;
  /** How far its making has come; `null` where Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who made it. */
  createdBy?: Maybe<User>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it was changed last. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** The rules for its messages. `id`, `selfUri` and `integrations` come at no cost, the rest with the same REST call. `null` on the old paths of the REST API, which do not say. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who changed it last. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** The routing entry of its address. */
  recipient?: Maybe<EntityReference>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Whether it works. */
  status?: Maybe<IntegrationStatus>;
  /** The kinds of files allowed on it. `id`, `selfUri` and `integrations` come at no cost, name and media types with the same REST call, the rest by reading profiles. `null` on the old paths of the REST API, which do not say. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Counts the changes made to the integration; `null` for channels that Genesys Cloud keeps no versions of. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** A page of integrations. */
export type IntegrationConnection = {
  __typename?: 'IntegrationConnection';
  /** The integrations of this page, each with its cursor. */
  edges: Array<IntegrationEdge>;
  /** The integrations of this page. A row that Genesys Cloud answered broken is `null`, with an error at its place. */
  nodes: Array<Maybe<Integration>>;
  /** Where this page stands within the whole list. */
  pageInfo: PageInfo;
  /** Number of integrations in the whole list; `null` when Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An integration and its place in a list. */
export type IntegrationEdge = {
  __typename?: 'IntegrationEdge';
  /** Place of this row in the list, to be used as `after`. */
  cursor: Scalars['String']['output'];
  /** The row itself. */
  node?: Maybe<Integration>;
};

/** What went wrong with an integration, in the words of Genesys Cloud. */
export type IntegrationError = {
  __typename?: 'IntegrationError';
  /** What went wrong, for a program. */
  code?: Maybe<Scalars['String']['output']>;
  /** Id to give to the support of Genesys Cloud. */
  contextId?: Maybe<Scalars['String']['output']>;
  /** The single faults. */
  details?: Maybe<Array<IntegrationErrorDetail>>;
  /** Id of what it is about. */
  entityId?: Maybe<Scalars['String']['output']>;
  /** Name of what it is about. */
  entityName?: Maybe<Scalars['String']['output']>;
  /** What went wrong, for a person. */
  message?: Maybe<Scalars['String']['output']>;
  /** The values by name. */
  messageParams?: Maybe<Scalars['JSON']['output']>;
  /** The message with `{name}` in the place of its values. */
  messageWithParams?: Maybe<Scalars['String']['output']>;
  /** HTTP status that it stands for. */
  status?: Maybe<Scalars['Int']['output']>;
};

/** One fault of several. */
export type IntegrationErrorDetail = {
  __typename?: 'IntegrationErrorDetail';
  /** Id of what it is about. */
  entityId?: Maybe<Scalars['String']['output']>;
  /** Name of what it is about. */
  entityName?: Maybe<Scalars['String']['output']>;
  /** What is wrong, for a program. */
  errorCode?: Maybe<Scalars['String']['output']>;
  /** The field that is wrong. */
  fieldName?: Maybe<Scalars['String']['output']>;
};

export { IntegrationStatus };

export { InteractionType };

/** A folder of canned responses. */
export type Library = {
  __typename?: 'Library';
  /** The user who made the library. */
  createdBy?: Maybe<User>;
  /** When the library was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** The division that decides who has access to the library. */
  division?: Maybe<Division>;
  /** Id of the library. */
  id: Scalars['ID']['output'];
  /** Name of the library. Names need not be unique. */
  name?: Maybe<Scalars['String']['output']>;
  /** Kind of responses the library was made for. Obsolete upstream: any kind may be in any library now. */
  responseType?: Maybe<ResponseType>;
  /** The responses in this library, a page at a time. One REST call for each library. */
  responses?: Maybe<ResponseConnection>;
  /** Path of the library in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Counts the changes made to the library; an update may say which version it was made for. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** A folder of canned responses. */
export type LibraryResponsesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of libraries. */
export type LibraryConnection = {
  __typename?: 'LibraryConnection';
  /** The libraries of this page, each with its cursor. */
  edges: Array<LibraryEdge>;
  /** The libraries of this page. A row that Genesys Cloud answered broken is `null`, with an error at its place. */
  nodes: Array<Maybe<Library>>;
  /** Where this page stands within the whole list. */
  pageInfo: PageInfo;
  /** Number of libraries in the whole list; `null` when Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A library and its place in a list. */
export type LibraryEdge = {
  __typename?: 'LibraryEdge';
  /** Place of this row in the list, to be used as `after`. */
  cursor: Scalars['String']['output'];
  /** The library. */
  node?: Maybe<Library>;
};

/** A LINE channel whose messages reach the organization. LINE is on the old paths of the REST API only. */
export type LineIntegration = Integration & {
  __typename?: 'LineIntegration';
  /** The network it connects to. */
  channel: Channel;
  /** Id of the channel at LINE. */
  channelId?: Maybe<Scalars['String']['output']>;
  /** Why making it failed. */
  createError?: Maybe<IntegrationError>;
  /** How far its making has come; `null` where Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who made it. */
  createdBy?: Maybe<User>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it was changed last. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** The rules for its messages. `id`, `selfUri` and `integrations` come at no cost, the rest with the same REST call. `null` on the old paths of the REST API, which do not say. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who changed it last. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** The routing entry of its address. */
  recipient?: Maybe<EntityReference>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Whether it works. */
  status?: Maybe<IntegrationStatus>;
  /** The kinds of files allowed on it. `id`, `selfUri` and `integrations` come at no cost, name and media types with the same REST call, the rest by reading profiles. `null` on the old paths of the REST API, which do not say. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Counts the changes made to the integration; `null` for channels that Genesys Cloud keeps no versions of. */
  version?: Maybe<Scalars['Int']['output']>;
  /** The address that LINE has to be told to send messages to. */
  webhookUri?: Maybe<Scalars['String']['output']>;
};

/** A kind of file. */
export type MediaType = {
  __typename?: 'MediaType';
  /** Media type such as `image/png`; `image/*` stands for all pictures and `*\/*` for everything. */
  type?: Maybe<Scalars['String']['output']>;
};

/** Kinds of files in each direction. */
export type MediaTypeAccess = {
  __typename?: 'MediaTypeAccess';
  /** What customers may send. */
  inbound?: Maybe<Array<MediaType>>;
  /** What agents may send. */
  outbound?: Maybe<Array<MediaType>>;
};

/** Kinds of files in each direction. */
export type MediaTypeAccessInput = {
  /** What customers may send; replaces the whole list. */
  inbound?: InputMaybe<Array<MediaTypeInput>>;
  /** What agents may send; replaces the whole list. */
  outbound?: InputMaybe<Array<MediaTypeInput>>;
};

/** A kind of file. */
export type MediaTypeInput = {
  /** Media type such as `image/png`; `image/*` stands for all pictures and `*\/*` for everything. */
  type: Scalars['String']['input'];
};

/** Kinds of files. */
export type MediaTypes = {
  __typename?: 'MediaTypes';
  /** The kinds that are allowed. */
  allow?: Maybe<MediaTypeAccess>;
};

/** Kinds of files. */
export type MediaTypesInput = {
  /** The kinds that are to be allowed. */
  allow?: InputMaybe<MediaTypeAccessInput>;
};

/** Rules for what customers can do in messages, shared by any number of integrations. */
export type MessagingSetting = {
  __typename?: 'MessagingSetting';
  /** What content of a social network reaches the organization. */
  content?: Maybe<ContentSetting>;
  /** The user who made the setting. */
  createdBy?: Maybe<User>;
  /** When the setting was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the setting was changed last. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** What signals are passed between customer and agent. */
  event?: Maybe<EventSetting>;
  /** Id of the setting. */
  id: Scalars['ID']['output'];
  /**
   * The integrations that use this setting, of all channels but LINE, a page at a time. For several settings in one query all
   * integrations are read once and sorted out here.
   */
  integrations?: Maybe<IntegrationConnection>;
  /** True when integrations that name no setting get this one. */
  isDefault?: Maybe<Scalars['Boolean']['output']>;
  /** Name of the setting. */
  name?: Maybe<Scalars['String']['output']>;
  /** Path of the setting in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** The user who changed the setting last. */
  updatedBy?: Maybe<User>;
  /** Version of the setting. Genesys Cloud counts it as text. */
  version?: Maybe<Scalars['String']['output']>;
};


/** Rules for what customers can do in messages, shared by any number of integrations. */
export type MessagingSettingIntegrationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of settings. */
export type MessagingSettingConnection = {
  __typename?: 'MessagingSettingConnection';
  /** The settings of this page, each with its cursor. */
  edges: Array<MessagingSettingEdge>;
  /** The settings of this page. A row that Genesys Cloud answered broken is `null`, with an error at its place. */
  nodes: Array<Maybe<MessagingSetting>>;
  /** Where this page stands within the whole list. */
  pageInfo: PageInfo;
  /** Number of settings in the whole list; `null` when Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A setting and its place in a list. */
export type MessagingSettingEdge = {
  __typename?: 'MessagingSettingEdge';
  /** Place of this row in the list, to be used as `after`. */
  cursor: Scalars['String']['output'];
  /** The row itself. */
  node?: Maybe<MessagingSetting>;
};

/** A template approved for a messaging channel. */
export type MessagingTemplate = {
  __typename?: 'MessagingTemplate';
  /** The template on WhatsApp. */
  whatsApp?: Maybe<WhatsAppTemplate>;
};

/** A template approved for a messaging channel. */
export type MessagingTemplateInput = {
  /** The template on WhatsApp. */
  whatsApp?: InputMaybe<WhatsAppTemplateInput>;
};

export { Messenger };

/** What became of one response that was to be moved. */
export type MoveResponseResult = {
  __typename?: 'MoveResponseResult';
  /** The libraries that it was in and is in; empty when it was in the new library before. */
  changes?: Maybe<Array<Change>>;
  /** Id of the response. */
  id: Scalars['ID']['output'];
  /** The response as it is now, also when it was in the new library before; `null` when it was not moved, with an error at its place where no user error says why. */
  response?: Maybe<Response>;
  /** Why it was not moved. */
  userErrors: Array<UserError>;
};

/** The responses to move. */
export type MoveResponsesInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the library that they are taken out of. The other libraries that they are in stay. */
  fromLibraryId: Scalars['ID']['input'];
  /** Ids of the responses, 1 to 100. */
  responseIds: Array<Scalars['ID']['input']>;
  /** Id of the library that they are put into. */
  toLibraryId: Scalars['ID']['input'];
};

/** Answer of `moveResponses`. */
export type MoveResponsesPayload = {
  __typename?: 'MoveResponsesPayload';
  /** What became of each response, in the order of the input; empty when the input as a whole is wrong. */
  results: Array<MoveResponseResult>;
  /** What is wrong with the input as a whole; empty when the responses were taken one by one. */
  userErrors: Array<UserError>;
};

/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type Mutation = {
  __typename?: 'Mutation';
  /** Takes the default away: integrations without a setting then follow the rules that Genesys Cloud has for everybody. */
  clearDefaultMessagingSetting?: Maybe<ClearDefaultMessagingSettingPayload>;
  /** Connects an Apple Messages for Business account. */
  createAppleIntegration?: Maybe<CreateAppleIntegrationPayload>;
  /** Connects a Facebook page. The work goes on after the answer: ask for `createStatus` until it is `COMPLETED` or `ERROR`. */
  createFacebookIntegration?: Maybe<CreateFacebookIntegrationPayload>;
  /** Connects an Instagram account. */
  createInstagramIntegration?: Maybe<CreateInstagramIntegrationPayload>;
  /** Makes a new, empty library. */
  createLibrary?: Maybe<CreateLibraryPayload>;
  /** Connects a LINE channel. */
  createLineIntegration?: Maybe<CreateLineIntegrationPayload>;
  /** Makes a new messaging setting. */
  createMessagingSetting?: Maybe<CreateMessagingSettingPayload>;
  /** Connects any other network through a webhook. */
  createOpenIntegration?: Maybe<CreateOpenIntegrationPayload>;
  /** Makes a new response. */
  createResponse?: Maybe<CreateResponsePayload>;
  /** Makes a new supported content profile. */
  createSupportedContentProfile?: Maybe<CreateSupportedContentProfilePayload>;
  /** Connects an account on X, once Twitter. */
  createTwitterIntegration?: Maybe<CreateTwitterIntegrationPayload>;
  /** Connects a WhatsApp number. The work goes on after the answer: ask for `createStatus` until it is `COMPLETED` or `ERROR`. */
  createWhatsAppIntegration?: Maybe<CreateWhatsAppIntegrationPayload>;
  /** Disconnects and deletes an integration. */
  deleteIntegration?: Maybe<DeleteIntegrationPayload>;
  /** Deletes a library **and every response that is in it**, also responses that are in other libraries too. */
  deleteLibrary?: Maybe<DeleteLibraryPayload>;
  /** Deletes a messaging setting. The default setting cannot be deleted. */
  deleteMessagingSetting?: Maybe<DeleteMessagingSettingPayload>;
  /** Deletes a response and takes it out of every library it is in. */
  deleteResponse?: Maybe<DeleteResponsePayload>;
  /**
   * Deletes up to 100 responses, a few at a time and each with a REST call of its own, and takes them out of every library they
   * are in. When the client leaves, what has not begun is not begun. One bulk write of a request is not counted for
   * `MAX_REST_CALLS_PER_REQUEST`, as its ids are its limit; further ones are.
   */
  deleteResponses?: Maybe<DeleteResponsesPayload>;
  /** Deletes a supported content profile. */
  deleteSupportedContentProfile?: Maybe<DeleteSupportedContentProfilePayload>;
  /**
   * Moves up to 100 responses from one library to another, a few at a time: each costs a REST call, and reading them one for every
   * 100, or one for each where the library is large. When the client leaves, what has not begun is not begun. One bulk write of a
   * request is not counted for `MAX_REST_CALLS_PER_REQUEST`, as its ids are its limit; further ones are.
   */
  moveResponses?: Maybe<MoveResponsesPayload>;
  /** Makes a messaging setting the default of the organization. */
  setDefaultMessagingSetting?: Maybe<SetDefaultMessagingSettingPayload>;
  /** Makes a supported content profile the default of the organization. */
  setDefaultSupportedContentProfile?: Maybe<SetDefaultSupportedContentProfilePayload>;
  /** Changes an integration of an Apple Messages for Business account. Fields left out of the input keep their value. */
  updateAppleIntegration?: Maybe<UpdateAppleIntegrationPayload>;
  /** Changes an integration of a Facebook page. Fields left out of the input keep their value. */
  updateFacebookIntegration?: Maybe<UpdateFacebookIntegrationPayload>;
  /** Changes an integration of an Instagram account. Fields left out of the input keep their value. */
  updateInstagramIntegration?: Maybe<UpdateInstagramIntegrationPayload>;
  /** Changes a library. Fields left out of the input keep their value. */
  updateLibrary?: Maybe<UpdateLibraryPayload>;
  /**
   * Changes an integration of a LINE channel. Name and channel id left out of the input keep their value. Genesys Cloud replaces
   * the rest, and its secrets cannot be read back: give `channelSecret` again.
   */
  updateLineIntegration?: Maybe<UpdateLineIntegrationPayload>;
  /** Changes a messaging setting. Fields left out of the input keep their value. */
  updateMessagingSetting?: Maybe<UpdateMessagingSettingPayload>;
  /** Changes an Open Messaging integration. Fields left out of the input keep their value. */
  updateOpenIntegration?: Maybe<UpdateOpenIntegrationPayload>;
  /**
   * Changes a response. Fields left out of the input keep their value, `null` clears the field, a list
   * replaces the whole list, and an object is merged into the object that is there.
   */
  updateResponse?: Maybe<UpdateResponsePayload>;
  /** Changes a supported content profile. Fields left out of the input keep their value. */
  updateSupportedContentProfile?: Maybe<UpdateSupportedContentProfilePayload>;
  /** Changes an integration of an account on X, once Twitter. Fields left out of the input keep their value. */
  updateTwitterIntegration?: Maybe<UpdateTwitterIntegrationPayload>;
  /** Changes an integration of a WhatsApp number. Fields left out of the input keep their value. */
  updateWhatsAppIntegration?: Maybe<UpdateWhatsAppIntegrationPayload>;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationClearDefaultMessagingSettingArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationCreateAppleIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateAppleIntegrationInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationCreateFacebookIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateFacebookIntegrationInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationCreateInstagramIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateInstagramIntegrationInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationCreateLibraryArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateLibraryInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationCreateLineIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateLineIntegrationInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationCreateMessagingSettingArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateMessagingSettingInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationCreateOpenIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateOpenIntegrationInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationCreateResponseArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateResponseInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationCreateSupportedContentProfileArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateSupportedContentProfileInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationCreateTwitterIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateTwitterIntegrationInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationCreateWhatsAppIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateWhatsAppIntegrationInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationDeleteIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteIntegrationInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationDeleteLibraryArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteLibraryInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationDeleteMessagingSettingArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteMessagingSettingInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationDeleteResponseArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteResponseInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationDeleteResponsesArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteResponsesInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationDeleteSupportedContentProfileArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteSupportedContentProfileInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationMoveResponsesArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: MoveResponsesInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationSetDefaultMessagingSettingArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: SetDefaultMessagingSettingInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationSetDefaultSupportedContentProfileArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: SetDefaultSupportedContentProfileInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationUpdateAppleIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateAppleIntegrationInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationUpdateFacebookIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateFacebookIntegrationInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationUpdateInstagramIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateInstagramIntegrationInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationUpdateLibraryArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateLibraryInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationUpdateLineIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateLineIntegrationInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationUpdateMessagingSettingArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateMessagingSettingInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationUpdateOpenIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateOpenIntegrationInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationUpdateResponseArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateResponseInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationUpdateSupportedContentProfileArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateSupportedContentProfileInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationUpdateTwitterIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateTwitterIntegrationInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`, all of it at once. With `dryRun: true` nothing is changed: the answer says what would become of it. What an answer shows
 * then of fields that Genesys Cloud sets itself (version, times, who) is what is stored now, and something new has the id `dry-run`.
 *
 * A write is sent once. Where it is not known whether it was made, the error says so. `input.clientMutationId` makes it safe to send
 * such a mutation again: while the outcome is known to be nothing (user errors, the rate limit) it is made anew, otherwise the
 * first outcome is answered again.
 */
export type MutationUpdateWhatsAppIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateWhatsAppIntegrationInput;
};

export { OpenExtensionType };

/** Any other network, connected through a webhook. */
export type OpenIntegration = Integration & {
  __typename?: 'OpenIntegration';
  /** The network it connects to. */
  channel: Channel;
  /** Why making it failed. */
  createError?: Maybe<IntegrationError>;
  /** How far its making has come; `null` where Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who made it. */
  createdBy?: Maybe<User>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it was changed last. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** The rules for its messages. `id`, `selfUri` and `integrations` come at no cost, the rest with the same REST call. `null` on the old paths of the REST API, which do not say. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who changed it last. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** The product behind it, where it is one that Genesys Cloud knows. */
  openExtensionType?: Maybe<OpenExtensionType>;
  /** The address that messages to customers are sent to. */
  outboundNotificationWebhookUrl?: Maybe<Scalars['String']['output']>;
  /** The routing entry of its address. */
  recipient?: Maybe<EntityReference>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Whether it works. */
  status?: Maybe<IntegrationStatus>;
  /** The kinds of files allowed on it. `id`, `selfUri` and `integrations` come at no cost, name and media types with the same REST call, the rest by reading profiles. `null` on the old paths of the REST API, which do not say. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Counts the changes made to the integration; `null` for channels that Genesys Cloud keeps no versions of. */
  version?: Maybe<Scalars['Int']['output']>;
  /** Names of the headers sent along to the webhook. Their values may be secrets and are never answered. */
  webhookHeaderNames?: Maybe<Array<Scalars['String']['output']>>;
};

/** An integration of a channel that this gateway knows no more about. */
export type OtherIntegration = Integration & {
  __typename?: 'OtherIntegration';
  /** The network it connects to. */
  channel: Channel;
  /** Why making it failed. */
  createError?: Maybe<IntegrationError>;
  /** How far its making has come; `null` where Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who made it. */
  createdBy?: Maybe<User>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it was changed last. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** The rules for its messages. `id`, `selfUri` and `integrations` come at no cost, the rest with the same REST call. `null` on the old paths of the REST API, which do not say. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who changed it last. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** The routing entry of its address. */
  recipient?: Maybe<EntityReference>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Whether it works. */
  status?: Maybe<IntegrationStatus>;
  /** The kinds of files allowed on it. `id`, `selfUri` and `integrations` come at no cost, name and media types with the same REST call, the rest by reading profiles. `null` on the old paths of the REST API, which do not say. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Counts the changes made to the integration; `null` for channels that Genesys Cloud keeps no versions of. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** Where a page of a list stands within the whole list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last row of this page, to be used as `after` for the next one; `null` on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** True when there are more rows after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True when there are rows before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first row of this page; `null` on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** Everything that can be read. */
export type Query = {
  __typename?: 'Query';
  /** The messaging setting that integrations without one get; `null` when there is no default. */
  defaultMessagingSetting?: Maybe<MessagingSetting>;
  /** The supported content profile that integrations without one get; `null` when there is no default. */
  defaultSupportedContentProfile?: Maybe<SupportedContentProfile>;
  /** One integration by its id; `null` when there is no such integration. */
  integration?: Maybe<Integration>;
  /** Integrations of several channels in one list, a page at a time. */
  integrations?: Maybe<IntegrationConnection>;
  /** All libraries of the organization, a page at a time. */
  libraries?: Maybe<LibraryConnection>;
  /** Several libraries by their ids, in the order asked for, `null` where there is no such library. */
  librariesById?: Maybe<Array<Maybe<Library>>>;
  /** One library by its id; `null` when there is no such library. */
  library?: Maybe<Library>;
  /** One messaging setting by its id; `null` when there is no such setting. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** All messaging settings, a page at a time. */
  messagingSettings?: Maybe<MessagingSettingConnection>;
  /** One response by its id; `null` when there is no such response. */
  response?: Maybe<Response>;
  /** The responses of one library, a page at a time; `null` when there is no such library. */
  responses?: Maybe<ResponseConnection>;
  /**
   * Several responses by their ids, in the order asked for, `null` where there is no such response.
   * Genesys Cloud has no bulk read of responses: each id costs one REST call.
   */
  responsesById?: Maybe<Array<Maybe<Response>>>;
  /** Searches responses of all libraries by name and text. */
  searchResponses?: Maybe<ResponseConnection>;
  /** The stickers of a network, a page at a time. On the old paths of the REST API only. */
  stickers?: Maybe<StickerConnection>;
  /** One supported content profile by its id; `null` when there is no such profile. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** All supported content profiles, a page at a time. */
  supportedContentProfiles?: Maybe<SupportedContentProfileConnection>;
};


/** Everything that can be read. */
export type QueryIntegrationArgs = {
  channel?: InputMaybe<Channel>;
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryIntegrationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channels?: InputMaybe<Array<Channel>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryLibrariesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryLibrariesByIdArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryLibraryArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryMessagingSettingArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryMessagingSettingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryResponseArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryResponsesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  libraryId: Scalars['ID']['input'];
  page?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryResponsesByIdArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QuerySearchResponsesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResponseSearchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
  phrase?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. */
export type QueryStickersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  messenger: Messenger;
  page?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QuerySupportedContentProfileArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QuerySupportedContentProfilesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};

/** A canned response: a prepared text or template that agents and campaigns send. */
export type Response = {
  __typename?: 'Response';
  /** The invitation to Apple Messages for Business, for responses of the type `APPLE_INVITATION`. */
  appleInvitation?: Maybe<AppleInvitation>;
  /** Files and pictures used in the response. */
  assets?: Maybe<Array<Maybe<ResponseAsset>>>;
  /** The user who made the response. */
  createdBy?: Maybe<User>;
  /** When the response was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** Where the footer is used, for responses of the type `FOOTER`. */
  footer?: Maybe<FooterTemplate>;
  /** Id of the response. */
  id: Scalars['ID']['output'];
  /** The kind of conversation the response is for; `null` means any. */
  interactionType?: Maybe<InteractionType>;
  /**
   * The libraries that the response is in. `id`, `name`, `selfUri` and `responses` come at no cost; any further field is
   * read in bulk, 50 libraries to a REST call. A library that cannot be found then is `null`.
   */
  libraries?: Maybe<Array<Maybe<Library>>>;
  /** The message template behind the response, for responses of the type `MESSAGING_TEMPLATE`. */
  messagingTemplate?: Maybe<MessagingTemplate>;
  /** Name of the response. */
  name?: Maybe<Scalars['String']['output']>;
  /** What kind of response it is; `null` means a standard response. */
  responseType?: Maybe<ResponseType>;
  /** Path of the response in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** The placeholders in the texts, written there as `{{id}}`. */
  substitutions?: Maybe<Array<ResponseSubstitution>>;
  /** Describes the substitutions as a JSON schema document, where the response has one. */
  substitutionsSchema?: Maybe<Scalars['JSON']['output']>;
  /** The texts of the response, for example a plain and an HTML form, or a subject and a body. */
  texts?: Maybe<Array<ResponseText>>;
  /** Counts the changes made to the response; an update may say which version it was made for. */
  version?: Maybe<Scalars['Int']['output']>;
};

/**
 * A file or picture that a response uses. `id`, `assetUsage`, `contentLocation` and `selfUri` come with the response; any
 * further field is read in bulk, 50 assets to a REST call.
 */
export type ResponseAsset = {
  __typename?: 'ResponseAsset';
  /** How the response uses the asset; `null` for a picture inside the text. */
  assetUsage?: Maybe<AssetUsage>;
  /** Size of the content in bytes. A whole number that may be larger than an Int. */
  contentLength?: Maybe<Scalars['Float']['output']>;
  /** Where the content of the asset can be loaded from. */
  contentLocation?: Maybe<Scalars['String']['output']>;
  /** Media type of the content, for example `image/png`. */
  contentType?: Maybe<Scalars['String']['output']>;
  /** The user who uploaded it. */
  createdBy?: Maybe<User>;
  /** When it was uploaded. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it was changed last. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** The division that decides who has access to the asset. */
  division?: Maybe<Division>;
  /** Id of the asset. */
  id: Scalars['ID']['output'];
  /** The user who changed it last. */
  modifiedBy?: Maybe<User>;
  /** Name of the file. */
  name?: Maybe<Scalars['String']['output']>;
  /** The responses that use it. `id`, `name` and `selfUri` come at no cost; any further field costs one REST call for each response. */
  responses?: Maybe<Array<Maybe<Response>>>;
  /** Path of the asset in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
};

/** A file or picture that a response uses. */
export type ResponseAssetInput = {
  /** How the response uses the asset. Left out: a picture inside the text. */
  assetUsage?: InputMaybe<AssetUsage>;
  /** Where the content of the asset can be loaded from. */
  contentLocation?: InputMaybe<Scalars['String']['input']>;
  /** Id of the asset. */
  id: Scalars['ID']['input'];
};

/** A page of responses. */
export type ResponseConnection = {
  __typename?: 'ResponseConnection';
  /** The responses of this page, each with its cursor. */
  edges: Array<ResponseEdge>;
  /** The responses of this page. A row that Genesys Cloud answered broken is `null`, with an error at its place. */
  nodes: Array<Maybe<Response>>;
  /** Where this page stands within the whole list. */
  pageInfo: PageInfo;
  /** Number of responses in the whole list; `null` when Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A response and its place in a list. */
export type ResponseEdge = {
  __typename?: 'ResponseEdge';
  /** Place of this row in the list, to be used as `after`. */
  cursor: Scalars['String']['output'];
  /** The response. */
  node?: Maybe<Response>;
};

/** Conditions for a search of responses; all that are given must be met. */
export type ResponseSearchFilter = {
  /**
   * Keep only responses for this kind of conversation. Genesys Cloud cannot filter by it: the gateway reads all matches
   * (500 to a REST call) and keeps what fits, and refuses a search with more than 5,000 matches.
   */
  interactionType?: InputMaybe<InteractionType>;
  /** Keep only responses that are in one of these libraries. */
  libraryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Keep only responses of this type. */
  responseType?: InputMaybe<ResponseType>;
};

/** A placeholder in the texts of a response. */
export type ResponseSubstitution = {
  __typename?: 'ResponseSubstitution';
  /** What is put there when the agent gives nothing. */
  defaultValue?: Maybe<Scalars['String']['output']>;
  /** What is to be put there, for the agent to read. */
  description?: Maybe<Scalars['String']['output']>;
  /** Id of the placeholder, written as `{{id}}` in the text. */
  id: Scalars['ID']['output'];
};

/** A placeholder in the texts of a response. */
export type ResponseSubstitutionInput = {
  /** What is put there when the agent gives nothing. */
  defaultValue?: InputMaybe<Scalars['String']['input']>;
  /** What is to be put there, for the agent to read. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Id of the placeholder, written as `{{id}}` in the text. */
  id: Scalars['ID']['input'];
};

/** One text of a response. */
export type ResponseText = {
  __typename?: 'ResponseText';
  /** The text itself, with substitutions written as `{{id}}`. */
  content?: Maybe<Scalars['String']['output']>;
  /** How the text is written. */
  contentType?: Maybe<TextContentType>;
  /** What the text is for; `null` where the response has only one kind of text. */
  type?: Maybe<TextType>;
};

/** One text of a response. */
export type ResponseTextInput = {
  /** The text itself, with substitutions written as `{{id}}`. */
  content: Scalars['String']['input'];
  /** How the text is written. */
  contentType?: InputMaybe<TextContentType>;
  /** What the text is for. */
  type?: InputMaybe<TextType>;
};

export { ResponseType };

/** The setting that is to be the default. */
export type SetDefaultMessagingSettingInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the setting. */
  id: Scalars['ID']['input'];
};

/** Answer of `setDefaultMessagingSetting`. */
export type SetDefaultMessagingSettingPayload = {
  __typename?: 'SetDefaultMessagingSettingPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The default setting as it is now; `null` when there are user errors. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** What is wrong with the input; empty when it was made the default. */
  userErrors: Array<UserError>;
};

/** The profile that is to be the default. */
export type SetDefaultSupportedContentProfileInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the profile. */
  id: Scalars['ID']['input'];
};

/** Answer of `setDefaultSupportedContentProfile`. */
export type SetDefaultSupportedContentProfilePayload = {
  __typename?: 'SetDefaultSupportedContentProfilePayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The default profile as it is now; `null` when there are user errors. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** What is wrong with the input; empty when it was made the default. */
  userErrors: Array<UserError>;
};

/** Whether a signal is passed, in each direction. */
export type SettingDirection = {
  __typename?: 'SettingDirection';
  /** From customers to agents. */
  inbound?: Maybe<SettingState>;
  /** From agents to customers. */
  outbound?: Maybe<SettingState>;
};

/** Whether a signal is to be passed, in each direction. */
export type SettingDirectionInput = {
  /** From customers to agents. */
  inbound?: InputMaybe<SettingState>;
  /** From agents to customers. */
  outbound?: InputMaybe<SettingState>;
};

export { SettingState };

/** A picture that a network offers to send instead of words. On the old paths of the REST API only. */
export type Sticker = {
  __typename?: 'Sticker';
  /** Id of the sticker. */
  id: Scalars['ID']['output'];
  /** The network it belongs to. */
  messengerType?: Maybe<Messenger>;
  /** Name of the sticker. */
  name?: Maybe<Scalars['String']['output']>;
  /** Name of its package. */
  packageName?: Maybe<Scalars['String']['output']>;
  /** Id of its package at the network. */
  providerPackageId?: Maybe<Scalars['Int']['output']>;
  /** Id of the sticker at the network. */
  providerStickerId?: Maybe<Scalars['Int']['output']>;
  /** Version at the network. A whole number that may be larger than an Int. */
  providerVersion?: Maybe<Scalars['Float']['output']>;
  /** Path of the sticker in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Who may use it. */
  stickerType?: Maybe<StickerType>;
  /** Where the picture can be loaded from. */
  uriLocation?: Maybe<Scalars['String']['output']>;
};

/** A page of stickers. */
export type StickerConnection = {
  __typename?: 'StickerConnection';
  /** The stickers of this page, each with its cursor. */
  edges: Array<StickerEdge>;
  /** The stickers of this page. A row that Genesys Cloud answered broken is `null`, with an error at its place. */
  nodes: Array<Maybe<Sticker>>;
  /** Where this page stands within the whole list. */
  pageInfo: PageInfo;
  /** Number of stickers in the whole list; `null` when Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A sticker and its place in a list. */
export type StickerEdge = {
  __typename?: 'StickerEdge';
  /** Place of this row in the list, to be used as `after`. */
  cursor: Scalars['String']['output'];
  /** The row itself. */
  node?: Maybe<Sticker>;
};

export { StickerType };

/** What happens with stories. */
export type StorySetting = {
  __typename?: 'StorySetting';
  /** When a customer mentions the organization in a story. */
  mention?: Maybe<InboundOnlySetting>;
  /** When a customer replies to a story of the organization. */
  reply?: Maybe<InboundOnlySetting>;
};

/** What is to happen with stories. */
export type StorySettingInput = {
  /** When a customer mentions the organization in a story. */
  mention?: InputMaybe<InboundOnlySettingInput>;
  /** When a customer replies to a story of the organization. */
  reply?: InputMaybe<InboundOnlySettingInput>;
};

/** Which kinds of files customers and agents may send each other, shared by any number of integrations. */
export type SupportedContentProfile = {
  __typename?: 'SupportedContentProfile';
  /** The user who made the profile. */
  createdBy?: Maybe<User>;
  /** When the profile was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the profile was changed last. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the profile. The profiles that Genesys Cloud brings along have readable ids. */
  id: Scalars['ID']['output'];
  /**
   * The integrations that use this profile, of all channels but LINE, a page at a time. For several profiles in one query all
   * integrations are read once and sorted out here.
   */
  integrations?: Maybe<IntegrationConnection>;
  /** The kinds of files. */
  mediaTypes?: Maybe<MediaTypes>;
  /** The user who changed the profile last. */
  modifiedBy?: Maybe<User>;
  /** Name of the profile. */
  name?: Maybe<Scalars['String']['output']>;
  /** Path of the profile in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Counts the changes made to the profile. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** Which kinds of files customers and agents may send each other, shared by any number of integrations. */
export type SupportedContentProfileIntegrationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of profiles. */
export type SupportedContentProfileConnection = {
  __typename?: 'SupportedContentProfileConnection';
  /** The profiles of this page, each with its cursor. */
  edges: Array<SupportedContentProfileEdge>;
  /** The profiles of this page. A row that Genesys Cloud answered broken is `null`, with an error at its place. */
  nodes: Array<Maybe<SupportedContentProfile>>;
  /** Where this page stands within the whole list. */
  pageInfo: PageInfo;
  /** Number of profiles in the whole list; `null` when Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A profile and its place in a list. */
export type SupportedContentProfileEdge = {
  __typename?: 'SupportedContentProfileEdge';
  /** Place of this row in the list, to be used as `after`. */
  cursor: Scalars['String']['output'];
  /** The row itself. */
  node?: Maybe<SupportedContentProfile>;
};

/** A button in a message template. */
export type TemplateButton = {
  __typename?: 'TemplateButton';
  /** What the button acts on, for example the telephone number or the address. */
  content?: Maybe<Scalars['String']['output']>;
  /** The words on the button. */
  contentText?: Maybe<Scalars['String']['output']>;
  /** What is sent back when the button is pressed. */
  payload?: Maybe<Scalars['String']['output']>;
  /** What the button does. */
  type?: Maybe<TemplateButtonType>;
};

/** A button in a message template. */
export type TemplateButtonInput = {
  /** What the button acts on, for example the telephone number or the address. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** The words on the button. */
  contentText?: InputMaybe<Scalars['String']['input']>;
  /** What is sent back when the button is pressed. */
  payload?: InputMaybe<Scalars['String']['input']>;
  /** What the button does. */
  type?: InputMaybe<TemplateButtonType>;
};

export { TemplateButtonType };

/** The line below the message of a template. */
export type TemplateFooter = {
  __typename?: 'TemplateFooter';
  /** The words of the footer. */
  content?: Maybe<Scalars['String']['output']>;
  /** What the footer consists of. */
  type?: Maybe<TemplateFooterType>;
};

/** The line below the message of a template. */
export type TemplateFooterInput = {
  /** The words of the footer. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** What the footer consists of. */
  type?: InputMaybe<TemplateFooterType>;
};

export { TemplateFooterType };

/** What stands above the message of a template. */
export type TemplateHeader = {
  __typename?: 'TemplateHeader';
  /** The words, or the address of the picture, video or document. */
  content?: Maybe<Scalars['String']['output']>;
  /** What the header consists of. */
  type?: Maybe<TemplateHeaderType>;
};

/** What stands above the message of a template. */
export type TemplateHeaderInput = {
  /** The words, or the address of the picture, video or document. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** What the header consists of. */
  type?: InputMaybe<TemplateHeaderType>;
};

export { TemplateHeaderType };

/** Why a message template has its status. */
export type TemplateStatusInfo = {
  __typename?: 'TemplateStatusInfo';
  /** Reason, for a program. */
  code?: Maybe<Scalars['String']['output']>;
  /** Reason, for a person. */
  message?: Maybe<Scalars['String']['output']>;
};

export { TextContentType };

export { TextType };

/** An account on X, once Twitter, whose messages reach the organization. */
export type TwitterIntegration = Integration & {
  __typename?: 'TwitterIntegration';
  /** The network it connects to. */
  channel: Channel;
  /** Why making it failed. */
  createError?: Maybe<IntegrationError>;
  /** How far its making has come; `null` where Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who made it. */
  createdBy?: Maybe<User>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it was changed last. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Name of the development environment at the network (old paths of the REST API only). */
  envName?: Maybe<Scalars['String']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** The rules for its messages. `id`, `selfUri` and `integrations` come at no cost, the rest with the same REST call. `null` on the old paths of the REST API, which do not say. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who changed it last. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** The routing entry of its address. */
  recipient?: Maybe<EntityReference>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Whether it works. */
  status?: Maybe<IntegrationStatus>;
  /** The kinds of files allowed on it. `id`, `selfUri` and `integrations` come at no cost, name and media types with the same REST call, the rest by reading profiles. `null` on the old paths of the REST API, which do not say. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** The kind of API access (old paths of the REST API only). */
  tier?: Maybe<TwitterTier>;
  /** Id of the account (old paths of the REST API only). */
  userId?: Maybe<Scalars['String']['output']>;
  /** Name of the account (old paths of the REST API only). */
  username?: Maybe<Scalars['String']['output']>;
  /** Counts the changes made to the integration; `null` for channels that Genesys Cloud keeps no versions of. */
  version?: Maybe<Scalars['Int']['output']>;
};

export { TwitterTier };

/** Typing indicators. */
export type TypingSetting = {
  __typename?: 'TypingSetting';
  /** The signal that somebody has begun to type. */
  on?: Maybe<SettingDirection>;
};

/** Typing indicators. */
export type TypingSettingInput = {
  /** The signal that somebody has begun to type. */
  on?: InputMaybe<SettingDirectionInput>;
};

/** What to change about the integration. Fields left out keep their value. */
export type UpdateAppleIntegrationInput = {
  /** How customers sign in. */
  appleAuthentication?: InputMaybe<AppleAuthenticationInput>;
  /** The iMessage app of the business. */
  appleIMessageApp?: InputMaybe<AppleIMessageAppInput>;
  /** How customers pay. */
  applePay?: InputMaybe<ApplePayInput>;
  /** Name of the business that customers see. */
  businessName?: InputMaybe<Scalars['String']['input']>;
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the integration to change. */
  id: Scalars['ID']['input'];
  /** Address of the logo that customers see. */
  logoUrl?: InputMaybe<Scalars['String']['input']>;
  /** Id of the rules for its messages. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** New name of the integration. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Id of the profile of files allowed on it. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of `updateAppleIntegration`. */
export type UpdateAppleIntegrationPayload = {
  __typename?: 'UpdateAppleIntegrationPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The integration as it is now; `null` when there are user errors. */
  integration?: Maybe<AppleIntegration>;
  /** What is wrong with the input; empty when it was changed. */
  userErrors: Array<UserError>;
};

/** What to change about the integration. Fields left out keep their value. */
export type UpdateFacebookIntegrationInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * The version that the change is made for. Left out: whatever version is stored now. Genesys Cloud takes no version along with
   * this change, so the gateway compares it with what it reads just before: the time in which somebody else's change can be
   * overwritten gets short, it does not get to nothing.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the integration to change. */
  id: Scalars['ID']['input'];
  /** Id of the rules for its messages. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** New name of the integration. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Access token of the page; this or `userAccessToken`. A secret: it goes in and never comes out. */
  pageAccessToken?: InputMaybe<Scalars['String']['input']>;
  /** Id of the profile of files allowed on it. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** Access token of a user who manages the page. A secret: it goes in and never comes out. */
  userAccessToken?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `updateFacebookIntegration`. */
export type UpdateFacebookIntegrationPayload = {
  __typename?: 'UpdateFacebookIntegrationPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The integration as it is now; `null` when there are user errors. */
  integration?: Maybe<FacebookIntegration>;
  /** What is wrong with the input; empty when it was changed. */
  userErrors: Array<UserError>;
};

/** What to change about the integration. Fields left out keep their value. */
export type UpdateInstagramIntegrationInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * The version that the change is made for. Left out: whatever version is stored now. Genesys Cloud takes no version along with
   * this change, so the gateway compares it with what it reads just before: the time in which somebody else's change can be
   * overwritten gets short, it does not get to nothing.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the integration to change. */
  id: Scalars['ID']['input'];
  /** Id of the rules for its messages. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** New name of the integration. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Access token of the page; this or `userAccessToken`. A secret: it goes in and never comes out. */
  pageAccessToken?: InputMaybe<Scalars['String']['input']>;
  /** Id of the profile of files allowed on it. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** Access token of a user who manages the page. A secret: it goes in and never comes out. */
  userAccessToken?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `updateInstagramIntegration`. */
export type UpdateInstagramIntegrationPayload = {
  __typename?: 'UpdateInstagramIntegrationPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The integration as it is now; `null` when there are user errors. */
  integration?: Maybe<InstagramIntegration>;
  /** What is wrong with the input; empty when it was changed. */
  userErrors: Array<UserError>;
};

/** What to change about a library. Fields left out keep their value. */
export type UpdateLibraryInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the access division to move the library to. `null` clears it. */
  divisionId?: InputMaybe<Scalars['ID']['input']>;
  /** The version that the change is made for. Left out: whatever version is stored now. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the library to change. */
  id: Scalars['ID']['input'];
  /** New name of the library. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `updateLibrary`. */
export type UpdateLibraryPayload = {
  __typename?: 'UpdateLibraryPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The library as it is now; `null` when there are user errors. */
  library?: Maybe<Library>;
  /** What is wrong with the input; empty when the library was changed. */
  userErrors: Array<UserError>;
};

/** What to change about the integration. Name and channel id left out keep their value; the secrets have to be given again. */
export type UpdateLineIntegrationInput = {
  /** Id of the channel at LINE. */
  channelId?: InputMaybe<Scalars['String']['input']>;
  /** Secret of the channel. A secret: it goes in and never comes out. */
  channelSecret?: InputMaybe<Scalars['String']['input']>;
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * The version that the change is made for. Left out: whatever version is stored now. Genesys Cloud takes no version along with
   * this change, so the gateway compares it with what it reads just before: the time in which somebody else's change can be
   * overwritten gets short, it does not get to nothing.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the integration to change. */
  id: Scalars['ID']['input'];
  /** New name of the integration. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Service code of the channel. */
  serviceCode?: InputMaybe<Scalars['String']['input']>;
  /** Secret of the switcher. A secret: it goes in and never comes out. */
  switcherSecret?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `updateLineIntegration`. */
export type UpdateLineIntegrationPayload = {
  __typename?: 'UpdateLineIntegrationPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The integration as it is now; `null` when there are user errors. */
  integration?: Maybe<LineIntegration>;
  /** What is wrong with the input; empty when it was changed. */
  userErrors: Array<UserError>;
};

/** What to change about a setting. Fields left out keep their value. */
export type UpdateMessagingSettingInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** What content of a social network is to reach the organization; replaces the whole object. */
  content?: InputMaybe<ContentSettingInput>;
  /** What signals are to be passed between customer and agent; replaces the whole object. */
  event?: InputMaybe<EventSettingInput>;
  /**
   * The version that the change is made for. Left out: whatever version is stored now. Genesys Cloud takes no version along with
   * this change, so the gateway compares it with what it reads just before: the time in which somebody else's change can be
   * overwritten gets short, it does not get to nothing.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the setting to change. */
  id: Scalars['ID']['input'];
  /** New name of the setting. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `updateMessagingSetting`. */
export type UpdateMessagingSettingPayload = {
  __typename?: 'UpdateMessagingSettingPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The setting as it is now; `null` when there are user errors. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** What is wrong with the input; empty when it was changed. */
  userErrors: Array<UserError>;
};

/** What to change about the integration. Fields left out keep their value. */
export type UpdateOpenIntegrationInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the integration to change. */
  id: Scalars['ID']['input'];
  /** Id of the rules for its messages. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** New name of the integration. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What the webhook checks signatures with. A secret: it goes in and never comes out. */
  outboundNotificationWebhookSignatureSecretToken?: InputMaybe<Scalars['String']['input']>;
  /** The address that messages to customers are sent to. */
  outboundNotificationWebhookUrl?: InputMaybe<Scalars['String']['input']>;
  /** Id of the profile of files allowed on it. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** Headers sent along to the webhook, name to value. A secret: it goes in and never comes out. */
  webhookHeaders?: InputMaybe<Scalars['JSON']['input']>;
};

/** Answer of `updateOpenIntegration`. */
export type UpdateOpenIntegrationPayload = {
  __typename?: 'UpdateOpenIntegrationPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The integration as it is now; `null` when there are user errors. */
  integration?: Maybe<OpenIntegration>;
  /** What is wrong with the input; empty when it was changed. */
  userErrors: Array<UserError>;
};

/** What to change about a response. Fields left out keep their value, `null` clears the field. */
export type UpdateResponseInput = {
  /** The invitation; merged into the one that is there. */
  appleInvitation?: InputMaybe<AppleInvitationInput>;
  /** Files and pictures from now on; they replace all that are there. */
  assets?: InputMaybe<Array<ResponseAssetInput>>;
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** The version that the change is made for. Left out: whatever version is stored now. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Where the footer is used; merged into what is there. */
  footer?: InputMaybe<FooterTemplateInput>;
  /** Id of the response to change. */
  id: Scalars['ID']['input'];
  /** The kind of conversation the response is for. */
  interactionType?: InputMaybe<InteractionType>;
  /** Ids of all libraries the response is to be in from now on; at least one. */
  libraryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The message template; merged into the one that is there. */
  messagingTemplate?: InputMaybe<MessagingTemplateInput>;
  /** New name of the response. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What kind of response it is. */
  responseType?: InputMaybe<ResponseType>;
  /** The placeholders from now on; they replace all that are there. */
  substitutions?: InputMaybe<Array<ResponseSubstitutionInput>>;
  /** Describes the substitutions as a JSON schema document; replaces the one that is there. */
  substitutionsSchema?: InputMaybe<Scalars['JSON']['input']>;
  /** The texts from now on; they replace all that are there. */
  texts?: InputMaybe<Array<ResponseTextInput>>;
};

/** Answer of `updateResponse`. */
export type UpdateResponsePayload = {
  __typename?: 'UpdateResponsePayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The response as it is now; `null` when there are user errors. */
  response?: Maybe<Response>;
  /** What is wrong with the input; empty when the response was changed. */
  userErrors: Array<UserError>;
};

/** What to change about a profile. Fields left out keep their value. */
export type UpdateSupportedContentProfileInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * The version that the change is made for. Left out: whatever version is stored now. Genesys Cloud takes no version along with
   * this change, so the gateway compares it with what it reads just before: the time in which somebody else's change can be
   * overwritten gets short, it does not get to nothing.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the profile to change. */
  id: Scalars['ID']['input'];
  /** The kinds of files; replaces the whole object. */
  mediaTypes?: InputMaybe<MediaTypesInput>;
  /** New name of the profile. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `updateSupportedContentProfile`. */
export type UpdateSupportedContentProfilePayload = {
  __typename?: 'UpdateSupportedContentProfilePayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The profile as it is now; `null` when there are user errors. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** What is wrong with the input; empty when it was changed. */
  userErrors: Array<UserError>;
};

/** What to change about the integration. Fields left out keep their value. */
export type UpdateTwitterIntegrationInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /** Code challenge of the sign-up (today's paths). */
  codeChallenge?: InputMaybe<Scalars['String']['input']>;
  /**
   * The version that the change is made for. Left out: whatever version is stored now. Genesys Cloud takes no version along with
   * this change, so the gateway compares it with what it reads just before: the time in which somebody else's change can be
   * overwritten gets short, it does not get to nothing.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the integration to change. */
  id: Scalars['ID']['input'];
  /** Id of the rules for its messages. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** New name of the integration. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Address the sign-up came back to (today's paths). */
  redirectUri?: InputMaybe<Scalars['String']['input']>;
  /** Code that the network gave when the account agreed (today's paths). A secret: it goes in and never comes out. */
  signupCode?: InputMaybe<Scalars['String']['input']>;
  /** Id of the profile of files allowed on it. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of `updateTwitterIntegration`. */
export type UpdateTwitterIntegrationPayload = {
  __typename?: 'UpdateTwitterIntegrationPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The integration as it is now; `null` when there are user errors. */
  integration?: Maybe<TwitterIntegration>;
  /** What is wrong with the input; empty when it was changed. */
  userErrors: Array<UserError>;
};

/** What to change about the integration. Fields left out keep their value. */
export type UpdateWhatsAppIntegrationInput = {
  /**
   * A text of your own that names this change, such as a UUID, so that it is made once: for 10 minutes the same text with the same
   * input answers what came of it the first time, also when it is sent again while that is under way. Left out: no such care.
   */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
  /**
   * The version that the change is made for. Left out: whatever version is stored now. Genesys Cloud takes no version along with
   * this change, so the gateway compares it with what it reads just before: the time in which somebody else's change can be
   * overwritten gets short, it does not get to nothing.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the integration to change. */
  id: Scalars['ID']['input'];
  /** Id of the rules for its messages. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** New name of the integration. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Id of the profile of files allowed on it. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of `updateWhatsAppIntegration`. */
export type UpdateWhatsAppIntegrationPayload = {
  __typename?: 'UpdateWhatsAppIntegrationPayload';
  /** What the fields that the input names were and are; `null` where what was there before has not been read, and with user errors. */
  changes?: Maybe<Array<Change>>;
  /** The integration as it is now; `null` when there are user errors. */
  integration?: Maybe<WhatsAppIntegration>;
  /** What is wrong with the input; empty when it was changed. */
  userErrors: Array<UserError>;
};

/** A user of the organization. */
export type User = {
  __typename?: 'User';
  /** Id of the user. */
  id: Scalars['ID']['output'];
  /** Name of the user. Read in bulk, only when asked for. */
  name?: Maybe<Scalars['String']['output']>;
  /** Path of the user in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
};

/**
 * Something about a write that the person asking can mend: the request itself was in order, its content was not.
 * Whatever nobody in front of the screen can mend (no permission upstream, Genesys Cloud is down) is a GraphQL error instead.
 */
export type UserError = {
  /** What is wrong, for a program. */
  code: UserErrorCode;
  /** What is wrong, in a sentence for a person. */
  message: Scalars['String']['output'];
  /** Where in the mutation's arguments it is wrong, for example `["input", "name"]`; `["input"]` when no single field is to blame. */
  path: Array<Scalars['String']['output']>;
};

export { UserErrorCode };

/** The entity is not any more what the change was made for: somebody else changed it in the meantime. Nothing was written. */
export type VersionConflict = UserError & {
  __typename?: 'VersionConflict';
  /** Always `VERSION_CONFLICT`. */
  code: UserErrorCode;
  /**
   * The fields of the input that the change would take from somebody else: those that changed in the meantime or, where an
   * expected version was given, those that are stored with another value than the input's. Empty when the two changes have
   * nothing to do with each other, and the mutation can be sent again for the current version.
   */
  conflictingFields: Array<Scalars['String']['output']>;
  /** The entity as it is stored now, to be shown beside the change. */
  current?: Maybe<VersionedEntity>;
  /** The version that is stored, where it is known. */
  currentVersion?: Maybe<Scalars['Int']['output']>;
  /** The version that the change was made for. */
  expectedVersion?: Maybe<Scalars['Int']['output']>;
  /** What is wrong, in a sentence for a person. */
  message: Scalars['String']['output'];
  /** The input field that holds the expected version. */
  path: Array<Scalars['String']['output']>;
};

/** Whatever can be changed for a version of it. */
export type VersionedEntity = AppleIntegration | FacebookIntegration | InstagramIntegration | Library | LineIntegration | MessagingSetting | OpenIntegration | Response | SupportedContentProfile | TwitterIntegration | WhatsAppIntegration;

export { WhatsAppActivationStatus };

/** A WhatsApp number whose messages reach the organization. */
export type WhatsAppIntegration = Integration & {
  __typename?: 'WhatsAppIntegration';
  /** Why the activation failed. */
  activationErrorInfo?: Maybe<IntegrationError>;
  /** How far the activation of the number has come. */
  activationStatusCode?: Maybe<WhatsAppActivationStatus>;
  /** Numbers of the business account that could be used. */
  availablePhoneNumbers?: Maybe<Array<WhatsAppPhoneNumber>>;
  /** The network it connects to. */
  channel: Channel;
  /** Why making it failed. */
  createError?: Maybe<IntegrationError>;
  /** How far its making has come; `null` where Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who made it. */
  createdBy?: Maybe<User>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it was changed last. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** The rules for its messages. `id`, `selfUri` and `integrations` come at no cost, the rest with the same REST call. `null` on the old paths of the REST API, which do not say. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who changed it last. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** The number. */
  phoneNumber?: Maybe<Scalars['String']['output']>;
  /** The routing entry of its address. */
  recipient?: Maybe<EntityReference>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Whether it works. */
  status?: Maybe<IntegrationStatus>;
  /** The kinds of files allowed on it. `id`, `selfUri` and `integrations` come at no cost, name and media types with the same REST call, the rest by reading profiles. `null` on the old paths of the REST API, which do not say. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Counts the changes made to the integration; `null` for channels that Genesys Cloud keeps no versions of. */
  version?: Maybe<Scalars['Int']['output']>;
  /** Id of the WhatsApp business account. */
  whatsAppBusinessAccountId?: Maybe<Scalars['String']['output']>;
};

/** A number of a WhatsApp business account. */
export type WhatsAppPhoneNumber = {
  __typename?: 'WhatsAppPhoneNumber';
  /** Name that customers see. */
  name?: Maybe<Scalars['String']['output']>;
  /** The number. */
  phoneNumber?: Maybe<Scalars['String']['output']>;
  /** Where the number stands at WhatsApp. */
  status?: Maybe<Scalars['String']['output']>;
};

/** A message template that is registered with WhatsApp. */
export type WhatsAppTemplate = {
  __typename?: 'WhatsAppTemplate';
  /** The buttons below the message. */
  buttons?: Maybe<Array<TemplateButton>>;
  /** The cards of a carousel template. */
  carousel?: Maybe<Carousel>;
  /** What WhatsApp files the template under. */
  category?: Maybe<WhatsAppTemplateCategory>;
  /** What stands above the message. */
  header?: Maybe<TemplateHeader>;
  /** The WhatsApp integration that the template belongs to (carousel templates only). One REST call. */
  integration?: Maybe<WhatsAppIntegration>;
  /** Id of the WhatsApp integration that the template belongs to (carousel templates only). */
  integrationId?: Maybe<Scalars['ID']['output']>;
  /** Language code of the template, for example `en_US`. */
  language?: Maybe<Scalars['String']['output']>;
  /** The line below the message. */
  messageFooter?: Maybe<TemplateFooter>;
  /** Name of the template on WhatsApp. */
  name?: Maybe<Scalars['String']['output']>;
  /** Namespace of the template on WhatsApp. */
  namespace?: Maybe<Scalars['String']['output']>;
  /** Why the template has this status. */
  statusInfo?: Maybe<TemplateStatusInfo>;
  /** Where the template stands in WhatsApp's approval. */
  templateStatus?: Maybe<Scalars['String']['output']>;
};

export { WhatsAppTemplateCategory };

/** A message template that is registered with WhatsApp. A new one needs `name` and `language`. */
export type WhatsAppTemplateInput = {
  /** The buttons below the message. */
  buttons?: InputMaybe<Array<TemplateButtonInput>>;
  /** The cards of a carousel template. */
  carousel?: InputMaybe<CarouselInput>;
  /** What WhatsApp files the template under. */
  category?: InputMaybe<WhatsAppTemplateCategory>;
  /** What stands above the message. */
  header?: InputMaybe<TemplateHeaderInput>;
  /** Id of the WhatsApp integration that the template belongs to (carousel templates only). */
  integrationId?: InputMaybe<Scalars['ID']['input']>;
  /** Language code of the template, for example `en_US`. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** The line below the message. */
  messageFooter?: InputMaybe<TemplateFooterInput>;
  /** Name of the template on WhatsApp. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Namespace of the template on WhatsApp. */
  namespace?: InputMaybe<Scalars['String']['input']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T | Error;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  VersionedEntity:
    | ( GenesysIntegration )
    | ( GenesysIntegration )
    | ( GenesysIntegration )
    | ( GenesysLibrary )
    | ( GenesysIntegration )
    | ( GenesysMessagingSetting )
    | ( GenesysIntegration )
    | ( GenesysResponse )
    | ( GenesysSupportedContent )
    | ( GenesysIntegration )
    | ( GenesysIntegration )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Integration:
    | ( GenesysIntegration )
    | ( GenesysIntegration )
    | ( GenesysIntegration )
    | ( GenesysIntegration )
    | ( GenesysIntegration )
    | ( GenesysIntegration )
    | ( GenesysIntegration )
    | ( GenesysIntegration )
  ;
  UserError:
    | ( InputError )
    | ( Omit<VersionConflict, 'current'> & { current?: Maybe<_RefType['VersionedEntity']> } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AffectedEntities: ResolverTypeWrapper<AffectedEntities>;
  AffectedEntity: ResolverTypeWrapper<AffectedEntity>;
  AppleAuthentication: ResolverTypeWrapper<AppleAuthentication>;
  AppleAuthenticationInput: AppleAuthenticationInput;
  AppleIMessageApp: ResolverTypeWrapper<AppleIMessageApp>;
  AppleIMessageAppInput: AppleIMessageAppInput;
  AppleIdentityResolution: ResolverTypeWrapper<AppleIdentityResolution>;
  AppleIntegration: ResolverTypeWrapper<GenesysIntegration>;
  AppleInvitation: ResolverTypeWrapper<AppleInvitation>;
  AppleInvitationInput: AppleInvitationInput;
  AppleInvitationTemplateType: AppleInvitationTemplateType;
  ApplePay: ResolverTypeWrapper<ApplePay>;
  ApplePayCapability: ApplePayCapability;
  ApplePayInput: ApplePayInput;
  ApplePayNetwork: ApplePayNetwork;
  AssetUsage: AssetUsage;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CardBodyText: ResolverTypeWrapper<CardBodyText>;
  CardBodyTextInput: CardBodyTextInput;
  Carousel: ResolverTypeWrapper<Carousel>;
  CarouselCard: ResolverTypeWrapper<CarouselCard>;
  CarouselCardInput: CarouselCardInput;
  CarouselInput: CarouselInput;
  Change: ResolverTypeWrapper<Change>;
  Channel: Channel;
  ClearDefaultMessagingSettingPayload: ResolverTypeWrapper<Omit<ClearDefaultMessagingSettingPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  ContentSetting: ResolverTypeWrapper<ContentSetting>;
  ContentSettingInput: ContentSettingInput;
  CreateAppleIntegrationInput: CreateAppleIntegrationInput;
  CreateAppleIntegrationPayload: ResolverTypeWrapper<Omit<CreateAppleIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['AppleIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateFacebookIntegrationInput: CreateFacebookIntegrationInput;
  CreateFacebookIntegrationPayload: ResolverTypeWrapper<Omit<CreateFacebookIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['FacebookIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateInstagramIntegrationInput: CreateInstagramIntegrationInput;
  CreateInstagramIntegrationPayload: ResolverTypeWrapper<Omit<CreateInstagramIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['InstagramIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateLibraryInput: CreateLibraryInput;
  CreateLibraryPayload: ResolverTypeWrapper<Omit<CreateLibraryPayload, 'library' | 'userErrors'> & { library?: Maybe<ResolversTypes['Library']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateLineIntegrationInput: CreateLineIntegrationInput;
  CreateLineIntegrationPayload: ResolverTypeWrapper<Omit<CreateLineIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['LineIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateMessagingSettingInput: CreateMessagingSettingInput;
  CreateMessagingSettingPayload: ResolverTypeWrapper<Omit<CreateMessagingSettingPayload, 'messagingSetting' | 'userErrors'> & { messagingSetting?: Maybe<ResolversTypes['MessagingSetting']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateOpenIntegrationInput: CreateOpenIntegrationInput;
  CreateOpenIntegrationPayload: ResolverTypeWrapper<Omit<CreateOpenIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['OpenIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateResponseInput: CreateResponseInput;
  CreateResponsePayload: ResolverTypeWrapper<Omit<CreateResponsePayload, 'response' | 'userErrors'> & { response?: Maybe<ResolversTypes['Response']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateStatus: CreateStatus;
  CreateSupportedContentProfileInput: CreateSupportedContentProfileInput;
  CreateSupportedContentProfilePayload: ResolverTypeWrapper<Omit<CreateSupportedContentProfilePayload, 'supportedContentProfile' | 'userErrors'> & { supportedContentProfile?: Maybe<ResolversTypes['SupportedContentProfile']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateTwitterIntegrationInput: CreateTwitterIntegrationInput;
  CreateTwitterIntegrationPayload: ResolverTypeWrapper<Omit<CreateTwitterIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['TwitterIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateWhatsAppIntegrationInput: CreateWhatsAppIntegrationInput;
  CreateWhatsAppIntegrationPayload: ResolverTypeWrapper<Omit<CreateWhatsAppIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['WhatsAppIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteEffect: DeleteEffect;
  DeleteIntegrationInput: DeleteIntegrationInput;
  DeleteIntegrationPayload: ResolverTypeWrapper<Omit<DeleteIntegrationPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  DeleteLibraryInput: DeleteLibraryInput;
  DeleteLibraryPayload: ResolverTypeWrapper<Omit<DeleteLibraryPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  DeleteMessagingSettingInput: DeleteMessagingSettingInput;
  DeleteMessagingSettingPayload: ResolverTypeWrapper<Omit<DeleteMessagingSettingPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  DeleteResponseInput: DeleteResponseInput;
  DeleteResponsePayload: ResolverTypeWrapper<Omit<DeleteResponsePayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  DeleteResponseResult: ResolverTypeWrapper<Omit<DeleteResponseResult, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  DeleteResponsesInput: DeleteResponsesInput;
  DeleteResponsesPayload: ResolverTypeWrapper<Omit<DeleteResponsesPayload, 'results' | 'userErrors'> & { results: Array<ResolversTypes['DeleteResponseResult']>, userErrors: Array<ResolversTypes['UserError']> }>;
  DeleteSupportedContentProfileInput: DeleteSupportedContentProfileInput;
  DeleteSupportedContentProfilePayload: ResolverTypeWrapper<Omit<DeleteSupportedContentProfilePayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  Division: ResolverTypeWrapper<Division>;
  EntityReference: ResolverTypeWrapper<EntityReference>;
  EventSetting: ResolverTypeWrapper<EventSetting>;
  EventSettingInput: EventSettingInput;
  FacebookIntegration: ResolverTypeWrapper<GenesysIntegration>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FooterResource: FooterResource;
  FooterTemplate: ResolverTypeWrapper<FooterTemplate>;
  FooterTemplateInput: FooterTemplateInput;
  FooterType: FooterType;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  InboundOnlySetting: ResolverTypeWrapper<InboundOnlySetting>;
  InboundOnlySettingInput: InboundOnlySettingInput;
  InputError: ResolverTypeWrapper<InputError>;
  InstagramIntegration: ResolverTypeWrapper<GenesysIntegration>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Integration: ResolverTypeWrapper<GenesysIntegration>;
  IntegrationConnection: ResolverTypeWrapper<Omit<IntegrationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['IntegrationEdge']>, nodes: Array<Maybe<ResolversTypes['Integration']>> }>;
  IntegrationEdge: ResolverTypeWrapper<Omit<IntegrationEdge, 'node'> & { node?: Maybe<ResolversTypes['Integration']> }>;
  IntegrationError: ResolverTypeWrapper<IntegrationError>;
  IntegrationErrorDetail: ResolverTypeWrapper<IntegrationErrorDetail>;
  IntegrationStatus: IntegrationStatus;
  InteractionType: InteractionType;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Library: ResolverTypeWrapper<GenesysLibrary>;
  LibraryConnection: ResolverTypeWrapper<Omit<LibraryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['LibraryEdge']>, nodes: Array<Maybe<ResolversTypes['Library']>> }>;
  LibraryEdge: ResolverTypeWrapper<Omit<LibraryEdge, 'node'> & { node?: Maybe<ResolversTypes['Library']> }>;
  LineIntegration: ResolverTypeWrapper<GenesysIntegration>;
  MediaType: ResolverTypeWrapper<MediaType>;
  MediaTypeAccess: ResolverTypeWrapper<MediaTypeAccess>;
  MediaTypeAccessInput: MediaTypeAccessInput;
  MediaTypeInput: MediaTypeInput;
  MediaTypes: ResolverTypeWrapper<MediaTypes>;
  MediaTypesInput: MediaTypesInput;
  MessagingSetting: ResolverTypeWrapper<GenesysMessagingSetting>;
  MessagingSettingConnection: ResolverTypeWrapper<Omit<MessagingSettingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MessagingSettingEdge']>, nodes: Array<Maybe<ResolversTypes['MessagingSetting']>> }>;
  MessagingSettingEdge: ResolverTypeWrapper<Omit<MessagingSettingEdge, 'node'> & { node?: Maybe<ResolversTypes['MessagingSetting']> }>;
  MessagingTemplate: ResolverTypeWrapper<Omit<MessagingTemplate, 'whatsApp'> & { whatsApp?: Maybe<ResolversTypes['WhatsAppTemplate']> }>;
  MessagingTemplateInput: MessagingTemplateInput;
  Messenger: Messenger;
  MoveResponseResult: ResolverTypeWrapper<Omit<MoveResponseResult, 'response' | 'userErrors'> & { response?: Maybe<ResolversTypes['Response']>, userErrors: Array<ResolversTypes['UserError']> }>;
  MoveResponsesInput: MoveResponsesInput;
  MoveResponsesPayload: ResolverTypeWrapper<Omit<MoveResponsesPayload, 'results' | 'userErrors'> & { results: Array<ResolversTypes['MoveResponseResult']>, userErrors: Array<ResolversTypes['UserError']> }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OpenExtensionType: OpenExtensionType;
  OpenIntegration: ResolverTypeWrapper<GenesysIntegration>;
  OtherIntegration: ResolverTypeWrapper<GenesysIntegration>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Response: ResolverTypeWrapper<GenesysResponse>;
  ResponseAsset: ResolverTypeWrapper<GenesysResponseAsset>;
  ResponseAssetInput: ResponseAssetInput;
  ResponseConnection: ResolverTypeWrapper<Omit<ResponseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ResponseEdge']>, nodes: Array<Maybe<ResolversTypes['Response']>> }>;
  ResponseEdge: ResolverTypeWrapper<Omit<ResponseEdge, 'node'> & { node?: Maybe<ResolversTypes['Response']> }>;
  ResponseSearchFilter: ResponseSearchFilter;
  ResponseSubstitution: ResolverTypeWrapper<ResponseSubstitution>;
  ResponseSubstitutionInput: ResponseSubstitutionInput;
  ResponseText: ResolverTypeWrapper<ResponseText>;
  ResponseTextInput: ResponseTextInput;
  ResponseType: ResponseType;
  SetDefaultMessagingSettingInput: SetDefaultMessagingSettingInput;
  SetDefaultMessagingSettingPayload: ResolverTypeWrapper<Omit<SetDefaultMessagingSettingPayload, 'messagingSetting' | 'userErrors'> & { messagingSetting?: Maybe<ResolversTypes['MessagingSetting']>, userErrors: Array<ResolversTypes['UserError']> }>;
  SetDefaultSupportedContentProfileInput: SetDefaultSupportedContentProfileInput;
  SetDefaultSupportedContentProfilePayload: ResolverTypeWrapper<Omit<SetDefaultSupportedContentProfilePayload, 'supportedContentProfile' | 'userErrors'> & { supportedContentProfile?: Maybe<ResolversTypes['SupportedContentProfile']>, userErrors: Array<ResolversTypes['UserError']> }>;
  SettingDirection: ResolverTypeWrapper<SettingDirection>;
  SettingDirectionInput: SettingDirectionInput;
  SettingState: SettingState;
  Sticker: ResolverTypeWrapper<GenesysSticker>;
  StickerConnection: ResolverTypeWrapper<Omit<StickerConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['StickerEdge']>, nodes: Array<Maybe<ResolversTypes['Sticker']>> }>;
  StickerEdge: ResolverTypeWrapper<Omit<StickerEdge, 'node'> & { node?: Maybe<ResolversTypes['Sticker']> }>;
  StickerType: StickerType;
  StorySetting: ResolverTypeWrapper<StorySetting>;
  StorySettingInput: StorySettingInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SupportedContentProfile: ResolverTypeWrapper<GenesysSupportedContent>;
  SupportedContentProfileConnection: ResolverTypeWrapper<Omit<SupportedContentProfileConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SupportedContentProfileEdge']>, nodes: Array<Maybe<ResolversTypes['SupportedContentProfile']>> }>;
  SupportedContentProfileEdge: ResolverTypeWrapper<Omit<SupportedContentProfileEdge, 'node'> & { node?: Maybe<ResolversTypes['SupportedContentProfile']> }>;
  TemplateButton: ResolverTypeWrapper<TemplateButton>;
  TemplateButtonInput: TemplateButtonInput;
  TemplateButtonType: TemplateButtonType;
  TemplateFooter: ResolverTypeWrapper<TemplateFooter>;
  TemplateFooterInput: TemplateFooterInput;
  TemplateFooterType: TemplateFooterType;
  TemplateHeader: ResolverTypeWrapper<TemplateHeader>;
  TemplateHeaderInput: TemplateHeaderInput;
  TemplateHeaderType: TemplateHeaderType;
  TemplateStatusInfo: ResolverTypeWrapper<TemplateStatusInfo>;
  TextContentType: TextContentType;
  TextType: TextType;
  TwitterIntegration: ResolverTypeWrapper<GenesysIntegration>;
  TwitterTier: TwitterTier;
  TypingSetting: ResolverTypeWrapper<TypingSetting>;
  TypingSettingInput: TypingSettingInput;
  UpdateAppleIntegrationInput: UpdateAppleIntegrationInput;
  UpdateAppleIntegrationPayload: ResolverTypeWrapper<Omit<UpdateAppleIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['AppleIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateFacebookIntegrationInput: UpdateFacebookIntegrationInput;
  UpdateFacebookIntegrationPayload: ResolverTypeWrapper<Omit<UpdateFacebookIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['FacebookIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateInstagramIntegrationInput: UpdateInstagramIntegrationInput;
  UpdateInstagramIntegrationPayload: ResolverTypeWrapper<Omit<UpdateInstagramIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['InstagramIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateLibraryInput: UpdateLibraryInput;
  UpdateLibraryPayload: ResolverTypeWrapper<Omit<UpdateLibraryPayload, 'library' | 'userErrors'> & { library?: Maybe<ResolversTypes['Library']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateLineIntegrationInput: UpdateLineIntegrationInput;
  UpdateLineIntegrationPayload: ResolverTypeWrapper<Omit<UpdateLineIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['LineIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateMessagingSettingInput: UpdateMessagingSettingInput;
  UpdateMessagingSettingPayload: ResolverTypeWrapper<Omit<UpdateMessagingSettingPayload, 'messagingSetting' | 'userErrors'> & { messagingSetting?: Maybe<ResolversTypes['MessagingSetting']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateOpenIntegrationInput: UpdateOpenIntegrationInput;
  UpdateOpenIntegrationPayload: ResolverTypeWrapper<Omit<UpdateOpenIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['OpenIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateResponseInput: UpdateResponseInput;
  UpdateResponsePayload: ResolverTypeWrapper<Omit<UpdateResponsePayload, 'response' | 'userErrors'> & { response?: Maybe<ResolversTypes['Response']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateSupportedContentProfileInput: UpdateSupportedContentProfileInput;
  UpdateSupportedContentProfilePayload: ResolverTypeWrapper<Omit<UpdateSupportedContentProfilePayload, 'supportedContentProfile' | 'userErrors'> & { supportedContentProfile?: Maybe<ResolversTypes['SupportedContentProfile']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateTwitterIntegrationInput: UpdateTwitterIntegrationInput;
  UpdateTwitterIntegrationPayload: ResolverTypeWrapper<Omit<UpdateTwitterIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['TwitterIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateWhatsAppIntegrationInput: UpdateWhatsAppIntegrationInput;
  UpdateWhatsAppIntegrationPayload: ResolverTypeWrapper<Omit<UpdateWhatsAppIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['WhatsAppIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  User: ResolverTypeWrapper<GenesysUser>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserErrorCode: UserErrorCode;
  VersionConflict: ResolverTypeWrapper<Omit<VersionConflict, 'current'> & { current?: Maybe<ResolversTypes['VersionedEntity']> }>;
  VersionedEntity: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['VersionedEntity']>;
  WhatsAppActivationStatus: WhatsAppActivationStatus;
  WhatsAppIntegration: ResolverTypeWrapper<GenesysIntegration>;
  WhatsAppPhoneNumber: ResolverTypeWrapper<WhatsAppPhoneNumber>;
  WhatsAppTemplate: ResolverTypeWrapper<Omit<WhatsAppTemplate, 'carousel' | 'integration'> & { carousel?: Maybe<ResolversTypes['Carousel']>, integration?: Maybe<ResolversTypes['WhatsAppIntegration']> }>;
  WhatsAppTemplateCategory: WhatsAppTemplateCategory;
  WhatsAppTemplateInput: WhatsAppTemplateInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AffectedEntities: AffectedEntities;
  AffectedEntity: AffectedEntity;
  AppleAuthentication: AppleAuthentication;
  AppleAuthenticationInput: AppleAuthenticationInput;
  AppleIMessageApp: AppleIMessageApp;
  AppleIMessageAppInput: AppleIMessageAppInput;
  AppleIdentityResolution: AppleIdentityResolution;
  AppleIntegration: GenesysIntegration;
  AppleInvitation: AppleInvitation;
  AppleInvitationInput: AppleInvitationInput;
  ApplePay: ApplePay;
  ApplePayInput: ApplePayInput;
  Boolean: Scalars['Boolean']['output'];
  CardBodyText: CardBodyText;
  CardBodyTextInput: CardBodyTextInput;
  Carousel: Carousel;
  CarouselCard: CarouselCard;
  CarouselCardInput: CarouselCardInput;
  CarouselInput: CarouselInput;
  Change: Change;
  ClearDefaultMessagingSettingPayload: Omit<ClearDefaultMessagingSettingPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  ContentSetting: ContentSetting;
  ContentSettingInput: ContentSettingInput;
  CreateAppleIntegrationInput: CreateAppleIntegrationInput;
  CreateAppleIntegrationPayload: Omit<CreateAppleIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['AppleIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateFacebookIntegrationInput: CreateFacebookIntegrationInput;
  CreateFacebookIntegrationPayload: Omit<CreateFacebookIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['FacebookIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateInstagramIntegrationInput: CreateInstagramIntegrationInput;
  CreateInstagramIntegrationPayload: Omit<CreateInstagramIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['InstagramIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateLibraryInput: CreateLibraryInput;
  CreateLibraryPayload: Omit<CreateLibraryPayload, 'library' | 'userErrors'> & { library?: Maybe<ResolversParentTypes['Library']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateLineIntegrationInput: CreateLineIntegrationInput;
  CreateLineIntegrationPayload: Omit<CreateLineIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['LineIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateMessagingSettingInput: CreateMessagingSettingInput;
  CreateMessagingSettingPayload: Omit<CreateMessagingSettingPayload, 'messagingSetting' | 'userErrors'> & { messagingSetting?: Maybe<ResolversParentTypes['MessagingSetting']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateOpenIntegrationInput: CreateOpenIntegrationInput;
  CreateOpenIntegrationPayload: Omit<CreateOpenIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['OpenIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateResponseInput: CreateResponseInput;
  CreateResponsePayload: Omit<CreateResponsePayload, 'response' | 'userErrors'> & { response?: Maybe<ResolversParentTypes['Response']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateSupportedContentProfileInput: CreateSupportedContentProfileInput;
  CreateSupportedContentProfilePayload: Omit<CreateSupportedContentProfilePayload, 'supportedContentProfile' | 'userErrors'> & { supportedContentProfile?: Maybe<ResolversParentTypes['SupportedContentProfile']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateTwitterIntegrationInput: CreateTwitterIntegrationInput;
  CreateTwitterIntegrationPayload: Omit<CreateTwitterIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['TwitterIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateWhatsAppIntegrationInput: CreateWhatsAppIntegrationInput;
  CreateWhatsAppIntegrationPayload: Omit<CreateWhatsAppIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['WhatsAppIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  DateTime: Scalars['DateTime']['output'];
  DeleteIntegrationInput: DeleteIntegrationInput;
  DeleteIntegrationPayload: Omit<DeleteIntegrationPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  DeleteLibraryInput: DeleteLibraryInput;
  DeleteLibraryPayload: Omit<DeleteLibraryPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  DeleteMessagingSettingInput: DeleteMessagingSettingInput;
  DeleteMessagingSettingPayload: Omit<DeleteMessagingSettingPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  DeleteResponseInput: DeleteResponseInput;
  DeleteResponsePayload: Omit<DeleteResponsePayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  DeleteResponseResult: Omit<DeleteResponseResult, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  DeleteResponsesInput: DeleteResponsesInput;
  DeleteResponsesPayload: Omit<DeleteResponsesPayload, 'results' | 'userErrors'> & { results: Array<ResolversParentTypes['DeleteResponseResult']>, userErrors: Array<ResolversParentTypes['UserError']> };
  DeleteSupportedContentProfileInput: DeleteSupportedContentProfileInput;
  DeleteSupportedContentProfilePayload: Omit<DeleteSupportedContentProfilePayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  Division: Division;
  EntityReference: EntityReference;
  EventSetting: EventSetting;
  EventSettingInput: EventSettingInput;
  FacebookIntegration: GenesysIntegration;
  Float: Scalars['Float']['output'];
  FooterTemplate: FooterTemplate;
  FooterTemplateInput: FooterTemplateInput;
  ID: Scalars['ID']['output'];
  InboundOnlySetting: InboundOnlySetting;
  InboundOnlySettingInput: InboundOnlySettingInput;
  InputError: InputError;
  InstagramIntegration: GenesysIntegration;
  Int: Scalars['Int']['output'];
  Integration: GenesysIntegration;
  IntegrationConnection: Omit<IntegrationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['IntegrationEdge']>, nodes: Array<Maybe<ResolversParentTypes['Integration']>> };
  IntegrationEdge: Omit<IntegrationEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Integration']> };
  IntegrationError: IntegrationError;
  IntegrationErrorDetail: IntegrationErrorDetail;
  JSON: Scalars['JSON']['output'];
  Library: GenesysLibrary;
  LibraryConnection: Omit<LibraryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['LibraryEdge']>, nodes: Array<Maybe<ResolversParentTypes['Library']>> };
  LibraryEdge: Omit<LibraryEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Library']> };
  LineIntegration: GenesysIntegration;
  MediaType: MediaType;
  MediaTypeAccess: MediaTypeAccess;
  MediaTypeAccessInput: MediaTypeAccessInput;
  MediaTypeInput: MediaTypeInput;
  MediaTypes: MediaTypes;
  MediaTypesInput: MediaTypesInput;
  MessagingSetting: GenesysMessagingSetting;
  MessagingSettingConnection: Omit<MessagingSettingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MessagingSettingEdge']>, nodes: Array<Maybe<ResolversParentTypes['MessagingSetting']>> };
  MessagingSettingEdge: Omit<MessagingSettingEdge, 'node'> & { node?: Maybe<ResolversParentTypes['MessagingSetting']> };
  MessagingTemplate: Omit<MessagingTemplate, 'whatsApp'> & { whatsApp?: Maybe<ResolversParentTypes['WhatsAppTemplate']> };
  MessagingTemplateInput: MessagingTemplateInput;
  MoveResponseResult: Omit<MoveResponseResult, 'response' | 'userErrors'> & { response?: Maybe<ResolversParentTypes['Response']>, userErrors: Array<ResolversParentTypes['UserError']> };
  MoveResponsesInput: MoveResponsesInput;
  MoveResponsesPayload: Omit<MoveResponsesPayload, 'results' | 'userErrors'> & { results: Array<ResolversParentTypes['MoveResponseResult']>, userErrors: Array<ResolversParentTypes['UserError']> };
  Mutation: Record<PropertyKey, never>;
  OpenIntegration: GenesysIntegration;
  OtherIntegration: GenesysIntegration;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  Response: GenesysResponse;
  ResponseAsset: GenesysResponseAsset;
  ResponseAssetInput: ResponseAssetInput;
  ResponseConnection: Omit<ResponseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ResponseEdge']>, nodes: Array<Maybe<ResolversParentTypes['Response']>> };
  ResponseEdge: Omit<ResponseEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Response']> };
  ResponseSearchFilter: ResponseSearchFilter;
  ResponseSubstitution: ResponseSubstitution;
  ResponseSubstitutionInput: ResponseSubstitutionInput;
  ResponseText: ResponseText;
  ResponseTextInput: ResponseTextInput;
  SetDefaultMessagingSettingInput: SetDefaultMessagingSettingInput;
  SetDefaultMessagingSettingPayload: Omit<SetDefaultMessagingSettingPayload, 'messagingSetting' | 'userErrors'> & { messagingSetting?: Maybe<ResolversParentTypes['MessagingSetting']>, userErrors: Array<ResolversParentTypes['UserError']> };
  SetDefaultSupportedContentProfileInput: SetDefaultSupportedContentProfileInput;
  SetDefaultSupportedContentProfilePayload: Omit<SetDefaultSupportedContentProfilePayload, 'supportedContentProfile' | 'userErrors'> & { supportedContentProfile?: Maybe<ResolversParentTypes['SupportedContentProfile']>, userErrors: Array<ResolversParentTypes['UserError']> };
  SettingDirection: SettingDirection;
  SettingDirectionInput: SettingDirectionInput;
  Sticker: GenesysSticker;
  StickerConnection: Omit<StickerConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['StickerEdge']>, nodes: Array<Maybe<ResolversParentTypes['Sticker']>> };
  StickerEdge: Omit<StickerEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Sticker']> };
  StorySetting: StorySetting;
  StorySettingInput: StorySettingInput;
  String: Scalars['String']['output'];
  SupportedContentProfile: GenesysSupportedContent;
  SupportedContentProfileConnection: Omit<SupportedContentProfileConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SupportedContentProfileEdge']>, nodes: Array<Maybe<ResolversParentTypes['SupportedContentProfile']>> };
  SupportedContentProfileEdge: Omit<SupportedContentProfileEdge, 'node'> & { node?: Maybe<ResolversParentTypes['SupportedContentProfile']> };
  TemplateButton: TemplateButton;
  TemplateButtonInput: TemplateButtonInput;
  TemplateFooter: TemplateFooter;
  TemplateFooterInput: TemplateFooterInput;
  TemplateHeader: TemplateHeader;
  TemplateHeaderInput: TemplateHeaderInput;
  TemplateStatusInfo: TemplateStatusInfo;
  TwitterIntegration: GenesysIntegration;
  TypingSetting: TypingSetting;
  TypingSettingInput: TypingSettingInput;
  UpdateAppleIntegrationInput: UpdateAppleIntegrationInput;
  UpdateAppleIntegrationPayload: Omit<UpdateAppleIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['AppleIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateFacebookIntegrationInput: UpdateFacebookIntegrationInput;
  UpdateFacebookIntegrationPayload: Omit<UpdateFacebookIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['FacebookIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateInstagramIntegrationInput: UpdateInstagramIntegrationInput;
  UpdateInstagramIntegrationPayload: Omit<UpdateInstagramIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['InstagramIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateLibraryInput: UpdateLibraryInput;
  UpdateLibraryPayload: Omit<UpdateLibraryPayload, 'library' | 'userErrors'> & { library?: Maybe<ResolversParentTypes['Library']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateLineIntegrationInput: UpdateLineIntegrationInput;
  UpdateLineIntegrationPayload: Omit<UpdateLineIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['LineIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateMessagingSettingInput: UpdateMessagingSettingInput;
  UpdateMessagingSettingPayload: Omit<UpdateMessagingSettingPayload, 'messagingSetting' | 'userErrors'> & { messagingSetting?: Maybe<ResolversParentTypes['MessagingSetting']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateOpenIntegrationInput: UpdateOpenIntegrationInput;
  UpdateOpenIntegrationPayload: Omit<UpdateOpenIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['OpenIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateResponseInput: UpdateResponseInput;
  UpdateResponsePayload: Omit<UpdateResponsePayload, 'response' | 'userErrors'> & { response?: Maybe<ResolversParentTypes['Response']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateSupportedContentProfileInput: UpdateSupportedContentProfileInput;
  UpdateSupportedContentProfilePayload: Omit<UpdateSupportedContentProfilePayload, 'supportedContentProfile' | 'userErrors'> & { supportedContentProfile?: Maybe<ResolversParentTypes['SupportedContentProfile']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateTwitterIntegrationInput: UpdateTwitterIntegrationInput;
  UpdateTwitterIntegrationPayload: Omit<UpdateTwitterIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['TwitterIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateWhatsAppIntegrationInput: UpdateWhatsAppIntegrationInput;
  UpdateWhatsAppIntegrationPayload: Omit<UpdateWhatsAppIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['WhatsAppIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  User: GenesysUser;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  VersionConflict: Omit<VersionConflict, 'current'> & { current?: Maybe<ResolversParentTypes['VersionedEntity']> };
  VersionedEntity: ResolversUnionTypes<ResolversParentTypes>['VersionedEntity'];
  WhatsAppIntegration: GenesysIntegration;
  WhatsAppPhoneNumber: WhatsAppPhoneNumber;
  WhatsAppTemplate: Omit<WhatsAppTemplate, 'carousel' | 'integration'> & { carousel?: Maybe<ResolversParentTypes['Carousel']>, integration?: Maybe<ResolversParentTypes['WhatsAppIntegration']> };
  WhatsAppTemplateInput: WhatsAppTemplateInput;
};

export type PermissionDirectiveArgs = {
  all?: Maybe<Array<Scalars['String']['input']>>;
  any?: Maybe<Array<Scalars['String']['input']>>;
  beyond?: Maybe<Array<Scalars['String']['input']>>;
};

export type PermissionDirectiveResolver<Result, Parent, ContextType = Context, Args = PermissionDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AffectedEntitiesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedEntities'] = ResolversParentTypes['AffectedEntities']> = {
  nodes?: Resolver<Array<ResolversTypes['AffectedEntity']>, ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AffectedEntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedEntity'] = ResolversParentTypes['AffectedEntity']> = {
  effect?: Resolver<ResolversTypes['DeleteEffect'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AppleAuthenticationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppleAuthentication'] = ResolversParentTypes['AppleAuthentication']> = {
  oauthClientId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  oauthScope?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  oauthTokenUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AppleIMessageAppResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppleIMessageApp'] = ResolversParentTypes['AppleIMessageApp']> = {
  applicationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  applicationName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bundleId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AppleIdentityResolutionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppleIdentityResolution'] = ResolversParentTypes['AppleIdentityResolution']> = {
  division?: Resolver<Maybe<ResolversTypes['Division']>, ParentType, ContextType>;
  resolveIdentities?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AppleIntegrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppleIntegration'] = ResolversParentTypes['AppleIntegration']> = {
  appleAuthentication?: Resolver<Maybe<ResolversTypes['AppleAuthentication']>, ParentType, ContextType>;
  appleIMessageApp?: Resolver<Maybe<ResolversTypes['AppleIMessageApp']>, ParentType, ContextType>;
  applePay?: Resolver<Maybe<ResolversTypes['ApplePay']>, ParentType, ContextType>;
  businessName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  createError?: Resolver<Maybe<ResolversTypes['IntegrationError']>, ParentType, ContextType>;
  createStatus?: Resolver<Maybe<ResolversTypes['CreateStatus']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identityResolution?: Resolver<Maybe<ResolversTypes['AppleIdentityResolution']>, ParentType, ContextType>;
  logoUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messagesForBusinessId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['EntityReference']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['IntegrationStatus']>, ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AppleInvitationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppleInvitation'] = ResolversParentTypes['AppleInvitation']> = {
  businessName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  templateType?: Resolver<Maybe<ResolversTypes['AppleInvitationTemplateType']>, ParentType, ContextType>;
  transcriptMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AppleInvitationTemplateTypeResolvers = EnumResolverSignature<{ UNRECOGNIZED?: any, WITH_IMAGE?: any }, ResolversTypes['AppleInvitationTemplateType']>;

export type ApplePayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApplePay'] = ResolversParentTypes['ApplePay']> = {
  domainName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fallbackUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  merchantId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orderTrackingUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentCapabilities?: Resolver<Maybe<Array<ResolversTypes['ApplePayCapability']>>, ParentType, ContextType>;
  paymentCertificateCredentialId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentGatewayUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentMethodUpdateUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shippingContactUpdateUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shippingMethodUpdateUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  storeName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supportedPaymentNetworks?: Resolver<Maybe<Array<ResolversTypes['ApplePayNetwork']>>, ParentType, ContextType>;
};

export type ApplePayCapabilityResolvers = EnumResolverSignature<{ CREDIT_CARD?: any, DEBIT_CARD?: any, UNRECOGNIZED?: any, _3DS?: any }, ResolversTypes['ApplePayCapability']>;

export type ApplePayNetworkResolvers = EnumResolverSignature<{ AMEX?: any, DISCOVER?: any, JCB?: any, MASTER_CARD?: any, PRIVATE_LABEL?: any, UNRECOGNIZED?: any, VISA?: any }, ResolversTypes['ApplePayNetwork']>;

export type AssetUsageResolvers = EnumResolverSignature<{ FILE_ATTACHMENTS?: any, UNRECOGNIZED?: any }, ResolversTypes['AssetUsage']>;

export type CardBodyTextResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CardBodyText'] = ResolversParentTypes['CardBodyText']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contentType?: Resolver<Maybe<ResolversTypes['TextContentType']>, ParentType, ContextType>;
};

export type CarouselResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Carousel'] = ResolversParentTypes['Carousel']> = {
  cards?: Resolver<Maybe<Array<ResolversTypes['CarouselCard']>>, ParentType, ContextType>;
};

export type CarouselCardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CarouselCard'] = ResolversParentTypes['CarouselCard']> = {
  buttons?: Resolver<Maybe<Array<ResolversTypes['TemplateButton']>>, ParentType, ContextType>;
  cardBodyText?: Resolver<Maybe<ResolversTypes['CardBodyText']>, ParentType, ContextType>;
  header?: Resolver<Maybe<ResolversTypes['TemplateHeader']>, ParentType, ContextType>;
};

export type ChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Change'] = ResolversParentTypes['Change']> = {
  after?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChannelResolvers = EnumResolverSignature<{ APPLE?: any, FACEBOOK?: any, INSTAGRAM?: any, LINE?: any, OPEN?: any, SMS?: any, TWITTER?: any, UNRECOGNIZED?: any, WEBMESSAGING?: any, WHATSAPP?: any }, ResolversTypes['Channel']>;

export type ClearDefaultMessagingSettingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClearDefaultMessagingSettingPayload'] = ResolversParentTypes['ClearDefaultMessagingSettingPayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ContentSettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContentSetting'] = ResolversParentTypes['ContentSetting']> = {
  story?: Resolver<Maybe<ResolversTypes['StorySetting']>, ParentType, ContextType>;
};

export type CreateAppleIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAppleIntegrationPayload'] = ResolversParentTypes['CreateAppleIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['AppleIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateFacebookIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateFacebookIntegrationPayload'] = ResolversParentTypes['CreateFacebookIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['FacebookIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateInstagramIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateInstagramIntegrationPayload'] = ResolversParentTypes['CreateInstagramIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['InstagramIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateLibraryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateLibraryPayload'] = ResolversParentTypes['CreateLibraryPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  library?: Resolver<Maybe<ResolversTypes['Library']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateLineIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateLineIntegrationPayload'] = ResolversParentTypes['CreateLineIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['LineIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateMessagingSettingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateMessagingSettingPayload'] = ResolversParentTypes['CreateMessagingSettingPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateOpenIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateOpenIntegrationPayload'] = ResolversParentTypes['CreateOpenIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['OpenIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateResponsePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateResponsePayload'] = ResolversParentTypes['CreateResponsePayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  response?: Resolver<Maybe<ResolversTypes['Response']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateStatusResolvers = EnumResolverSignature<{ COMPLETED?: any, ERROR?: any, INITIATED?: any, UNRECOGNIZED?: any }, ResolversTypes['CreateStatus']>;

export type CreateSupportedContentProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSupportedContentProfilePayload'] = ResolversParentTypes['CreateSupportedContentProfilePayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateTwitterIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateTwitterIntegrationPayload'] = ResolversParentTypes['CreateTwitterIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['TwitterIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateWhatsAppIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateWhatsAppIntegrationPayload'] = ResolversParentTypes['CreateWhatsAppIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['WhatsAppIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteEffectResolvers = EnumResolverSignature<{ CHANGED?: any, DELETED?: any, PREVENTS?: any }, ResolversTypes['DeleteEffect']>;

export type DeleteIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteIntegrationPayload'] = ResolversParentTypes['DeleteIntegrationPayload']> = {
  affected?: Resolver<Maybe<ResolversTypes['AffectedEntities']>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteLibraryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteLibraryPayload'] = ResolversParentTypes['DeleteLibraryPayload']> = {
  affected?: Resolver<Maybe<ResolversTypes['AffectedEntities']>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteMessagingSettingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteMessagingSettingPayload'] = ResolversParentTypes['DeleteMessagingSettingPayload']> = {
  affected?: Resolver<Maybe<ResolversTypes['AffectedEntities']>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteResponsePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteResponsePayload'] = ResolversParentTypes['DeleteResponsePayload']> = {
  affected?: Resolver<Maybe<ResolversTypes['AffectedEntities']>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteResponseResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteResponseResult'] = ResolversParentTypes['DeleteResponseResult']> = {
  affected?: Resolver<Maybe<ResolversTypes['AffectedEntities']>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteResponsesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteResponsesPayload'] = ResolversParentTypes['DeleteResponsesPayload']> = {
  results?: Resolver<Array<ResolversTypes['DeleteResponseResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteSupportedContentProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteSupportedContentProfilePayload'] = ResolversParentTypes['DeleteSupportedContentProfilePayload']> = {
  affected?: Resolver<Maybe<ResolversTypes['AffectedEntities']>, ParentType, ContextType>;
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DivisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Division'] = ResolversParentTypes['Division']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EntityReferenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EntityReference'] = ResolversParentTypes['EntityReference']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EventSettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EventSetting'] = ResolversParentTypes['EventSetting']> = {
  typing?: Resolver<Maybe<ResolversTypes['TypingSetting']>, ParentType, ContextType>;
};

export type FacebookIntegrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FacebookIntegration'] = ResolversParentTypes['FacebookIntegration']> = {
  appId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  createError?: Resolver<Maybe<ResolversTypes['IntegrationError']>, ParentType, ContextType>;
  createStatus?: Resolver<Maybe<ResolversTypes['CreateStatus']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pageName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pageProfileImageUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['EntityReference']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['IntegrationStatus']>, ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FooterResourceResolvers = EnumResolverSignature<{ CAMPAIGN?: any, UNRECOGNIZED?: any }, ResolversTypes['FooterResource']>;

export type FooterTemplateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FooterTemplate'] = ResolversParentTypes['FooterTemplate']> = {
  applicableResources?: Resolver<Maybe<Array<ResolversTypes['FooterResource']>>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['FooterType']>, ParentType, ContextType>;
};

export type FooterTypeResolvers = EnumResolverSignature<{ SIGNATURE?: any, UNRECOGNIZED?: any }, ResolversTypes['FooterType']>;

export type InboundOnlySettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InboundOnlySetting'] = ResolversParentTypes['InboundOnlySetting']> = {
  inbound?: Resolver<Maybe<ResolversTypes['SettingState']>, ParentType, ContextType>;
};

export type InputErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputError'] = ResolversParentTypes['InputError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InstagramIntegrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InstagramIntegration'] = ResolversParentTypes['InstagramIntegration']> = {
  appId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  createError?: Resolver<Maybe<ResolversTypes['IntegrationError']>, ParentType, ContextType>;
  createStatus?: Resolver<Maybe<ResolversTypes['CreateStatus']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instagramId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  instagramName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  instagramProfileImageUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  instagramUsername?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['EntityReference']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['IntegrationStatus']>, ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IntegrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Integration'] = ResolversParentTypes['Integration']> = {
  __resolveType: TypeResolveFn<'AppleIntegration' | 'FacebookIntegration' | 'InstagramIntegration' | 'LineIntegration' | 'OpenIntegration' | 'OtherIntegration' | 'TwitterIntegration' | 'WhatsAppIntegration', ParentType, ContextType>;
};

export type IntegrationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntegrationConnection'] = ResolversParentTypes['IntegrationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['IntegrationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Integration']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type IntegrationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntegrationEdge'] = ResolversParentTypes['IntegrationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Integration']>, ParentType, ContextType>;
};

export type IntegrationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntegrationError'] = ResolversParentTypes['IntegrationError']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contextId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  details?: Resolver<Maybe<Array<ResolversTypes['IntegrationErrorDetail']>>, ParentType, ContextType>;
  entityId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entityName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messageParams?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  messageWithParams?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type IntegrationErrorDetailResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntegrationErrorDetail'] = ResolversParentTypes['IntegrationErrorDetail']> = {
  entityId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entityName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errorCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fieldName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IntegrationStatusResolvers = EnumResolverSignature<{ ACTIVE?: any, DELETING?: any, DELETION_FAILED?: any, ERROR?: any, FAILED?: any, INACTIVE?: any, INCOMPLETE?: any, STARTING?: any, UNRECOGNIZED?: any }, ResolversTypes['IntegrationStatus']>;

export type InteractionTypeResolvers = EnumResolverSignature<{ CHAT?: any, EMAIL?: any, TWITTER?: any, UNRECOGNIZED?: any }, ResolversTypes['InteractionType']>;

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LibraryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Library'] = ResolversParentTypes['Library']> = {
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  division?: Resolver<Maybe<ResolversTypes['Division']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  responseType?: Resolver<Maybe<ResolversTypes['ResponseType']>, ParentType, ContextType>;
  responses?: Resolver<Maybe<ResolversTypes['ResponseConnection']>, ParentType, ContextType, RequireFields<LibraryResponsesArgs, 'first'>>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LibraryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LibraryConnection'] = ResolversParentTypes['LibraryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LibraryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Library']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LibraryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LibraryEdge'] = ResolversParentTypes['LibraryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Library']>, ParentType, ContextType>;
};

export type LineIntegrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineIntegration'] = ResolversParentTypes['LineIntegration']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  channelId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createError?: Resolver<Maybe<ResolversTypes['IntegrationError']>, ParentType, ContextType>;
  createStatus?: Resolver<Maybe<ResolversTypes['CreateStatus']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['EntityReference']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['IntegrationStatus']>, ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  webhookUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MediaTypeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MediaType'] = ResolversParentTypes['MediaType']> = {
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MediaTypeAccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MediaTypeAccess'] = ResolversParentTypes['MediaTypeAccess']> = {
  inbound?: Resolver<Maybe<Array<ResolversTypes['MediaType']>>, ParentType, ContextType>;
  outbound?: Resolver<Maybe<Array<ResolversTypes['MediaType']>>, ParentType, ContextType>;
};

export type MediaTypesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MediaTypes'] = ResolversParentTypes['MediaTypes']> = {
  allow?: Resolver<Maybe<ResolversTypes['MediaTypeAccess']>, ParentType, ContextType>;
};

export type MessagingSettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessagingSetting'] = ResolversParentTypes['MessagingSetting']> = {
  content?: Resolver<Maybe<ResolversTypes['ContentSetting']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  event?: Resolver<Maybe<ResolversTypes['EventSetting']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  integrations?: Resolver<Maybe<ResolversTypes['IntegrationConnection']>, ParentType, ContextType, RequireFields<MessagingSettingIntegrationsArgs, 'first'>>;
  isDefault?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MessagingSettingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessagingSettingConnection'] = ResolversParentTypes['MessagingSettingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MessagingSettingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['MessagingSetting']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MessagingSettingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessagingSettingEdge'] = ResolversParentTypes['MessagingSettingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
};

export type MessagingTemplateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessagingTemplate'] = ResolversParentTypes['MessagingTemplate']> = {
  whatsApp?: Resolver<Maybe<ResolversTypes['WhatsAppTemplate']>, ParentType, ContextType>;
};

export type MessengerResolvers = EnumResolverSignature<{ FACEBOOK?: any, KAKAO?: any, LINE?: any, SMS?: any, TELEGRAM?: any, TWITTER?: any, UNRECOGNIZED?: any, WHATSAPP?: any }, ResolversTypes['Messenger']>;

export type MoveResponseResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoveResponseResult'] = ResolversParentTypes['MoveResponseResult']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  response?: Resolver<Maybe<ResolversTypes['Response']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MoveResponsesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoveResponsesPayload'] = ResolversParentTypes['MoveResponsesPayload']> = {
  results?: Resolver<Array<ResolversTypes['MoveResponseResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  clearDefaultMessagingSetting?: Resolver<Maybe<ResolversTypes['ClearDefaultMessagingSettingPayload']>, ParentType, ContextType, RequireFields<MutationClearDefaultMessagingSettingArgs, 'dryRun'>>;
  createAppleIntegration?: Resolver<Maybe<ResolversTypes['CreateAppleIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationCreateAppleIntegrationArgs, 'dryRun' | 'input'>>;
  createFacebookIntegration?: Resolver<Maybe<ResolversTypes['CreateFacebookIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationCreateFacebookIntegrationArgs, 'dryRun' | 'input'>>;
  createInstagramIntegration?: Resolver<Maybe<ResolversTypes['CreateInstagramIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationCreateInstagramIntegrationArgs, 'dryRun' | 'input'>>;
  createLibrary?: Resolver<Maybe<ResolversTypes['CreateLibraryPayload']>, ParentType, ContextType, RequireFields<MutationCreateLibraryArgs, 'dryRun' | 'input'>>;
  createLineIntegration?: Resolver<Maybe<ResolversTypes['CreateLineIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationCreateLineIntegrationArgs, 'dryRun' | 'input'>>;
  createMessagingSetting?: Resolver<Maybe<ResolversTypes['CreateMessagingSettingPayload']>, ParentType, ContextType, RequireFields<MutationCreateMessagingSettingArgs, 'dryRun' | 'input'>>;
  createOpenIntegration?: Resolver<Maybe<ResolversTypes['CreateOpenIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationCreateOpenIntegrationArgs, 'dryRun' | 'input'>>;
  createResponse?: Resolver<Maybe<ResolversTypes['CreateResponsePayload']>, ParentType, ContextType, RequireFields<MutationCreateResponseArgs, 'dryRun' | 'input'>>;
  createSupportedContentProfile?: Resolver<Maybe<ResolversTypes['CreateSupportedContentProfilePayload']>, ParentType, ContextType, RequireFields<MutationCreateSupportedContentProfileArgs, 'dryRun' | 'input'>>;
  createTwitterIntegration?: Resolver<Maybe<ResolversTypes['CreateTwitterIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationCreateTwitterIntegrationArgs, 'dryRun' | 'input'>>;
  createWhatsAppIntegration?: Resolver<Maybe<ResolversTypes['CreateWhatsAppIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationCreateWhatsAppIntegrationArgs, 'dryRun' | 'input'>>;
  deleteIntegration?: Resolver<Maybe<ResolversTypes['DeleteIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationDeleteIntegrationArgs, 'dryRun' | 'input'>>;
  deleteLibrary?: Resolver<Maybe<ResolversTypes['DeleteLibraryPayload']>, ParentType, ContextType, RequireFields<MutationDeleteLibraryArgs, 'dryRun' | 'input'>>;
  deleteMessagingSetting?: Resolver<Maybe<ResolversTypes['DeleteMessagingSettingPayload']>, ParentType, ContextType, RequireFields<MutationDeleteMessagingSettingArgs, 'dryRun' | 'input'>>;
  deleteResponse?: Resolver<Maybe<ResolversTypes['DeleteResponsePayload']>, ParentType, ContextType, RequireFields<MutationDeleteResponseArgs, 'dryRun' | 'input'>>;
  deleteResponses?: Resolver<Maybe<ResolversTypes['DeleteResponsesPayload']>, ParentType, ContextType, RequireFields<MutationDeleteResponsesArgs, 'dryRun' | 'input'>>;
  deleteSupportedContentProfile?: Resolver<Maybe<ResolversTypes['DeleteSupportedContentProfilePayload']>, ParentType, ContextType, RequireFields<MutationDeleteSupportedContentProfileArgs, 'dryRun' | 'input'>>;
  moveResponses?: Resolver<Maybe<ResolversTypes['MoveResponsesPayload']>, ParentType, ContextType, RequireFields<MutationMoveResponsesArgs, 'dryRun' | 'input'>>;
  setDefaultMessagingSetting?: Resolver<Maybe<ResolversTypes['SetDefaultMessagingSettingPayload']>, ParentType, ContextType, RequireFields<MutationSetDefaultMessagingSettingArgs, 'dryRun' | 'input'>>;
  setDefaultSupportedContentProfile?: Resolver<Maybe<ResolversTypes['SetDefaultSupportedContentProfilePayload']>, ParentType, ContextType, RequireFields<MutationSetDefaultSupportedContentProfileArgs, 'dryRun' | 'input'>>;
  updateAppleIntegration?: Resolver<Maybe<ResolversTypes['UpdateAppleIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateAppleIntegrationArgs, 'dryRun' | 'input'>>;
  updateFacebookIntegration?: Resolver<Maybe<ResolversTypes['UpdateFacebookIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateFacebookIntegrationArgs, 'dryRun' | 'input'>>;
  updateInstagramIntegration?: Resolver<Maybe<ResolversTypes['UpdateInstagramIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateInstagramIntegrationArgs, 'dryRun' | 'input'>>;
  updateLibrary?: Resolver<Maybe<ResolversTypes['UpdateLibraryPayload']>, ParentType, ContextType, RequireFields<MutationUpdateLibraryArgs, 'dryRun' | 'input'>>;
  updateLineIntegration?: Resolver<Maybe<ResolversTypes['UpdateLineIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateLineIntegrationArgs, 'dryRun' | 'input'>>;
  updateMessagingSetting?: Resolver<Maybe<ResolversTypes['UpdateMessagingSettingPayload']>, ParentType, ContextType, RequireFields<MutationUpdateMessagingSettingArgs, 'dryRun' | 'input'>>;
  updateOpenIntegration?: Resolver<Maybe<ResolversTypes['UpdateOpenIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateOpenIntegrationArgs, 'dryRun' | 'input'>>;
  updateResponse?: Resolver<Maybe<ResolversTypes['UpdateResponsePayload']>, ParentType, ContextType, RequireFields<MutationUpdateResponseArgs, 'dryRun' | 'input'>>;
  updateSupportedContentProfile?: Resolver<Maybe<ResolversTypes['UpdateSupportedContentProfilePayload']>, ParentType, ContextType, RequireFields<MutationUpdateSupportedContentProfileArgs, 'dryRun' | 'input'>>;
  updateTwitterIntegration?: Resolver<Maybe<ResolversTypes['UpdateTwitterIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateTwitterIntegrationArgs, 'dryRun' | 'input'>>;
  updateWhatsAppIntegration?: Resolver<Maybe<ResolversTypes['UpdateWhatsAppIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateWhatsAppIntegrationArgs, 'dryRun' | 'input'>>;
};

export type OpenExtensionTypeResolvers = EnumResolverSignature<{ GOOGLE_BUSINESS_PROFILE?: any, NONE?: any, UNRECOGNIZED?: any, YOU_TUBE?: any }, ResolversTypes['OpenExtensionType']>;

export type OpenIntegrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenIntegration'] = ResolversParentTypes['OpenIntegration']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  createError?: Resolver<Maybe<ResolversTypes['IntegrationError']>, ParentType, ContextType>;
  createStatus?: Resolver<Maybe<ResolversTypes['CreateStatus']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  openExtensionType?: Resolver<Maybe<ResolversTypes['OpenExtensionType']>, ParentType, ContextType>;
  outboundNotificationWebhookUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['EntityReference']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['IntegrationStatus']>, ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  webhookHeaderNames?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OtherIntegrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OtherIntegration'] = ResolversParentTypes['OtherIntegration']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  createError?: Resolver<Maybe<ResolversTypes['IntegrationError']>, ParentType, ContextType>;
  createStatus?: Resolver<Maybe<ResolversTypes['CreateStatus']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['EntityReference']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['IntegrationStatus']>, ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  defaultMessagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  defaultSupportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['Integration']>, ParentType, ContextType, RequireFields<QueryIntegrationArgs, 'id'>>;
  integrations?: Resolver<Maybe<ResolversTypes['IntegrationConnection']>, ParentType, ContextType, RequireFields<QueryIntegrationsArgs, 'first'>>;
  libraries?: Resolver<Maybe<ResolversTypes['LibraryConnection']>, ParentType, ContextType, RequireFields<QueryLibrariesArgs, 'first'>>;
  librariesById?: Resolver<Maybe<Array<Maybe<ResolversTypes['Library']>>>, ParentType, ContextType, RequireFields<QueryLibrariesByIdArgs, 'ids'>>;
  library?: Resolver<Maybe<ResolversTypes['Library']>, ParentType, ContextType, RequireFields<QueryLibraryArgs, 'id'>>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType, RequireFields<QueryMessagingSettingArgs, 'id'>>;
  messagingSettings?: Resolver<Maybe<ResolversTypes['MessagingSettingConnection']>, ParentType, ContextType, RequireFields<QueryMessagingSettingsArgs, 'first'>>;
  response?: Resolver<Maybe<ResolversTypes['Response']>, ParentType, ContextType, RequireFields<QueryResponseArgs, 'id'>>;
  responses?: Resolver<Maybe<ResolversTypes['ResponseConnection']>, ParentType, ContextType, RequireFields<QueryResponsesArgs, 'first' | 'libraryId'>>;
  responsesById?: Resolver<Maybe<Array<Maybe<ResolversTypes['Response']>>>, ParentType, ContextType, RequireFields<QueryResponsesByIdArgs, 'ids'>>;
  searchResponses?: Resolver<Maybe<ResolversTypes['ResponseConnection']>, ParentType, ContextType, RequireFields<QuerySearchResponsesArgs, 'first'>>;
  stickers?: Resolver<Maybe<ResolversTypes['StickerConnection']>, ParentType, ContextType, RequireFields<QueryStickersArgs, 'first' | 'messenger'>>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType, RequireFields<QuerySupportedContentProfileArgs, 'id'>>;
  supportedContentProfiles?: Resolver<Maybe<ResolversTypes['SupportedContentProfileConnection']>, ParentType, ContextType, RequireFields<QuerySupportedContentProfilesArgs, 'first'>>;
};

export type ResponseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Response'] = ResolversParentTypes['Response']> = {
  appleInvitation?: Resolver<Maybe<ResolversTypes['AppleInvitation']>, ParentType, ContextType>;
  assets?: Resolver<Maybe<Array<Maybe<ResolversTypes['ResponseAsset']>>>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  footer?: Resolver<Maybe<ResolversTypes['FooterTemplate']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interactionType?: Resolver<Maybe<ResolversTypes['InteractionType']>, ParentType, ContextType>;
  libraries?: Resolver<Maybe<Array<Maybe<ResolversTypes['Library']>>>, ParentType, ContextType>;
  messagingTemplate?: Resolver<Maybe<ResolversTypes['MessagingTemplate']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  responseType?: Resolver<Maybe<ResolversTypes['ResponseType']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  substitutions?: Resolver<Maybe<Array<ResolversTypes['ResponseSubstitution']>>, ParentType, ContextType>;
  substitutionsSchema?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  texts?: Resolver<Maybe<Array<ResolversTypes['ResponseText']>>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResponseAssetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResponseAsset'] = ResolversParentTypes['ResponseAsset']> = {
  assetUsage?: Resolver<Maybe<ResolversTypes['AssetUsage']>, ParentType, ContextType>;
  contentLength?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  contentLocation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contentType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  division?: Resolver<Maybe<ResolversTypes['Division']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  responses?: Resolver<Maybe<Array<Maybe<ResolversTypes['Response']>>>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ResponseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResponseConnection'] = ResolversParentTypes['ResponseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ResponseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Response']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ResponseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResponseEdge'] = ResolversParentTypes['ResponseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Response']>, ParentType, ContextType>;
};

export type ResponseSubstitutionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResponseSubstitution'] = ResolversParentTypes['ResponseSubstitution']> = {
  defaultValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ResponseTextResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResponseText'] = ResolversParentTypes['ResponseText']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contentType?: Resolver<Maybe<ResolversTypes['TextContentType']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['TextType']>, ParentType, ContextType>;
};

export type ResponseTypeResolvers = EnumResolverSignature<{ APPLE_INVITATION?: any, CAMPAIGN_EMAIL_TEMPLATE?: any, CAMPAIGN_SMS_TEMPLATE?: any, FOOTER?: any, FORM?: any, MESSAGING_TEMPLATE?: any, UNRECOGNIZED?: any }, ResolversTypes['ResponseType']>;

export type SetDefaultMessagingSettingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetDefaultMessagingSettingPayload'] = ResolversParentTypes['SetDefaultMessagingSettingPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetDefaultSupportedContentProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetDefaultSupportedContentProfilePayload'] = ResolversParentTypes['SetDefaultSupportedContentProfilePayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SettingDirectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SettingDirection'] = ResolversParentTypes['SettingDirection']> = {
  inbound?: Resolver<Maybe<ResolversTypes['SettingState']>, ParentType, ContextType>;
  outbound?: Resolver<Maybe<ResolversTypes['SettingState']>, ParentType, ContextType>;
};

export type SettingStateResolvers = EnumResolverSignature<{ DISABLED?: any, ENABLED?: any, UNRECOGNIZED?: any }, ResolversTypes['SettingState']>;

export type StickerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Sticker'] = ResolversParentTypes['Sticker']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messengerType?: Resolver<Maybe<ResolversTypes['Messenger']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  packageName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  providerPackageId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  providerStickerId?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  providerVersion?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stickerType?: Resolver<Maybe<ResolversTypes['StickerType']>, ParentType, ContextType>;
  uriLocation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StickerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StickerConnection'] = ResolversParentTypes['StickerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StickerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Sticker']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type StickerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StickerEdge'] = ResolversParentTypes['StickerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Sticker']>, ParentType, ContextType>;
};

export type StickerTypeResolvers = EnumResolverSignature<{ FREE?: any, PAID?: any, STANDARD?: any, UNRECOGNIZED?: any }, ResolversTypes['StickerType']>;

export type StorySettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StorySetting'] = ResolversParentTypes['StorySetting']> = {
  mention?: Resolver<Maybe<ResolversTypes['InboundOnlySetting']>, ParentType, ContextType>;
  reply?: Resolver<Maybe<ResolversTypes['InboundOnlySetting']>, ParentType, ContextType>;
};

export type SupportedContentProfileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupportedContentProfile'] = ResolversParentTypes['SupportedContentProfile']> = {
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  integrations?: Resolver<Maybe<ResolversTypes['IntegrationConnection']>, ParentType, ContextType, RequireFields<SupportedContentProfileIntegrationsArgs, 'first'>>;
  mediaTypes?: Resolver<Maybe<ResolversTypes['MediaTypes']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SupportedContentProfileConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupportedContentProfileConnection'] = ResolversParentTypes['SupportedContentProfileConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SupportedContentProfileEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['SupportedContentProfile']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SupportedContentProfileEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupportedContentProfileEdge'] = ResolversParentTypes['SupportedContentProfileEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
};

export type TemplateButtonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TemplateButton'] = ResolversParentTypes['TemplateButton']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contentText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  payload?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['TemplateButtonType']>, ParentType, ContextType>;
};

export type TemplateButtonTypeResolvers = EnumResolverSignature<{ PHONE_NUMBER?: any, QUICK_REPLY?: any, UNRECOGNIZED?: any, URL?: any }, ResolversTypes['TemplateButtonType']>;

export type TemplateFooterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TemplateFooter'] = ResolversParentTypes['TemplateFooter']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['TemplateFooterType']>, ParentType, ContextType>;
};

export type TemplateFooterTypeResolvers = EnumResolverSignature<{ TEXT?: any, UNRECOGNIZED?: any }, ResolversTypes['TemplateFooterType']>;

export type TemplateHeaderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TemplateHeader'] = ResolversParentTypes['TemplateHeader']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['TemplateHeaderType']>, ParentType, ContextType>;
};

export type TemplateHeaderTypeResolvers = EnumResolverSignature<{ DOCUMENT?: any, IMAGE?: any, TEXT?: any, UNRECOGNIZED?: any, VIDEO?: any }, ResolversTypes['TemplateHeaderType']>;

export type TemplateStatusInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TemplateStatusInfo'] = ResolversParentTypes['TemplateStatusInfo']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TextContentTypeResolvers = EnumResolverSignature<{ TEXT_HTML?: any, TEXT_PLAIN?: any, UNRECOGNIZED?: any }, ResolversTypes['TextContentType']>;

export type TextTypeResolvers = EnumResolverSignature<{ BODY?: any, SUBJECT?: any, UNRECOGNIZED?: any }, ResolversTypes['TextType']>;

export type TwitterIntegrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TwitterIntegration'] = ResolversParentTypes['TwitterIntegration']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  createError?: Resolver<Maybe<ResolversTypes['IntegrationError']>, ParentType, ContextType>;
  createStatus?: Resolver<Maybe<ResolversTypes['CreateStatus']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  envName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['EntityReference']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['IntegrationStatus']>, ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['TwitterTier']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TwitterTierResolvers = EnumResolverSignature<{ ENTERPRISE?: any, PREMIUM?: any, UNRECOGNIZED?: any }, ResolversTypes['TwitterTier']>;

export type TypingSettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TypingSetting'] = ResolversParentTypes['TypingSetting']> = {
  on?: Resolver<Maybe<ResolversTypes['SettingDirection']>, ParentType, ContextType>;
};

export type UpdateAppleIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAppleIntegrationPayload'] = ResolversParentTypes['UpdateAppleIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['AppleIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateFacebookIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateFacebookIntegrationPayload'] = ResolversParentTypes['UpdateFacebookIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['FacebookIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateInstagramIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateInstagramIntegrationPayload'] = ResolversParentTypes['UpdateInstagramIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['InstagramIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateLibraryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateLibraryPayload'] = ResolversParentTypes['UpdateLibraryPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  library?: Resolver<Maybe<ResolversTypes['Library']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateLineIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateLineIntegrationPayload'] = ResolversParentTypes['UpdateLineIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['LineIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateMessagingSettingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateMessagingSettingPayload'] = ResolversParentTypes['UpdateMessagingSettingPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateOpenIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateOpenIntegrationPayload'] = ResolversParentTypes['UpdateOpenIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['OpenIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateResponsePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateResponsePayload'] = ResolversParentTypes['UpdateResponsePayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  response?: Resolver<Maybe<ResolversTypes['Response']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateSupportedContentProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSupportedContentProfilePayload'] = ResolversParentTypes['UpdateSupportedContentProfilePayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateTwitterIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTwitterIntegrationPayload'] = ResolversParentTypes['UpdateTwitterIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['TwitterIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateWhatsAppIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWhatsAppIntegrationPayload'] = ResolversParentTypes['UpdateWhatsAppIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['WhatsAppIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'InputError' | 'VersionConflict', ParentType, ContextType>;
};

export type UserErrorCodeResolvers = EnumResolverSignature<{ CLIENT_MUTATION_ID_REUSED?: any, DUPLICATE?: any, INVALID_VALUE?: any, IN_USE?: any, NOT_FOUND?: any, VERSION_CONFLICT?: any }, ResolversTypes['UserErrorCode']>;

export type VersionConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VersionConflict'] = ResolversParentTypes['VersionConflict']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  conflictingFields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  current?: Resolver<Maybe<ResolversTypes['VersionedEntity']>, ParentType, ContextType>;
  currentVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  expectedVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VersionedEntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VersionedEntity'] = ResolversParentTypes['VersionedEntity']> = {
  __resolveType: TypeResolveFn<'AppleIntegration' | 'FacebookIntegration' | 'InstagramIntegration' | 'Library' | 'LineIntegration' | 'MessagingSetting' | 'OpenIntegration' | 'Response' | 'SupportedContentProfile' | 'TwitterIntegration' | 'WhatsAppIntegration', ParentType, ContextType>;
};

export type WhatsAppActivationStatusResolvers = EnumResolverSignature<{ ACTIVATION_FAILED?: any, CODE_CONFIRMED?: any, CODE_SENT?: any, CONFIRMATION_FAILED?: any, RESEND_CODE?: any, UNRECOGNIZED?: any, WAIT_REQUIRED?: any }, ResolversTypes['WhatsAppActivationStatus']>;

export type WhatsAppIntegrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatsAppIntegration'] = ResolversParentTypes['WhatsAppIntegration']> = {
  activationErrorInfo?: Resolver<Maybe<ResolversTypes['IntegrationError']>, ParentType, ContextType>;
  activationStatusCode?: Resolver<Maybe<ResolversTypes['WhatsAppActivationStatus']>, ParentType, ContextType>;
  availablePhoneNumbers?: Resolver<Maybe<Array<ResolversTypes['WhatsAppPhoneNumber']>>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  createError?: Resolver<Maybe<ResolversTypes['IntegrationError']>, ParentType, ContextType>;
  createStatus?: Resolver<Maybe<ResolversTypes['CreateStatus']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['EntityReference']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['IntegrationStatus']>, ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  whatsAppBusinessAccountId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WhatsAppPhoneNumberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatsAppPhoneNumber'] = ResolversParentTypes['WhatsAppPhoneNumber']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phoneNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WhatsAppTemplateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatsAppTemplate'] = ResolversParentTypes['WhatsAppTemplate']> = {
  buttons?: Resolver<Maybe<Array<ResolversTypes['TemplateButton']>>, ParentType, ContextType>;
  carousel?: Resolver<Maybe<ResolversTypes['Carousel']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['WhatsAppTemplateCategory']>, ParentType, ContextType>;
  header?: Resolver<Maybe<ResolversTypes['TemplateHeader']>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['WhatsAppIntegration']>, ParentType, ContextType>;
  integrationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messageFooter?: Resolver<Maybe<ResolversTypes['TemplateFooter']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  namespace?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusInfo?: Resolver<Maybe<ResolversTypes['TemplateStatusInfo']>, ParentType, ContextType>;
  templateStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WhatsAppTemplateCategoryResolvers = EnumResolverSignature<{ MARKETING?: any, UNRECOGNIZED?: any }, ResolversTypes['WhatsAppTemplateCategory']>;

export type Resolvers<ContextType = Context> = {
  AffectedEntities?: AffectedEntitiesResolvers<ContextType>;
  AffectedEntity?: AffectedEntityResolvers<ContextType>;
  AppleAuthentication?: AppleAuthenticationResolvers<ContextType>;
  AppleIMessageApp?: AppleIMessageAppResolvers<ContextType>;
  AppleIdentityResolution?: AppleIdentityResolutionResolvers<ContextType>;
  AppleIntegration?: AppleIntegrationResolvers<ContextType>;
  AppleInvitation?: AppleInvitationResolvers<ContextType>;
  AppleInvitationTemplateType?: AppleInvitationTemplateTypeResolvers;
  ApplePay?: ApplePayResolvers<ContextType>;
  ApplePayCapability?: ApplePayCapabilityResolvers;
  ApplePayNetwork?: ApplePayNetworkResolvers;
  AssetUsage?: AssetUsageResolvers;
  CardBodyText?: CardBodyTextResolvers<ContextType>;
  Carousel?: CarouselResolvers<ContextType>;
  CarouselCard?: CarouselCardResolvers<ContextType>;
  Change?: ChangeResolvers<ContextType>;
  Channel?: ChannelResolvers;
  ClearDefaultMessagingSettingPayload?: ClearDefaultMessagingSettingPayloadResolvers<ContextType>;
  ContentSetting?: ContentSettingResolvers<ContextType>;
  CreateAppleIntegrationPayload?: CreateAppleIntegrationPayloadResolvers<ContextType>;
  CreateFacebookIntegrationPayload?: CreateFacebookIntegrationPayloadResolvers<ContextType>;
  CreateInstagramIntegrationPayload?: CreateInstagramIntegrationPayloadResolvers<ContextType>;
  CreateLibraryPayload?: CreateLibraryPayloadResolvers<ContextType>;
  CreateLineIntegrationPayload?: CreateLineIntegrationPayloadResolvers<ContextType>;
  CreateMessagingSettingPayload?: CreateMessagingSettingPayloadResolvers<ContextType>;
  CreateOpenIntegrationPayload?: CreateOpenIntegrationPayloadResolvers<ContextType>;
  CreateResponsePayload?: CreateResponsePayloadResolvers<ContextType>;
  CreateStatus?: CreateStatusResolvers;
  CreateSupportedContentProfilePayload?: CreateSupportedContentProfilePayloadResolvers<ContextType>;
  CreateTwitterIntegrationPayload?: CreateTwitterIntegrationPayloadResolvers<ContextType>;
  CreateWhatsAppIntegrationPayload?: CreateWhatsAppIntegrationPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteEffect?: DeleteEffectResolvers;
  DeleteIntegrationPayload?: DeleteIntegrationPayloadResolvers<ContextType>;
  DeleteLibraryPayload?: DeleteLibraryPayloadResolvers<ContextType>;
  DeleteMessagingSettingPayload?: DeleteMessagingSettingPayloadResolvers<ContextType>;
  DeleteResponsePayload?: DeleteResponsePayloadResolvers<ContextType>;
  DeleteResponseResult?: DeleteResponseResultResolvers<ContextType>;
  DeleteResponsesPayload?: DeleteResponsesPayloadResolvers<ContextType>;
  DeleteSupportedContentProfilePayload?: DeleteSupportedContentProfilePayloadResolvers<ContextType>;
  Division?: DivisionResolvers<ContextType>;
  EntityReference?: EntityReferenceResolvers<ContextType>;
  EventSetting?: EventSettingResolvers<ContextType>;
  FacebookIntegration?: FacebookIntegrationResolvers<ContextType>;
  FooterResource?: FooterResourceResolvers;
  FooterTemplate?: FooterTemplateResolvers<ContextType>;
  FooterType?: FooterTypeResolvers;
  InboundOnlySetting?: InboundOnlySettingResolvers<ContextType>;
  InputError?: InputErrorResolvers<ContextType>;
  InstagramIntegration?: InstagramIntegrationResolvers<ContextType>;
  Integration?: IntegrationResolvers<ContextType>;
  IntegrationConnection?: IntegrationConnectionResolvers<ContextType>;
  IntegrationEdge?: IntegrationEdgeResolvers<ContextType>;
  IntegrationError?: IntegrationErrorResolvers<ContextType>;
  IntegrationErrorDetail?: IntegrationErrorDetailResolvers<ContextType>;
  IntegrationStatus?: IntegrationStatusResolvers;
  InteractionType?: InteractionTypeResolvers;
  JSON?: GraphQLScalarType;
  Library?: LibraryResolvers<ContextType>;
  LibraryConnection?: LibraryConnectionResolvers<ContextType>;
  LibraryEdge?: LibraryEdgeResolvers<ContextType>;
  LineIntegration?: LineIntegrationResolvers<ContextType>;
  MediaType?: MediaTypeResolvers<ContextType>;
  MediaTypeAccess?: MediaTypeAccessResolvers<ContextType>;
  MediaTypes?: MediaTypesResolvers<ContextType>;
  MessagingSetting?: MessagingSettingResolvers<ContextType>;
  MessagingSettingConnection?: MessagingSettingConnectionResolvers<ContextType>;
  MessagingSettingEdge?: MessagingSettingEdgeResolvers<ContextType>;
  MessagingTemplate?: MessagingTemplateResolvers<ContextType>;
  Messenger?: MessengerResolvers;
  MoveResponseResult?: MoveResponseResultResolvers<ContextType>;
  MoveResponsesPayload?: MoveResponsesPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OpenExtensionType?: OpenExtensionTypeResolvers;
  OpenIntegration?: OpenIntegrationResolvers<ContextType>;
  OtherIntegration?: OtherIntegrationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Response?: ResponseResolvers<ContextType>;
  ResponseAsset?: ResponseAssetResolvers<ContextType>;
  ResponseConnection?: ResponseConnectionResolvers<ContextType>;
  ResponseEdge?: ResponseEdgeResolvers<ContextType>;
  ResponseSubstitution?: ResponseSubstitutionResolvers<ContextType>;
  ResponseText?: ResponseTextResolvers<ContextType>;
  ResponseType?: ResponseTypeResolvers;
  SetDefaultMessagingSettingPayload?: SetDefaultMessagingSettingPayloadResolvers<ContextType>;
  SetDefaultSupportedContentProfilePayload?: SetDefaultSupportedContentProfilePayloadResolvers<ContextType>;
  SettingDirection?: SettingDirectionResolvers<ContextType>;
  SettingState?: SettingStateResolvers;
  Sticker?: StickerResolvers<ContextType>;
  StickerConnection?: StickerConnectionResolvers<ContextType>;
  StickerEdge?: StickerEdgeResolvers<ContextType>;
  StickerType?: StickerTypeResolvers;
  StorySetting?: StorySettingResolvers<ContextType>;
  SupportedContentProfile?: SupportedContentProfileResolvers<ContextType>;
  SupportedContentProfileConnection?: SupportedContentProfileConnectionResolvers<ContextType>;
  SupportedContentProfileEdge?: SupportedContentProfileEdgeResolvers<ContextType>;
  TemplateButton?: TemplateButtonResolvers<ContextType>;
  TemplateButtonType?: TemplateButtonTypeResolvers;
  TemplateFooter?: TemplateFooterResolvers<ContextType>;
  TemplateFooterType?: TemplateFooterTypeResolvers;
  TemplateHeader?: TemplateHeaderResolvers<ContextType>;
  TemplateHeaderType?: TemplateHeaderTypeResolvers;
  TemplateStatusInfo?: TemplateStatusInfoResolvers<ContextType>;
  TextContentType?: TextContentTypeResolvers;
  TextType?: TextTypeResolvers;
  TwitterIntegration?: TwitterIntegrationResolvers<ContextType>;
  TwitterTier?: TwitterTierResolvers;
  TypingSetting?: TypingSettingResolvers<ContextType>;
  UpdateAppleIntegrationPayload?: UpdateAppleIntegrationPayloadResolvers<ContextType>;
  UpdateFacebookIntegrationPayload?: UpdateFacebookIntegrationPayloadResolvers<ContextType>;
  UpdateInstagramIntegrationPayload?: UpdateInstagramIntegrationPayloadResolvers<ContextType>;
  UpdateLibraryPayload?: UpdateLibraryPayloadResolvers<ContextType>;
  UpdateLineIntegrationPayload?: UpdateLineIntegrationPayloadResolvers<ContextType>;
  UpdateMessagingSettingPayload?: UpdateMessagingSettingPayloadResolvers<ContextType>;
  UpdateOpenIntegrationPayload?: UpdateOpenIntegrationPayloadResolvers<ContextType>;
  UpdateResponsePayload?: UpdateResponsePayloadResolvers<ContextType>;
  UpdateSupportedContentProfilePayload?: UpdateSupportedContentProfilePayloadResolvers<ContextType>;
  UpdateTwitterIntegrationPayload?: UpdateTwitterIntegrationPayloadResolvers<ContextType>;
  UpdateWhatsAppIntegrationPayload?: UpdateWhatsAppIntegrationPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  UserErrorCode?: UserErrorCodeResolvers;
  VersionConflict?: VersionConflictResolvers<ContextType>;
  VersionedEntity?: VersionedEntityResolvers<ContextType>;
  WhatsAppActivationStatus?: WhatsAppActivationStatusResolvers;
  WhatsAppIntegration?: WhatsAppIntegrationResolvers<ContextType>;
  WhatsAppPhoneNumber?: WhatsAppPhoneNumberResolvers<ContextType>;
  WhatsAppTemplate?: WhatsAppTemplateResolvers<ContextType>;
  WhatsAppTemplateCategory?: WhatsAppTemplateCategoryResolvers;
};

export type DirectiveResolvers<ContextType = Context> = {
  permission?: PermissionDirectiveResolver<any, any, ContextType>;
};
