// Generated from schema.graphql by `npm run codegen`. Do not edit.
import type { AppleInvitationTemplateType } from '../resolvers/enums.ts';
import type { ApplePayCapability } from '../resolvers/enums.ts';
import type { ApplePayNetwork } from '../resolvers/enums.ts';
import type { AssetUsage } from '../resolvers/enums.ts';
import type { ChangeAction } from '../resolvers/enums.ts';
import type { Channel } from '../resolvers/enums.ts';
import type { CreateStatus } from '../resolvers/enums.ts';
import type { DeleteEffect } from '../resolvers/enums.ts';
import type { EntityType } from '../resolvers/enums.ts';
import type { FacebookPermissionType } from '../resolvers/enums.ts';
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
import type { EntityChange } from '../changes/change.ts';
import type { PastChange } from '../datasources/history.ts';
import type { GenesysLibrary } from '../datasources/libraries.ts';
import type { GenesysResponse, GenesysSubstitution, AssetReference } from '../datasources/responses/response.ts';
import type { UserOrReference } from '../datasources/users.ts';
import type { DivisionOrReference } from '../datasources/divisions.ts';
import type { Reference } from '../datasources/rest/parse.ts';
import type { GenesysResponseAsset } from '../datasources/response-assets.ts';
import type { GenesysMessagingSetting } from '../datasources/messaging-settings.ts';
import type { GenesysSupportedContent } from '../datasources/supported-content-profiles.ts';
import type { GenesysSticker } from '../datasources/stickers.ts';
import type { GenesysFacebookApp, GenesysFacebookPermission } from '../datasources/facebook.ts';
import type { GenesysThreadingTimeline, GenesysThreadingWindow } from '../datasources/threading-timeline.ts';
import type { GenesysIntegration, GenesysIdentityResolution } from '../datasources/integrations/integration.ts';
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
  /** A point in time in UTC, in ISO 8601 format with milliseconds, e.g. `2026-03-01T09:30:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** Any JSON value, passed through unchanged. */
  JSON: { input: unknown; output: unknown; }
};

/** The phone number to activate. */
export type ActivateWhatsAppIntegrationInput = {
  /** Id of the integration. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /**
   * One of the integration's `availablePhoneNumbers`, in the E.164 format, such as `+4930123456`. Needed after the older signup dialog (v2);
   * leave it out after the newer one (v4).
   */
  phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** PIN of the number's two-step verification at WhatsApp. Write-only: never returned. */
  pin: Scalars['String']['input'];
};

/** Payload of `activateWhatsAppIntegration`. */
export type ActivateWhatsAppIntegrationPayload = {
  __typename?: 'ActivateWhatsAppIntegrationPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `messaging:integration:view`.
   */
  changes?: Maybe<Array<Change>>;
  /** The integration. `null` if there are user errors, and in a dry run. */
  integration?: Maybe<WhatsAppIntegration>;
  /** Problems with the input. Empty if the activation was accepted. */
  userErrors: Array<UserError>;
};

/**
 * Entities that a delete also deletes or changes, or that prevent it. Returned by dry runs. Without the permission to view an entity you
 * still see that it is affected, and how.
 */
