/** The vendor's enums are open: besides the words of the table any other may arrive. */
type Open<Table extends Record<string, string>> = Table[keyof Table] | (string & {});

/*
 * Name in the graph -> the vendor's own word. Inside the gateway an enum value always is the vendor's word; GraphQL
 * translates at its edge.
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

export const AppleInvitationTemplateType = { WITH_IMAGE: "WithImage" } as const;
export type AppleInvitationTemplateType = Open<typeof AppleInvitationTemplateType>;

/** The gateway's own enum: its values are their names. */
export const UserErrorCode = {
  INVALID_VALUE: "INVALID_VALUE",
  NOT_FOUND: "NOT_FOUND",
  DUPLICATE: "DUPLICATE",
  IN_USE: "IN_USE",
  VERSION_CONFLICT: "VERSION_CONFLICT",
} as const;
export type UserErrorCode = (typeof UserErrorCode)[keyof typeof UserErrorCode];
