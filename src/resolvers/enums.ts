/** The vendor's enums are open: words that are not in the table may arrive too. */
type Open<Table extends Record<string, string>> = Table[keyof Table] | (string & {});

/*
 * Name in the graph -> the vendor's word. Inside the gateway an enum value is always the vendor's word; graphql-js translates
 * inputs and answers.
 */

export const ResponseType = {
  MESSAGING_TEMPLATE: "MessagingTemplate",
  CAMPAIGN_SMS_TEMPLATE: "CampaignSmsTemplate",
  CAMPAIGN_EMAIL_TEMPLATE: "CampaignEmailTemplate",
  FOOTER: "Footer",
  FORM: "Form",
  APPLE_INVITATION: "AppleInvitation",
} as const;
export type ResponseType = Open<typeof ResponseType>;

export const InteractionType = { CHAT: "chat", EMAIL: "email", TWITTER: "twitter" } as const;
export type InteractionType = Open<typeof InteractionType>;

export const TextContentType = { TEXT_PLAIN: "text/plain", TEXT_HTML: "text/html" } as const;
export type TextContentType = Open<typeof TextContentType>;

export const TextType = { BODY: "body", SUBJECT: "subject" } as const;
export type TextType = Open<typeof TextType>;

export const WhatsAppTemplateCategory = { MARKETING: "marketing" } as const;
export type WhatsAppTemplateCategory = Open<typeof WhatsAppTemplateCategory>;

export const TemplateButtonType = { QUICK_REPLY: "QuickReply", PHONE_NUMBER: "PhoneNumber", URL: "Url" } as const;
export type TemplateButtonType = Open<typeof TemplateButtonType>;

export const TemplateFooterType = { TEXT: "Text" } as const;
export type TemplateFooterType = Open<typeof TemplateFooterType>;

export const TemplateHeaderType = { TEXT: "Text", IMAGE: "Image", VIDEO: "Video", DOCUMENT: "Document" } as const;
export type TemplateHeaderType = Open<typeof TemplateHeaderType>;

export const AssetUsage = { FILE_ATTACHMENTS: "FileAttachments" } as const;
export type AssetUsage = Open<typeof AssetUsage>;

export const FooterType = { SIGNATURE: "Signature" } as const;
export type FooterType = Open<typeof FooterType>;

export const FooterResource = { CAMPAIGN: "Campaign" } as const;
export type FooterResource = Open<typeof FooterResource>;

export const AppleInvitationTemplateType = { WITH_IMAGE: "WithImage", WITHOUT_IMAGE: "WithoutImage" } as const;
export type AppleInvitationTemplateType = Open<typeof AppleInvitationTemplateType>;

export const SettingState = { ENABLED: "Enabled", DISABLED: "Disabled" } as const;
export type SettingState = Open<typeof SettingState>;

export const Channel = {
  FACEBOOK: "facebook",
  LINE: "line",
  TWITTER: "twitter",
  WHATSAPP: "whatsapp",
  INSTAGRAM: "instagram",
  OPEN: "open",
  APPLE: "apple",
  SMS: "sms",
  WEBMESSAGING: "webmessaging",
} as const;
export type Channel = Open<typeof Channel>;

export const FacebookPermissionType = {
  FACEBOOK_PRIVATE: "FacebookPrivate",
  FACEBOOK_PUBLIC: "FacebookPublic",
  INSTAGRAM_PRIVATE: "InstagramPrivate",
  INSTAGRAM_PUBLIC: "InstagramPublic",
  WHATSAPP_PRIVATE: "WhatsAppPrivate",
} as const;
export type FacebookPermissionType = Open<typeof FacebookPermissionType>;

export const IntegrationStatus = {
  ACTIVE: "Active",
  INACTIVE: "Inactive",
  ERROR: "Error",
  STARTING: "Starting",
  INCOMPLETE: "Incomplete",
  DELETING: "Deleting",
  DELETION_FAILED: "DeletionFailed",
  FAILED: "Failed",
} as const;
export type IntegrationStatus = Open<typeof IntegrationStatus>;

