/** Type of the graph -> its schemas in the REST contract, for both generations of paths. */
export const MODELS: Record<string, string[]> = {
  Library: ["Library", "DomainEntityRef"],
  Division: ["AuthzDivision", "WritableDivision", "Division", "WritableStarrableDivision"],
  Response: ["Response", "DomainEntityRef"],
  ResponseText: ["ResponseText"],
  ResponseSubstitution: ["ResponseSubstitution"],
  MessagingTemplate: ["MessagingTemplate"],
  WhatsAppTemplate: ["WhatsAppDefinition"],
  TemplateButton: ["Button"],
  TemplateFooter: ["MessageFooter"],
  TemplateHeader: ["MessageHeader"],
  TemplateStatusInfo: ["StatusInfo"],
  Carousel: ["Carousel"],
  CarouselCard: ["CarouselCard"],
  CardBodyText: ["CardBodyText"],
  ResponseAssetLink: ["RmsAssetAddressableRef"],
  ResponseAsset: ["RmsAssetAddressableRef", "ResponseAsset"],
  FooterTemplate: ["FooterTemplate"],
  AppleInvitation: ["AppleInvitation"],
  MessagingSetting: ["MessagingSetting", "MessagingSettingReference"],
  ContentSetting: ["ContentSetting"],
  StorySetting: ["StorySetting"],
  InboundOnlySetting: ["InboundOnlySetting"],
  EventSetting: ["EventSetting"],
  TypingSetting: ["TypingSetting"],
  SettingDirection: ["SettingDirection"],
  SupportedContentProfile: ["SupportedContent", "SupportedContentReference"],
  MediaTypes: ["MediaTypes"],
  MediaTypeAccess: ["MediaTypeAccess"],
  MediaType: ["MediaType"],
  // The path of a channel returns its own model, the list of all channels a MessagingIntegration.
  Integration: ["MessagingIntegration"],
  FacebookIntegration: ["FacebookIntegration", "SeedFacebookIntegration", "MessagingIntegration"],
  LineIntegration: ["LineIntegration", "MessagingIntegration"],
  TwitterIntegration: ["TwitterIntegration", "SeedTwitterIntegration", "MessagingIntegration"],
  WhatsAppIntegration: ["WhatsAppIntegration", "MessagingIntegration"],
  InstagramIntegration: ["InstagramIntegration", "MessagingIntegration"],
  OpenIntegration: ["OpenIntegration", "MessagingIntegration"],
  AppleIntegration: ["AppleIntegration", "MessagingIntegration"],
  OtherIntegration: ["MessagingIntegration"],
  WhatsAppPhoneNumber: ["WhatsAppAvailablePhoneNumberDetails"],
  AppleIMessageApp: ["AppleIMessageApp"],
  AppleAuthentication: ["AppleAuthentication"],
  ApplePay: ["ApplePay"],
  IdentityResolution: [
    "AppleIdentityResolutionConfig",
    "FacebookIdentityResolutionConfig",
    "InstagramIdentityResolutionConfig",
    "OpenMessagingIdentityResolutionConfig",
    "TwitterIdentityResolutionConfig",
    "WhatsAppIdentityResolutionConfig",
  ],
  FacebookApp: ["FacebookAppCredentials"],
  FacebookPermission: ["FacebookPermission"],
  ThreadingTimeline: ["ConversationThreadingWindow"],
  ThreadingTimelineSetting: ["ConversationThreadingWindowSetting"],
  IntegrationError: ["ErrorBody"],
  IntegrationErrorDetail: ["Detail"],
  Sticker: ["MessagingSticker"],
  Recipient: ["DomainEntityRef", "UriReference"],
  ExternalSource: ["IdentityResolutionExternalSource"],
  User: ["DomainEntityRef", "UriReference"],
};

