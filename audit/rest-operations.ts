/** REST operation (on today's path if it has one) -> the GraphQL fields that call it. */
type Operations = Readonly<Record<string, readonly string[]>>;

/** The operations that the graph calls, in the groups of docs/rest-operations.md. The contract gives the older paths. */
export const REST_OPERATIONS: Readonly<Record<string, Operations>> = {
  "Canned responses": {
    "GET /api/v2/responsemanagement/libraries": ["Query.libraries"],
    "POST /api/v2/responsemanagement/libraries": ["Mutation.createLibrary"],
    "POST /api/v2/responsemanagement/libraries/bulk": ["Query.librariesById", "Response.libraries"],
    "DELETE /api/v2/responsemanagement/libraries/{libraryId}": ["Mutation.deleteLibrary"],
    "GET /api/v2/responsemanagement/libraries/{libraryId}": ["Query.library"],
    "PUT /api/v2/responsemanagement/libraries/{libraryId}": ["Mutation.updateLibrary"],
    "POST /api/v2/responsemanagement/responseassets/bulk": ["Response.assets"],
    "GET /api/v2/responsemanagement/responses": ["Query.responses", "Library.responses"],
    "POST /api/v2/responsemanagement/responses": ["Mutation.createResponse"],
    "POST /api/v2/responsemanagement/responses/query": ["Query.searchResponses"],
    "DELETE /api/v2/responsemanagement/responses/{responseId}": ["Mutation.deleteResponse", "Mutation.deleteResponses"],
    "GET /api/v2/responsemanagement/responses/{responseId}": [
      "Query.response",
      "Query.responsesById",
      "Response.substitutionsSchema",
      "ResponseAsset.responses",
    ],
    "PUT /api/v2/responsemanagement/responses/{responseId}": ["Mutation.updateResponse", "Mutation.moveResponses"],
  },
  Users: {
    "GET /api/v2/users": ["User.name"],
  },
  "Messaging settings": {
    "GET /api/v2/conversations/messaging/settings": ["Query.messagingSettings"],
    "POST /api/v2/conversations/messaging/settings": ["Mutation.createMessagingSetting"],
    "DELETE /api/v2/conversations/messaging/settings/default": ["Mutation.clearDefaultMessagingSetting"],
    "GET /api/v2/conversations/messaging/settings/default": [
      "Query.defaultMessagingSetting",
      "MessagingSetting.isDefault",
    ],
    "PUT /api/v2/conversations/messaging/settings/default": ["Mutation.setDefaultMessagingSetting"],
    "DELETE /api/v2/conversations/messaging/settings/{messageSettingId}": ["Mutation.deleteMessagingSetting"],
    "GET /api/v2/conversations/messaging/settings/{messageSettingId}": [
      "Query.messagingSetting",
      "Integration.messagingSetting",
    ],
    "PATCH /api/v2/conversations/messaging/settings/{messageSettingId}": ["Mutation.updateMessagingSetting"],
  },
  "Supported content": {
    "GET /api/v2/conversations/messaging/supportedcontent": ["Query.supportedContentProfiles"],
    "POST /api/v2/conversations/messaging/supportedcontent": ["Mutation.createSupportedContentProfile"],
    "DELETE /api/v2/conversations/messaging/supportedcontent/{supportedContentId}": [
      "Mutation.deleteSupportedContentProfile",
    ],
    "GET /api/v2/conversations/messaging/supportedcontent/{supportedContentId}": [
      "Query.supportedContentProfile",
      "Integration.supportedContentProfile",
    ],
    "PATCH /api/v2/conversations/messaging/supportedcontent/{supportedContentId}": [
      "Mutation.updateSupportedContentProfile",
    ],
    "GET /api/v2/conversations/messaging/supportedcontent/default": ["Query.defaultSupportedContentProfile"],
    "PUT /api/v2/conversations/messaging/supportedcontent/default": ["Mutation.setDefaultSupportedContentProfile"],
  },
  Integrations: {
    "GET /api/v2/conversations/messaging/integrations": [
      "Query.integrations",
      "Query.integration",
      "MessagingSetting.integrations",
      "SupportedContentProfile.integrations",
    ],
    "GET /api/v2/conversations/messaging/integrations/apple": ["Query.integrations"],
    "POST /api/v2/conversations/messaging/integrations/apple": ["Mutation.createAppleIntegration"],
    "DELETE /api/v2/conversations/messaging/integrations/apple/{integrationId}": ["Mutation.deleteIntegration"],
    "GET /api/v2/conversations/messaging/integrations/apple/{integrationId}": ["Query.integration"],
    "PATCH /api/v2/conversations/messaging/integrations/apple/{integrationId}": ["Mutation.updateAppleIntegration"],
    "GET /api/v2/conversations/messaging/integrations/facebook": ["Query.integrations"],
    "POST /api/v2/conversations/messaging/integrations/facebook": ["Mutation.createFacebookIntegration"],
    "GET /api/v2/conversations/messaging/integrations/facebook/{integrationId}": ["Query.integration"],
    "DELETE /api/v2/conversations/messaging/integrations/facebook/{integrationId}": ["Mutation.deleteIntegration"],
    "PATCH /api/v2/conversations/messaging/integrations/facebook/{integrationId}": [
      "Mutation.updateFacebookIntegration",
    ],
    "GET /api/v2/conversations/messaging/integrations/instagram": ["Query.integrations"],
    "POST /api/v2/conversations/messaging/integrations/instagram": ["Mutation.createInstagramIntegration"],
    "DELETE /api/v2/conversations/messaging/integrations/instagram/{integrationId}": ["Mutation.deleteIntegration"],
    "GET /api/v2/conversations/messaging/integrations/instagram/{integrationId}": ["Query.integration"],
    "PATCH /api/v2/conversations/messaging/integrations/instagram/{integrationId}": [
      "Mutation.updateInstagramIntegration",
    ],
    "GET /api/v2/messaging/integrations/line": ["Query.integrations"],
    "POST /api/v2/messaging/integrations/line": ["Mutation.createLineIntegration"],
    "GET /api/v2/messaging/integrations/line/{integrationId}": ["Query.integration"],
    "PUT /api/v2/messaging/integrations/line/{integrationId}": ["Mutation.updateLineIntegration"],
    "DELETE /api/v2/messaging/integrations/line/{integrationId}": ["Mutation.deleteIntegration"],
    "GET /api/v2/conversations/messaging/integrations/open": ["Query.integrations"],
    "POST /api/v2/conversations/messaging/integrations/open": ["Mutation.createOpenIntegration"],
    "DELETE /api/v2/conversations/messaging/integrations/open/{integrationId}": ["Mutation.deleteIntegration"],
    "GET /api/v2/conversations/messaging/integrations/open/{integrationId}": ["Query.integration"],
    "PATCH /api/v2/conversations/messaging/integrations/open/{integrationId}": ["Mutation.updateOpenIntegration"],
    "GET /api/v2/conversations/messaging/integrations/twitter": ["Query.integrations"],
    "POST /api/v2/conversations/messaging/integrations/twitter": ["Mutation.createTwitterIntegration"],
    "GET /api/v2/conversations/messaging/integrations/twitter/{integrationId}": ["Query.integration"],
    "DELETE /api/v2/conversations/messaging/integrations/twitter/{integrationId}": ["Mutation.deleteIntegration"],
    "PATCH /api/v2/conversations/messaging/integrations/twitter/{integrationId}": ["Mutation.updateTwitterIntegration"],
    "GET /api/v2/conversations/messaging/integrations/whatsapp": ["Query.integrations"],
    "POST /api/v2/conversations/messaging/integrations/whatsapp": ["Mutation.createWhatsAppIntegration"],
    "DELETE /api/v2/conversations/messaging/integrations/whatsapp/{integrationId}": ["Mutation.deleteIntegration"],
    "GET /api/v2/conversations/messaging/integrations/whatsapp/{integrationId}": [
      "Query.integration",
      "WhatsAppTemplate.integration",
    ],
    "PATCH /api/v2/conversations/messaging/integrations/whatsapp/{integrationId}": [
      "Mutation.updateWhatsAppIntegration",
    ],
  },
  Stickers: {
    "GET /api/v2/messaging/stickers/{messengerType}": ["Query.stickers"],
  },
};

/** The operations of the contract that the graph does not call, with the reason. */
export const NOT_CALLED: Readonly<Record<string, string>> = {
  "GET /api/v2/responsemanagement/responseassets/{responseAssetId}":
    "The gateway reads assets in bulk, even a single one.",
  "GET /api/v2/users/{userId}": "The gateway reads users by a list of ids, even a single one.",
};