export type AffectedEntities = {
  __typename?: 'AffectedEntities';
  /** The first 100 entities. Empty: the delete affects nothing else. */
  nodes: Array<AffectedEntity>;
  /** Number of affected entities. `null` if Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One entity that a delete affects, or that prevents it. */
export type AffectedEntity = {
  __typename?: 'AffectedEntity';
  /** What happens to the entity. */
  effect: DeleteEffect;
  /** Id of the entity. `null` if you may not view it: a response needs `responses:response:view`, for example. */
  entityId?: Maybe<Scalars['ID']['output']>;
  /** Name of the entity. `null` if it has none, and if you may not view it. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type of the entity. */
  type: EntityType;
};

/** How customers sign in within Apple Messages for Business, with OAuth. */
export type AppleAuthentication = {
  __typename?: 'AppleAuthentication';
  /** OAuth client id. */
  oauthClientId?: Maybe<Scalars['String']['output']>;
  /** OAuth scope. */
  oauthScope?: Maybe<Scalars['String']['output']>;
  /** URL of the OAuth token endpoint. */
  oauthTokenUrl?: Maybe<Scalars['String']['output']>;
};

/** How customers sign in within Apple Messages for Business, with OAuth. */
export type AppleAuthenticationInput = {
  /** OAuth client id. */
  oauthClientId?: InputMaybe<Scalars['String']['input']>;
  /** OAuth client secret. Write-only: never returned. */
  oauthClientSecret?: InputMaybe<Scalars['String']['input']>;
  /** OAuth scope. */
  oauthScope?: InputMaybe<Scalars['String']['input']>;
  /** URL of the OAuth token endpoint. */
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

/** Connects an Apple Messages for Business account. */
export type AppleIntegration = Integration & Node & Versioned & {
  __typename?: 'AppleIntegration';
  /** How customers sign in. The client secret is never returned. */
  appleAuthentication?: Maybe<AppleAuthentication>;
  /** The iMessage app of the business. */
  appleIMessageApp?: Maybe<AppleIMessageApp>;
  /** How customers pay, with Apple Pay. */
  applePay?: Maybe<ApplePay>;
  /** Name of the business that customers see. */
  businessName?: Maybe<Scalars['String']['output']>;
  /** The messaging network. */
  channel: Channel;
  /** Why the creation failed. `null` if it did not fail. */
  createError?: Maybe<IntegrationError>;
  /** Progress of the creation. `null` if Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who created the integration. */
  createdBy?: Maybe<User>;
  /** When the integration was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the integration was last changed. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** How customers are matched to known contacts. Comes with the integration, at no extra REST call. `null` if nothing is set. */
  identityResolution?: Maybe<IdentityResolution>;
  /** URL of the logo that customers see. */
  logoUrl?: Maybe<Scalars['String']['output']>;
  /** Id of the Apple Messages for Business account. */
  messagesForBusinessId?: Maybe<Scalars['String']['output']>;
  /**
   * Rules for messages. All fields come with the integration, at no extra REST call, except `isDefault` and `integrations`. `null`
   * with the older messaging API.
   */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who last changed the integration. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** The routing entry of the account. It ties the integration to a message flow. */
  recipient?: Maybe<Recipient>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** State of the integration. */
  status?: Maybe<IntegrationStatus>;
  /**
   * Media types that customers and agents may send. `id`, `selfUri` and `integrations` come with the integration, `name` and
   * `mediaTypes` too at no extra REST call; other fields cost a read of the profile. `null` with the older messaging API.
   */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Always `null`: only one of Genesys Cloud's reads of an Apple integration answers a version. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** An invitation to continue a conversation in Apple Messages for Business. */
export type AppleInvitation = {
  __typename?: 'AppleInvitation';
  /** Name of the business that the customer sees. */
  businessName?: Maybe<Scalars['String']['output']>;
  /** Language of the invitation, e.g. `en-US`. */
  locale?: Maybe<Scalars['String']['output']>;
  /** Layout of the invitation. */
  templateType?: Maybe<AppleInvitationTemplateType>;
  /** Text that the transcript of the conversation shows for the invitation. */
  transcriptMessage?: Maybe<Scalars['String']['output']>;
};

/** An invitation to continue a conversation in Apple Messages for Business. A new one needs every field. */
export type AppleInvitationInput = {
  /** Name of the business that the customer sees. */
  businessName?: InputMaybe<Scalars['String']['input']>;
  /** Language of the invitation, e.g. `en-US`. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** Layout of the invitation. */
  templateType?: InputMaybe<AppleInvitationTemplateType>;
  /** Text that the transcript of the conversation shows for the invitation. */
  transcriptMessage?: InputMaybe<Scalars['String']['input']>;
};

export { AppleInvitationTemplateType };

/** How customers pay within Apple Messages for Business. */
export type ApplePay = {
  __typename?: 'ApplePay';
  /** Domain of the store. */
  domainName?: Maybe<Scalars['String']['output']>;
  /** URL for devices that cannot pay with Apple Pay. */
  fallbackUrl?: Maybe<Scalars['String']['output']>;
  /** Merchant id at Apple. */
  merchantId?: Maybe<Scalars['String']['output']>;
  /** URL for order tracking. */
  orderTrackingUrl?: Maybe<Scalars['String']['output']>;
  /** Payment capabilities of the store. */
  paymentCapabilities?: Maybe<Array<ApplePayCapability>>;
  /** Id of the payment certificate that Genesys Cloud stores. */
  paymentCertificateCredentialId?: Maybe<Scalars['String']['output']>;
  /** URL of the payment gateway. */
  paymentGatewayUrl?: Maybe<Scalars['String']['output']>;
  /** URL that is called when the customer changes the payment method. */
  paymentMethodUpdateUrl?: Maybe<Scalars['String']['output']>;
  /** URL that is called when the customer changes the shipping address. */
  shippingContactUpdateUrl?: Maybe<Scalars['String']['output']>;
  /** URL that is called when the customer changes the shipping method. */
  shippingMethodUpdateUrl?: Maybe<Scalars['String']['output']>;
  /** Name of the store that customers see. */
  storeName?: Maybe<Scalars['String']['output']>;
  /** Card networks that the store accepts. */
  supportedPaymentNetworks?: Maybe<Array<ApplePayNetwork>>;
};

export { ApplePayCapability };

/** How customers pay within Apple Messages for Business. */
export type ApplePayInput = {
  /** Domain of the store. */
  domainName?: InputMaybe<Scalars['String']['input']>;
  /** URL for devices that cannot pay with Apple Pay. */
  fallbackUrl?: InputMaybe<Scalars['String']['input']>;
  /** Merchant id at Apple. */
  merchantId?: InputMaybe<Scalars['String']['input']>;
  /** URL for order tracking. */
  orderTrackingUrl?: InputMaybe<Scalars['String']['input']>;
  /** Payment capabilities of the store. */
  paymentCapabilities?: InputMaybe<Array<ApplePayCapability>>;
  /** Id of the payment certificate that Genesys Cloud stores. */
  paymentCertificateCredentialId?: InputMaybe<Scalars['String']['input']>;
  /** URL of the payment gateway. */
  paymentGatewayUrl?: InputMaybe<Scalars['String']['input']>;
  /** URL that is called when the customer changes the payment method. */
  paymentMethodUpdateUrl?: InputMaybe<Scalars['String']['input']>;
  /** URL that is called when the customer changes the shipping address. */
  shippingContactUpdateUrl?: InputMaybe<Scalars['String']['input']>;
  /** URL that is called when the customer changes the shipping method. */
  shippingMethodUpdateUrl?: InputMaybe<Scalars['String']['input']>;
  /** Name of the store that customers see. */
  storeName?: InputMaybe<Scalars['String']['input']>;
  /** Card networks that the store accepts. */
  supportedPaymentNetworks?: InputMaybe<Array<ApplePayNetwork>>;
};

export { ApplePayNetwork };

export { AssetUsage };

/** The text of a carousel card. */
export type CardBodyText = {
  __typename?: 'CardBodyText';
  /** The text. */
  content?: Maybe<Scalars['String']['output']>;
  /** Format of the text. */
  contentType?: Maybe<TextContentType>;
};

/** The text of a carousel card. */
export type CardBodyTextInput = {
  /** The text. */
  content: Scalars['String']['input'];
  /** Format of the text. */
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
  /** The header of the card. */
  header?: Maybe<TemplateHeader>;
};

/** One card of a carousel. */
export type CarouselCardInput = {
  /** The buttons of the card. */
  buttons: Array<TemplateButtonInput>;
  /** The text of the card. */
  cardBodyText?: InputMaybe<CardBodyTextInput>;
  /** The header of the card. */
  header: TemplateHeaderInput;
};

/** A row of cards that the customer can swipe through. */
export type CarouselInput = {
  /** The cards, in order. Replaces the stored list. */
  cards: Array<CarouselCardInput>;
};

/** One value that the mutation changed, or in a dry run would change. A create has one for each field that is saved. */
export type Change = {
  __typename?: 'Change';
  /** The new value, in the format of the input. `null` if the field was cleared. Always `null` for fields that no answer shows, such as secrets. */
  after?: Maybe<Scalars['JSON']['output']>;
  /** The old value, in the format of the input. `null` if there was none. Always `null` for fields that no answer shows, such as secrets. */
  before?: Maybe<Scalars['JSON']['output']>;
  /** Where the value is in the input, e.g. `["name"]` or `["messagingTemplate", "whatsApp", "language"]`. A list counts as one value. */
  path: Array<Scalars['String']['output']>;
};

export { ChangeAction };

export { Channel };

/** Payload of `clearDefaultMessagingSetting`. */
export type ClearDefaultMessagingSettingPayload = {
  __typename?: 'ClearDefaultMessagingSettingPayload';
  /**
   * Only in a dry run: the id of the default before and after, at the path `["id"]`. Empty if there is no default. Otherwise `null`, and
   * without `messaging:setting:view`.
   */
  changes?: Maybe<Array<Change>>;
  /** Why the default was not removed. Empty if it was removed. */
  userErrors: Array<UserError>;
};

/** Which social network content reaches agents. */
export type ContentSetting = {
  __typename?: 'ContentSetting';
  /** Stories on Instagram and Facebook. */
  story?: Maybe<StorySetting>;
};

/** Which social network content reaches agents. */
export type ContentSettingInput = {
  /** Stories on Instagram and Facebook. */
  story?: InputMaybe<StorySettingInput>;
};

/** The Apple Messages for Business account to connect. */
export type CreateAppleIntegrationInput = {
  /** How customers sign in. */
  appleAuthentication?: InputMaybe<AppleAuthenticationInput>;
  /** The iMessage app of the business. */
  appleIMessageApp?: InputMaybe<AppleIMessageAppInput>;
  /** How customers pay, with Apple Pay. */
  applePay?: InputMaybe<ApplePayInput>;
  /** Name of the business that customers see. */
  businessName?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** URL of the logo that customers see. */
  logoUrl?: InputMaybe<Scalars['String']['input']>;
  /** Id of the Apple Messages for Business account. */
  messagesForBusinessId: Scalars['String']['input'];
  /** Id of the messaging setting. Default: the organization's default setting. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the integration. */
  name: Scalars['String']['input'];
  /** Id of the supported content profile. Default: the organization's default profile. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
};

/** Payload of `createAppleIntegration`. */
export type CreateAppleIntegrationPayload = {
  __typename?: 'CreateAppleIntegrationPayload';
  /** The values that were saved, or in a dry run would be. `null` if there are user errors. */
  changes?: Maybe<Array<Change>>;
  /** The new integration. `null` if there are user errors, and in a dry run. */
  integration?: Maybe<AppleIntegration>;
  /** Problems with the input. Empty if the integration was created. */
  userErrors: Array<UserError>;
};

/** The Facebook page to connect. Needs `pageAccessToken`, or `userAccessToken` and `pageId`. */
export type CreateFacebookIntegrationInput = {
  /** Id of your own Facebook app, if you use one. */
  appId?: InputMaybe<Scalars['String']['input']>;
  /** Secret of your own Facebook app. Required with `appId`. Write-only: never returned. */
  appSecret?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the messaging setting. Default: the organization's default setting. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the integration. */
  name: Scalars['String']['input'];
  /** Long-lived access token of the page. Write-only: never returned. */
  pageAccessToken?: InputMaybe<Scalars['String']['input']>;
  /** Id of the Facebook page. Required with `userAccessToken`. */
  pageId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the supported content profile. Default: the organization's default profile. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** Short-lived access token of a user who manages the page. Write-only: never returned. */
  userAccessToken?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `createFacebookIntegration`. */
export type CreateFacebookIntegrationPayload = {
  __typename?: 'CreateFacebookIntegrationPayload';
  /** The values that were saved, or in a dry run would be. `null` if there are user errors. */
  changes?: Maybe<Array<Change>>;
  /** The new integration. `null` if there are user errors, and in a dry run. */
  integration?: Maybe<FacebookIntegration>;
  /** Problems with the input. Empty if the integration was created. */
  userErrors: Array<UserError>;
};

/** The Instagram account to connect. Needs `pageAccessToken`, or `userAccessToken` and `pageId`. */
export type CreateInstagramIntegrationInput = {
  /** Id of your own Facebook app, if you use one. */
  appId?: InputMaybe<Scalars['String']['input']>;
  /** Secret of your own Facebook app. Required with `appId`. Write-only: never returned. */
  appSecret?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the messaging setting. Default: the organization's default setting. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the integration. */
  name: Scalars['String']['input'];
  /** Long-lived access token of the page. Write-only: never returned. */
  pageAccessToken?: InputMaybe<Scalars['String']['input']>;
  /** Id of the Facebook page. Required with `userAccessToken`. */
  pageId?: InputMaybe<Scalars['String']['input']>;
  /** Id of the supported content profile. Default: the organization's default profile. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** Short-lived access token of a user who manages the page. Write-only: never returned. */
  userAccessToken?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `createInstagramIntegration`. */
export type CreateInstagramIntegrationPayload = {
  __typename?: 'CreateInstagramIntegrationPayload';
  /** The values that were saved, or in a dry run would be. `null` if there are user errors. */
  changes?: Maybe<Array<Change>>;
  /** The new integration. `null` if there are user errors, and in a dry run. */
  integration?: Maybe<InstagramIntegration>;
  /** Problems with the input. Empty if the integration was created. */
  userErrors: Array<UserError>;
};

/** The library to create. */
export type CreateLibraryInput = {
  /** Id of the division that the library belongs to. Default: the organization's home division. */
  divisionId?: InputMaybe<Scalars['ID']['input']>;
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Name of the library. */
  name: Scalars['String']['input'];
};

/** Payload of `createLibrary`. */
export type CreateLibraryPayload = {
  __typename?: 'CreateLibraryPayload';
  /** The values that were saved, or in a dry run would be. `null` if there are user errors. */
  changes?: Maybe<Array<Change>>;
  /** The new library. `null` if there are user errors, and in a dry run. */
  library?: Maybe<Library>;
  /** Problems with the input. Empty if the library was created. */
  userErrors: Array<UserError>;
};

/** The LINE channel to connect. `channelId` and `channelSecret` may be left out only while the account is being set up. */
export type CreateLineIntegrationInput = {
  /** Id of the channel at LINE. */
  channelId?: InputMaybe<Scalars['String']['input']>;
  /** Secret of the channel. Write-only: never returned. */
  channelSecret?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Name of the integration. */
  name: Scalars['String']['input'];
  /** Service code of the channel. Only for enterprise accounts. No answer shows it. */
  serviceCode?: InputMaybe<Scalars['String']['input']>;
  /** Switcher secret. Required if the account uses LINE's switcher. Write-only: never returned. */
  switcherSecret?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `createLineIntegration`. */
export type CreateLineIntegrationPayload = {
  __typename?: 'CreateLineIntegrationPayload';
  /** The values that were saved, or in a dry run would be. `null` if there are user errors. */
  changes?: Maybe<Array<Change>>;
  /** The new integration. `null` if there are user errors, and in a dry run. */
  integration?: Maybe<LineIntegration>;
  /** Problems with the input. Empty if the integration was created. */
  userErrors: Array<UserError>;
};

/** The setting to create. */
export type CreateMessagingSettingInput = {
  /** Which social network content reaches agents. */
  content?: InputMaybe<ContentSettingInput>;
  /** Which signals, such as typing indicators, are sent. */
  event?: InputMaybe<EventSettingInput>;
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Name of the setting. */
  name: Scalars['String']['input'];
};

/** Payload of `createMessagingSetting`. */
export type CreateMessagingSettingPayload = {
  __typename?: 'CreateMessagingSettingPayload';
  /** The values that were saved, or in a dry run would be. `null` if there are user errors. */
  changes?: Maybe<Array<Change>>;
  /** The new setting. `null` if there are user errors, and in a dry run. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** Problems with the input. Empty if the setting was created. */
  userErrors: Array<UserError>;
};

/** The messaging network to connect. */
export type CreateOpenIntegrationInput = {
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the messaging setting. Default: the organization's default setting. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the integration. */
  name: Scalars['String']['input'];
  /** Secret with which Genesys Cloud signs its calls to the webhook, at least 16 characters. Write-only: never returned. */
  outboundNotificationWebhookSignatureSecretToken: Scalars['String']['input'];
  /** URL of the webhook. Genesys Cloud sends messages to customers there. */
  outboundNotificationWebhookUrl: Scalars['String']['input'];
  /** Id of the supported content profile. Default: the organization's default profile. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** HTTP headers that Genesys Cloud sends to the webhook: an object of names and values, e.g. `{ "x-api-key": "…" }`. Write-only: never returned. */
  webhookHeaders?: InputMaybe<Scalars['JSON']['input']>;
};

/** Payload of `createOpenIntegration`. */
export type CreateOpenIntegrationPayload = {
  __typename?: 'CreateOpenIntegrationPayload';
  /** The values that were saved, or in a dry run would be. `null` if there are user errors. */
  changes?: Maybe<Array<Change>>;
  /** The new integration. `null` if there are user errors, and in a dry run. */
  integration?: Maybe<OpenIntegration>;
  /** Problems with the input. Empty if the integration was created. */
  userErrors: Array<UserError>;
};

/** The response to create. */
export type CreateResponseInput = {
  /** The invitation, for the type `APPLE_INVITATION`. */
  appleInvitation?: InputMaybe<AppleInvitationInput>;
  /** Files and images that the response uses. */
  assets?: InputMaybe<Array<ResponseAssetInput>>;
  /** Kind and use of the footer, for the type `FOOTER`. */
  footer?: InputMaybe<FooterTemplateInput>;
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The kind of conversation that the response is meant for. Default: any kind. */
  interactionType?: InputMaybe<InteractionType>;
  /** Ids of the libraries that the response goes into, at least one. */
  libraryIds: Array<Scalars['ID']['input']>;
  /** The message template, for the type `MESSAGING_TEMPLATE`. */
  messagingTemplate?: InputMaybe<MessagingTemplateInput>;
  /** Name of the response. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What kind of response it is. Default: a standard response. */
  responseType?: InputMaybe<ResponseType>;
  /** The placeholders in the texts, without those that Genesys Cloud has built in. */
  substitutions?: InputMaybe<Array<ResponseSubstitutionInput>>;
  /** JSON Schema document that describes the values of the placeholders. */
  substitutionsSchema?: InputMaybe<Scalars['JSON']['input']>;
  /** The texts. Required for standard responses, footers and templates. */
  texts?: InputMaybe<Array<ResponseTextInput>>;
};

/** Payload of `createResponse`. */
export type CreateResponsePayload = {
  __typename?: 'CreateResponsePayload';
  /** The values that were saved, or in a dry run would be. `null` if there are user errors. */
  changes?: Maybe<Array<Change>>;
  /** The new response. `null` if there are user errors, and in a dry run. */
  response?: Maybe<Response>;
  /** Problems with the input. Empty if the response was created. */
  userErrors: Array<UserError>;
  /** What was saved, but is probably not what the user wants. `null` if there are user errors. */
  warnings?: Maybe<Array<InputWarning>>;
};

export { CreateStatus };

/** The profile to create. */
export type CreateSupportedContentProfileInput = {
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The allowed media types. */
  mediaTypes?: InputMaybe<MediaTypesInput>;
  /** Name of the profile. */
  name: Scalars['String']['input'];
};

/** Payload of `createSupportedContentProfile`. */
export type CreateSupportedContentProfilePayload = {
  __typename?: 'CreateSupportedContentProfilePayload';
  /** The values that were saved, or in a dry run would be. `null` if there are user errors. */
  changes?: Maybe<Array<Change>>;
  /** The new profile. `null` if there are user errors, and in a dry run. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Problems with the input. Empty if the profile was created. */
  userErrors: Array<UserError>;
};

/** The account on X (Twitter) to connect. The current messaging API needs other fields than the older one; each field says which. */
export type CreateTwitterIntegrationInput = {
  /** Key of the access token. Older messaging API. Write-only: never returned. */
  accessTokenKey?: InputMaybe<Scalars['String']['input']>;
  /** Secret of the access token. Older messaging API. Write-only: never returned. */
  accessTokenSecret?: InputMaybe<Scalars['String']['input']>;
  /** Id of the app at X. Current messaging API. No answer shows it. */
  appId?: InputMaybe<Scalars['String']['input']>;
  /** Code challenge of the sign-up. Current messaging API. No answer shows it. */
  codeChallenge?: InputMaybe<Scalars['String']['input']>;
  /** Consumer key of the app. Older messaging API. Write-only: never returned. */
  consumerKey?: InputMaybe<Scalars['String']['input']>;
  /** Consumer secret of the app. Older messaging API. Write-only: never returned. */
  consumerSecret?: InputMaybe<Scalars['String']['input']>;
  /** Name of the Twitter development environment. Older messaging API. */
  envName?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the messaging setting. Default: the organization's default setting. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the integration. */
  name: Scalars['String']['input'];
  /** Redirect URL of the sign-up. Current messaging API. No answer shows it. */
  redirectUri?: InputMaybe<Scalars['String']['input']>;
  /** Authorization code from the sign-up at X. Current messaging API. Write-only: never returned. */
  signupCode?: InputMaybe<Scalars['String']['input']>;
  /** Id of the supported content profile. Default: the organization's default profile. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** Tier of the Twitter API. Older messaging API. */
  tier?: InputMaybe<TwitterTier>;
};

/** Payload of `createTwitterIntegration`. */
export type CreateTwitterIntegrationPayload = {
  __typename?: 'CreateTwitterIntegrationPayload';
  /** The values that were saved, or in a dry run would be. `null` if there are user errors. */
  changes?: Maybe<Array<Change>>;
  /** The new integration. `null` if there are user errors, and in a dry run. */
  integration?: Maybe<TwitterIntegration>;
  /** Problems with the input. Empty if the integration was created. */
  userErrors: Array<UserError>;
};

/** The WhatsApp business account to connect. */
export type CreateWhatsAppIntegrationByEmbeddedSignupInput = {
  /** Access token that the older signup dialog of WhatsApp (v2) returned. Leave it out with the newer one (v4). Write-only: never returned. */
  embeddedSignupAccessToken?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the messaging setting. Default: the organization's default setting. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the integration. Required together with `embeddedSignupAccessToken`. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Id of the supported content profile. Default: the organization's default profile. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
};

/** Payload of `createWhatsAppIntegrationByEmbeddedSignup`. */
export type CreateWhatsAppIntegrationByEmbeddedSignupPayload = {
  __typename?: 'CreateWhatsAppIntegrationByEmbeddedSignupPayload';
  /** The values that were saved, or in a dry run would be. `null` if there are user errors. */
  changes?: Maybe<Array<Change>>;
  /** The new integration. `null` if there are user errors, and in a dry run. */
  integration?: Maybe<WhatsAppIntegration>;
  /** Problems with the input. Empty if the integration was created. */
  userErrors: Array<UserError>;
};

/** The WhatsApp number to connect. */
export type CreateWhatsAppIntegrationInput = {
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the messaging setting. Default: the organization's default setting. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the integration. */
  name: Scalars['String']['input'];
  /** The phone number. */
  phoneNumber: Scalars['String']['input'];
  /** Id of the supported content profile. Default: the organization's default profile. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** Certificate of the WhatsApp business account. Write-only: never returned. */
  wabaCertificate: Scalars['String']['input'];
};

/** Payload of `createWhatsAppIntegration`. */
export type CreateWhatsAppIntegrationPayload = {
  __typename?: 'CreateWhatsAppIntegrationPayload';
  /** The values that were saved, or in a dry run would be. `null` if there are user errors. */
  changes?: Maybe<Array<Change>>;
  /** The new integration. `null` if there are user errors, and in a dry run. */
  integration?: Maybe<WhatsAppIntegration>;
  /** Problems with the input. Empty if the integration was created. */
  userErrors: Array<UserError>;
};

export { DeleteEffect };

/** The integration to delete. */
export type DeleteIntegrationInput = {
  /** The channel of the integration. */
  channel: Channel;
  /** Id of the integration to delete. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `deleteIntegration`. */
export type DeleteIntegrationPayload = {
  __typename?: 'DeleteIntegrationPayload';
  /**
   * Only in a dry run: what else the delete would delete or change, or what prevents it. Otherwise `null`, because finding out costs
   * REST calls; also `null` if Genesys Cloud cannot say.
   */
  affected?: Maybe<AffectedEntities>;
  /** Id of the deleted integration. `null` if there are user errors, and in a dry run. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** Problems with the input. Empty if the integration was deleted. */
  userErrors: Array<UserError>;
};

/** The library to delete. */
export type DeleteLibraryInput = {
  /** Id of the library to delete. All responses in it are deleted too. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `deleteLibrary`. */
export type DeleteLibraryPayload = {
  __typename?: 'DeleteLibraryPayload';
  /**
   * Only in a dry run: what else the delete would delete or change, or what prevents it. Otherwise `null`, because finding out costs
   * REST calls; also `null` if Genesys Cloud cannot say.
   */
  affected?: Maybe<AffectedEntities>;
  /** Id of the deleted library. `null` if there are user errors, and in a dry run. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** Problems with the input. Empty if the library was deleted. */
  userErrors: Array<UserError>;
};

/** The setting to delete. */
export type DeleteMessagingSettingInput = {
  /** Id of the setting to delete. The default setting cannot be deleted. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `deleteMessagingSetting`. */
export type DeleteMessagingSettingPayload = {
  __typename?: 'DeleteMessagingSettingPayload';
  /**
   * Only in a dry run: what else the delete would delete or change, or what prevents it. Otherwise `null`, because finding out costs
   * REST calls; also `null` if Genesys Cloud cannot say.
   */
  affected?: Maybe<AffectedEntities>;
  /** Id of the deleted setting. `null` if there are user errors, and in a dry run. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** Problems with the input. Empty if the setting was deleted. */
  userErrors: Array<UserError>;
};

/** The response to delete. */
export type DeleteResponseInput = {
  /** Id of the response to delete. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `deleteResponse`. */
export type DeleteResponsePayload = {
  __typename?: 'DeleteResponsePayload';
  /**
   * Only in a dry run: what else the delete would delete or change, or what prevents it. Otherwise `null`, because finding out costs
   * REST calls; also `null` if Genesys Cloud cannot say.
   */
  affected?: Maybe<AffectedEntities>;
  /** Id of the deleted response. `null` if there are user errors, and in a dry run. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** Problems with the input. Empty if the response was deleted. */
  userErrors: Array<UserError>;
};

/** Result for one response of `deleteResponses`. */
export type DeleteResponseResult = {
  __typename?: 'DeleteResponseResult';
  /** The libraries that would lose the response. `null` outside a dry run. */
  affected?: Maybe<AffectedEntities>;
  /** Id of the deleted response. `null` in a dry run, and if it was not deleted: see `userErrors`, or the GraphQL error at this field. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** Id of the response, as in the input. */
  responseId: Scalars['ID']['output'];
  /** Why the response was not deleted. Empty if it was deleted, or if a GraphQL error says why not. */
  userErrors: Array<UserError>;
};

/** The responses to delete. */
export type DeleteResponsesInput = {
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Ids of the responses, 1 to 100. */
  ids: Array<Scalars['ID']['input']>;
};

/** Payload of `deleteResponses`. */
export type DeleteResponsesPayload = {
  __typename?: 'DeleteResponsesPayload';
  /** One result per response, in the order of the input. Empty if the input as a whole is wrong. */
  results: Array<DeleteResponseResult>;
  /** Problems with the input as a whole. Problems with a single response are in its result. */
  userErrors: Array<UserError>;
};

/** The profile to delete. */
export type DeleteSupportedContentProfileInput = {
  /** Id of the profile to delete. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `deleteSupportedContentProfile`. */
export type DeleteSupportedContentProfilePayload = {
  __typename?: 'DeleteSupportedContentProfilePayload';
  /**
   * Only in a dry run: what else the delete would delete or change, or what prevents it. Otherwise `null`, because finding out costs
   * REST calls; also `null` if Genesys Cloud cannot say.
   */
  affected?: Maybe<AffectedEntities>;
  /** Id of the deleted profile. `null` if there are user errors, and in a dry run. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** Problems with the input. Empty if the profile was deleted. */
  userErrors: Array<UserError>;
};

/**
 * A part of the organization, for access control. A user's role says in which divisions the user can see and change things.
 *
 * The gateway reads divisions in bulk, and only if a query selects more than what came with their parent.
 */
export type Division = Node & {
  __typename?: 'Division';
  /** What the division is for. */
  description?: Maybe<Scalars['String']['output']>;
  /** Id of the division. `*` means all divisions; then all other fields may be `null`. */
  id: Scalars['ID']['output'];
  /** True for the home division. Entities without a division belong to it. */
  isHome?: Maybe<Scalars['Boolean']['output']>;
  /** Name of the division. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** Path of the division in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
};

/** A page of divisions. */
export type DivisionConnection = {
  __typename?: 'DivisionConnection';
  /** The divisions of this page, each with its cursor. */
  edges: Array<DivisionEdge>;
  /** The divisions of this page. A row that the gateway cannot read is `null`, with an error. */
  nodes: Array<Maybe<Division>>;
  /** Position of this page in the whole list. */
  pageInfo: PageInfo;
  /** Number of divisions in the whole list. `null` if Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A division in a list, with its cursor. */
export type DivisionEdge = {
  __typename?: 'DivisionEdge';
  /** Position of this row in the list. Pass it as `after` to read the rows after it. */
  cursor: Scalars['String']['output'];
  /** The division. `null` if the gateway cannot read it. */
  node?: Maybe<Division>;
};

export { EntityType };

/** Which signals, such as typing indicators, are sent. */
export type EventSetting = {
  __typename?: 'EventSetting';
  /** Typing indicators. */
  typing?: Maybe<TypingSetting>;
};

/** Which signals, such as typing indicators, are sent. */
export type EventSettingInput = {
  /** Typing indicators. */
  typing?: InputMaybe<TypingSettingInput>;
};

/** A source of contacts outside Genesys Cloud. */
export type ExternalSource = {
  __typename?: 'ExternalSource';
  /** Id of the external source. */
  externalSourceId: Scalars['ID']['output'];
  /** Path of the external source in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
};

/** The Facebook app of Genesys Cloud. */
export type FacebookApp = {
  __typename?: 'FacebookApp';
  /** Id of the app at Facebook. */
  appId: Scalars['ID']['output'];
};

/** Connects a Facebook page. */
export type FacebookIntegration = Integration & Node & Versioned & {
  __typename?: 'FacebookIntegration';
  /** Id of the Facebook app. */
  appId?: Maybe<Scalars['String']['output']>;
  /** The messaging network. */
  channel: Channel;
  /** Why the creation failed. `null` if it did not fail. */
  createError?: Maybe<IntegrationError>;
  /** Progress of the creation. `null` if Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who created the integration. */
  createdBy?: Maybe<User>;
  /** When the integration was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the integration was last changed. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** How customers are matched to known contacts. `null` if nothing is set. Costs one REST call for each integration. `null` with the older messaging API. */
  identityResolution?: Maybe<IdentityResolution>;
  /**
   * Rules for messages. All fields come with the integration, at no extra REST call, except `isDefault` and `integrations`. `null`
   * with the older messaging API.
   */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who last changed the integration. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** Id of the Facebook page. */
  pageId?: Maybe<Scalars['String']['output']>;
  /** Name of the Facebook page. */
  pageName?: Maybe<Scalars['String']['output']>;
  /** URL of the page's profile image. */
  pageProfileImageUrl?: Maybe<Scalars['String']['output']>;
  /** The routing entry of the account. It ties the integration to a message flow. */
  recipient?: Maybe<Recipient>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** State of the integration. */
  status?: Maybe<IntegrationStatus>;
  /**
   * Media types that customers and agents may send. `id`, `selfUri` and `integrations` come with the integration, `name` and
   * `mediaTypes` too at no extra REST call; other fields cost a read of the profile. `null` with the older messaging API.
   */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Grows with every change. `null` if the channel has no versions, e.g. Open Messaging. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** A permission that the owner of a page or an account grants in Facebook's login dialog. */
export type FacebookPermission = {
  __typename?: 'FacebookPermission';
  /** Name of the permission at Facebook. */
  name?: Maybe<Scalars['String']['output']>;
  /** What the permission is for. */
  type?: Maybe<FacebookPermissionType>;
};

export { FacebookPermissionType };

export { FooterResource };

/** Kind and use of a footer response. */
export type FooterTemplate = {
  __typename?: 'FooterTemplate';
  /** The messages that the footer can be used in. */
  applicableResources?: Maybe<Array<FooterResource>>;
  /** Kind of footer. */
  type?: Maybe<FooterType>;
};

/** Kind and use of a footer response. */
export type FooterTemplateInput = {
  /** The messages that the footer can be used in. */
  applicableResources?: InputMaybe<Array<FooterResource>>;
  /** Kind of footer. */
  type?: InputMaybe<FooterType>;
};

export { FooterType };

/**
 * One field that has changed, with its old and new values as text. Genesys Cloud decides which fields and values its audit log has, and
 * may leave values out.
 */
export type HistoryChange = {
  __typename?: 'HistoryChange';
  /** Name of the field, such as `name` or `texts`. For what this graph does not have, the name in the audit log. */
  field: Scalars['String']['output'];
  /**
   * The old values: one of a field with one value, those of a list one by one, objects as JSON. Empty if there was none, or if the audit
   * log does not say. Always empty for secrets.
   */
  from: Array<Scalars['String']['output']>;
  /** The new values, in the same way. */
  to: Array<Scalars['String']['output']>;
};

/** One change of a library or a response, as the audit log of Genesys Cloud has it. */
export type HistoryEntry = {
  __typename?: 'HistoryEntry';
  /** What happened. */
  action: ChangeAction;
  /** When it happened. `null` if Genesys Cloud does not say. */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the entry in the audit log. It tells an entry from every other, e.g. as the key of a row. */
  auditId: Scalars['ID']['output'];
  /** The fields that have changed. Empty if the audit log does not say. */
  changes: Array<HistoryChange>;
  /** True if the change was made with the gateway's own OAuth client: through this gateway, unless other programs use that client too. */
  isThroughGateway: Scalars['Boolean']['output'];
  /**
   * Id of the OAuth client of the program that made the change. `null` if a user made it. Every change that was made through this gateway
   * has the gateway's own OAuth client; who asked for it is in the gateway's audit log.
   */
  oauthClientId?: Maybe<Scalars['ID']['output']>;
  /** The user who made the change in Genesys Cloud's own pages. `null` if a program made it. */
  user?: Maybe<User>;
};

/** A page of a history. */
export type HistoryEntryConnection = {
  __typename?: 'HistoryEntryConnection';
  /** The entries of this page, each with its cursor. */
  edges: Array<HistoryEntryEdge>;
  /** The entries of this page. A row that the gateway cannot read is `null`, with an error. */
  nodes: Array<Maybe<HistoryEntry>>;
  /** Position of this page in the whole list. */
  pageInfo: PageInfo;
  /** Number of entries of the last 14 days. `null` if Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An entry of a history, with its cursor. */
export type HistoryEntryEdge = {
  __typename?: 'HistoryEntryEdge';
  /** Position of this row in the list. Pass it as `after` to read the rows after it. */
  cursor: Scalars['String']['output'];
  /** The entry. `null` if the gateway cannot read it. */
  node?: Maybe<HistoryEntry>;
};

/** How a channel matches customers to known contacts. */
export type IdentityResolution = {
  __typename?: 'IdentityResolution';
  /** The division whose contacts are searched. */
  division?: Maybe<Division>;
  /** The external source of contacts that customers are matched with. Only for Open Messaging, otherwise `null`. */
  externalSource?: Maybe<ExternalSource>;
  /** True if customers are matched to contacts. */
  resolveIdentities?: Maybe<Scalars['Boolean']['output']>;
  /** Path in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
};

/** Whether something that customers send reaches agents. */
export type InboundOnlySetting = {
  __typename?: 'InboundOnlySetting';
  /** From customers to agents. */
  inbound?: Maybe<SettingState>;
};

/** Whether something that customers send reaches agents. */
export type InboundOnlySettingInput = {
  /** From customers to agents. */
  inbound?: InputMaybe<SettingState>;
};

/** A value of the input that is not accepted. */
export type InputError = UserError & {
  __typename?: 'InputError';
  /** What is wrong, as a code for programs. */
  code: UserErrorCode;
  /** What is wrong, as a sentence to show to the user. */
  message: Scalars['String']['output'];
  /** The argument that is wrong, e.g. `["input", "name"]`. */
  path: Array<Scalars['String']['output']>;
  /** What Genesys Cloud answered to the write. `null` if the gateway found the problem before, by a rule or by what it read. */
  upstream?: Maybe<UpstreamRefusal>;
};

/** Something in the input that Genesys Cloud saves, but that is probably not what the user wants. */
export type InputWarning = {
  __typename?: 'InputWarning';
  /** What may be wrong, as a sentence to show to the user. */
  message: Scalars['String']['output'];
  /** The argument that may be wrong, e.g. `["input", "texts", "0", "content"]`. */
  path: Array<Scalars['String']['output']>;
};

/** Connects an Instagram account. */
export type InstagramIntegration = Integration & Node & Versioned & {
  __typename?: 'InstagramIntegration';
  /** Id of the Facebook app. */
  appId?: Maybe<Scalars['String']['output']>;
  /** The messaging network. */
  channel: Channel;
  /** Why the creation failed. `null` if it did not fail. */
  createError?: Maybe<IntegrationError>;
  /** Progress of the creation. `null` if Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who created the integration. */
  createdBy?: Maybe<User>;
  /** When the integration was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the integration was last changed. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** How customers are matched to known contacts. `null` if nothing is set. Costs one REST call for each integration. */
  identityResolution?: Maybe<IdentityResolution>;
  /** Id of the account. */
  instagramId?: Maybe<Scalars['String']['output']>;
  /** Name of the account. */
  instagramName?: Maybe<Scalars['String']['output']>;
  /** URL of the account's profile image. */
  instagramProfileImageUrl?: Maybe<Scalars['String']['output']>;
  /** User name of the account. */
  instagramUsername?: Maybe<Scalars['String']['output']>;
  /**
   * Rules for messages. All fields come with the integration, at no extra REST call, except `isDefault` and `integrations`. `null`
   * with the older messaging API.
   */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who last changed the integration. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** Id of the Facebook page behind the account. */
  pageId?: Maybe<Scalars['String']['output']>;
  /** The routing entry of the account. It ties the integration to a message flow. */
  recipient?: Maybe<Recipient>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** State of the integration. */
  status?: Maybe<IntegrationStatus>;
  /**
   * Media types that customers and agents may send. `id`, `selfUri` and `integrations` come with the integration, `name` and
   * `mediaTypes` too at no extra REST call; other fields cost a read of the profile. `null` with the older messaging API.
   */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Grows with every change. `null` if the channel has no versions, e.g. Open Messaging. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** Connects the organization to one account on a messaging network, such as a Facebook page or a WhatsApp number. */
export type Integration = {
  /** The messaging network. */
  channel: Channel;
  /** Why the creation failed. `null` if it did not fail. */
  createError?: Maybe<IntegrationError>;
  /** Progress of the creation. `null` if Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who created the integration. */
  createdBy?: Maybe<User>;
  /** When the integration was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the integration was last changed. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /**
   * Rules for messages. All fields come with the integration, at no extra REST call, except `isDefault` and `integrations`. `null`
   * with the older messaging API.
   */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who last changed the integration. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** The routing entry of the account. It ties the integration to a message flow. */
  recipient?: Maybe<Recipient>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** State of the integration. */
  status?: Maybe<IntegrationStatus>;
  /**
   * Media types that customers and agents may send. `id`, `selfUri` and `integrations` come with the integration, `name` and
   * `mediaTypes` too at no extra REST call; other fields cost a read of the profile. `null` with the older messaging API.
   */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Grows with every change. `null` if the channel has no versions, e.g. Open Messaging. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** What an integration is found by. Set exactly one of these fields. */
export type IntegrationBy =
  /** Id of the integration, if you do not know its channel. The gateway searches all channels. */
  { id: Scalars['ID']['input']; onChannel?: never; }
  |  /** Id of the integration on a channel that you know. */
  { id?: never; onChannel: IntegrationOnChannelInput; };

/** A change of an integration. */
export type IntegrationChange = {
  __typename?: 'IntegrationChange';
  /** What happened to it. */
  action: ChangeAction;
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** The integration as it is now. `null` if it was deleted. */
  integration?: Maybe<Integration>;
  /** Id of the integration. */
  integrationId: Scalars['ID']['output'];
};

/** A page of integrations. */
export type IntegrationConnection = {
  __typename?: 'IntegrationConnection';
  /** The integrations of this page, each with its cursor. */
  edges: Array<IntegrationEdge>;
  /** The integrations of this page. A row that the gateway cannot read is `null`, with an error. */
  nodes: Array<Maybe<Integration>>;
  /** Position of this page in the whole list. */
  pageInfo: PageInfo;
  /** Number of integrations in the whole list. `null` if Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An integration in a list, with its cursor. */
export type IntegrationEdge = {
  __typename?: 'IntegrationEdge';
  /** Position of this row in the list. Pass it as `after` to read the rows after it. */
  cursor: Scalars['String']['output'];
  /** The row. `null` if the gateway cannot read it. */
  node?: Maybe<Integration>;
};

/** An error of an integration, in Genesys Cloud's words. */
export type IntegrationError = {
  __typename?: 'IntegrationError';
  /** What is wrong, as a code for programs. */
  code?: Maybe<Scalars['String']['output']>;
  /** Id of the error. Quote it to Genesys Cloud's support. */
  contextId?: Maybe<Scalars['String']['output']>;
  /** Single problems, if there are several. */
  details?: Maybe<Array<IntegrationErrorDetail>>;
  /** Id of the entity that the error is about. */
  entityId?: Maybe<Scalars['String']['output']>;
  /** Name of the entity that the error is about. */
  entityName?: Maybe<Scalars['String']['output']>;
  /** What is wrong, as a sentence for people. */
  message?: Maybe<Scalars['String']['output']>;
  /** Values of the placeholders, by name. */
  messageParams?: Maybe<Scalars['JSON']['output']>;
  /** The message with placeholders such as `{name}` instead of values. */
  messageWithParams?: Maybe<Scalars['String']['output']>;
  /** HTTP status of the error, e.g. 400. */
  status?: Maybe<Scalars['Int']['output']>;
};

/** One of several problems. */
export type IntegrationErrorDetail = {
  __typename?: 'IntegrationErrorDetail';
  /** Id of the entity that the error is about. */
  entityId?: Maybe<Scalars['String']['output']>;
  /** Name of the entity that the error is about. */
  entityName?: Maybe<Scalars['String']['output']>;
  /** What is wrong, as a code for programs. */
  errorCode?: Maybe<Scalars['String']['output']>;
  /** Name of the field that is wrong. */
  fieldName?: Maybe<Scalars['String']['output']>;
};

/** An integration of a channel that you know. */
export type IntegrationOnChannelInput = {
  /** Channel of the integration. An integration of another channel is not found. */
  channel: Channel;
  /** Id of the integration. */
  id: Scalars['ID']['input'];
};

export { IntegrationStatus };

export { InteractionType };

/** A folder of canned responses. A response can be in several libraries. */
export type Library = Node & Versioned & {
  __typename?: 'Library';
  /** The user who created the library. */
  createdBy?: Maybe<User>;
  /** When the library was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** The division that the library belongs to. It decides which users can see and change the library. */
  division?: Maybe<Division>;
  /**
   * What has changed of the library, and who changed it: from the audit log of Genesys Cloud, the latest change first. It reaches 14 days back.
   * A change appears there some time after it was made, usually seconds. Changes of the responses in it are in their own `history`. Costs one REST call for each library and 100 entries.
   */
  history?: Maybe<HistoryEntryConnection>;
  /** Id of the library. */
  id: Scalars['ID']['output'];
  /** Name of the library. Several libraries can have the same name. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /**
   * Kind of responses that the library was created for.
   * @deprecated Genesys Cloud no longer uses it. A library takes responses of every type.
   */
  responseType?: Maybe<ResponseType>;
  /** The responses in this library. Costs one REST call for each library. `null` if the library has been deleted while the query ran. */
  responses?: Maybe<ResponseConnection>;
  /** Path of the library in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Grows with every change. Send it as `expectedVersion` with an update. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** A folder of canned responses. A response can be in several libraries. */
export type LibraryHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};


/** A folder of canned responses. A response can be in several libraries. */
export type LibraryResponsesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};

/** A change of a library. */
export type LibraryChange = {
  __typename?: 'LibraryChange';
  /** What happened to it. */
  action: ChangeAction;
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** The library as it is now. `null` if it was deleted. */
  library?: Maybe<Library>;
  /** Id of the library. */
  libraryId: Scalars['ID']['output'];
};

/** A page of libraries. */
export type LibraryConnection = {
  __typename?: 'LibraryConnection';
  /** The libraries of this page, each with its cursor. */
  edges: Array<LibraryEdge>;
  /** The libraries of this page. A row that the gateway cannot read is `null`, with an error. */
  nodes: Array<Maybe<Library>>;
  /** Position of this page in the whole list. */
  pageInfo: PageInfo;
  /** Number of libraries in the whole list. `null` if Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A library in a list, with its cursor. */
export type LibraryEdge = {
  __typename?: 'LibraryEdge';
  /** Position of this row in the list. Pass it as `after` to read the rows after it. */
  cursor: Scalars['String']['output'];
  /** The library. `null` if the gateway cannot read it. */
  node?: Maybe<Library>;
};

/** Connects a LINE channel. Genesys Cloud has LINE only in its older messaging API. */
export type LineIntegration = Integration & Node & Versioned & {
  __typename?: 'LineIntegration';
  /** The messaging network. */
  channel: Channel;
  /** Id of the channel at LINE. */
  channelId?: Maybe<Scalars['String']['output']>;
  /** Why the creation failed. `null` if it did not fail. */
  createError?: Maybe<IntegrationError>;
  /** Progress of the creation. `null` if Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who created the integration. */
  createdBy?: Maybe<User>;
  /** When the integration was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the integration was last changed. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /**
   * Rules for messages. All fields come with the integration, at no extra REST call, except `isDefault` and `integrations`. `null`
   * with the older messaging API.
   */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who last changed the integration. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** The routing entry of the account. It ties the integration to a message flow. */
  recipient?: Maybe<Recipient>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** State of the integration. */
  status?: Maybe<IntegrationStatus>;
  /**
   * Media types that customers and agents may send. `id`, `selfUri` and `integrations` come with the integration, `name` and
   * `mediaTypes` too at no extra REST call; other fields cost a read of the profile. `null` with the older messaging API.
   */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Grows with every change. `null` if the channel has no versions, e.g. Open Messaging. */
  version?: Maybe<Scalars['Int']['output']>;
  /** Webhook URL to enter at LINE, so that LINE sends messages to Genesys Cloud. */
  webhookUri?: Maybe<Scalars['String']['output']>;
};

/** A media type. */
export type MediaType = {
  __typename?: 'MediaType';
  /** Media type, e.g. `image/png`. `image/*` means all images, `*\/*` means everything. */
  type?: Maybe<Scalars['String']['output']>;
};

/** Media types, per direction. */
export type MediaTypeAccess = {
  __typename?: 'MediaTypeAccess';
  /** What customers may send. Empty: nothing. */
  inbound?: Maybe<Array<MediaType>>;
  /** What agents may send. Empty: nothing. */
  outbound?: Maybe<Array<MediaType>>;
};

/** Media types, per direction. */
export type MediaTypeAccessInput = {
  /** What customers may send. Replaces the stored list. */
  inbound?: InputMaybe<Array<MediaTypeInput>>;
  /** What agents may send. Replaces the stored list. */
  outbound?: InputMaybe<Array<MediaTypeInput>>;
};

/** A media type. */
export type MediaTypeInput = {
  /** Media type, e.g. `image/png`. `image/*` means all images, `*\/*` means everything. */
  type: Scalars['String']['input'];
};

/** Media types of a profile. */
export type MediaTypes = {
  __typename?: 'MediaTypes';
  /** The allowed media types, per direction. */
  allow?: Maybe<MediaTypeAccess>;
};

/** Media types of a profile. */
export type MediaTypesInput = {
  /** The allowed media types, per direction. */
  allow?: InputMaybe<MediaTypeAccessInput>;
};

/** Rules for messages, e.g. whether typing indicators are shown. Several integrations can share one setting. */
export type MessagingSetting = Node & Versioned & {
  __typename?: 'MessagingSetting';
  /** Which social network content reaches agents. */
  content?: Maybe<ContentSetting>;
  /** The user who created the setting. */
  createdBy?: Maybe<User>;
  /** When the setting was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the setting was last changed. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Which signals, such as typing indicators, are sent. */
  event?: Maybe<EventSetting>;
  /** Id of the setting. */
  id: Scalars['ID']['output'];
  /**
   * The integrations that use this setting, of all channels except LINE. If a query asks for the integrations of several settings, the
   * gateway reads all integrations once.
   */
  integrations?: Maybe<IntegrationConnection>;
  /** True if this is the organization's default: new integrations get it if they name no setting. */
  isDefault?: Maybe<Scalars['Boolean']['output']>;
  /** Name of the setting. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** Path of the setting in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** The user who last changed the setting. */
  updatedBy?: Maybe<User>;
  /** Grows with every change. Send it as `expectedVersion` with an update. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** Rules for messages, e.g. whether typing indicators are shown. Several integrations can share one setting. */
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
  /** The settings of this page. A row that the gateway cannot read is `null`, with an error. */
  nodes: Array<Maybe<MessagingSetting>>;
  /** Position of this page in the whole list. */
  pageInfo: PageInfo;
  /** Number of settings in the whole list. `null` if Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A setting in a list, with its cursor. */
export type MessagingSettingEdge = {
  __typename?: 'MessagingSettingEdge';
  /** Position of this row in the list. Pass it as `after` to read the rows after it. */
  cursor: Scalars['String']['output'];
  /** The row. `null` if the gateway cannot read it. */
  node?: Maybe<MessagingSetting>;
};

/** A message template that a channel has approved. */
export type MessagingTemplate = {
  __typename?: 'MessagingTemplate';
  /** The WhatsApp template. */
  whatsApp?: Maybe<WhatsAppTemplate>;
};

/** A message template that a channel has approved. */
export type MessagingTemplateInput = {
  /** The WhatsApp template. */
  whatsApp?: InputMaybe<WhatsAppTemplateInput>;
};

export { Messenger };

/** Result for one response of `moveResponses`. */
export type MoveResponseResult = {
  __typename?: 'MoveResponseResult';
  /**
   * The libraries of the response before and after. Empty if it already was in the new library. `null` if it was not moved, and without
   * `responses:response:view`.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The response after the move; also if it already was in the new library, which needs `responses:response:view`. `null` in a dry run, and
   * if it was not moved: see `userErrors`, or the GraphQL error at this field.
   */
  response?: Maybe<Response>;
  /** Id of the response, as in the input. */
  responseId: Scalars['ID']['output'];
  /** Why the response was not moved. Empty if it was moved, or if a GraphQL error says why not. */
  userErrors: Array<UserError>;
};

/** The responses to move. */
export type MoveResponsesInput = {
  /** Id of the library that the responses leave. They stay in their other libraries. */
  fromLibraryId: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Ids of the responses, 1 to 100. */
  responseIds: Array<Scalars['ID']['input']>;
  /** Id of the library that the responses go into. */
  toLibraryId: Scalars['ID']['input'];
};

/** Payload of `moveResponses`. */
export type MoveResponsesPayload = {
  __typename?: 'MoveResponsesPayload';
  /** One result per response, in the order of the input. Empty if the input as a whole is wrong. */
  results: Array<MoveResponseResult>;
  /** Problems with the input as a whole. Problems with a single response are in its result. */
  userErrors: Array<UserError>;
};

/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Activates the phone number of an integration that embedded signup has created. Until then the integration is `INCOMPLETE`. Genesys
   * Cloud can go on working after the mutation returns: read `status` and `activationStatusCode`.
   */
  activateWhatsAppIntegration?: Maybe<ActivateWhatsAppIntegrationPayload>;
  /** Removes the default. Integrations without a setting then follow Genesys Cloud's global default. */
  clearDefaultMessagingSetting?: Maybe<ClearDefaultMessagingSettingPayload>;
  /** Connects an Apple Messages for Business account. */
  createAppleIntegration?: Maybe<CreateAppleIntegrationPayload>;
  /**
   * Connects a Facebook page. Genesys Cloud goes on working after the mutation returns: read `createStatus` until it is `COMPLETED` or
   * `ERROR`.
   */
  createFacebookIntegration?: Maybe<CreateFacebookIntegrationPayload>;
  /** Connects an Instagram account. */
  createInstagramIntegration?: Maybe<CreateInstagramIntegrationPayload>;
  /** Creates an empty library. */
  createLibrary?: Maybe<CreateLibraryPayload>;
  /** Connects a LINE channel. Genesys Cloud has LINE only in its older messaging API. */
  createLineIntegration?: Maybe<CreateLineIntegrationPayload>;
  /** Creates a messaging setting. */
  createMessagingSetting?: Maybe<CreateMessagingSettingPayload>;
  /** Connects any other messaging network through a webhook (Open Messaging). */
  createOpenIntegration?: Maybe<CreateOpenIntegrationPayload>;
  /** Creates a response. */
  createResponse?: Maybe<CreateResponsePayload>;
  /** Creates a supported content profile. */
  createSupportedContentProfile?: Maybe<CreateSupportedContentProfilePayload>;
  /** Connects an account on X (Twitter). */
  createTwitterIntegration?: Maybe<CreateTwitterIntegrationPayload>;
  /**
   * Connects a WhatsApp number by a certificate of its business account. Genesys Cloud goes on working after the mutation returns: read
   * `createStatus` until it is `COMPLETED` or `ERROR`.
   * @deprecated Genesys Cloud has replaced the certificate by WhatsApp's embedded signup. Use createWhatsAppIntegrationByEmbeddedSignup.
   */
  createWhatsAppIntegration?: Maybe<CreateWhatsAppIntegrationPayload>;
  /**
   * Connects a WhatsApp business account whose owner has signed up in WhatsApp's own dialog, the embedded signup. Genesys Cloud goes on
   * working after the mutation returns: read `createStatus` until it is `COMPLETED` or `ERROR`. Then choose one of the
   * `availablePhoneNumbers` and send it with `activateWhatsAppIntegration`.
   */
  createWhatsAppIntegrationByEmbeddedSignup?: Maybe<CreateWhatsAppIntegrationByEmbeddedSignupPayload>;
  /** Disconnects and deletes an integration. Messages of this account no longer reach the organization. */
  deleteIntegration?: Maybe<DeleteIntegrationPayload>;
  /** Deletes a library **and every response in it**, even responses that are also in other libraries. */
  deleteLibrary?: Maybe<DeleteLibraryPayload>;
  /** Deletes a messaging setting. The default setting cannot be deleted. */
  deleteMessagingSetting?: Maybe<DeleteMessagingSettingPayload>;
  /** Deletes a response and removes it from all its libraries. */
  deleteResponse?: Maybe<DeleteResponsePayload>;
  /**
   * Deletes up to 100 responses and removes them from all their libraries. Each response has its own result, so some can fail while
   * others succeed. If the client disconnects, the gateway does not start the remaining ones.
   *
   * Each response costs one REST call. `MAX_REST_CALLS_PER_REQUEST` does not count the first bulk write of a request.
   */
  deleteResponses?: Maybe<DeleteResponsesPayload>;
  /** Deletes a supported content profile. A profile that an integration uses cannot be deleted. */
  deleteSupportedContentProfile?: Maybe<DeleteSupportedContentProfilePayload>;
  /**
   * Moves up to 100 responses from one library to another. Each response has its own result, so some can fail while others succeed. If
   * the client disconnects, the gateway does not start the remaining ones.
   *
   * Each response costs one REST call. Reading them costs one call per 100 responses, or one per response if the library is large.
   * `MAX_REST_CALLS_PER_REQUEST` does not count the first bulk write of a request.
   */
  moveResponses?: Maybe<MoveResponsesPayload>;
  /** Makes a messaging setting the organization's default. */
  setDefaultMessagingSetting?: Maybe<SetDefaultMessagingSettingPayload>;
  /** Makes a supported content profile the organization's default. */
  setDefaultSupportedContentProfile?: Maybe<SetDefaultSupportedContentProfilePayload>;
  /**
   * Sets how long a conversation takes new messages after its end, for all channels at once. A channel that you leave out gets Genesys
   * Cloud's default.
   */
  setThreadingTimeline?: Maybe<SetThreadingTimelinePayload>;
  /** Changes how an Apple Messages for Business account matches customers to known contacts. Fields that you leave out keep their values. */
  updateAppleIdentityResolution?: Maybe<UpdateAppleIdentityResolutionPayload>;
  /** Changes the integration of an Apple Messages for Business account. Fields that you leave out keep their values. */
  updateAppleIntegration?: Maybe<UpdateAppleIntegrationPayload>;
  /** Changes how a Facebook page matches customers to known contacts. Fields that you leave out keep their values. */
  updateFacebookIdentityResolution?: Maybe<UpdateFacebookIdentityResolutionPayload>;
  /** Changes the integration of a Facebook page. Fields that you leave out keep their values. */
  updateFacebookIntegration?: Maybe<UpdateFacebookIntegrationPayload>;
  /** Changes how an Instagram account matches customers to known contacts. Fields that you leave out keep their values. */
  updateInstagramIdentityResolution?: Maybe<UpdateInstagramIdentityResolutionPayload>;
  /** Changes the integration of an Instagram account. Fields that you leave out keep their values. */
  updateInstagramIntegration?: Maybe<UpdateInstagramIntegrationPayload>;
  /** Changes a library. Fields that you leave out keep their values. */
  updateLibrary?: Maybe<UpdateLibraryPayload>;
  /**
   * Changes the integration of a LINE channel. `name` and `channelId` keep their values if you leave them out. Send `channelSecret`
   * again with every change: Genesys Cloud replaces the secrets and never returns them.
   */
  updateLineIntegration?: Maybe<UpdateLineIntegrationPayload>;
  /** Changes a messaging setting. Fields that you leave out keep their values. */
  updateMessagingSetting?: Maybe<UpdateMessagingSettingPayload>;
  /** Changes how an Open Messaging integration matches customers to known contacts. Fields that you leave out keep their values. */
  updateOpenIdentityResolution?: Maybe<UpdateOpenIdentityResolutionPayload>;
  /** Changes an Open Messaging integration. Fields that you leave out keep their values. */
  updateOpenIntegration?: Maybe<UpdateOpenIntegrationPayload>;
  /**
   * Changes a response. Fields that you leave out keep their values, and `null` clears a field. A list replaces the stored list; an
   * object is merged into the stored object.
   */
  updateResponse?: Maybe<UpdateResponsePayload>;
  /** Changes a supported content profile. Fields that you leave out keep their values. */
  updateSupportedContentProfile?: Maybe<UpdateSupportedContentProfilePayload>;
  /** Changes how an account on X (Twitter) matches customers to known contacts. Fields that you leave out keep their values. */
  updateTwitterIdentityResolution?: Maybe<UpdateTwitterIdentityResolutionPayload>;
  /** Changes the integration of an account on X (Twitter). Fields that you leave out keep their values. */
  updateTwitterIntegration?: Maybe<UpdateTwitterIntegrationPayload>;
  /** Changes how a WhatsApp number matches customers to known contacts. Fields that you leave out keep their values. */
  updateWhatsAppIdentityResolution?: Maybe<UpdateWhatsAppIdentityResolutionPayload>;
  /** Changes the integration of a WhatsApp number. Fields that you leave out keep their values. */
  updateWhatsAppIntegration?: Maybe<UpdateWhatsAppIntegrationPayload>;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationActivateWhatsAppIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: ActivateWhatsAppIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationClearDefaultMessagingSettingArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationCreateAppleIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateAppleIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationCreateFacebookIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateFacebookIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationCreateInstagramIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateInstagramIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationCreateLibraryArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateLibraryInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationCreateLineIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateLineIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationCreateMessagingSettingArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateMessagingSettingInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationCreateOpenIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateOpenIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationCreateResponseArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateResponseInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationCreateSupportedContentProfileArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateSupportedContentProfileInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationCreateTwitterIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateTwitterIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationCreateWhatsAppIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateWhatsAppIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationCreateWhatsAppIntegrationByEmbeddedSignupArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: CreateWhatsAppIntegrationByEmbeddedSignupInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationDeleteIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationDeleteLibraryArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteLibraryInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationDeleteMessagingSettingArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteMessagingSettingInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationDeleteResponseArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteResponseInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationDeleteResponsesArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteResponsesInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationDeleteSupportedContentProfileArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: DeleteSupportedContentProfileInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationMoveResponsesArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: MoveResponsesInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationSetDefaultMessagingSettingArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: SetDefaultMessagingSettingInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationSetDefaultSupportedContentProfileArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: SetDefaultSupportedContentProfileInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationSetThreadingTimelineArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: SetThreadingTimelineInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateAppleIdentityResolutionArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateAppleIdentityResolutionInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateAppleIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateAppleIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateFacebookIdentityResolutionArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateFacebookIdentityResolutionInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateFacebookIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateFacebookIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateInstagramIdentityResolutionArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateInstagramIdentityResolutionInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateInstagramIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateInstagramIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateLibraryArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateLibraryInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateLineIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateLineIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateMessagingSettingArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateMessagingSettingInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateOpenIdentityResolutionArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateOpenIdentityResolutionInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateOpenIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateOpenIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateResponseArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateResponseInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateSupportedContentProfileArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateSupportedContentProfileInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateTwitterIdentityResolutionArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateTwitterIdentityResolutionInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateTwitterIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateTwitterIntegrationInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateWhatsAppIdentityResolutionArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateWhatsAppIdentityResolutionInput;
};


/**
 * Everything you can change. Each mutation takes one `input` and returns a payload. If the input is invalid, nothing changes and
 * `userErrors` lists every problem.
 *
 * With `dryRun: true` nothing changes, and the payload says what would happen: `changes` has every field that would change, `affected`
 * what else a delete would change or what prevents it, `userErrors` what is wrong. The entity and `deletedId` are `null`: the cache of a
 * client such as Apollo Client, urql or Relay would keep what was never saved. Build a preview from `changes`.
 *
 * The permission to write something is none to view it. What a payload tells of stored entities in `changes`, `affected`, `warnings` and
 * `VersionConflict` needs the permission to view each of them. Without it there is no error: the values are `null`, and counts and
 * effects remain. Only the entity itself, as a write answers it, needs no further permission. Where nothing was written, because the
 * input names no change, the entity is only read: it is `null` without the permission to view it.
 *
 * The gateway sends a write to Genesys Cloud once. If the outcome is unknown, for example because the connection broke, the error says
 * so. To be able to send the mutation again, set `input.idempotencyKey`: a repeat with the same key returns the first outcome. Only a
 * write that certainly did not happen (user errors, rate limit) is tried again. If the gateway cannot make sure of that, it sends nothing
 * and answers the error `IDEMPOTENCY_UNAVAILABLE`: send the mutation again with the same key.
 */
export type MutationUpdateWhatsAppIntegrationArgs = {
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  input: UpdateWhatsAppIntegrationInput;
};

/** An entity that can be read by its `nodeId`. A sticker is none, because Genesys Cloud has no read of a single sticker. */
export type Node = {
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
};

export { OpenExtensionType };

/** Connects any other messaging network through a webhook (Open Messaging). */
export type OpenIntegration = Integration & Node & Versioned & {
  __typename?: 'OpenIntegration';
  /** The messaging network. */
  channel: Channel;
  /** Why the creation failed. `null` if it did not fail. */
  createError?: Maybe<IntegrationError>;
  /** Progress of the creation. `null` if Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who created the integration. */
  createdBy?: Maybe<User>;
  /** When the integration was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the integration was last changed. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** How customers are matched to known contacts. `null` if nothing is set. Costs one REST call for each integration. An inactive integration of this channel answers an error here. */
  identityResolution?: Maybe<IdentityResolution>;
  /**
   * Rules for messages. All fields come with the integration, at no extra REST call, except `isDefault` and `integrations`. `null`
   * with the older messaging API.
   */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who last changed the integration. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** The product behind the integration, if Genesys Cloud knows it. */
  openExtensionType?: Maybe<OpenExtensionType>;
  /** URL of the webhook. Genesys Cloud sends messages to customers there. */
  outboundNotificationWebhookUrl?: Maybe<Scalars['String']['output']>;
  /** The routing entry of the account. It ties the integration to a message flow. */
  recipient?: Maybe<Recipient>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** State of the integration. */
  status?: Maybe<IntegrationStatus>;
  /**
   * Media types that customers and agents may send. `id`, `selfUri` and `integrations` come with the integration, `name` and
   * `mediaTypes` too at no extra REST call; other fields cost a read of the profile. `null` with the older messaging API.
   */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Always `null`: only one of Genesys Cloud's reads of an Open Messaging integration answers a version. */
  version?: Maybe<Scalars['Int']['output']>;
  /** Names of the HTTP headers that Genesys Cloud sends to the webhook. Their values can be secrets, so they are never returned. */
  webhookHeaderNames?: Maybe<Array<Scalars['String']['output']>>;
};

/** An integration of a channel that has no type of its own, such as SMS, or that this gateway does not know yet. */
export type OtherIntegration = Integration & Node & Versioned & {
  __typename?: 'OtherIntegration';
  /** The messaging network. */
  channel: Channel;
  /** Why the creation failed. `null` if it did not fail. */
  createError?: Maybe<IntegrationError>;
  /** Progress of the creation. `null` if Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who created the integration. */
  createdBy?: Maybe<User>;
  /** When the integration was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the integration was last changed. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /**
   * Rules for messages. All fields come with the integration, at no extra REST call, except `isDefault` and `integrations`. `null`
   * with the older messaging API.
   */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who last changed the integration. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** The routing entry of the account. It ties the integration to a message flow. */
  recipient?: Maybe<Recipient>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** State of the integration. */
  status?: Maybe<IntegrationStatus>;
  /**
   * Media types that customers and agents may send. `id`, `selfUri` and `integrations` come with the integration, `name` and
   * `mediaTypes` too at no extra REST call; other fields cost a read of the profile. `null` with the older messaging API.
   */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Grows with every change. `null` if the channel has no versions, e.g. Open Messaging. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** Position of a page in the whole list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last row. Pass it as `after` to read the next page. `null` if the page is empty. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** True if there are rows after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True if there are rows before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first row. `null` if the page is empty. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type Query = {
  __typename?: 'Query';
  /** The messaging setting that a new integration gets if it names none. `null` if the organization has no default. */
  defaultMessagingSetting?: Maybe<MessagingSetting>;
  /** The supported content profile that a new integration gets if it names none. `null` if the organization has no default. */
  defaultSupportedContentProfile?: Maybe<SupportedContentProfile>;
  /** One division by its id. `null` if it does not exist. Genesys Cloud asks for no permission. */
  division?: Maybe<Division>;
  /** The divisions of the organization. Genesys Cloud asks for no permission. */
  divisions?: Maybe<DivisionConnection>;
  /** The Facebook app of Genesys Cloud, in whose name a page or an account is connected. `null` if Genesys Cloud has none. */
  facebookApp?: Maybe<FacebookApp>;
  /**
   * The permissions that the Facebook app needs from the owner of a page or an account. Ask for them in Facebook's login dialog. `null` if
   * Genesys Cloud does not say.
   */
  facebookPermissions?: Maybe<Array<FacebookPermission>>;
  /** One integration by its id. `null` if it does not exist. */
  integration?: Maybe<Integration>;
  /** The integrations of one, several or all channels in one list. */
  integrations?: Maybe<IntegrationConnection>;
  /** All libraries of the organization, or those whose name starts with a text. */
  libraries?: Maybe<LibraryConnection>;
  /** Several libraries by their ids, in the order of `ids`. A library that does not exist is `null` at its place. */
  librariesById?: Maybe<Array<Maybe<Library>>>;
  /** One library by its id. `null` if it does not exist. */
  library?: Maybe<Library>;
  /** One messaging setting by its id. `null` if it does not exist. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** All messaging settings of the organization. */
  messagingSettings?: Maybe<MessagingSettingConnection>;
  /**
   * One entity of any type by its `nodeId`. `null` if it does not exist. It needs the permission of the field that reads this type by
   * its id, such as `library`; a user needs that of `User.name`, an asset that of `ResponseAssetLink.asset`.
   */
  node?: Maybe<Node>;
  /**
   * Several entities of any types, in the order of `nodeIds`. An entity that does not exist, or that you lack the permission for, is
   * `null` at its place. Entities of one type are read together where Genesys Cloud can.
   */
  nodes?: Maybe<Array<Maybe<Node>>>;
  /** One response by its id. `null` if it does not exist. */
  response?: Maybe<Response>;
  /** The responses of one library. `null` if the library does not exist. */
  responses?: Maybe<ResponseConnection>;
  /**
   * Several responses by their ids, in the order of `ids`. A response that does not exist is `null` at its place. Each id costs one
   * REST call, because Genesys Cloud cannot read several responses in one call.
   */
  responsesById?: Maybe<Array<Maybe<Response>>>;
  /** Searches the names and texts of responses in all libraries. */
  searchResponses?: Maybe<ResponseConnection>;
  /** The stickers of one network. Genesys Cloud has stickers only in its older messaging API. */
  stickers?: Maybe<StickerConnection>;
  /** One supported content profile by its id. `null` if it does not exist. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** All supported content profiles of the organization. */
  supportedContentProfiles?: Maybe<SupportedContentProfileConnection>;
  /**
   * How long a conversation takes new messages after its end. A message that arrives later starts a new conversation. `null` if Genesys Cloud
   * has none.
   */
  threadingTimeline?: Maybe<ThreadingTimeline>;
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryDivisionArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryDivisionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryIntegrationArgs = {
  by: IntegrationBy;
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryIntegrationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channels?: InputMaybe<Array<Channel>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryLibrariesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  namePrefix?: InputMaybe<Scalars['String']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryLibrariesByIdArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryLibraryArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryMessagingSettingArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryMessagingSettingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryNodeArgs = {
  nodeId: Scalars['ID']['input'];
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryNodesArgs = {
  nodeIds: Array<Scalars['ID']['input']>;
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryResponseArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryResponsesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  libraryId: Scalars['ID']['input'];
  page?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryResponsesByIdArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QuerySearchResponsesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResponseSearchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
  phrase?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QueryStickersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  messenger: Messenger;
  page?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QuerySupportedContentProfileArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything you can read. Something that does not exist is `null`, without an error.
 *
 * A list returns 25 rows unless `first` says otherwise, 100 at most. Read on with `after`, or go to a page with `page`. Lists are read
 * forward only: there is no `last` or `before`.
 */
export type QuerySupportedContentProfilesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};

/** The address at which Genesys Cloud receives the messages of an integration. Its routing is not part of this graph. */
export type Recipient = {
  __typename?: 'Recipient';
  /** Name of the recipient. `null` if the integration does not include it. */
  name?: Maybe<Scalars['String']['output']>;
  /**
   * Id of the recipient in Genesys Cloud's routing. It may equal the id of the integration, so it is not named `id`: client caches would
   * take the two for one object.
   */
  recipientId: Scalars['ID']['output'];
  /** Path of the recipient in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
};

/** A canned response: a prepared text or template that agents and campaigns send to customers. */
export type Response = Node & Versioned & {
  __typename?: 'Response';
  /** The invitation to Apple Messages for Business. Only for the type `APPLE_INVITATION`, otherwise `null`. */
  appleInvitation?: Maybe<AppleInvitation>;
  /** Files and images that the response uses. One that the gateway cannot read is `null`, with an error. */
  assets?: Maybe<Array<Maybe<ResponseAssetLink>>>;
  /** The user who created the response. */
  createdBy?: Maybe<User>;
  /** When the response was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** Kind and use of the footer. Only for the type `FOOTER`, otherwise `null`. */
  footer?: Maybe<FooterTemplate>;
  /**
   * What has changed of the response, and who changed it: from the audit log of Genesys Cloud, the latest change first. It reaches 14 days back.
   * A change appears there some time after it was made, usually seconds. Costs one REST call for each response and 100 entries.
   */
  history?: Maybe<HistoryEntryConnection>;
  /** Id of the response. */
  id: Scalars['ID']['output'];
  /** The kind of conversation that the response is meant for. `null` means any kind. */
  interactionType?: Maybe<InteractionType>;
  /**
   * The libraries that the response is in. `id`, `name`, `selfUri` and `responses` need no extra read of the libraries; the gateway
   * reads other fields in bulk, 50 libraries per REST call. A library that does not exist any more is then `null`.
   */
  libraries?: Maybe<Array<Maybe<Library>>>;
  /** The message template. Only for the type `MESSAGING_TEMPLATE`, otherwise `null`. */
  messagingTemplate?: Maybe<MessagingTemplate>;
  /** Name of the response. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** What kind of response it is. `null` means a standard response: a text that agents send. */
  responseType?: Maybe<ResponseType>;
  /** Path of the response in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** The placeholders in the texts, without those that Genesys Cloud has built in, such as `CUSTOMER_NAME`. A text has the key of a placeholder in double curly brackets. */
  substitutions?: Maybe<Array<ResponseSubstitution>>;
  /** JSON Schema document that describes the values of the placeholders. `null` if the response has none. */
  substitutionsSchema?: Maybe<Scalars['JSON']['output']>;
  /** The texts of the response, e.g. one in plain text and one in HTML, or a subject and a body. */
  texts?: Maybe<Array<ResponseText>>;
  /** Grows with every change. Send it as `expectedVersion` with an update. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** A canned response: a prepared text or template that agents and campaigns send to customers. */
export type ResponseHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};

/** A file or image that responses use. */
export type ResponseAsset = Node & {
  __typename?: 'ResponseAsset';
  /** Size of the content in bytes. A whole number, but too large for an Int. */
  contentLength?: Maybe<Scalars['Float']['output']>;
  /** URL of the content. */
  contentLocation?: Maybe<Scalars['String']['output']>;
  /** Media type of the content, e.g. `image/png`. */
  contentType?: Maybe<Scalars['String']['output']>;
  /** The user who uploaded the asset. */
  createdBy?: Maybe<User>;
  /** When the asset was uploaded. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the asset was last changed. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** The division that the asset belongs to. It decides which users can see and change the asset. */
  division?: Maybe<Division>;
  /** Id of the asset. */
  id: Scalars['ID']['output'];
  /** The user who last changed the asset. */
  modifiedBy?: Maybe<User>;
  /** Name of the file. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** The responses that use the asset. `id`, `name` and `selfUri` come with the asset; other fields cost one REST call per response. */
  responses?: Maybe<Array<Maybe<Response>>>;
  /** Path of the asset in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
};

/** A file or image that the response uses. */
export type ResponseAssetInput = {
  /** How the response uses the asset. Default: an image inside the text. */
  assetUsage?: InputMaybe<AssetUsage>;
  /** Where the content of the asset can be loaded from. */
  contentLocation?: InputMaybe<Scalars['String']['input']>;
  /** Id of the asset. */
  id: Scalars['ID']['input'];
};

/** How one response uses a file or image. Other responses can use the same asset in another way. */
export type ResponseAssetLink = {
  __typename?: 'ResponseAssetLink';
  /**
   * The asset. `id` and `selfUri` come with the response; the gateway reads other fields in bulk, 50 assets per REST call. An asset that
   * does not exist any more is then `null`.
   */
  asset?: Maybe<ResponseAsset>;
  /** How the response uses the asset. `null` means an image inside the text. */
  assetUsage?: Maybe<AssetUsage>;
  /** URL of the content, as the response has it. */
  contentLocation?: Maybe<Scalars['String']['output']>;
};

/** A change of a response. */
export type ResponseChange = {
  __typename?: 'ResponseChange';
  /** What happened to it. */
  action: ChangeAction;
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** The response as it is now. `null` if it was deleted. */
  response?: Maybe<Response>;
  /** Id of the response. */
  responseId: Scalars['ID']['output'];
};

/** A page of responses. */
export type ResponseConnection = {
  __typename?: 'ResponseConnection';
  /** The responses of this page, each with its cursor. */
  edges: Array<ResponseEdge>;
  /** The responses of this page. A row that the gateway cannot read is `null`, with an error. */
  nodes: Array<Maybe<Response>>;
  /** Position of this page in the whole list. */
  pageInfo: PageInfo;
  /** Number of responses in the whole list. `null` if Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A response in a list, with its cursor. */
export type ResponseEdge = {
  __typename?: 'ResponseEdge';
  /** Position of this row in the list. Pass it as `after` to read the rows after it. */
  cursor: Scalars['String']['output'];
  /** The response. `null` if the gateway cannot read it. */
  node?: Maybe<Response>;
};

/** Conditions for a search. A response must meet all of them. */
export type ResponseSearchFilter = {
  /** Responses with at least one text of this kind. */
  contentType?: InputMaybe<TextContentType>;
  /** `true`: responses with a messaging template for WhatsApp. `false`: responses without one. */
  hasWhatsAppTemplate?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * Responses for this kind of conversation. Genesys Cloud cannot filter by it, so the gateway reads all matches (500 per REST call)
   * and filters them. A search with more than 5,000 matches is refused.
   */
  interactionType?: InputMaybe<InteractionType>;
  /** Responses in at least one of these libraries. */
  libraryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Responses with exactly this name. To find a part of a name, use `phrase`. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Responses of this type. */
  responseType?: InputMaybe<ResponseType>;
};

/** A placeholder in the texts of a response. The agent's desktop fills it in. */
export type ResponseSubstitution = {
  __typename?: 'ResponseSubstitution';
  /** Value that is used if the agent enters none. */
  defaultValue?: Maybe<Scalars['String']['output']>;
  /** What belongs here, as a hint for the agent. */
  description?: Maybe<Scalars['String']['output']>;
  /**
   * Names the placeholder within its response. A text has it in double curly brackets. Other responses may have the same key with another
   * meaning. `null` for a stored placeholder that has none.
   */
  key?: Maybe<Scalars['String']['output']>;
};

/** A placeholder in the texts of a response. The agent's desktop fills it in. */
export type ResponseSubstitutionInput = {
  /** Value that is used if the agent enters none. */
  defaultValue?: InputMaybe<Scalars['String']['input']>;
  /** What belongs here, as a hint for the agent. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Names the placeholder within its response. A text has it in double curly brackets. */
  key: Scalars['String']['input'];
};

/** One text of a response. */
export type ResponseText = {
  __typename?: 'ResponseText';
  /** The text. A placeholder is its key in double curly brackets. */
  content?: Maybe<Scalars['String']['output']>;
  /** Format of the text. */
  contentType?: Maybe<TextContentType>;
  /** Use of the text. `null` if the response has only one kind of text. */
  type?: Maybe<TextType>;
};

/** One text of a response. */
export type ResponseTextInput = {
  /** The text. A placeholder is its key in double curly brackets. */
  content: Scalars['String']['input'];
  /** Format of the text. */
  contentType?: InputMaybe<TextContentType>;
  /** Use of the text, for a response that has a subject and a body. */
  type?: InputMaybe<TextType>;
};

export { ResponseType };

/** The setting to make the default. */
export type SetDefaultMessagingSettingInput = {
  /** Id of the setting. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `setDefaultMessagingSetting`. */
export type SetDefaultMessagingSettingPayload = {
  __typename?: 'SetDefaultMessagingSettingPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `messaging:setting:view`.
   */
  changes?: Maybe<Array<Change>>;
  /** The new default setting. `null` if there are user errors, and in a dry run. */
  messagingSetting?: Maybe<MessagingSetting>;
  /** Problems with the input. Empty if the setting is now the default. */
  userErrors: Array<UserError>;
};

/** The profile to make the default. */
export type SetDefaultSupportedContentProfileInput = {
  /** Id of the profile. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `setDefaultSupportedContentProfile`. */
export type SetDefaultSupportedContentProfilePayload = {
  __typename?: 'SetDefaultSupportedContentProfilePayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `messaging:supportedContent:view`.
   */
  changes?: Maybe<Array<Change>>;
  /** The new default profile. `null` if there are user errors, and in a dry run. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Problems with the input. Empty if the profile is now the default. */
  userErrors: Array<UserError>;
};

/** The new times of all channels. */
export type SetThreadingTimelineInput = {
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The time of each channel. A channel that you leave out gets Genesys Cloud's default. */
  settings: Array<ThreadingTimelineSettingInput>;
};

/** Payload of `setThreadingTimeline`. */
export type SetThreadingTimelinePayload = {
  __typename?: 'SetThreadingTimelinePayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `conversation:threadingTimeline:view`.
   */
  changes?: Maybe<Array<Change>>;
  /** The new timeline. `null` if there are user errors, and in a dry run. */
  threadingTimeline?: Maybe<ThreadingTimeline>;
  /** Problems with the input. Empty if the timeline was set. */
  userErrors: Array<UserError>;
};

/** Whether a signal is sent, per direction. */
export type SettingDirection = {
  __typename?: 'SettingDirection';
  /** From customers to agents. */
  inbound?: Maybe<SettingState>;
  /** From agents to customers. */
  outbound?: Maybe<SettingState>;
};

/** Whether a signal is sent, per direction. */
export type SettingDirectionInput = {
  /** From customers to agents. */
  inbound?: InputMaybe<SettingState>;
  /** From agents to customers. */
  outbound?: InputMaybe<SettingState>;
};

export { SettingState };

/** An image that a network offers to send in messages. Genesys Cloud has stickers only in its older messaging API. */
export type Sticker = {
  __typename?: 'Sticker';
  /** Id of the sticker. */
  id: Scalars['ID']['output'];
  /** The network that offers the sticker. */
  messengerType?: Maybe<Messenger>;
  /** Name of the sticker. */
  name?: Maybe<Scalars['String']['output']>;
  /** Name of the sticker's package. */
  packageName?: Maybe<Scalars['String']['output']>;
  /** Id of the sticker's package at the network. */
  providerPackageId?: Maybe<Scalars['Int']['output']>;
  /** Id of the sticker at the network. */
  providerStickerId?: Maybe<Scalars['Int']['output']>;
  /** Version of the sticker at the network. A whole number, but too large for an Int. */
  providerVersion?: Maybe<Scalars['Float']['output']>;
  /** Path of the sticker in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Who may use the sticker. */
  stickerType?: Maybe<StickerType>;
  /** URL of the image. */
  uriLocation?: Maybe<Scalars['String']['output']>;
};

/** A page of stickers. */
export type StickerConnection = {
  __typename?: 'StickerConnection';
  /** The stickers of this page, each with its cursor. */
  edges: Array<StickerEdge>;
  /** The stickers of this page. A row that the gateway cannot read is `null`, with an error. */
  nodes: Array<Maybe<Sticker>>;
  /** Position of this page in the whole list. */
  pageInfo: PageInfo;
  /** Number of stickers in the whole list. `null` if Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A sticker in a list, with its cursor. */
export type StickerEdge = {
  __typename?: 'StickerEdge';
  /** Position of this row in the list. Pass it as `after` to read the rows after it. */
  cursor: Scalars['String']['output'];
  /** The row. `null` if the gateway cannot read it. */
  node?: Maybe<Sticker>;
};

export { StickerType };

/** Which story events reach agents. */
export type StorySetting = {
  __typename?: 'StorySetting';
  /** A customer mentions the organization in a story. */
  mention?: Maybe<InboundOnlySetting>;
  /** A customer replies to a story of the organization. */
  reply?: Maybe<InboundOnlySetting>;
};

/** Which story events reach agents. */
export type StorySettingInput = {
  /** A customer mentions the organization in a story. */
  mention?: InputMaybe<InboundOnlySettingInput>;
  /** A customer replies to a story of the organization. */
  reply?: InputMaybe<InboundOnlySettingInput>;
};

/**
 * What you can watch. A subscription gets one event for each change of an entity. Each event is executed like a query of its own, with all
 * its limits and permissions.
 *
 * A subscription says what changes from now on. Read the state with a query once you are subscribed, and again whenever the connection
 * was lost: what has changed in between gets no event.
 */
export type Subscription = {
  __typename?: 'Subscription';
  /** Integrations that were created, changed or deleted. */
  integrationChanged?: Maybe<IntegrationChange>;
  /** Libraries that were created, changed or deleted. The responses of a deleted library are gone too. */
  libraryChanged?: Maybe<LibraryChange>;
  /**
   * Responses that were created, changed or deleted. With both arguments, an event has to match both. The delete of a library deletes its
   * responses without events of their own: follow `libraryChanged` too.
   */
  responseChanged?: Maybe<ResponseChange>;
  /** Supported content profiles that were created, changed or deleted. */
  supportedContentProfileChanged?: Maybe<SupportedContentProfileChange>;
};


/**
 * What you can watch. A subscription gets one event for each change of an entity. Each event is executed like a query of its own, with all
 * its limits and permissions.
 *
 * A subscription says what changes from now on. Read the state with a query once you are subscribed, and again whenever the connection
 * was lost: what has changed in between gets no event.
 */
export type SubscriptionIntegrationChangedArgs = {
  channels?: InputMaybe<Array<Channel>>;
};


/**
 * What you can watch. A subscription gets one event for each change of an entity. Each event is executed like a query of its own, with all
 * its limits and permissions.
 *
 * A subscription says what changes from now on. Read the state with a query once you are subscribed, and again whenever the connection
 * was lost: what has changed in between gets no event.
 */
export type SubscriptionLibraryChangedArgs = {
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};


/**
 * What you can watch. A subscription gets one event for each change of an entity. Each event is executed like a query of its own, with all
 * its limits and permissions.
 *
 * A subscription says what changes from now on. Read the state with a query once you are subscribed, and again whenever the connection
 * was lost: what has changed in between gets no event.
 */
export type SubscriptionResponseChangedArgs = {
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  libraryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};


/**
 * What you can watch. A subscription gets one event for each change of an entity. Each event is executed like a query of its own, with all
 * its limits and permissions.
 *
 * A subscription says what changes from now on. Read the state with a query once you are subscribed, and again whenever the connection
 * was lost: what has changed in between gets no event.
 */
export type SubscriptionSupportedContentProfileChangedArgs = {
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Media types that customers and agents may send to each other. Several integrations can share one profile. */
export type SupportedContentProfile = Node & Versioned & {
  __typename?: 'SupportedContentProfile';
  /** The user who created the profile. */
  createdBy?: Maybe<User>;
  /** When the profile was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the profile was last changed. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the profile. Built-in profiles have readable ids, e.g. `webMessagingDefault`. */
  id: Scalars['ID']['output'];
  /**
   * The integrations that use this profile, of all channels except LINE. If a query asks for the integrations of several profiles, the
   * gateway reads all integrations once.
   */
  integrations?: Maybe<IntegrationConnection>;
  /** The allowed media types. */
  mediaTypes?: Maybe<MediaTypes>;
  /** The user who last changed the profile. */
  modifiedBy?: Maybe<User>;
  /** Name of the profile. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** Path of the profile in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Grows with every change. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** Media types that customers and agents may send to each other. Several integrations can share one profile. */
export type SupportedContentProfileIntegrationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};

/** A change of a supported content profile. */
export type SupportedContentProfileChange = {
  __typename?: 'SupportedContentProfileChange';
  /** What happened to it. */
  action: ChangeAction;
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** The profile as it is now. `null` if it was deleted. */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Id of the profile. */
  supportedContentProfileId: Scalars['ID']['output'];
};

/** A page of profiles. */
export type SupportedContentProfileConnection = {
  __typename?: 'SupportedContentProfileConnection';
  /** The profiles of this page, each with its cursor. */
  edges: Array<SupportedContentProfileEdge>;
  /** The profiles of this page. A row that the gateway cannot read is `null`, with an error. */
  nodes: Array<Maybe<SupportedContentProfile>>;
  /** Position of this page in the whole list. */
  pageInfo: PageInfo;
  /** Number of profiles in the whole list. `null` if Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A profile in a list, with its cursor. */
export type SupportedContentProfileEdge = {
  __typename?: 'SupportedContentProfileEdge';
  /** Position of this row in the list. Pass it as `after` to read the rows after it. */
  cursor: Scalars['String']['output'];
  /** The row. `null` if the gateway cannot read it. */
  node?: Maybe<SupportedContentProfile>;
};

/** A button of a message template. */
export type TemplateButton = {
  __typename?: 'TemplateButton';
  /** Target of the button, e.g. the phone number or the URL. */
  content?: Maybe<Scalars['String']['output']>;
  /** Label of the button. */
  contentText?: Maybe<Scalars['String']['output']>;
  /** Value that comes back when the customer presses the button. */
  payload?: Maybe<Scalars['String']['output']>;
  /** What the button does. */
  type?: Maybe<TemplateButtonType>;
};

/** A button of a message template. */
export type TemplateButtonInput = {
  /** Target of the button, e.g. the phone number or the URL. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** Label of the button. */
  contentText?: InputMaybe<Scalars['String']['input']>;
  /** Value that comes back when the customer presses the button. */
  payload?: InputMaybe<Scalars['String']['input']>;
  /** What the button does. */
  type?: InputMaybe<TemplateButtonType>;
};

export { TemplateButtonType };

/** The footer of a message template. */
export type TemplateFooter = {
  __typename?: 'TemplateFooter';
  /** Text of the footer. */
  content?: Maybe<Scalars['String']['output']>;
  /** Kind of footer. */
  type?: Maybe<TemplateFooterType>;
};

/** The footer of a message template. */
export type TemplateFooterInput = {
  /** Text of the footer. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** Kind of footer. */
  type?: InputMaybe<TemplateFooterType>;
};

export { TemplateFooterType };

/** The header of a message template or of a carousel card. */
export type TemplateHeader = {
  __typename?: 'TemplateHeader';
  /** Text of the header, or the URL of its image, video or document. */
  content?: Maybe<Scalars['String']['output']>;
  /** Kind of header. */
  type?: Maybe<TemplateHeaderType>;
};

/** The header of a message template or of a carousel card. */
export type TemplateHeaderInput = {
  /** Text of the header, or the URL of its image, video or document. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** Kind of header. */
  type?: InputMaybe<TemplateHeaderType>;
};

export { TemplateHeaderType };

/** Reason for the status of a message template. */
export type TemplateStatusInfo = {
  __typename?: 'TemplateStatusInfo';
  /** Reason, as a code for programs. */
  code?: Maybe<Scalars['String']['output']>;
  /** Reason, as a sentence for people. */
  message?: Maybe<Scalars['String']['output']>;
};

export { TextContentType };

export { TextType };

/** How long a conversation takes new messages after its end. An organization has one. */
export type ThreadingTimeline = {
  __typename?: 'ThreadingTimeline';
  /** Genesys Cloud's default, in minutes. */
  defaultTimeoutMinutes?: Maybe<Scalars['Int']['output']>;
  /** The time of each channel. A channel that is not in the list has `defaultTimeoutMinutes`. */
  settings?: Maybe<Array<ThreadingTimelineSetting>>;
  /** Id of the timeline. `null` if Genesys Cloud does not say. */
  timelineId?: Maybe<Scalars['ID']['output']>;
};

/** How long a conversation on one channel takes new messages after its end. */
export type ThreadingTimelineSetting = {
  __typename?: 'ThreadingTimelineSetting';
  /** The messaging network. */
  channel: Channel;
  /** The time in minutes. */
  timeoutInMinutes?: Maybe<Scalars['Int']['output']>;
};

/** How long a conversation on one channel takes new messages after its end. */
export type ThreadingTimelineSettingInput = {
  /** The messaging network. `LINE` has no such time. */
  channel: Channel;
  /** The time in minutes. */
  timeoutInMinutes: Scalars['Int']['input'];
};

/** Connects an account on X (Twitter). */
export type TwitterIntegration = Integration & Node & Versioned & {
  __typename?: 'TwitterIntegration';
  /** The messaging network. */
  channel: Channel;
  /** Why the creation failed. `null` if it did not fail. */
  createError?: Maybe<IntegrationError>;
  /** Progress of the creation. `null` if Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who created the integration. */
  createdBy?: Maybe<User>;
  /** When the integration was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the integration was last changed. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Name of the Twitter development environment. `null` with the current messaging API. */
  envName?: Maybe<Scalars['String']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** How customers are matched to known contacts. `null` if nothing is set. Costs one REST call for each integration. `null` with the older messaging API. */
  identityResolution?: Maybe<IdentityResolution>;
  /**
   * Rules for messages. All fields come with the integration, at no extra REST call, except `isDefault` and `integrations`. `null`
   * with the older messaging API.
   */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who last changed the integration. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** The routing entry of the account. It ties the integration to a message flow. */
  recipient?: Maybe<Recipient>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** State of the integration. */
  status?: Maybe<IntegrationStatus>;
  /**
   * Media types that customers and agents may send. `id`, `selfUri` and `integrations` come with the integration, `name` and
   * `mediaTypes` too at no extra REST call; other fields cost a read of the profile. `null` with the older messaging API.
   */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Tier of the Twitter API. `null` with the current messaging API. */
  tier?: Maybe<TwitterTier>;
  /** Id of the account at Twitter. `null` with the current messaging API. */
  userId?: Maybe<Scalars['String']['output']>;
  /** User name of the account. `null` with the current messaging API. */
  username?: Maybe<Scalars['String']['output']>;
  /** Grows with every change. `null` if the channel has no versions, e.g. Open Messaging. */
  version?: Maybe<Scalars['Int']['output']>;
};

export { TwitterTier };

/** Whether typing indicators are sent. */
export type TypingSetting = {
  __typename?: 'TypingSetting';
  /** The indicator that the other side is typing. */
  on?: Maybe<SettingDirection>;
};

/** Whether typing indicators are sent. */
export type TypingSettingInput = {
  /** The indicator that the other side is typing. */
  on?: InputMaybe<SettingDirectionInput>;
};

/** Changes to the identity resolution of an Apple Messages for Business account. Fields that you leave out keep their values. */
export type UpdateAppleIdentityResolutionInput = {
  /** Id of the division whose contacts are searched, or `*` for all divisions. `null` removes it. */
  divisionId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the integration. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True if customers are to be matched to contacts. Required if nothing is set yet. */
  resolveIdentities?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Payload of `updateAppleIdentityResolution`. */
export type UpdateAppleIdentityResolutionPayload = {
  __typename?: 'UpdateAppleIdentityResolutionPayload';
  /** Old and new values of what changed. Empty: nothing. `null` if there are user errors, and without `messaging:integration:view`. */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed identity resolution. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:integration:view`.
   */
  identityResolution?: Maybe<IdentityResolution>;
  /** Problems with the input. Empty if the identity resolution was changed. */
  userErrors: Array<UserError>;
};

/** Changes to the integration. Fields that you leave out keep their values. */
export type UpdateAppleIntegrationInput = {
  /** How customers sign in. */
  appleAuthentication?: InputMaybe<AppleAuthenticationInput>;
  /** The iMessage app of the business. */
  appleIMessageApp?: InputMaybe<AppleIMessageAppInput>;
  /** How customers pay, with Apple Pay. */
  applePay?: InputMaybe<ApplePayInput>;
  /** Name of the business that customers see. */
  businessName?: InputMaybe<Scalars['String']['input']>;
  /** Id of the integration to change. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** URL of the logo that customers see. */
  logoUrl?: InputMaybe<Scalars['String']['input']>;
  /** Id of the messaging setting. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** New name of the integration. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Id of the supported content profile. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
};

/** Payload of `updateAppleIntegration`. */
export type UpdateAppleIntegrationPayload = {
  __typename?: 'UpdateAppleIntegrationPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `messaging:integration:view`.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed integration. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:integration:view`.
   */
  integration?: Maybe<AppleIntegration>;
  /** Problems with the input. Empty if the integration was changed. */
  userErrors: Array<UserError>;
};

/** Changes to the identity resolution of a Facebook page. Fields that you leave out keep their values. */
export type UpdateFacebookIdentityResolutionInput = {
  /** Id of the division whose contacts are searched, or `*` for all divisions. `null` removes it. */
  divisionId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the integration. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True if customers are to be matched to contacts. Required if nothing is set yet. */
  resolveIdentities?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Payload of `updateFacebookIdentityResolution`. */
export type UpdateFacebookIdentityResolutionPayload = {
  __typename?: 'UpdateFacebookIdentityResolutionPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, and without `messaging:integration:view` or
   * without `messaging:identityResolutionFacebook:view`: both are needed.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed identity resolution. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:integration:view` or without `messaging:identityResolutionFacebook:view`.
   */
  identityResolution?: Maybe<IdentityResolution>;
  /** Problems with the input. Empty if the identity resolution was changed. */
  userErrors: Array<UserError>;
};

/** Changes to the integration. Fields that you leave out keep their values. */
export type UpdateFacebookIntegrationInput = {
  /**
   * The version that the user saw. If another version is stored, nothing changes and `userErrors` has a `VersionConflict`. Default: no
   * check. The gateway compares the version just before it writes, because Genesys Cloud does not: a change that another person makes
   * in that short time is overwritten.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the integration to change. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the messaging setting. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** New name of the integration. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Long-lived access token of the page. Write-only: never returned. */
  pageAccessToken?: InputMaybe<Scalars['String']['input']>;
  /** Id of the supported content profile. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** Short-lived access token of a user who manages the page. Write-only: never returned. */
  userAccessToken?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `updateFacebookIntegration`. */
export type UpdateFacebookIntegrationPayload = {
  __typename?: 'UpdateFacebookIntegrationPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `messaging:integration:view`.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed integration. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:integration:view`.
   */
  integration?: Maybe<FacebookIntegration>;
  /** Problems with the input. Empty if the integration was changed. */
  userErrors: Array<UserError>;
};

/** Changes to the identity resolution of an Instagram account. Fields that you leave out keep their values. */
export type UpdateInstagramIdentityResolutionInput = {
  /** Id of the division whose contacts are searched, or `*` for all divisions. `null` removes it. */
  divisionId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the integration. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True if customers are to be matched to contacts. Required if nothing is set yet. */
  resolveIdentities?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Payload of `updateInstagramIdentityResolution`. */
export type UpdateInstagramIdentityResolutionPayload = {
  __typename?: 'UpdateInstagramIdentityResolutionPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, and without `messaging:integration:view` or
   * without `messaging:identityResolutionInstagram:view`: both are needed.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed identity resolution. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:integration:view` or without `messaging:identityResolutionInstagram:view`.
   */
  identityResolution?: Maybe<IdentityResolution>;
  /** Problems with the input. Empty if the identity resolution was changed. */
  userErrors: Array<UserError>;
};

/** Changes to the integration. Fields that you leave out keep their values. */
export type UpdateInstagramIntegrationInput = {
  /**
   * The version that the user saw. If another version is stored, nothing changes and `userErrors` has a `VersionConflict`. Default: no
   * check. The gateway compares the version just before it writes, because Genesys Cloud does not: a change that another person makes
   * in that short time is overwritten.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the integration to change. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the messaging setting. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** New name of the integration. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Long-lived access token of the page. Write-only: never returned. */
  pageAccessToken?: InputMaybe<Scalars['String']['input']>;
  /** Id of the supported content profile. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** Short-lived access token of a user who manages the page. Write-only: never returned. */
  userAccessToken?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `updateInstagramIntegration`. */
export type UpdateInstagramIntegrationPayload = {
  __typename?: 'UpdateInstagramIntegrationPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `messaging:integration:view`.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed integration. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:integration:view`.
   */
  integration?: Maybe<InstagramIntegration>;
  /** Problems with the input. Empty if the integration was changed. */
  userErrors: Array<UserError>;
};

/** Changes to a library. Fields that you leave out keep their values. */
export type UpdateLibraryInput = {
  /** Id of the division that the library moves to. `null` clears it. */
  divisionId?: InputMaybe<Scalars['ID']['input']>;
  /**
   * The version that the user saw. If another version is stored, nothing changes and `userErrors` has a `VersionConflict`. Default:
   * the stored version. Then only a field that another person changes at the same time causes a conflict.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the library to change. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** New name of the library. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `updateLibrary`. */
export type UpdateLibraryPayload = {
  __typename?: 'UpdateLibraryPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `responses:library:view`.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed library. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `responses:library:view`.
   */
  library?: Maybe<Library>;
  /** Problems with the input. Empty if the library was changed. */
  userErrors: Array<UserError>;
};

/**
 * Changes to the integration. `name` and `channelId` keep their values if you leave them out. Send the secrets again with every
 * change.
 */
export type UpdateLineIntegrationInput = {
  /** Id of the channel at LINE. */
  channelId?: InputMaybe<Scalars['String']['input']>;
  /** Secret of the channel. Write-only: never returned. */
  channelSecret?: InputMaybe<Scalars['String']['input']>;
  /**
   * The version that the user saw. If another version is stored, nothing changes and `userErrors` has a `VersionConflict`. Default: no
   * check. The gateway compares the version just before it writes, because Genesys Cloud does not: a change that another person makes
   * in that short time is overwritten.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the integration to change. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** New name of the integration. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Service code of the channel. Only for enterprise accounts. No answer shows it. */
  serviceCode?: InputMaybe<Scalars['String']['input']>;
  /** Switcher secret. Required if the account uses LINE's switcher. Write-only: never returned. */
  switcherSecret?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `updateLineIntegration`. */
export type UpdateLineIntegrationPayload = {
  __typename?: 'UpdateLineIntegrationPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `messaging:integration:view`.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed integration. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:integration:view`.
   */
  integration?: Maybe<LineIntegration>;
  /** Problems with the input. Empty if the integration was changed. */
  userErrors: Array<UserError>;
};

/** Changes to a setting. Fields that you leave out keep their values. */
export type UpdateMessagingSettingInput = {
  /** Which social network content reaches agents. Replaces the stored object. */
  content?: InputMaybe<ContentSettingInput>;
  /** Which signals, such as typing indicators, are sent. Replaces the stored object. */
  event?: InputMaybe<EventSettingInput>;
  /**
   * The version that the user saw. If another version is stored, nothing changes and `userErrors` has a `VersionConflict`. Default: no
   * check. The gateway compares the version just before it writes, because Genesys Cloud does not: a change that another person makes
   * in that short time is overwritten.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the setting to change. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** New name of the setting. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `updateMessagingSetting`. */
export type UpdateMessagingSettingPayload = {
  __typename?: 'UpdateMessagingSettingPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `messaging:setting:view`.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed setting. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:setting:view`.
   */
  messagingSetting?: Maybe<MessagingSetting>;
  /** Problems with the input. Empty if the setting was changed. */
  userErrors: Array<UserError>;
};

/** Changes to the identity resolution of an Open Messaging integration. Fields that you leave out keep their values. */
export type UpdateOpenIdentityResolutionInput = {
  /** Id of the division whose contacts are searched, or `*` for all divisions. `null` removes it. */
  divisionId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the external source of contacts that customers are matched with. `null` removes it. */
  externalSourceId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the integration. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True if customers are to be matched to contacts. Required if nothing is set yet. */
  resolveIdentities?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Payload of `updateOpenIdentityResolution`. */
export type UpdateOpenIdentityResolutionPayload = {
  __typename?: 'UpdateOpenIdentityResolutionPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, and without `messaging:integration:view` or
   * without `messaging:identityResolutionOpen:view`: both are needed.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed identity resolution. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:integration:view` or without `messaging:identityResolutionOpen:view`.
   */
  identityResolution?: Maybe<IdentityResolution>;
  /** Problems with the input. Empty if the identity resolution was changed. */
  userErrors: Array<UserError>;
};

/** Changes to the integration. Fields that you leave out keep their values. */
export type UpdateOpenIntegrationInput = {
  /** Id of the integration to change. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the messaging setting. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** New name of the integration. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Secret with which Genesys Cloud signs its calls to the webhook, at least 16 characters. Write-only: never returned. */
  outboundNotificationWebhookSignatureSecretToken?: InputMaybe<Scalars['String']['input']>;
  /** URL of the webhook. Genesys Cloud sends messages to customers there. */
  outboundNotificationWebhookUrl?: InputMaybe<Scalars['String']['input']>;
  /** Id of the supported content profile. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
  /** HTTP headers that Genesys Cloud sends to the webhook: an object of names and values, e.g. `{ "x-api-key": "…" }`. Write-only: never returned. */
  webhookHeaders?: InputMaybe<Scalars['JSON']['input']>;
};

/** Payload of `updateOpenIntegration`. */
export type UpdateOpenIntegrationPayload = {
  __typename?: 'UpdateOpenIntegrationPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `messaging:integration:view`.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed integration. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:integration:view`.
   */
  integration?: Maybe<OpenIntegration>;
  /** Problems with the input. Empty if the integration was changed. */
  userErrors: Array<UserError>;
};

/** Changes to a response. Fields that you leave out keep their values; `null` clears a field. */
export type UpdateResponseInput = {
  /** The invitation. Merged into the stored one. */
  appleInvitation?: InputMaybe<AppleInvitationInput>;
  /** Files and images that the response uses. Replaces the stored list. */
  assets?: InputMaybe<Array<ResponseAssetInput>>;
  /**
   * The version that the user saw. If another version is stored, nothing changes and `userErrors` has a `VersionConflict`. Default:
   * the stored version. Then only a field that another person changes at the same time causes a conflict.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Kind and use of the footer. Merged into the stored object. */
  footer?: InputMaybe<FooterTemplateInput>;
  /** Id of the response to change. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The kind of conversation that the response is meant for. */
  interactionType?: InputMaybe<InteractionType>;
  /** Ids of all libraries that the response is in from now on, at least one. Replaces the stored list. */
  libraryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The message template. Merged into the stored one. */
  messagingTemplate?: InputMaybe<MessagingTemplateInput>;
  /** New name of the response. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What kind of response it is. */
  responseType?: InputMaybe<ResponseType>;
  /** The placeholders in the texts. Replaces the stored list. */
  substitutions?: InputMaybe<Array<ResponseSubstitutionInput>>;
  /** JSON Schema document that describes the values of the placeholders. Replaces the stored document. */
  substitutionsSchema?: InputMaybe<Scalars['JSON']['input']>;
  /** The texts. Replaces the stored list. */
  texts?: InputMaybe<Array<ResponseTextInput>>;
};

/** Payload of `updateResponse`. */
export type UpdateResponsePayload = {
  __typename?: 'UpdateResponsePayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `responses:response:view`.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed response. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `responses:response:view`.
   */
  response?: Maybe<Response>;
  /** Problems with the input. Empty if the response was changed. */
  userErrors: Array<UserError>;
  /**
   * What was saved, but is probably not what the user wants. `null` if there are user errors, and without `responses:response:view`,
   * because warnings quote the stored texts.
   */
  warnings?: Maybe<Array<InputWarning>>;
};

/** Changes to a profile. Fields that you leave out keep their values. */
export type UpdateSupportedContentProfileInput = {
  /**
   * The version that the user saw. If another version is stored, nothing changes and `userErrors` has a `VersionConflict`. Default: no
   * check. The gateway compares the version just before it writes, because Genesys Cloud does not: a change that another person makes
   * in that short time is overwritten.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the profile to change. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The allowed media types. Replaces the stored object. */
  mediaTypes?: InputMaybe<MediaTypesInput>;
  /** New name of the profile. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Payload of `updateSupportedContentProfile`. */
export type UpdateSupportedContentProfilePayload = {
  __typename?: 'UpdateSupportedContentProfilePayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `messaging:supportedContent:view`.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed profile. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:supportedContent:view`.
   */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Problems with the input. Empty if the profile was changed. */
  userErrors: Array<UserError>;
};

/** Changes to the identity resolution of an account on X (Twitter). Fields that you leave out keep their values. */
export type UpdateTwitterIdentityResolutionInput = {
  /** Id of the division whose contacts are searched, or `*` for all divisions. `null` removes it. */
  divisionId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the integration. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True if customers are to be matched to contacts. Required if nothing is set yet. */
  resolveIdentities?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Payload of `updateTwitterIdentityResolution`. */
export type UpdateTwitterIdentityResolutionPayload = {
  __typename?: 'UpdateTwitterIdentityResolutionPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, and without `messaging:integration:view` or
   * without `messaging:identityResolutionX:view`: both are needed.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed identity resolution. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:integration:view` or without `messaging:identityResolutionX:view`.
   */
  identityResolution?: Maybe<IdentityResolution>;
  /** Problems with the input. Empty if the identity resolution was changed. */
  userErrors: Array<UserError>;
};

/** Changes to the integration. Fields that you leave out keep their values. */
export type UpdateTwitterIntegrationInput = {
  /** Code challenge of the sign-up. Current messaging API. No answer shows it. */
  codeChallenge?: InputMaybe<Scalars['String']['input']>;
  /**
   * The version that the user saw. If another version is stored, nothing changes and `userErrors` has a `VersionConflict`. Default: no
   * check. The gateway compares the version just before it writes, because Genesys Cloud does not: a change that another person makes
   * in that short time is overwritten.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the integration to change. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the messaging setting. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** New name of the integration. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Redirect URL of the sign-up. Current messaging API. No answer shows it. */
  redirectUri?: InputMaybe<Scalars['String']['input']>;
  /** Authorization code from the sign-up at X. Current messaging API. Write-only: never returned. */
  signupCode?: InputMaybe<Scalars['String']['input']>;
  /** Id of the supported content profile. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
};

/** Payload of `updateTwitterIntegration`. */
export type UpdateTwitterIntegrationPayload = {
  __typename?: 'UpdateTwitterIntegrationPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `messaging:integration:view`.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed integration. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:integration:view`.
   */
  integration?: Maybe<TwitterIntegration>;
  /** Problems with the input. Empty if the integration was changed. */
  userErrors: Array<UserError>;
};

/** Changes to the identity resolution of a WhatsApp number. Fields that you leave out keep their values. */
export type UpdateWhatsAppIdentityResolutionInput = {
  /** Id of the division whose contacts are searched, or `*` for all divisions. `null` removes it. */
  divisionId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the integration. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True if customers are to be matched to contacts. Required if nothing is set yet. */
  resolveIdentities?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Payload of `updateWhatsAppIdentityResolution`. */
export type UpdateWhatsAppIdentityResolutionPayload = {
  __typename?: 'UpdateWhatsAppIdentityResolutionPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, and without `messaging:integration:view` or
   * without `messaging:identityResolutionWhatsApp:view`: both are needed.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed identity resolution. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:integration:view` or without `messaging:identityResolutionWhatsApp:view`.
   */
  identityResolution?: Maybe<IdentityResolution>;
  /** Problems with the input. Empty if the identity resolution was changed. */
  userErrors: Array<UserError>;
};

/** Changes to the integration. Fields that you leave out keep their values. */
export type UpdateWhatsAppIntegrationInput = {
  /**
   * The version that the user saw. If another version is stored, nothing changes and `userErrors` has a `VersionConflict`. Default: no
   * check. The gateway compares the version just before it writes, because Genesys Cloud does not: a change that another person makes
   * in that short time is overwritten.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the integration to change. */
  id: Scalars['ID']['input'];
  /** Idempotency key, such as a UUID. For 10 minutes the same key and input return the first outcome instead of writing again. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Id of the messaging setting. */
  messagingSettingId?: InputMaybe<Scalars['ID']['input']>;
  /** New name of the integration. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Id of the supported content profile. */
  supportedContentProfileId?: InputMaybe<Scalars['ID']['input']>;
};

/** Payload of `updateWhatsAppIntegration`. */
export type UpdateWhatsAppIntegrationPayload = {
  __typename?: 'UpdateWhatsAppIntegrationPayload';
  /**
   * Old and new values of what changed. Empty: nothing. `null` if there are user errors, if the gateway did not read the old values, and
   * without `messaging:integration:view`.
   */
  changes?: Maybe<Array<Change>>;
  /**
   * The changed integration. `null` if there are user errors, and in a dry run. Where nothing was written, also without
   * `messaging:integration:view`.
   */
  integration?: Maybe<WhatsAppIntegration>;
  /** Problems with the input. Empty if the integration was changed. */
  userErrors: Array<UserError>;
};

/** What Genesys Cloud said when it refused a write. */
export type UpstreamRefusal = {
  __typename?: 'UpstreamRefusal';
  /** Genesys Cloud's own code, e.g. `rms.field.exceeds.max.length`. For logs and support: programs should use `UserError.code`. */
  code?: Maybe<Scalars['String']['output']>;
  /** Id of the refused call. Quote it to Genesys Cloud's support. */
  correlationId?: Maybe<Scalars['String']['output']>;
};

/** A user of the organization: an agent, supervisor or administrator. */
export type User = Node & {
  __typename?: 'User';
  /** Id of the user. */
  id: Scalars['ID']['output'];
  /** Name of the user. The gateway reads names in bulk, and only if a query selects them. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** Path of the user in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
};

/**
 * A problem with the input that the user can correct. A problem that the user cannot correct, such as an outage of Genesys Cloud or a
 * missing permission, is a GraphQL error instead.
 */
export type UserError = {
  /** What is wrong, as a code for programs. */
  code: UserErrorCode;
  /** What is wrong, as a sentence to show to the user. */
  message: Scalars['String']['output'];
  /** The argument that is wrong, e.g. `["input", "name"]` or `["input", "texts", "0", "content"]`. `["input"]` if it is no single field. */
  path: Array<Scalars['String']['output']>;
  /** What Genesys Cloud answered to the write. `null` if the gateway found the problem before, by a rule or by what it read. */
  upstream?: Maybe<UpstreamRefusal>;
};

export { UserErrorCode };

/** Another person changed the entity after the version that your change is based on. Nothing was written. */
export type VersionConflict = UserError & {
  __typename?: 'VersionConflict';
  /** Always `VERSION_CONFLICT`. */
  code: UserErrorCode;
  /**
   * Input fields that your change would overwrite. With `expectedVersion` in the input: fields whose stored value differs from yours.
   * Without it: fields that another person changed at the same time. Empty: your change overwrites nothing, so you can send it again
   * with `currentVersion`. If you may not view the entity: all fields of your input, because the others would tell what is stored.
   */
  conflictingFields: Array<Scalars['String']['output']>;
  /** The entity as it is stored now, so that a form can show both versions. `null` if you may not view it. */
  current?: Maybe<VersionedEntity>;
  /** The version that is stored now. `null` if it is not known, and if you may not view the entity. */
  currentVersion?: Maybe<Scalars['Int']['output']>;
  /** The version that your change is based on. */
  expectedVersion?: Maybe<Scalars['Int']['output']>;
  /** What is wrong, as a sentence to show to the user. */
  message: Scalars['String']['output'];
  /** Always `["input", "expectedVersion"]`. */
  path: Array<Scalars['String']['output']>;
  /** What Genesys Cloud said. `null` if the gateway itself compared the versions. */
  upstream?: Maybe<UpstreamRefusal>;
};

/** An entity with a version. */
export type Versioned = {
  /** Id of the entity. */
  id: Scalars['ID']['output'];
  /** Grows with every change. Send it as `expectedVersion` with an update. `null` if the entity has no versions, e.g. Open Messaging. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** Any entity that has a version. */
export type VersionedEntity = AppleIntegration | FacebookIntegration | InstagramIntegration | Library | LineIntegration | MessagingSetting | OpenIntegration | Response | SupportedContentProfile | TwitterIntegration | WhatsAppIntegration;

export { WhatsAppActivationStatus };

/** Connects a WhatsApp number. */
export type WhatsAppIntegration = Integration & Node & Versioned & {
  __typename?: 'WhatsAppIntegration';
  /** Why the activation failed. `null` if it did not fail. */
  activationErrorInfo?: Maybe<IntegrationError>;
  /** Progress of the activation of the phone number. */
  activationStatusCode?: Maybe<WhatsAppActivationStatus>;
  /** Phone numbers of the business account that the integration could use. */
  availablePhoneNumbers?: Maybe<Array<WhatsAppPhoneNumber>>;
  /** The messaging network. */
  channel: Channel;
  /** Why the creation failed. `null` if it did not fail. */
  createError?: Maybe<IntegrationError>;
  /** Progress of the creation. `null` if Genesys Cloud does not say. */
  createStatus?: Maybe<CreateStatus>;
  /** The user who created the integration. */
  createdBy?: Maybe<User>;
  /** When the integration was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the integration was last changed. */
  dateModified?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the integration. */
  id: Scalars['ID']['output'];
  /** How customers are matched to known contacts. `null` if nothing is set. Costs one REST call for each integration. */
  identityResolution?: Maybe<IdentityResolution>;
  /**
   * Rules for messages. All fields come with the integration, at no extra REST call, except `isDefault` and `integrations`. `null`
   * with the older messaging API.
   */
  messagingSetting?: Maybe<MessagingSetting>;
  /** The user who last changed the integration. */
  modifiedBy?: Maybe<User>;
  /** Name of the integration. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type and id in one. `node` and `nodes` read the entity by it. */
  nodeId: Scalars['ID']['output'];
  /** The phone number. */
  phoneNumber?: Maybe<Scalars['String']['output']>;
  /** The routing entry of the account. It ties the integration to a message flow. */
  recipient?: Maybe<Recipient>;
  /** Path of the integration in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** State of the integration. */
  status?: Maybe<IntegrationStatus>;
  /**
   * Media types that customers and agents may send. `id`, `selfUri` and `integrations` come with the integration, `name` and
   * `mediaTypes` too at no extra REST call; other fields cost a read of the profile. `null` with the older messaging API.
   */
  supportedContentProfile?: Maybe<SupportedContentProfile>;
  /** Grows with every change. `null` if the channel has no versions, e.g. Open Messaging. */
  version?: Maybe<Scalars['Int']['output']>;
  /** Id of the WhatsApp business account. */
  whatsAppBusinessAccountId?: Maybe<Scalars['String']['output']>;
};

/** A phone number of a WhatsApp business account. */
export type WhatsAppPhoneNumber = {
  __typename?: 'WhatsAppPhoneNumber';
  /** Display name that customers see. */
  name?: Maybe<Scalars['String']['output']>;
  /** The phone number. */
  phoneNumber?: Maybe<Scalars['String']['output']>;
  /** State of the number at WhatsApp, in Genesys Cloud's words. */
  status?: Maybe<Scalars['String']['output']>;
};

/** A message template that is registered with WhatsApp. */
export type WhatsAppTemplate = {
  __typename?: 'WhatsAppTemplate';
  /** The buttons below the message. */
  buttons?: Maybe<Array<TemplateButton>>;
  /** The carousel. Only for carousel templates. */
  carousel?: Maybe<Carousel>;
  /** WhatsApp's category of the template. */
  category?: Maybe<WhatsAppTemplateCategory>;
  /** The header above the message. */
  header?: Maybe<TemplateHeader>;
  /** The WhatsApp integration that owns the template. Only for carousel templates, otherwise `null`. Costs one REST call. */
  integration?: Maybe<WhatsAppIntegration>;
  /** Id of the WhatsApp integration that owns the template. Only for carousel templates. */
  integrationId?: Maybe<Scalars['ID']['output']>;
  /** Language code of the template, e.g. `en_US`. */
  language?: Maybe<Scalars['String']['output']>;
  /** The footer below the message. */
  messageFooter?: Maybe<TemplateFooter>;
  /** Name of the template at WhatsApp. */
  name?: Maybe<Scalars['String']['output']>;
  /** Namespace of the template at WhatsApp. */
  namespace?: Maybe<Scalars['String']['output']>;
  /** Reason for `templateStatus`. */
  statusInfo?: Maybe<TemplateStatusInfo>;
  /** State of WhatsApp's approval, in Genesys Cloud's words. */
  templateStatus?: Maybe<Scalars['String']['output']>;
};

export { WhatsAppTemplateCategory };

/** A message template that is registered with WhatsApp. A new one needs `name` and `language`. */
export type WhatsAppTemplateInput = {
  /** The buttons below the message. */
  buttons?: InputMaybe<Array<TemplateButtonInput>>;
  /** The carousel. Only for carousel templates. */
  carousel?: InputMaybe<CarouselInput>;
  /** WhatsApp's category of the template. */
  category?: InputMaybe<WhatsAppTemplateCategory>;
  /** The header above the message. */
  header?: InputMaybe<TemplateHeaderInput>;
  /** Id of the WhatsApp integration that owns the template. Only for carousel templates. */
  integrationId?: InputMaybe<Scalars['ID']['input']>;
  /** Language code of the template, e.g. `en_US`. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** The footer below the message. */
  messageFooter?: InputMaybe<TemplateFooterInput>;
  /** Name of the template at WhatsApp. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Namespace of the template at WhatsApp. */
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
  Node:
    | ( GenesysIntegration )
    | ( DivisionOrReference )
    | ( GenesysIntegration )
    | ( GenesysIntegration )
    | ( GenesysLibrary )
    | ( GenesysIntegration )
    | ( GenesysMessagingSetting )
    | ( GenesysIntegration )
    | ( GenesysIntegration )
    | ( GenesysResponse )
    | ( GenesysResponseAsset )
    | ( GenesysSupportedContent )
    | ( GenesysIntegration )
    | ( UserOrReference )
    | ( GenesysIntegration )
  ;
  UserError:
    | ( InputError )
    | ( Omit<VersionConflict, 'current'> & { current?: Maybe<_RefType['VersionedEntity']> } )
  ;
  Versioned:
    | ( GenesysIntegration )
    | ( GenesysIntegration )
    | ( GenesysIntegration )
    | ( GenesysLibrary )
    | ( GenesysIntegration )
    | ( GenesysMessagingSetting )
    | ( GenesysIntegration )
    | ( GenesysIntegration )
    | ( GenesysResponse )
    | ( GenesysSupportedContent )
    | ( GenesysIntegration )
    | ( GenesysIntegration )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActivateWhatsAppIntegrationInput: ActivateWhatsAppIntegrationInput;
  ActivateWhatsAppIntegrationPayload: ResolverTypeWrapper<Omit<ActivateWhatsAppIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['WhatsAppIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  AffectedEntities: ResolverTypeWrapper<AffectedEntities>;
  AffectedEntity: ResolverTypeWrapper<AffectedEntity>;
  AppleAuthentication: ResolverTypeWrapper<AppleAuthentication>;
  AppleAuthenticationInput: AppleAuthenticationInput;
  AppleIMessageApp: ResolverTypeWrapper<AppleIMessageApp>;
  AppleIMessageAppInput: AppleIMessageAppInput;
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
  ChangeAction: ChangeAction;
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
  CreateWhatsAppIntegrationByEmbeddedSignupInput: CreateWhatsAppIntegrationByEmbeddedSignupInput;
  CreateWhatsAppIntegrationByEmbeddedSignupPayload: ResolverTypeWrapper<Omit<CreateWhatsAppIntegrationByEmbeddedSignupPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['WhatsAppIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
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
  Division: ResolverTypeWrapper<DivisionOrReference>;
  DivisionConnection: ResolverTypeWrapper<Omit<DivisionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DivisionEdge']>, nodes: Array<Maybe<ResolversTypes['Division']>> }>;
  DivisionEdge: ResolverTypeWrapper<Omit<DivisionEdge, 'node'> & { node?: Maybe<ResolversTypes['Division']> }>;
  EntityType: EntityType;
  EventSetting: ResolverTypeWrapper<EventSetting>;
  EventSettingInput: EventSettingInput;
  ExternalSource: ResolverTypeWrapper<Reference>;
  FacebookApp: ResolverTypeWrapper<GenesysFacebookApp>;
  FacebookIntegration: ResolverTypeWrapper<GenesysIntegration>;
  FacebookPermission: ResolverTypeWrapper<GenesysFacebookPermission>;
  FacebookPermissionType: FacebookPermissionType;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FooterResource: FooterResource;
  FooterTemplate: ResolverTypeWrapper<FooterTemplate>;
  FooterTemplateInput: FooterTemplateInput;
  FooterType: FooterType;
  HistoryChange: ResolverTypeWrapper<HistoryChange>;
  HistoryEntry: ResolverTypeWrapper<PastChange>;
  HistoryEntryConnection: ResolverTypeWrapper<Omit<HistoryEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['HistoryEntryEdge']>, nodes: Array<Maybe<ResolversTypes['HistoryEntry']>> }>;
  HistoryEntryEdge: ResolverTypeWrapper<Omit<HistoryEntryEdge, 'node'> & { node?: Maybe<ResolversTypes['HistoryEntry']> }>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdentityResolution: ResolverTypeWrapper<GenesysIdentityResolution>;
  InboundOnlySetting: ResolverTypeWrapper<InboundOnlySetting>;
  InboundOnlySettingInput: InboundOnlySettingInput;
  InputError: ResolverTypeWrapper<InputError>;
  InputWarning: ResolverTypeWrapper<InputWarning>;
  InstagramIntegration: ResolverTypeWrapper<GenesysIntegration>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Integration: ResolverTypeWrapper<GenesysIntegration>;
  IntegrationBy: IntegrationBy;
  IntegrationChange: ResolverTypeWrapper<EntityChange>;
  IntegrationConnection: ResolverTypeWrapper<Omit<IntegrationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['IntegrationEdge']>, nodes: Array<Maybe<ResolversTypes['Integration']>> }>;
  IntegrationEdge: ResolverTypeWrapper<Omit<IntegrationEdge, 'node'> & { node?: Maybe<ResolversTypes['Integration']> }>;
  IntegrationError: ResolverTypeWrapper<IntegrationError>;
  IntegrationErrorDetail: ResolverTypeWrapper<IntegrationErrorDetail>;
  IntegrationOnChannelInput: IntegrationOnChannelInput;
  IntegrationStatus: IntegrationStatus;
  InteractionType: InteractionType;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Library: ResolverTypeWrapper<GenesysLibrary>;
  LibraryChange: ResolverTypeWrapper<EntityChange>;
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
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OpenExtensionType: OpenExtensionType;
  OpenIntegration: ResolverTypeWrapper<GenesysIntegration>;
  OtherIntegration: ResolverTypeWrapper<GenesysIntegration>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Recipient: ResolverTypeWrapper<Reference>;
  Response: ResolverTypeWrapper<GenesysResponse>;
  ResponseAsset: ResolverTypeWrapper<GenesysResponseAsset>;
  ResponseAssetInput: ResponseAssetInput;
  ResponseAssetLink: ResolverTypeWrapper<AssetReference>;
  ResponseChange: ResolverTypeWrapper<EntityChange>;
  ResponseConnection: ResolverTypeWrapper<Omit<ResponseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ResponseEdge']>, nodes: Array<Maybe<ResolversTypes['Response']>> }>;
  ResponseEdge: ResolverTypeWrapper<Omit<ResponseEdge, 'node'> & { node?: Maybe<ResolversTypes['Response']> }>;
  ResponseSearchFilter: ResponseSearchFilter;
  ResponseSubstitution: ResolverTypeWrapper<GenesysSubstitution>;
  ResponseSubstitutionInput: ResponseSubstitutionInput;
  ResponseText: ResolverTypeWrapper<ResponseText>;
  ResponseTextInput: ResponseTextInput;
  ResponseType: ResponseType;
  SetDefaultMessagingSettingInput: SetDefaultMessagingSettingInput;
  SetDefaultMessagingSettingPayload: ResolverTypeWrapper<Omit<SetDefaultMessagingSettingPayload, 'messagingSetting' | 'userErrors'> & { messagingSetting?: Maybe<ResolversTypes['MessagingSetting']>, userErrors: Array<ResolversTypes['UserError']> }>;
  SetDefaultSupportedContentProfileInput: SetDefaultSupportedContentProfileInput;
  SetDefaultSupportedContentProfilePayload: ResolverTypeWrapper<Omit<SetDefaultSupportedContentProfilePayload, 'supportedContentProfile' | 'userErrors'> & { supportedContentProfile?: Maybe<ResolversTypes['SupportedContentProfile']>, userErrors: Array<ResolversTypes['UserError']> }>;
  SetThreadingTimelineInput: SetThreadingTimelineInput;
  SetThreadingTimelinePayload: ResolverTypeWrapper<Omit<SetThreadingTimelinePayload, 'threadingTimeline' | 'userErrors'> & { threadingTimeline?: Maybe<ResolversTypes['ThreadingTimeline']>, userErrors: Array<ResolversTypes['UserError']> }>;
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
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SupportedContentProfile: ResolverTypeWrapper<GenesysSupportedContent>;
  SupportedContentProfileChange: ResolverTypeWrapper<EntityChange>;
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
  ThreadingTimeline: ResolverTypeWrapper<GenesysThreadingTimeline>;
  ThreadingTimelineSetting: ResolverTypeWrapper<GenesysThreadingWindow>;
  ThreadingTimelineSettingInput: ThreadingTimelineSettingInput;
  TwitterIntegration: ResolverTypeWrapper<GenesysIntegration>;
  TwitterTier: TwitterTier;
  TypingSetting: ResolverTypeWrapper<TypingSetting>;
  TypingSettingInput: TypingSettingInput;
  UpdateAppleIdentityResolutionInput: UpdateAppleIdentityResolutionInput;
  UpdateAppleIdentityResolutionPayload: ResolverTypeWrapper<Omit<UpdateAppleIdentityResolutionPayload, 'identityResolution' | 'userErrors'> & { identityResolution?: Maybe<ResolversTypes['IdentityResolution']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateAppleIntegrationInput: UpdateAppleIntegrationInput;
  UpdateAppleIntegrationPayload: ResolverTypeWrapper<Omit<UpdateAppleIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['AppleIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateFacebookIdentityResolutionInput: UpdateFacebookIdentityResolutionInput;
  UpdateFacebookIdentityResolutionPayload: ResolverTypeWrapper<Omit<UpdateFacebookIdentityResolutionPayload, 'identityResolution' | 'userErrors'> & { identityResolution?: Maybe<ResolversTypes['IdentityResolution']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateFacebookIntegrationInput: UpdateFacebookIntegrationInput;
  UpdateFacebookIntegrationPayload: ResolverTypeWrapper<Omit<UpdateFacebookIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['FacebookIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateInstagramIdentityResolutionInput: UpdateInstagramIdentityResolutionInput;
  UpdateInstagramIdentityResolutionPayload: ResolverTypeWrapper<Omit<UpdateInstagramIdentityResolutionPayload, 'identityResolution' | 'userErrors'> & { identityResolution?: Maybe<ResolversTypes['IdentityResolution']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateInstagramIntegrationInput: UpdateInstagramIntegrationInput;
  UpdateInstagramIntegrationPayload: ResolverTypeWrapper<Omit<UpdateInstagramIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['InstagramIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateLibraryInput: UpdateLibraryInput;
  UpdateLibraryPayload: ResolverTypeWrapper<Omit<UpdateLibraryPayload, 'library' | 'userErrors'> & { library?: Maybe<ResolversTypes['Library']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateLineIntegrationInput: UpdateLineIntegrationInput;
  UpdateLineIntegrationPayload: ResolverTypeWrapper<Omit<UpdateLineIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['LineIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateMessagingSettingInput: UpdateMessagingSettingInput;
  UpdateMessagingSettingPayload: ResolverTypeWrapper<Omit<UpdateMessagingSettingPayload, 'messagingSetting' | 'userErrors'> & { messagingSetting?: Maybe<ResolversTypes['MessagingSetting']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateOpenIdentityResolutionInput: UpdateOpenIdentityResolutionInput;
  UpdateOpenIdentityResolutionPayload: ResolverTypeWrapper<Omit<UpdateOpenIdentityResolutionPayload, 'identityResolution' | 'userErrors'> & { identityResolution?: Maybe<ResolversTypes['IdentityResolution']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateOpenIntegrationInput: UpdateOpenIntegrationInput;
  UpdateOpenIntegrationPayload: ResolverTypeWrapper<Omit<UpdateOpenIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['OpenIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateResponseInput: UpdateResponseInput;
  UpdateResponsePayload: ResolverTypeWrapper<Omit<UpdateResponsePayload, 'response' | 'userErrors'> & { response?: Maybe<ResolversTypes['Response']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateSupportedContentProfileInput: UpdateSupportedContentProfileInput;
  UpdateSupportedContentProfilePayload: ResolverTypeWrapper<Omit<UpdateSupportedContentProfilePayload, 'supportedContentProfile' | 'userErrors'> & { supportedContentProfile?: Maybe<ResolversTypes['SupportedContentProfile']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateTwitterIdentityResolutionInput: UpdateTwitterIdentityResolutionInput;
  UpdateTwitterIdentityResolutionPayload: ResolverTypeWrapper<Omit<UpdateTwitterIdentityResolutionPayload, 'identityResolution' | 'userErrors'> & { identityResolution?: Maybe<ResolversTypes['IdentityResolution']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateTwitterIntegrationInput: UpdateTwitterIntegrationInput;
  UpdateTwitterIntegrationPayload: ResolverTypeWrapper<Omit<UpdateTwitterIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['TwitterIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateWhatsAppIdentityResolutionInput: UpdateWhatsAppIdentityResolutionInput;
  UpdateWhatsAppIdentityResolutionPayload: ResolverTypeWrapper<Omit<UpdateWhatsAppIdentityResolutionPayload, 'identityResolution' | 'userErrors'> & { identityResolution?: Maybe<ResolversTypes['IdentityResolution']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateWhatsAppIntegrationInput: UpdateWhatsAppIntegrationInput;
  UpdateWhatsAppIntegrationPayload: ResolverTypeWrapper<Omit<UpdateWhatsAppIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversTypes['WhatsAppIntegration']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpstreamRefusal: ResolverTypeWrapper<UpstreamRefusal>;
  User: ResolverTypeWrapper<UserOrReference>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserErrorCode: UserErrorCode;
  VersionConflict: ResolverTypeWrapper<Omit<VersionConflict, 'current'> & { current?: Maybe<ResolversTypes['VersionedEntity']> }>;
  Versioned: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Versioned']>;
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
  ActivateWhatsAppIntegrationInput: ActivateWhatsAppIntegrationInput;
  ActivateWhatsAppIntegrationPayload: Omit<ActivateWhatsAppIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['WhatsAppIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  AffectedEntities: AffectedEntities;
  AffectedEntity: AffectedEntity;
  AppleAuthentication: AppleAuthentication;
  AppleAuthenticationInput: AppleAuthenticationInput;
  AppleIMessageApp: AppleIMessageApp;
  AppleIMessageAppInput: AppleIMessageAppInput;
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
  CreateWhatsAppIntegrationByEmbeddedSignupInput: CreateWhatsAppIntegrationByEmbeddedSignupInput;
  CreateWhatsAppIntegrationByEmbeddedSignupPayload: Omit<CreateWhatsAppIntegrationByEmbeddedSignupPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['WhatsAppIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
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
  Division: DivisionOrReference;
  DivisionConnection: Omit<DivisionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DivisionEdge']>, nodes: Array<Maybe<ResolversParentTypes['Division']>> };
  DivisionEdge: Omit<DivisionEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Division']> };
  EventSetting: EventSetting;
  EventSettingInput: EventSettingInput;
  ExternalSource: Reference;
  FacebookApp: GenesysFacebookApp;
  FacebookIntegration: GenesysIntegration;
  FacebookPermission: GenesysFacebookPermission;
  Float: Scalars['Float']['output'];
  FooterTemplate: FooterTemplate;
  FooterTemplateInput: FooterTemplateInput;
  HistoryChange: HistoryChange;
  HistoryEntry: PastChange;
  HistoryEntryConnection: Omit<HistoryEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['HistoryEntryEdge']>, nodes: Array<Maybe<ResolversParentTypes['HistoryEntry']>> };
  HistoryEntryEdge: Omit<HistoryEntryEdge, 'node'> & { node?: Maybe<ResolversParentTypes['HistoryEntry']> };
  ID: Scalars['ID']['output'];
  IdentityResolution: GenesysIdentityResolution;
  InboundOnlySetting: InboundOnlySetting;
  InboundOnlySettingInput: InboundOnlySettingInput;
  InputError: InputError;
  InputWarning: InputWarning;
  InstagramIntegration: GenesysIntegration;
  Int: Scalars['Int']['output'];
  Integration: GenesysIntegration;
  IntegrationBy: IntegrationBy;
  IntegrationChange: EntityChange;
  IntegrationConnection: Omit<IntegrationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['IntegrationEdge']>, nodes: Array<Maybe<ResolversParentTypes['Integration']>> };
  IntegrationEdge: Omit<IntegrationEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Integration']> };
  IntegrationError: IntegrationError;
  IntegrationErrorDetail: IntegrationErrorDetail;
  IntegrationOnChannelInput: IntegrationOnChannelInput;
  JSON: Scalars['JSON']['output'];
  Library: GenesysLibrary;
  LibraryChange: EntityChange;
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
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OpenIntegration: GenesysIntegration;
  OtherIntegration: GenesysIntegration;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  Recipient: Reference;
  Response: GenesysResponse;
  ResponseAsset: GenesysResponseAsset;
  ResponseAssetInput: ResponseAssetInput;
  ResponseAssetLink: AssetReference;
  ResponseChange: EntityChange;
  ResponseConnection: Omit<ResponseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ResponseEdge']>, nodes: Array<Maybe<ResolversParentTypes['Response']>> };
  ResponseEdge: Omit<ResponseEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Response']> };
  ResponseSearchFilter: ResponseSearchFilter;
  ResponseSubstitution: GenesysSubstitution;
  ResponseSubstitutionInput: ResponseSubstitutionInput;
  ResponseText: ResponseText;
  ResponseTextInput: ResponseTextInput;
  SetDefaultMessagingSettingInput: SetDefaultMessagingSettingInput;
  SetDefaultMessagingSettingPayload: Omit<SetDefaultMessagingSettingPayload, 'messagingSetting' | 'userErrors'> & { messagingSetting?: Maybe<ResolversParentTypes['MessagingSetting']>, userErrors: Array<ResolversParentTypes['UserError']> };
  SetDefaultSupportedContentProfileInput: SetDefaultSupportedContentProfileInput;
  SetDefaultSupportedContentProfilePayload: Omit<SetDefaultSupportedContentProfilePayload, 'supportedContentProfile' | 'userErrors'> & { supportedContentProfile?: Maybe<ResolversParentTypes['SupportedContentProfile']>, userErrors: Array<ResolversParentTypes['UserError']> };
  SetThreadingTimelineInput: SetThreadingTimelineInput;
  SetThreadingTimelinePayload: Omit<SetThreadingTimelinePayload, 'threadingTimeline' | 'userErrors'> & { threadingTimeline?: Maybe<ResolversParentTypes['ThreadingTimeline']>, userErrors: Array<ResolversParentTypes['UserError']> };
  SettingDirection: SettingDirection;
  SettingDirectionInput: SettingDirectionInput;
  Sticker: GenesysSticker;
  StickerConnection: Omit<StickerConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['StickerEdge']>, nodes: Array<Maybe<ResolversParentTypes['Sticker']>> };
  StickerEdge: Omit<StickerEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Sticker']> };
  StorySetting: StorySetting;
  StorySettingInput: StorySettingInput;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  SupportedContentProfile: GenesysSupportedContent;
  SupportedContentProfileChange: EntityChange;
  SupportedContentProfileConnection: Omit<SupportedContentProfileConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SupportedContentProfileEdge']>, nodes: Array<Maybe<ResolversParentTypes['SupportedContentProfile']>> };
  SupportedContentProfileEdge: Omit<SupportedContentProfileEdge, 'node'> & { node?: Maybe<ResolversParentTypes['SupportedContentProfile']> };
  TemplateButton: TemplateButton;
  TemplateButtonInput: TemplateButtonInput;
  TemplateFooter: TemplateFooter;
  TemplateFooterInput: TemplateFooterInput;
  TemplateHeader: TemplateHeader;
  TemplateHeaderInput: TemplateHeaderInput;
  TemplateStatusInfo: TemplateStatusInfo;
  ThreadingTimeline: GenesysThreadingTimeline;
  ThreadingTimelineSetting: GenesysThreadingWindow;
  ThreadingTimelineSettingInput: ThreadingTimelineSettingInput;
  TwitterIntegration: GenesysIntegration;
  TypingSetting: TypingSetting;
  TypingSettingInput: TypingSettingInput;
  UpdateAppleIdentityResolutionInput: UpdateAppleIdentityResolutionInput;
  UpdateAppleIdentityResolutionPayload: Omit<UpdateAppleIdentityResolutionPayload, 'identityResolution' | 'userErrors'> & { identityResolution?: Maybe<ResolversParentTypes['IdentityResolution']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateAppleIntegrationInput: UpdateAppleIntegrationInput;
  UpdateAppleIntegrationPayload: Omit<UpdateAppleIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['AppleIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateFacebookIdentityResolutionInput: UpdateFacebookIdentityResolutionInput;
  UpdateFacebookIdentityResolutionPayload: Omit<UpdateFacebookIdentityResolutionPayload, 'identityResolution' | 'userErrors'> & { identityResolution?: Maybe<ResolversParentTypes['IdentityResolution']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateFacebookIntegrationInput: UpdateFacebookIntegrationInput;
  UpdateFacebookIntegrationPayload: Omit<UpdateFacebookIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['FacebookIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateInstagramIdentityResolutionInput: UpdateInstagramIdentityResolutionInput;
  UpdateInstagramIdentityResolutionPayload: Omit<UpdateInstagramIdentityResolutionPayload, 'identityResolution' | 'userErrors'> & { identityResolution?: Maybe<ResolversParentTypes['IdentityResolution']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateInstagramIntegrationInput: UpdateInstagramIntegrationInput;
  UpdateInstagramIntegrationPayload: Omit<UpdateInstagramIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['InstagramIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateLibraryInput: UpdateLibraryInput;
  UpdateLibraryPayload: Omit<UpdateLibraryPayload, 'library' | 'userErrors'> & { library?: Maybe<ResolversParentTypes['Library']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateLineIntegrationInput: UpdateLineIntegrationInput;
  UpdateLineIntegrationPayload: Omit<UpdateLineIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['LineIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateMessagingSettingInput: UpdateMessagingSettingInput;
  UpdateMessagingSettingPayload: Omit<UpdateMessagingSettingPayload, 'messagingSetting' | 'userErrors'> & { messagingSetting?: Maybe<ResolversParentTypes['MessagingSetting']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateOpenIdentityResolutionInput: UpdateOpenIdentityResolutionInput;
  UpdateOpenIdentityResolutionPayload: Omit<UpdateOpenIdentityResolutionPayload, 'identityResolution' | 'userErrors'> & { identityResolution?: Maybe<ResolversParentTypes['IdentityResolution']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateOpenIntegrationInput: UpdateOpenIntegrationInput;
  UpdateOpenIntegrationPayload: Omit<UpdateOpenIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['OpenIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateResponseInput: UpdateResponseInput;
  UpdateResponsePayload: Omit<UpdateResponsePayload, 'response' | 'userErrors'> & { response?: Maybe<ResolversParentTypes['Response']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateSupportedContentProfileInput: UpdateSupportedContentProfileInput;
  UpdateSupportedContentProfilePayload: Omit<UpdateSupportedContentProfilePayload, 'supportedContentProfile' | 'userErrors'> & { supportedContentProfile?: Maybe<ResolversParentTypes['SupportedContentProfile']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateTwitterIdentityResolutionInput: UpdateTwitterIdentityResolutionInput;
  UpdateTwitterIdentityResolutionPayload: Omit<UpdateTwitterIdentityResolutionPayload, 'identityResolution' | 'userErrors'> & { identityResolution?: Maybe<ResolversParentTypes['IdentityResolution']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateTwitterIntegrationInput: UpdateTwitterIntegrationInput;
  UpdateTwitterIntegrationPayload: Omit<UpdateTwitterIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['TwitterIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateWhatsAppIdentityResolutionInput: UpdateWhatsAppIdentityResolutionInput;
  UpdateWhatsAppIdentityResolutionPayload: Omit<UpdateWhatsAppIdentityResolutionPayload, 'identityResolution' | 'userErrors'> & { identityResolution?: Maybe<ResolversParentTypes['IdentityResolution']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateWhatsAppIntegrationInput: UpdateWhatsAppIntegrationInput;
  UpdateWhatsAppIntegrationPayload: Omit<UpdateWhatsAppIntegrationPayload, 'integration' | 'userErrors'> & { integration?: Maybe<ResolversParentTypes['WhatsAppIntegration']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpstreamRefusal: UpstreamRefusal;
  User: UserOrReference;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  VersionConflict: Omit<VersionConflict, 'current'> & { current?: Maybe<ResolversParentTypes['VersionedEntity']> };
  Versioned: ResolversInterfaceTypes<ResolversParentTypes>['Versioned'];
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

export type SemanticNonNullDirectiveArgs = {
  levels?: Array<Scalars['Int']['input']>;
};

export type SemanticNonNullDirectiveResolver<Result, Parent, ContextType = Context, Args = SemanticNonNullDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ActivateWhatsAppIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivateWhatsAppIntegrationPayload'] = ResolversParentTypes['ActivateWhatsAppIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['WhatsAppIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AffectedEntitiesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedEntities'] = ResolversParentTypes['AffectedEntities']> = {
  nodes?: Resolver<Array<ResolversTypes['AffectedEntity']>, ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AffectedEntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AffectedEntity'] = ResolversParentTypes['AffectedEntity']> = {
  effect?: Resolver<ResolversTypes['DeleteEffect'], ParentType, ContextType>;
  entityId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['EntityType'], ParentType, ContextType>;
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
  identityResolution?: Resolver<Maybe<ResolversTypes['IdentityResolution']>, ParentType, ContextType>;
  logoUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messagesForBusinessId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['Recipient']>, ParentType, ContextType>;
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

export type AppleInvitationTemplateTypeResolvers = EnumResolverSignature<{ UNRECOGNIZED?: any, WITHOUT_IMAGE?: any, WITH_IMAGE?: any }, ResolversTypes['AppleInvitationTemplateType']>;

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

export type ApplePayCapabilityResolvers = EnumResolverSignature<{ CREDIT_CARD?: any, DEBIT_CARD?: any, THREE_D_SECURE?: any, UNRECOGNIZED?: any }, ResolversTypes['ApplePayCapability']>;

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

export type ChangeActionResolvers = EnumResolverSignature<{ CREATED?: any, DELETED?: any, UPDATED?: any }, ResolversTypes['ChangeAction']>;

export type ChannelResolvers = EnumResolverSignature<{ APPLE?: any, FACEBOOK?: any, INSTAGRAM?: any, LINE?: any, OPEN?: any, SMS?: any, TWITTER?: any, UNRECOGNIZED?: any, WEBMESSAGING?: any, WHATSAPP?: any }, ResolversTypes['Channel']>;

export type ClearDefaultMessagingSettingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClearDefaultMessagingSettingPayload'] = ResolversParentTypes['ClearDefaultMessagingSettingPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
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
  warnings?: Resolver<Maybe<Array<ResolversTypes['InputWarning']>>, ParentType, ContextType>;
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

export type CreateWhatsAppIntegrationByEmbeddedSignupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateWhatsAppIntegrationByEmbeddedSignupPayload'] = ResolversParentTypes['CreateWhatsAppIntegrationByEmbeddedSignupPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['WhatsAppIntegration']>, ParentType, ContextType>;
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
  responseId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isHome?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DivisionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DivisionConnection'] = ResolversParentTypes['DivisionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DivisionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Division']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DivisionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DivisionEdge'] = ResolversParentTypes['DivisionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Division']>, ParentType, ContextType>;
};

export type EntityTypeResolvers = EnumResolverSignature<{ APPLE_INTEGRATION?: any, FACEBOOK_INTEGRATION?: any, INSTAGRAM_INTEGRATION?: any, LIBRARY?: any, LINE_INTEGRATION?: any, OPEN_INTEGRATION?: any, OTHER_INTEGRATION?: any, RESPONSE?: any, TWITTER_INTEGRATION?: any, WHATSAPP_INTEGRATION?: any }, ResolversTypes['EntityType']>;

export type EventSettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EventSetting'] = ResolversParentTypes['EventSetting']> = {
  typing?: Resolver<Maybe<ResolversTypes['TypingSetting']>, ParentType, ContextType>;
};

export type ExternalSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExternalSource'] = ResolversParentTypes['ExternalSource']> = {
  externalSourceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FacebookAppResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FacebookApp'] = ResolversParentTypes['FacebookApp']> = {
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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
  identityResolution?: Resolver<Maybe<ResolversTypes['IdentityResolution']>, ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pageName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pageProfileImageUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['Recipient']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['IntegrationStatus']>, ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FacebookPermissionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FacebookPermission'] = ResolversParentTypes['FacebookPermission']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['FacebookPermissionType']>, ParentType, ContextType>;
};

export type FacebookPermissionTypeResolvers = EnumResolverSignature<{ FACEBOOK_PRIVATE?: any, FACEBOOK_PUBLIC?: any, INSTAGRAM_PRIVATE?: any, INSTAGRAM_PUBLIC?: any, UNRECOGNIZED?: any, WHATSAPP_PRIVATE?: any }, ResolversTypes['FacebookPermissionType']>;

export type FooterResourceResolvers = EnumResolverSignature<{ CAMPAIGN?: any, UNRECOGNIZED?: any }, ResolversTypes['FooterResource']>;

export type FooterTemplateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FooterTemplate'] = ResolversParentTypes['FooterTemplate']> = {
  applicableResources?: Resolver<Maybe<Array<ResolversTypes['FooterResource']>>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['FooterType']>, ParentType, ContextType>;
};

export type FooterTypeResolvers = EnumResolverSignature<{ SIGNATURE?: any, UNRECOGNIZED?: any }, ResolversTypes['FooterType']>;

export type HistoryChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HistoryChange'] = ResolversParentTypes['HistoryChange']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HistoryEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HistoryEntry'] = ResolversParentTypes['HistoryEntry']> = {
  action?: Resolver<ResolversTypes['ChangeAction'], ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  auditId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['HistoryChange']>, ParentType, ContextType>;
  isThroughGateway?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  oauthClientId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type HistoryEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HistoryEntryConnection'] = ResolversParentTypes['HistoryEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['HistoryEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['HistoryEntry']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type HistoryEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HistoryEntryEdge'] = ResolversParentTypes['HistoryEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['HistoryEntry']>, ParentType, ContextType>;
};

export type IdentityResolutionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityResolution'] = ResolversParentTypes['IdentityResolution']> = {
  division?: Resolver<Maybe<ResolversTypes['Division']>, ParentType, ContextType>;
  externalSource?: Resolver<Maybe<ResolversTypes['ExternalSource']>, ParentType, ContextType>;
  resolveIdentities?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InboundOnlySettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InboundOnlySetting'] = ResolversParentTypes['InboundOnlySetting']> = {
  inbound?: Resolver<Maybe<ResolversTypes['SettingState']>, ParentType, ContextType>;
};

export type InputErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputError'] = ResolversParentTypes['InputError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  upstream?: Resolver<Maybe<ResolversTypes['UpstreamRefusal']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InputWarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputWarning'] = ResolversParentTypes['InputWarning']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
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
  identityResolution?: Resolver<Maybe<ResolversTypes['IdentityResolution']>, ParentType, ContextType>;
  instagramId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  instagramName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  instagramProfileImageUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  instagramUsername?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['Recipient']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['IntegrationStatus']>, ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IntegrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Integration'] = ResolversParentTypes['Integration']> = {
  __resolveType: TypeResolveFn<'AppleIntegration' | 'FacebookIntegration' | 'InstagramIntegration' | 'LineIntegration' | 'OpenIntegration' | 'OtherIntegration' | 'TwitterIntegration' | 'WhatsAppIntegration', ParentType, ContextType>;
};

export type IntegrationChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntegrationChange'] = ResolversParentTypes['IntegrationChange']> = {
  action?: Resolver<ResolversTypes['ChangeAction'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['Integration']>, ParentType, ContextType>;
  integrationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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
  history?: Resolver<Maybe<ResolversTypes['HistoryEntryConnection']>, ParentType, ContextType, RequireFields<LibraryHistoryArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  responseType?: Resolver<Maybe<ResolversTypes['ResponseType']>, ParentType, ContextType>;
  responses?: Resolver<Maybe<ResolversTypes['ResponseConnection']>, ParentType, ContextType, RequireFields<LibraryResponsesArgs, 'first'>>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LibraryChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LibraryChange'] = ResolversParentTypes['LibraryChange']> = {
  action?: Resolver<ResolversTypes['ChangeAction'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  library?: Resolver<Maybe<ResolversTypes['Library']>, ParentType, ContextType>;
  libraryId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['Recipient']>, ParentType, ContextType>;
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
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
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
  response?: Resolver<Maybe<ResolversTypes['Response']>, ParentType, ContextType>;
  responseId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MoveResponsesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoveResponsesPayload'] = ResolversParentTypes['MoveResponsesPayload']> = {
  results?: Resolver<Array<ResolversTypes['MoveResponseResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  activateWhatsAppIntegration?: Resolver<Maybe<ResolversTypes['ActivateWhatsAppIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationActivateWhatsAppIntegrationArgs, 'dryRun' | 'input'>>;
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
  createWhatsAppIntegrationByEmbeddedSignup?: Resolver<Maybe<ResolversTypes['CreateWhatsAppIntegrationByEmbeddedSignupPayload']>, ParentType, ContextType, RequireFields<MutationCreateWhatsAppIntegrationByEmbeddedSignupArgs, 'dryRun' | 'input'>>;
  deleteIntegration?: Resolver<Maybe<ResolversTypes['DeleteIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationDeleteIntegrationArgs, 'dryRun' | 'input'>>;
  deleteLibrary?: Resolver<Maybe<ResolversTypes['DeleteLibraryPayload']>, ParentType, ContextType, RequireFields<MutationDeleteLibraryArgs, 'dryRun' | 'input'>>;
  deleteMessagingSetting?: Resolver<Maybe<ResolversTypes['DeleteMessagingSettingPayload']>, ParentType, ContextType, RequireFields<MutationDeleteMessagingSettingArgs, 'dryRun' | 'input'>>;
  deleteResponse?: Resolver<Maybe<ResolversTypes['DeleteResponsePayload']>, ParentType, ContextType, RequireFields<MutationDeleteResponseArgs, 'dryRun' | 'input'>>;
  deleteResponses?: Resolver<Maybe<ResolversTypes['DeleteResponsesPayload']>, ParentType, ContextType, RequireFields<MutationDeleteResponsesArgs, 'dryRun' | 'input'>>;
  deleteSupportedContentProfile?: Resolver<Maybe<ResolversTypes['DeleteSupportedContentProfilePayload']>, ParentType, ContextType, RequireFields<MutationDeleteSupportedContentProfileArgs, 'dryRun' | 'input'>>;
  moveResponses?: Resolver<Maybe<ResolversTypes['MoveResponsesPayload']>, ParentType, ContextType, RequireFields<MutationMoveResponsesArgs, 'dryRun' | 'input'>>;
  setDefaultMessagingSetting?: Resolver<Maybe<ResolversTypes['SetDefaultMessagingSettingPayload']>, ParentType, ContextType, RequireFields<MutationSetDefaultMessagingSettingArgs, 'dryRun' | 'input'>>;
  setDefaultSupportedContentProfile?: Resolver<Maybe<ResolversTypes['SetDefaultSupportedContentProfilePayload']>, ParentType, ContextType, RequireFields<MutationSetDefaultSupportedContentProfileArgs, 'dryRun' | 'input'>>;
  setThreadingTimeline?: Resolver<Maybe<ResolversTypes['SetThreadingTimelinePayload']>, ParentType, ContextType, RequireFields<MutationSetThreadingTimelineArgs, 'dryRun' | 'input'>>;
  updateAppleIdentityResolution?: Resolver<Maybe<ResolversTypes['UpdateAppleIdentityResolutionPayload']>, ParentType, ContextType, RequireFields<MutationUpdateAppleIdentityResolutionArgs, 'dryRun' | 'input'>>;
  updateAppleIntegration?: Resolver<Maybe<ResolversTypes['UpdateAppleIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateAppleIntegrationArgs, 'dryRun' | 'input'>>;
  updateFacebookIdentityResolution?: Resolver<Maybe<ResolversTypes['UpdateFacebookIdentityResolutionPayload']>, ParentType, ContextType, RequireFields<MutationUpdateFacebookIdentityResolutionArgs, 'dryRun' | 'input'>>;
  updateFacebookIntegration?: Resolver<Maybe<ResolversTypes['UpdateFacebookIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateFacebookIntegrationArgs, 'dryRun' | 'input'>>;
  updateInstagramIdentityResolution?: Resolver<Maybe<ResolversTypes['UpdateInstagramIdentityResolutionPayload']>, ParentType, ContextType, RequireFields<MutationUpdateInstagramIdentityResolutionArgs, 'dryRun' | 'input'>>;
  updateInstagramIntegration?: Resolver<Maybe<ResolversTypes['UpdateInstagramIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateInstagramIntegrationArgs, 'dryRun' | 'input'>>;
  updateLibrary?: Resolver<Maybe<ResolversTypes['UpdateLibraryPayload']>, ParentType, ContextType, RequireFields<MutationUpdateLibraryArgs, 'dryRun' | 'input'>>;
  updateLineIntegration?: Resolver<Maybe<ResolversTypes['UpdateLineIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateLineIntegrationArgs, 'dryRun' | 'input'>>;
  updateMessagingSetting?: Resolver<Maybe<ResolversTypes['UpdateMessagingSettingPayload']>, ParentType, ContextType, RequireFields<MutationUpdateMessagingSettingArgs, 'dryRun' | 'input'>>;
  updateOpenIdentityResolution?: Resolver<Maybe<ResolversTypes['UpdateOpenIdentityResolutionPayload']>, ParentType, ContextType, RequireFields<MutationUpdateOpenIdentityResolutionArgs, 'dryRun' | 'input'>>;
  updateOpenIntegration?: Resolver<Maybe<ResolversTypes['UpdateOpenIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateOpenIntegrationArgs, 'dryRun' | 'input'>>;
  updateResponse?: Resolver<Maybe<ResolversTypes['UpdateResponsePayload']>, ParentType, ContextType, RequireFields<MutationUpdateResponseArgs, 'dryRun' | 'input'>>;
  updateSupportedContentProfile?: Resolver<Maybe<ResolversTypes['UpdateSupportedContentProfilePayload']>, ParentType, ContextType, RequireFields<MutationUpdateSupportedContentProfileArgs, 'dryRun' | 'input'>>;
  updateTwitterIdentityResolution?: Resolver<Maybe<ResolversTypes['UpdateTwitterIdentityResolutionPayload']>, ParentType, ContextType, RequireFields<MutationUpdateTwitterIdentityResolutionArgs, 'dryRun' | 'input'>>;
  updateTwitterIntegration?: Resolver<Maybe<ResolversTypes['UpdateTwitterIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateTwitterIntegrationArgs, 'dryRun' | 'input'>>;
  updateWhatsAppIdentityResolution?: Resolver<Maybe<ResolversTypes['UpdateWhatsAppIdentityResolutionPayload']>, ParentType, ContextType, RequireFields<MutationUpdateWhatsAppIdentityResolutionArgs, 'dryRun' | 'input'>>;
  updateWhatsAppIntegration?: Resolver<Maybe<ResolversTypes['UpdateWhatsAppIntegrationPayload']>, ParentType, ContextType, RequireFields<MutationUpdateWhatsAppIntegrationArgs, 'dryRun' | 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'AppleIntegration' | 'Division' | 'FacebookIntegration' | 'InstagramIntegration' | 'Library' | 'LineIntegration' | 'MessagingSetting' | 'OpenIntegration' | 'OtherIntegration' | 'Response' | 'ResponseAsset' | 'SupportedContentProfile' | 'TwitterIntegration' | 'User' | 'WhatsAppIntegration', ParentType, ContextType>;
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
  identityResolution?: Resolver<Maybe<ResolversTypes['IdentityResolution']>, ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  openExtensionType?: Resolver<Maybe<ResolversTypes['OpenExtensionType']>, ParentType, ContextType>;
  outboundNotificationWebhookUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['Recipient']>, ParentType, ContextType>;
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
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['Recipient']>, ParentType, ContextType>;
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
  division?: Resolver<Maybe<ResolversTypes['Division']>, ParentType, ContextType, RequireFields<QueryDivisionArgs, 'id'>>;
  divisions?: Resolver<Maybe<ResolversTypes['DivisionConnection']>, ParentType, ContextType, RequireFields<QueryDivisionsArgs, 'first'>>;
  facebookApp?: Resolver<Maybe<ResolversTypes['FacebookApp']>, ParentType, ContextType>;
  facebookPermissions?: Resolver<Maybe<Array<ResolversTypes['FacebookPermission']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['Integration']>, ParentType, ContextType, RequireFields<QueryIntegrationArgs, 'by'>>;
  integrations?: Resolver<Maybe<ResolversTypes['IntegrationConnection']>, ParentType, ContextType, RequireFields<QueryIntegrationsArgs, 'first'>>;
  libraries?: Resolver<Maybe<ResolversTypes['LibraryConnection']>, ParentType, ContextType, RequireFields<QueryLibrariesArgs, 'first'>>;
  librariesById?: Resolver<Maybe<Array<Maybe<ResolversTypes['Library']>>>, ParentType, ContextType, RequireFields<QueryLibrariesByIdArgs, 'ids'>>;
  library?: Resolver<Maybe<ResolversTypes['Library']>, ParentType, ContextType, RequireFields<QueryLibraryArgs, 'id'>>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType, RequireFields<QueryMessagingSettingArgs, 'id'>>;
  messagingSettings?: Resolver<Maybe<ResolversTypes['MessagingSettingConnection']>, ParentType, ContextType, RequireFields<QueryMessagingSettingsArgs, 'first'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'nodeId'>>;
  nodes?: Resolver<Maybe<Array<Maybe<ResolversTypes['Node']>>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'nodeIds'>>;
  response?: Resolver<Maybe<ResolversTypes['Response']>, ParentType, ContextType, RequireFields<QueryResponseArgs, 'id'>>;
  responses?: Resolver<Maybe<ResolversTypes['ResponseConnection']>, ParentType, ContextType, RequireFields<QueryResponsesArgs, 'first' | 'libraryId'>>;
  responsesById?: Resolver<Maybe<Array<Maybe<ResolversTypes['Response']>>>, ParentType, ContextType, RequireFields<QueryResponsesByIdArgs, 'ids'>>;
  searchResponses?: Resolver<Maybe<ResolversTypes['ResponseConnection']>, ParentType, ContextType, RequireFields<QuerySearchResponsesArgs, 'first'>>;
  stickers?: Resolver<Maybe<ResolversTypes['StickerConnection']>, ParentType, ContextType, RequireFields<QueryStickersArgs, 'first' | 'messenger'>>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType, RequireFields<QuerySupportedContentProfileArgs, 'id'>>;
  supportedContentProfiles?: Resolver<Maybe<ResolversTypes['SupportedContentProfileConnection']>, ParentType, ContextType, RequireFields<QuerySupportedContentProfilesArgs, 'first'>>;
  threadingTimeline?: Resolver<Maybe<ResolversTypes['ThreadingTimeline']>, ParentType, ContextType>;
};

export type RecipientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Recipient'] = ResolversParentTypes['Recipient']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipientId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ResponseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Response'] = ResolversParentTypes['Response']> = {
  appleInvitation?: Resolver<Maybe<ResolversTypes['AppleInvitation']>, ParentType, ContextType>;
  assets?: Resolver<Maybe<Array<Maybe<ResolversTypes['ResponseAssetLink']>>>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  footer?: Resolver<Maybe<ResolversTypes['FooterTemplate']>, ParentType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['HistoryEntryConnection']>, ParentType, ContextType, RequireFields<ResponseHistoryArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interactionType?: Resolver<Maybe<ResolversTypes['InteractionType']>, ParentType, ContextType>;
  libraries?: Resolver<Maybe<Array<Maybe<ResolversTypes['Library']>>>, ParentType, ContextType>;
  messagingTemplate?: Resolver<Maybe<ResolversTypes['MessagingTemplate']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  responseType?: Resolver<Maybe<ResolversTypes['ResponseType']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  substitutions?: Resolver<Maybe<Array<ResolversTypes['ResponseSubstitution']>>, ParentType, ContextType>;
  substitutionsSchema?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  texts?: Resolver<Maybe<Array<ResolversTypes['ResponseText']>>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResponseAssetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResponseAsset'] = ResolversParentTypes['ResponseAsset']> = {
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
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  responses?: Resolver<Maybe<Array<Maybe<ResolversTypes['Response']>>>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResponseAssetLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResponseAssetLink'] = ResolversParentTypes['ResponseAssetLink']> = {
  asset?: Resolver<Maybe<ResolversTypes['ResponseAsset']>, ParentType, ContextType>;
  assetUsage?: Resolver<Maybe<ResolversTypes['AssetUsage']>, ParentType, ContextType>;
  contentLocation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ResponseChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResponseChange'] = ResolversParentTypes['ResponseChange']> = {
  action?: Resolver<ResolversTypes['ChangeAction'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  response?: Resolver<Maybe<ResolversTypes['Response']>, ParentType, ContextType>;
  responseId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type SetThreadingTimelinePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetThreadingTimelinePayload'] = ResolversParentTypes['SetThreadingTimelinePayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  threadingTimeline?: Resolver<Maybe<ResolversTypes['ThreadingTimeline']>, ParentType, ContextType>;
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

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  integrationChanged?: SubscriptionResolver<Maybe<ResolversTypes['IntegrationChange']>, "integrationChanged", ParentType, ContextType, Partial<SubscriptionIntegrationChangedArgs>>;
  libraryChanged?: SubscriptionResolver<Maybe<ResolversTypes['LibraryChange']>, "libraryChanged", ParentType, ContextType, Partial<SubscriptionLibraryChangedArgs>>;
  responseChanged?: SubscriptionResolver<Maybe<ResolversTypes['ResponseChange']>, "responseChanged", ParentType, ContextType, Partial<SubscriptionResponseChangedArgs>>;
  supportedContentProfileChanged?: SubscriptionResolver<Maybe<ResolversTypes['SupportedContentProfileChange']>, "supportedContentProfileChanged", ParentType, ContextType, Partial<SubscriptionSupportedContentProfileChangedArgs>>;
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
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SupportedContentProfileChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupportedContentProfileChange'] = ResolversParentTypes['SupportedContentProfileChange']> = {
  action?: Resolver<ResolversTypes['ChangeAction'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  supportedContentProfileId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type ThreadingTimelineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ThreadingTimeline'] = ResolversParentTypes['ThreadingTimeline']> = {
  defaultTimeoutMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  settings?: Resolver<Maybe<Array<ResolversTypes['ThreadingTimelineSetting']>>, ParentType, ContextType>;
  timelineId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ThreadingTimelineSettingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ThreadingTimelineSetting'] = ResolversParentTypes['ThreadingTimelineSetting']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  timeoutInMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TwitterIntegrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TwitterIntegration'] = ResolversParentTypes['TwitterIntegration']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  createError?: Resolver<Maybe<ResolversTypes['IntegrationError']>, ParentType, ContextType>;
  createStatus?: Resolver<Maybe<ResolversTypes['CreateStatus']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  envName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identityResolution?: Resolver<Maybe<ResolversTypes['IdentityResolution']>, ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['Recipient']>, ParentType, ContextType>;
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

export type UpdateAppleIdentityResolutionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAppleIdentityResolutionPayload'] = ResolversParentTypes['UpdateAppleIdentityResolutionPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  identityResolution?: Resolver<Maybe<ResolversTypes['IdentityResolution']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateAppleIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAppleIntegrationPayload'] = ResolversParentTypes['UpdateAppleIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['AppleIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateFacebookIdentityResolutionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateFacebookIdentityResolutionPayload'] = ResolversParentTypes['UpdateFacebookIdentityResolutionPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  identityResolution?: Resolver<Maybe<ResolversTypes['IdentityResolution']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateFacebookIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateFacebookIntegrationPayload'] = ResolversParentTypes['UpdateFacebookIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['FacebookIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateInstagramIdentityResolutionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateInstagramIdentityResolutionPayload'] = ResolversParentTypes['UpdateInstagramIdentityResolutionPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  identityResolution?: Resolver<Maybe<ResolversTypes['IdentityResolution']>, ParentType, ContextType>;
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

export type UpdateOpenIdentityResolutionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateOpenIdentityResolutionPayload'] = ResolversParentTypes['UpdateOpenIdentityResolutionPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  identityResolution?: Resolver<Maybe<ResolversTypes['IdentityResolution']>, ParentType, ContextType>;
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
  warnings?: Resolver<Maybe<Array<ResolversTypes['InputWarning']>>, ParentType, ContextType>;
};

export type UpdateSupportedContentProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSupportedContentProfilePayload'] = ResolversParentTypes['UpdateSupportedContentProfilePayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  supportedContentProfile?: Resolver<Maybe<ResolversTypes['SupportedContentProfile']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateTwitterIdentityResolutionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTwitterIdentityResolutionPayload'] = ResolversParentTypes['UpdateTwitterIdentityResolutionPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  identityResolution?: Resolver<Maybe<ResolversTypes['IdentityResolution']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateTwitterIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTwitterIntegrationPayload'] = ResolversParentTypes['UpdateTwitterIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['TwitterIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateWhatsAppIdentityResolutionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWhatsAppIdentityResolutionPayload'] = ResolversParentTypes['UpdateWhatsAppIdentityResolutionPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  identityResolution?: Resolver<Maybe<ResolversTypes['IdentityResolution']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateWhatsAppIntegrationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWhatsAppIntegrationPayload'] = ResolversParentTypes['UpdateWhatsAppIntegrationPayload']> = {
  changes?: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
  integration?: Resolver<Maybe<ResolversTypes['WhatsAppIntegration']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpstreamRefusalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpstreamRefusal'] = ResolversParentTypes['UpstreamRefusal']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  correlationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'InputError' | 'VersionConflict', ParentType, ContextType>;
};

export type UserErrorCodeResolvers = EnumResolverSignature<{ CONFLICT?: any, DUPLICATE?: any, IDEMPOTENCY_KEY_REUSED?: any, INVALID_VALUE?: any, IN_USE?: any, LIMIT_REACHED?: any, NOT_ALLOWED_BY_CHANNEL?: any, NOT_FOUND?: any, REFUSED_BY_NETWORK?: any, TOO_LONG?: any, VERSION_CONFLICT?: any }, ResolversTypes['UserErrorCode']>;

export type VersionConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VersionConflict'] = ResolversParentTypes['VersionConflict']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  conflictingFields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  current?: Resolver<Maybe<ResolversTypes['VersionedEntity']>, ParentType, ContextType>;
  currentVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  expectedVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  upstream?: Resolver<Maybe<ResolversTypes['UpstreamRefusal']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VersionedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Versioned'] = ResolversParentTypes['Versioned']> = {
  __resolveType: TypeResolveFn<'AppleIntegration' | 'FacebookIntegration' | 'InstagramIntegration' | 'Library' | 'LineIntegration' | 'MessagingSetting' | 'OpenIntegration' | 'OtherIntegration' | 'Response' | 'SupportedContentProfile' | 'TwitterIntegration' | 'WhatsAppIntegration', ParentType, ContextType>;
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
  identityResolution?: Resolver<Maybe<ResolversTypes['IdentityResolution']>, ParentType, ContextType>;
  messagingSetting?: Resolver<Maybe<ResolversTypes['MessagingSetting']>, ParentType, ContextType>;
  modifiedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodeId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  phoneNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['Recipient']>, ParentType, ContextType>;
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
  ActivateWhatsAppIntegrationPayload?: ActivateWhatsAppIntegrationPayloadResolvers<ContextType>;
  AffectedEntities?: AffectedEntitiesResolvers<ContextType>;
  AffectedEntity?: AffectedEntityResolvers<ContextType>;
  AppleAuthentication?: AppleAuthenticationResolvers<ContextType>;
  AppleIMessageApp?: AppleIMessageAppResolvers<ContextType>;
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
  ChangeAction?: ChangeActionResolvers;
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
  CreateWhatsAppIntegrationByEmbeddedSignupPayload?: CreateWhatsAppIntegrationByEmbeddedSignupPayloadResolvers<ContextType>;
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
  DivisionConnection?: DivisionConnectionResolvers<ContextType>;
  DivisionEdge?: DivisionEdgeResolvers<ContextType>;
  EntityType?: EntityTypeResolvers;
  EventSetting?: EventSettingResolvers<ContextType>;
  ExternalSource?: ExternalSourceResolvers<ContextType>;
  FacebookApp?: FacebookAppResolvers<ContextType>;
  FacebookIntegration?: FacebookIntegrationResolvers<ContextType>;
  FacebookPermission?: FacebookPermissionResolvers<ContextType>;
  FacebookPermissionType?: FacebookPermissionTypeResolvers;
  FooterResource?: FooterResourceResolvers;
  FooterTemplate?: FooterTemplateResolvers<ContextType>;
  FooterType?: FooterTypeResolvers;
  HistoryChange?: HistoryChangeResolvers<ContextType>;
  HistoryEntry?: HistoryEntryResolvers<ContextType>;
  HistoryEntryConnection?: HistoryEntryConnectionResolvers<ContextType>;
  HistoryEntryEdge?: HistoryEntryEdgeResolvers<ContextType>;
  IdentityResolution?: IdentityResolutionResolvers<ContextType>;
  InboundOnlySetting?: InboundOnlySettingResolvers<ContextType>;
  InputError?: InputErrorResolvers<ContextType>;
  InputWarning?: InputWarningResolvers<ContextType>;
  InstagramIntegration?: InstagramIntegrationResolvers<ContextType>;
  Integration?: IntegrationResolvers<ContextType>;
  IntegrationChange?: IntegrationChangeResolvers<ContextType>;
  IntegrationConnection?: IntegrationConnectionResolvers<ContextType>;
  IntegrationEdge?: IntegrationEdgeResolvers<ContextType>;
  IntegrationError?: IntegrationErrorResolvers<ContextType>;
  IntegrationErrorDetail?: IntegrationErrorDetailResolvers<ContextType>;
  IntegrationStatus?: IntegrationStatusResolvers;
  InteractionType?: InteractionTypeResolvers;
  JSON?: GraphQLScalarType;
  Library?: LibraryResolvers<ContextType>;
  LibraryChange?: LibraryChangeResolvers<ContextType>;
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
  Node?: NodeResolvers<ContextType>;
  OpenExtensionType?: OpenExtensionTypeResolvers;
  OpenIntegration?: OpenIntegrationResolvers<ContextType>;
  OtherIntegration?: OtherIntegrationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Recipient?: RecipientResolvers<ContextType>;
  Response?: ResponseResolvers<ContextType>;
  ResponseAsset?: ResponseAssetResolvers<ContextType>;
  ResponseAssetLink?: ResponseAssetLinkResolvers<ContextType>;
  ResponseChange?: ResponseChangeResolvers<ContextType>;
  ResponseConnection?: ResponseConnectionResolvers<ContextType>;
  ResponseEdge?: ResponseEdgeResolvers<ContextType>;
  ResponseSubstitution?: ResponseSubstitutionResolvers<ContextType>;
  ResponseText?: ResponseTextResolvers<ContextType>;
  ResponseType?: ResponseTypeResolvers;
  SetDefaultMessagingSettingPayload?: SetDefaultMessagingSettingPayloadResolvers<ContextType>;
  SetDefaultSupportedContentProfilePayload?: SetDefaultSupportedContentProfilePayloadResolvers<ContextType>;
  SetThreadingTimelinePayload?: SetThreadingTimelinePayloadResolvers<ContextType>;
  SettingDirection?: SettingDirectionResolvers<ContextType>;
  SettingState?: SettingStateResolvers;
  Sticker?: StickerResolvers<ContextType>;
  StickerConnection?: StickerConnectionResolvers<ContextType>;
  StickerEdge?: StickerEdgeResolvers<ContextType>;
  StickerType?: StickerTypeResolvers;
  StorySetting?: StorySettingResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SupportedContentProfile?: SupportedContentProfileResolvers<ContextType>;
  SupportedContentProfileChange?: SupportedContentProfileChangeResolvers<ContextType>;
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
  ThreadingTimeline?: ThreadingTimelineResolvers<ContextType>;
  ThreadingTimelineSetting?: ThreadingTimelineSettingResolvers<ContextType>;
  TwitterIntegration?: TwitterIntegrationResolvers<ContextType>;
  TwitterTier?: TwitterTierResolvers;
  TypingSetting?: TypingSettingResolvers<ContextType>;
  UpdateAppleIdentityResolutionPayload?: UpdateAppleIdentityResolutionPayloadResolvers<ContextType>;
  UpdateAppleIntegrationPayload?: UpdateAppleIntegrationPayloadResolvers<ContextType>;
  UpdateFacebookIdentityResolutionPayload?: UpdateFacebookIdentityResolutionPayloadResolvers<ContextType>;
  UpdateFacebookIntegrationPayload?: UpdateFacebookIntegrationPayloadResolvers<ContextType>;
  UpdateInstagramIdentityResolutionPayload?: UpdateInstagramIdentityResolutionPayloadResolvers<ContextType>;
  UpdateInstagramIntegrationPayload?: UpdateInstagramIntegrationPayloadResolvers<ContextType>;
  UpdateLibraryPayload?: UpdateLibraryPayloadResolvers<ContextType>;
  UpdateLineIntegrationPayload?: UpdateLineIntegrationPayloadResolvers<ContextType>;
  UpdateMessagingSettingPayload?: UpdateMessagingSettingPayloadResolvers<ContextType>;
  UpdateOpenIdentityResolutionPayload?: UpdateOpenIdentityResolutionPayloadResolvers<ContextType>;
  UpdateOpenIntegrationPayload?: UpdateOpenIntegrationPayloadResolvers<ContextType>;
  UpdateResponsePayload?: UpdateResponsePayloadResolvers<ContextType>;
  UpdateSupportedContentProfilePayload?: UpdateSupportedContentProfilePayloadResolvers<ContextType>;
  UpdateTwitterIdentityResolutionPayload?: UpdateTwitterIdentityResolutionPayloadResolvers<ContextType>;
  UpdateTwitterIntegrationPayload?: UpdateTwitterIntegrationPayloadResolvers<ContextType>;
  UpdateWhatsAppIdentityResolutionPayload?: UpdateWhatsAppIdentityResolutionPayloadResolvers<ContextType>;
  UpdateWhatsAppIntegrationPayload?: UpdateWhatsAppIntegrationPayloadResolvers<ContextType>;
  UpstreamRefusal?: UpstreamRefusalResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  UserErrorCode?: UserErrorCodeResolvers;
  VersionConflict?: VersionConflictResolvers<ContextType>;
  Versioned?: VersionedResolvers<ContextType>;
  VersionedEntity?: VersionedEntityResolvers<ContextType>;
  WhatsAppActivationStatus?: WhatsAppActivationStatusResolvers;
  WhatsAppIntegration?: WhatsAppIntegrationResolvers<ContextType>;
  WhatsAppPhoneNumber?: WhatsAppPhoneNumberResolvers<ContextType>;
  WhatsAppTemplate?: WhatsAppTemplateResolvers<ContextType>;
  WhatsAppTemplateCategory?: WhatsAppTemplateCategoryResolvers;
};

export type DirectiveResolvers<ContextType = Context> = {
  permission?: PermissionDirectiveResolver<any, any, ContextType>;
  semanticNonNull?: SemanticNonNullDirectiveResolver<any, any, ContextType>;
};