/** Input of the graph -> its request bodies in the REST contract. */
export const BODIES: Record<string, string[]> = {
  SetThreadingTimelineInput: ["ConversationThreadingWindow"],
  CreateLibraryInput: ["Library"],
  UpdateLibraryInput: ["Library"],
  CreateResponseInput: ["Response"],
  UpdateResponseInput: ["Response"],
  CreateMessagingSettingInput: ["MessagingSettingRequest"],
  UpdateMessagingSettingInput: ["MessagingSettingPatchRequest", "MessagingSettingRequest"],
  SetDefaultMessagingSettingInput: ["MessagingSettingDefaultRequest"],
  CreateSupportedContentProfileInput: ["SupportedContent"],
  UpdateSupportedContentProfileInput: ["SupportedContent"],
  SetDefaultSupportedContentProfileInput: ["SupportedContentReference"],
  CreateFacebookIntegrationInput: ["FacebookIntegrationRequest", "SeedFacebookIntegrationRequest"],
  UpdateFacebookIntegrationInput: ["FacebookIntegrationUpdateRequest"],
  CreateLineIntegrationInput: ["LineIntegrationRequest"],
  UpdateLineIntegrationInput: ["LineIntegrationRequest"],
  CreateTwitterIntegrationInput: ["TwitterIntegrationRequest", "SeedTwitterIntegrationRequest"],
  UpdateTwitterIntegrationInput: ["TwitterIntegrationUpdateRequest"],
  CreateWhatsAppIntegrationInput: ["WhatsAppIntegrationRequest"],
  UpdateWhatsAppIntegrationInput: ["WhatsAppIntegrationUpdateRequest"],
  CreateWhatsAppIntegrationByEmbeddedSignupInput: ["WhatsAppEmbeddedSignupIntegrationRequest"],
  ActivateWhatsAppIntegrationInput: ["WhatsAppEmbeddedSignupIntegrationActivationRequest"],
  CreateInstagramIntegrationInput: ["InstagramIntegrationRequest"],
  UpdateInstagramIntegrationInput: ["InstagramIntegrationUpdateRequest"],
  CreateOpenIntegrationInput: ["OpenIntegrationRequest"],
  UpdateOpenIntegrationInput: ["OpenIntegrationUpdateRequest"],
  CreateAppleIntegrationInput: ["AppleIntegrationRequest"],
  UpdateAppleIntegrationInput: ["AppleIntegrationUpdateRequest"],
  UpdateFacebookIdentityResolutionInput: ["FacebookIdentityResolutionConfig"],
  UpdateInstagramIdentityResolutionInput: ["InstagramIdentityResolutionConfig"],
  UpdateOpenIdentityResolutionInput: ["OpenMessagingIdentityResolutionConfig"],
  UpdateTwitterIdentityResolutionInput: ["TwitterIdentityResolutionConfig"],
  UpdateWhatsAppIdentityResolutionInput: ["WhatsAppIdentityResolutionConfig"],
  UpdateAppleIdentityResolutionInput: ["AppleIdentityResolutionConfig"],
};

/** Schemas of the contract without a type or an input, with the reason. */
export const NOT_IN_GRAPH: Record<string, string> = {
  JsonSchemaDocument: "a document of another standard, passed through as JSON",
  Limit: "only in an error's `limit`, which is left out",
  LibraryBatchRequest: "how the gateway reads several libraries at once",
  ResponseAssetBulkRequest: "how the gateway reads several assets at once",
  ResponseAssetRequest: "changes assets, which the gateway does not",
  ResponseQueryRequest: "built by the gateway from the arguments of a search",
  ResponseFilter: "built by the gateway from the filter of a search",
  ResponseQueryResults: "the envelope of a page, which is a connection in the graph",
  User: "a link to who did something; of the user the graph has what a reference carries",
  MessagingSettingRequestReference: "written as the id in it",
};

/** Field that references an entity -> the type of that entity in the graph. */
export const LINKS: Record<string, string> = {
  libraries: "Library",
  responses: "Response",
  createdBy: "User",
  modifiedBy: "User",
  updatedBy: "User",
  recipient: "Recipient",
};

/** Field of the contract, or of one type alone -> field of the graph's types, where the names differ. */
export const READ_AS: Record<string, string> = {
  "ResponseSubstitution.id": "key",
  "Recipient.id": "recipientId",
  "ExternalSource.id": "externalSourceId",
  "FacebookApp.id": "appId",
  "ThreadingTimeline.id": "timelineId",
  "AuthzDivision.homeDivision": "isHome",
  "MessagingIntegration.messengerType": "channel",
  "ConversationThreadingWindowSetting.messengerType": "channel",
  "OpenIntegration.webhookHeaders": "webhookHeaderNames",
  supportedContent: "supportedContentProfile",
};

