/** Type of the graph -> the schemas of the REST contract that it stands for, of both generations of paths. */
export const MODELS: Record<string, string[]> = {
  Library: ["Library", "DomainEntityRef"],
  Division: ["WritableDivision", "Division", "WritableStarrableDivision"],
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
  // An integration arrives from its channel's own path, or from the list of all channels as a MessagingIntegration.
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
  AppleIdentityResolution: ["AppleIdentityResolutionConfig"],
  IntegrationError: ["ErrorBody"],
  IntegrationErrorDetail: ["Detail"],
  Sticker: ["MessagingSticker"],
  EntityReference: ["DomainEntityRef", "UriReference"],
  User: ["DomainEntityRef", "UriReference"],
};

/** Input of the graph -> the bodies of the REST contract that it is sent as. */
export const BODIES: Record<string, string[]> = {
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
  CreateInstagramIntegrationInput: ["InstagramIntegrationRequest"],
  UpdateInstagramIntegrationInput: ["InstagramIntegrationUpdateRequest"],
  CreateOpenIntegrationInput: ["OpenIntegrationRequest"],
  UpdateOpenIntegrationInput: ["OpenIntegrationUpdateRequest"],
  CreateAppleIntegrationInput: ["AppleIntegrationRequest"],
  UpdateAppleIntegrationInput: ["AppleIntegrationUpdateRequest"],
};

/** Schemas of the contract that have neither a type nor an input, and why. */
export const NOT_IN_GRAPH: Record<string, string> = {
  JsonSchemaDocument: "a document of another standard, passed through as JSON",
  Limit: "only in an error's `limit`, which is left out",
  LibraryBatchRequest: "how the gateway reads several libraries at once",
  ResponseAssetBulkRequest: "how the gateway reads several assets at once",
  ResponseQueryRequest: "built by the gateway from the arguments of a search",
  ResponseFilter: "built by the gateway from the filter of a search",
  ResponseQueryResults: "the envelope of a page, which is a connection in the graph",
  User: "a link to who did something; of the user the graph has what a reference carries",
  MessagingSettingRequestReference: "written as the id in it",
};

/** Field that points at another entity -> the type of the graph for what it points at. */
export const LINKS: Record<string, string> = {
  libraries: "Library",
  responses: "Response",
  createdBy: "User",
  modifiedBy: "User",
  updatedBy: "User",
  recipient: "EntityReference",
};

/** Field of the contract -> field of the graph's types, where the names differ. */
export const READ_AS: Record<string, string> = {
  "MessagingIntegration.messengerType": "channel",
  "OpenIntegration.webhookHeaders": "webhookHeaderNames",
  supportedContent: "supportedContentProfile",
};

/** Field of the contract -> field of the graph's inputs, where the names differ. */
export const WRITTEN_AS: Record<string, string> = {
  libraries: "libraryIds",
  division: "divisionId",
  version: "expectedVersion",
  supportedContent: "supportedContentProfileId",
  messagingSetting: "messagingSettingId",
  settingId: "id",
};

/** Field of the contract that has another type in the graph than the contract says, and that type. */
export const OTHER_TYPES: Record<string, string> = {
  // Name to value in the contract; the values may be credentials, so the graph has the names only.
  "OpenIntegration.webhookHeaders": "[String!]",
  // A number in a text. All versions are numbers in the graph, as `expectedVersion` is.
  "MessagingSetting.version": "Int",
  "MessagingSettingReference.version": "Int",
};

/** Fields that are plain text at some places of the contract and an enum at others -> that enum. */
export const ENUM_ELSEWHERE: Record<string, string> = { status: "IntegrationStatus" };

/** Vendor's word of an enum -> its name in the graph, where upper snake case is not a valid name of GraphQL. */
export const NAMES_OF_WORDS: Record<string, string> = { "3DS": "THREE_D_SECURE" };

/** Vendor's words of an enum that the contract has at no place with an enum, and why they are words of it. */
export const FURTHER_WORDS: Record<string, Record<string, string>> = {
  Channel: { line: "on the old paths, which have no list of all channels and so no word for one" },
};

/** Answered by the REST API, and left out of the graph on purpose. */
export const NOT_READ: Record<string, string> = {
  "OpenIntegration.outboundNotificationWebhookSignatureSecretToken":
    "a secret: who has it can sign what goes to the webhook",
  "AppleAuthentication.oauthClientSecret": "a secret of the business at its identity provider",
  "SeedTwitterIntegration.accessTokenKey": "half of a credential at the network",
  "SeedTwitterIntegration.consumerKey": "half of a credential at the network",
  "ErrorBody.errors": "holds errors that hold errors; what is wrong stands in `message` and `details`",
  "ErrorBody.limit": "the vendor's own name and key of a quota; `message` says it in words",
};

/** Fields of inputs that are credentials, or may hold some. */
export const SECRETS = [
  "accessTokenKey",
  "accessTokenSecret",
  "appSecret",
  "channelSecret",
  "consumerKey",
  "consumerSecret",
  "oauthClientSecret",
  "outboundNotificationWebhookSignatureSecretToken",
  "pageAccessToken",
  "signupCode",
  "switcherSecret",
  "userAccessToken",
  "wabaCertificate",
  "webhookHeaders",
];

/** Fields of the list of all channels that only one kind of integration ever has -> its type. */
export const READ_ONLY_FROM: Record<string, string> = { "MessagingIntegration.openExtensionType": "OpenIntegration" };

/** Writable by the contract, and left out of the inputs on purpose. */
export const NOT_WRITTEN: Record<string, string> = {
  "CreateLibraryInput.responseType": "obsolete: a library takes responses of any kind",
  "UpdateLibraryInput.responseType": "obsolete: a library takes responses of any kind",
  "CreateLibraryInput.version": "the first version is the vendor's",
  "CreateResponseInput.version": "the first version is the vendor's",
};