export const CreateStatus = { INITIATED: "Initiated", COMPLETED: "Completed", ERROR: "Error" } as const;
export type CreateStatus = Open<typeof CreateStatus>;

export const TwitterTier = { PREMIUM: "premium", ENTERPRISE: "enterprise" } as const;
export type TwitterTier = Open<typeof TwitterTier>;

export const WhatsAppActivationStatus = {
  CODE_SENT: "CodeSent",
  WAIT_REQUIRED: "WaitRequired",
  ACTIVATION_FAILED: "ActivationFailed",
  CODE_CONFIRMED: "CodeConfirmed",
  CONFIRMATION_FAILED: "ConfirmationFailed",
  RESEND_CODE: "ResendCode",
} as const;
export type WhatsAppActivationStatus = Open<typeof WhatsAppActivationStatus>;

export const OpenExtensionType = {
  NONE: "None",
  GOOGLE_BUSINESS_PROFILE: "GoogleBusinessProfile",
  YOU_TUBE: "YouTube",
} as const;
export type OpenExtensionType = Open<typeof OpenExtensionType>;

export const ApplePayCapability = {
  THREE_D_SECURE: "3DS",
  CREDIT_CARD: "creditCard",
  DEBIT_CARD: "debitCard",
} as const;
export type ApplePayCapability = Open<typeof ApplePayCapability>;

export const ApplePayNetwork = {
  AMEX: "amex",
  DISCOVER: "discover",
  JCB: "jcb",
  MASTER_CARD: "masterCard",
  PRIVATE_LABEL: "privateLabel",
  VISA: "visa",
} as const;
export type ApplePayNetwork = Open<typeof ApplePayNetwork>;

export const Messenger = {
  SMS: "sms",
  FACEBOOK: "facebook",
  TWITTER: "twitter",
  LINE: "line",
  WHATSAPP: "whatsapp",
  TELEGRAM: "telegram",
  KAKAO: "kakao",
} as const;
export type Messenger = Open<typeof Messenger>;

export const StickerType = { STANDARD: "standard", FREE: "free", PAID: "paid" } as const;
export type StickerType = Open<typeof StickerType>;

/* The gateway's own enums: their values are their names. */

export const UserErrorCode = {
  INVALID_VALUE: "INVALID_VALUE",
  TOO_LONG: "TOO_LONG",
  NOT_FOUND: "NOT_FOUND",
  DUPLICATE: "DUPLICATE",
  CONFLICT: "CONFLICT",
  IN_USE: "IN_USE",
  LIMIT_REACHED: "LIMIT_REACHED",
  NOT_ALLOWED_BY_CHANNEL: "NOT_ALLOWED_BY_CHANNEL",
  REFUSED_BY_NETWORK: "REFUSED_BY_NETWORK",
  VERSION_CONFLICT: "VERSION_CONFLICT",
  IDEMPOTENCY_KEY_REUSED: "IDEMPOTENCY_KEY_REUSED",
} as const;
export type UserErrorCode = (typeof UserErrorCode)[keyof typeof UserErrorCode];

/** Kind of entity -> its type in the graph. */
export const EntityType = {
  LIBRARY: "Library",
  RESPONSE: "Response",
  FACEBOOK_INTEGRATION: "FacebookIntegration",
  LINE_INTEGRATION: "LineIntegration",
  TWITTER_INTEGRATION: "TwitterIntegration",
  WHATSAPP_INTEGRATION: "WhatsAppIntegration",
  INSTAGRAM_INTEGRATION: "InstagramIntegration",
  OPEN_INTEGRATION: "OpenIntegration",
  APPLE_INTEGRATION: "AppleIntegration",
  OTHER_INTEGRATION: "OtherIntegration",
} as const;
export type EntityType = (typeof EntityType)[keyof typeof EntityType];

export const ChangeAction = { CREATED: "created", UPDATED: "updated", DELETED: "deleted" } as const;
export type ChangeAction = (typeof ChangeAction)[keyof typeof ChangeAction];

export const DeleteEffect = { DELETED: "DELETED", CHANGED: "CHANGED", PREVENTS: "PREVENTS" } as const;
export type DeleteEffect = (typeof DeleteEffect)[keyof typeof DeleteEffect];