/** Field of the contract -> field of the graph's inputs, where the names differ. */
export const WRITTEN_AS: Record<string, string> = {
  "ResponseSubstitution.id": "key",
  libraries: "libraryIds",
  division: "divisionId",
  externalSource: "externalSourceId",
  version: "expectedVersion",
  supportedContent: "supportedContentProfileId",
  messagingSetting: "messagingSettingId",
  settingId: "id",
  messengerType: "channel",
};

/** Field of the contract whose type in the graph differs from the contract -> that type. */
export const OTHER_TYPES: Record<string, string> = {
  // A map of names to values in the contract. The values may be credentials, so the graph has only the names.
  "OpenIntegration.webhookHeaders": "[String!]",
  // 64 bits in the contract. The most minutes of an Int are 4,000 years.
  "ConversationThreadingWindow.defaultTimeoutMinutes": "Int",
  "ConversationThreadingWindowSetting.timeoutInMinutes": "Int",
  // A number as a string. In the graph all versions are numbers, as `expectedVersion` is.
  "MessagingSetting.version": "Int",
  "MessagingSettingReference.version": "Int",
};

/** Fields that are a string in some schemas of the contract and an enum in others -> that enum. */
export const ENUM_ELSEWHERE: Record<string, string> = { status: "IntegrationStatus" };

/** Vendor's word of an enum -> its name in the graph, if upper snake case is no valid GraphQL name, or splits a name that the graph does not split. */
export const NAMES_OF_WORDS: Record<string, string> = {
  "3DS": "THREE_D_SECURE",
  WhatsAppPrivate: "WHATSAPP_PRIVATE",
};

/** Vendor's words of an enum that no enum of the contract has, with the reason. */
export const FURTHER_WORDS: Record<string, Record<string, string>> = {
  Channel: { line: "on the old paths, which have no list of all channels and so no word for one" },
};

/** Fields in answers that the graph omits on purpose. */
export const NOT_READ: Record<string, string> = {
  "OpenIntegration.outboundNotificationWebhookSignatureSecretToken":
    "a secret: who has it can sign what goes to the webhook",
  "AppleAuthentication.oauthClientSecret": "a secret of the business at its identity provider",
  "SeedTwitterIntegration.accessTokenKey": "half of a credential at the network",
  "SeedTwitterIntegration.consumerKey": "half of a credential at the network",
  "ErrorBody.errors": "holds errors that hold errors; what is wrong stands in `message` and `details`",
  "AuthzDivision.objectCounts": "counted only if a call asks for it, and every read then counts for all its divisions",
  "ErrorBody.limit": "the vendor's own name and key of a quota; `message` says it in words",
};

/** Fields of inputs that are or may contain credentials. */
export const SECRETS = [
  "accessTokenKey",
  "accessTokenSecret",
  "appSecret",
  "channelSecret",
  "consumerKey",
  "consumerSecret",
  "embeddedSignupAccessToken",
  "oauthClientSecret",
  "outboundNotificationWebhookSignatureSecretToken",
  "pageAccessToken",
  "pin",
  "signupCode",
  "switcherSecret",
  "userAccessToken",
  "wabaCertificate",
  "webhookHeaders",
];

/** Fields in the list of all channels that only one type of integration has -> that type. */
export const READ_ONLY_FROM: Record<string, string> = {
  "MessagingIntegration.openExtensionType": "OpenIntegration",
  "RmsAssetAddressableRef.id": "ResponseAsset",
  "RmsAssetAddressableRef.selfUri": "ResponseAsset",
  "RmsAssetAddressableRef.assetUsage": "ResponseAssetLink",
};

/** Writable fields of the contract that the inputs omit on purpose. */
export const NOT_WRITTEN: Record<string, string> = {
  "CreateLibraryInput.responseType": "obsolete: a library takes responses of any kind",
  "UpdateLibraryInput.responseType": "obsolete: a library takes responses of any kind",
  "CreateLibraryInput.version": "the first version is the vendor's",
  "CreateResponseInput.version": "the first version is the vendor's",
};
