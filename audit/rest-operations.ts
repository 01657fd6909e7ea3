import { integrationId, libraryId, profileId, responseId, settingId } from "../sandbox/data/ids.ts";

/** An operation that reads: the GraphQL fields that call it, and a query that makes the gateway call it in the sandbox. */
export interface ReadOperation {
  fields: readonly string[];
  sample: string;
}

/** REST operation (on today's path if it has one) -> the GraphQL fields that call it. One that reads has a sample too. */
type Operations = Readonly<Record<`GET ${string}`, ReadOperation>> &
  Readonly<Record<`POST ${string}`, ReadOperation | readonly string[]>> &
  Readonly<Record<`${"PUT" | "PATCH" | "DELETE"} ${string}`, readonly string[]>>;

const one = (field: string, id: string) => `{ ${field}(id: "${id}") { id name } }`;
const list = (field: string) => `{ ${field}(first: 5) { nodes { id name } } }`;
const oneOf = (channel: string, number: number) =>
  `{ integration(by: { onChannel: { id: "${integrationId(number)}", channel: ${channel} } }) { id name } }`;
const resolutionOf = (type: string, number: number) =>
  `{ integration(by: { onChannel: { id: "${integrationId(number)}", channel: ${type.toUpperCase()} } }) { ... on ${type}Integration { identityResolution { resolveIdentities } } } }`;
const allOf = (channel: string) => `{ integrations(channels: [${channel}], first: 5) { nodes { id name } } }`;

/** The operations that the graph calls, in the groups of docs/rest-operations.md. The contract gives the older paths. */
export const REST_OPERATIONS: Readonly<Record<string, Operations>> = {
  "Canned responses": {
    "GET /api/v2/responsemanagement/libraries": { fields: ["Query.libraries"], sample: list("libraries") },
    "POST /api/v2/responsemanagement/libraries": ["Mutation.createLibrary"],
    "POST /api/v2/responsemanagement/libraries/bulk": {
      fields: ["Query.librariesById", "Response.libraries"],
      sample: `{ librariesById(ids: ["${libraryId(1)}", "${libraryId(2)}"]) { id name } }`,
    },
    "DELETE /api/v2/responsemanagement/libraries/{libraryId}": ["Mutation.deleteLibrary"],
    "GET /api/v2/responsemanagement/libraries/{libraryId}": {
      fields: ["Query.library", "LibraryChange.library"],
      sample: one("library", libraryId(1)),
    },
    "PUT /api/v2/responsemanagement/libraries/{libraryId}": ["Mutation.updateLibrary"],
    "POST /api/v2/responsemanagement/responseassets/bulk": {
      fields: ["ResponseAssetLink.asset"],
      sample: `{ response(id: "${responseId(49)}") { assets { asset { id name } } } }`,
    },
    "GET /api/v2/responsemanagement/responses": {
      fields: ["Query.responses", "Library.responses"],
      sample: `{ responses(libraryId: "${libraryId(1)}", first: 5) { nodes { id name } } }`,
    },
    "POST /api/v2/responsemanagement/responses": ["Mutation.createResponse"],
    "POST /api/v2/responsemanagement/responses/query": {
      fields: ["Query.searchResponses"],
      sample: `{ searchResponses(phrase: "thank", first: 5) { nodes { id name } } }`,
    },
    "DELETE /api/v2/responsemanagement/responses/{responseId}": ["Mutation.deleteResponse", "Mutation.deleteResponses"],
    "GET /api/v2/responsemanagement/responses/{responseId}": {
      fields: [
        "Query.response",
        "Query.responsesById",
        "ResponseChange.response",
        "Response.substitutionsSchema",
        "ResponseAsset.responses",
      ],
      sample: one("response", responseId(1)),
    },
    "PUT /api/v2/responsemanagement/responses/{responseId}": ["Mutation.updateResponse", "Mutation.moveResponses"],
  },
  History: {
    "POST /api/v2/audits/query/realtime": {
      fields: ["Library.history", "Response.history"],
      sample: `{ library(id: "${libraryId(1)}") { history { nodes { action } } } }`,
    },
  },
  Users: {
    "GET /api/v2/users": {
      fields: ["User.name"],
      sample: `{ libraries(first: 5) { nodes { createdBy { id name } } } }`,
    },
  },
  Divisions: {
    "GET /api/v2/authorization/divisions": {
      fields: ["Query.division", "Query.divisions", "Division.name", "Division.description", "Division.isHome"],
      sample: list("divisions"),
    },
  },
  "Messaging settings": {
    "GET /api/v2/conversations/messaging/settings": {
      fields: ["Query.messagingSettings"],
      sample: list("messagingSettings"),
    },
    "POST /api/v2/conversations/messaging/settings": ["Mutation.createMessagingSetting"],
    "DELETE /api/v2/conversations/messaging/settings/default": ["Mutation.clearDefaultMessagingSetting"],
    "GET /api/v2/conversations/messaging/settings/default": {
      fields: ["Query.defaultMessagingSetting", "MessagingSetting.isDefault"],
      sample: `{ defaultMessagingSetting { id name } }`,
    },
    "PUT /api/v2/conversations/messaging/settings/default": ["Mutation.setDefaultMessagingSetting"],
    "DELETE /api/v2/conversations/messaging/settings/{messageSettingId}": ["Mutation.deleteMessagingSetting"],
    "GET /api/v2/conversations/messaging/settings/{messageSettingId}": {
      fields: ["Query.messagingSetting", "Integration.messagingSetting"],
      sample: one("messagingSetting", settingId(1)),
    },
    "PATCH /api/v2/conversations/messaging/settings/{messageSettingId}": ["Mutation.updateMessagingSetting"],
  },
  "Supported content": {
    "GET /api/v2/conversations/messaging/supportedcontent": {
      fields: ["Query.supportedContentProfiles"],
      sample: list("supportedContentProfiles"),
    },
    "POST /api/v2/conversations/messaging/supportedcontent": ["Mutation.createSupportedContentProfile"],
    "DELETE /api/v2/conversations/messaging/supportedcontent/{supportedContentId}": [
      "Mutation.deleteSupportedContentProfile",
    ],
    "GET /api/v2/conversations/messaging/supportedcontent/{supportedContentId}": {
      fields: [
        "Query.supportedContentProfile",
        "SupportedContentProfileChange.supportedContentProfile",
        "Integration.supportedContentProfile",
      ],
      sample: one("supportedContentProfile", profileId(1)),
    },
    "PATCH /api/v2/conversations/messaging/supportedcontent/{supportedContentId}": [
      "Mutation.updateSupportedContentProfile",
    ],
    "GET /api/v2/conversations/messaging/supportedcontent/default": {
      fields: ["Query.defaultSupportedContentProfile"],
      sample: `{ defaultSupportedContentProfile { id name } }`,
    },
    "PUT /api/v2/conversations/messaging/supportedcontent/default": ["Mutation.setDefaultSupportedContentProfile"],
  },
  Integrations: {
    "GET /api/v2/conversations/messaging/integrations": {
      fields: [
        "Query.integrations",
        "Query.integration",
        "MessagingSetting.integrations",
        "SupportedContentProfile.integrations",
      ],
      sample: list("integrations"),
    },
    "GET /api/v2/conversations/messaging/integrations/apple": {
      fields: ["Query.integrations"],
      sample: allOf("APPLE"),
    },
    "POST /api/v2/conversations/messaging/integrations/apple": ["Mutation.createAppleIntegration"],
    "DELETE /api/v2/conversations/messaging/integrations/apple/{integrationId}": ["Mutation.deleteIntegration"],
    "GET /api/v2/conversations/messaging/integrations/apple/{integrationId}": {
      fields: ["Query.integration", "IntegrationChange.integration"],
      sample: oneOf("APPLE", 11),
    },
    "PATCH /api/v2/conversations/messaging/integrations/apple/{integrationId}": ["Mutation.updateAppleIntegration"],
    "GET /api/v2/conversations/messaging/integrations/facebook": {
      fields: ["Query.integrations"],
      sample: allOf("FACEBOOK"),
    },
    "POST /api/v2/conversations/messaging/integrations/facebook": ["Mutation.createFacebookIntegration"],
    "GET /api/v2/conversations/messaging/integrations/facebook/{integrationId}": {
      fields: ["Query.integration", "IntegrationChange.integration"],
      sample: oneOf("FACEBOOK", 1),
    },
    "DELETE /api/v2/conversations/messaging/integrations/facebook/{integrationId}": ["Mutation.deleteIntegration"],
    "PATCH /api/v2/conversations/messaging/integrations/facebook/{integrationId}": [
      "Mutation.updateFacebookIntegration",
    ],
    "GET /api/v2/conversations/messaging/integrations/instagram": {
      fields: ["Query.integrations"],
      sample: allOf("INSTAGRAM"),
    },
    "POST /api/v2/conversations/messaging/integrations/instagram": ["Mutation.createInstagramIntegration"],
    "DELETE /api/v2/conversations/messaging/integrations/instagram/{integrationId}": ["Mutation.deleteIntegration"],
    "GET /api/v2/conversations/messaging/integrations/instagram/{integrationId}": {
      fields: ["Query.integration", "IntegrationChange.integration"],
      sample: oneOf("INSTAGRAM", 8),
    },
    "PATCH /api/v2/conversations/messaging/integrations/instagram/{integrationId}": [
      "Mutation.updateInstagramIntegration",
    ],
    "GET /api/v2/messaging/integrations/line": { fields: ["Query.integrations"], sample: allOf("LINE") },
    "POST /api/v2/messaging/integrations/line": ["Mutation.createLineIntegration"],
    "GET /api/v2/messaging/integrations/line/{integrationId}": {
      fields: ["Query.integration", "IntegrationChange.integration"],
      sample: oneOf("LINE", 14),
    },
    "PUT /api/v2/messaging/integrations/line/{integrationId}": ["Mutation.updateLineIntegration"],
    "DELETE /api/v2/messaging/integrations/line/{integrationId}": ["Mutation.deleteIntegration"],
    "GET /api/v2/conversations/messaging/integrations/open": { fields: ["Query.integrations"], sample: allOf("OPEN") },
    "POST /api/v2/conversations/messaging/integrations/open": ["Mutation.createOpenIntegration"],
    "DELETE /api/v2/conversations/messaging/integrations/open/{integrationId}": ["Mutation.deleteIntegration"],
    "GET /api/v2/conversations/messaging/integrations/open/{integrationId}": {
      fields: ["Query.integration", "IntegrationChange.integration"],
      sample: oneOf("OPEN", 9),
    },
    "PATCH /api/v2/conversations/messaging/integrations/open/{integrationId}": ["Mutation.updateOpenIntegration"],
    "GET /api/v2/conversations/messaging/integrations/twitter": {
      fields: ["Query.integrations"],
      sample: allOf("TWITTER"),
    },
    "POST /api/v2/conversations/messaging/integrations/twitter": ["Mutation.createTwitterIntegration"],
    "GET /api/v2/conversations/messaging/integrations/twitter/{integrationId}": {
      fields: ["Query.integration", "IntegrationChange.integration"],
      sample: oneOf("TWITTER", 4),
    },
    "DELETE /api/v2/conversations/messaging/integrations/twitter/{integrationId}": ["Mutation.deleteIntegration"],
    "PATCH /api/v2/conversations/messaging/integrations/twitter/{integrationId}": ["Mutation.updateTwitterIntegration"],
    "GET /api/v2/conversations/messaging/integrations/whatsapp": {
      fields: ["Query.integrations"],
      sample: allOf("WHATSAPP"),
    },
    "POST /api/v2/conversations/messaging/integrations/whatsapp": ["Mutation.createWhatsAppIntegration"],
    "POST /api/v2/conversations/messaging/integrations/whatsapp/embeddedsignup": [
      "Mutation.createWhatsAppIntegrationByEmbeddedSignup",
    ],
    "PATCH /api/v2/conversations/messaging/integrations/whatsapp/embeddedsignup/{integrationId}": [
      "Mutation.activateWhatsAppIntegration",
    ],
    "DELETE /api/v2/conversations/messaging/integrations/whatsapp/{integrationId}": ["Mutation.deleteIntegration"],
    "GET /api/v2/conversations/messaging/integrations/whatsapp/{integrationId}": {
      fields: ["Query.integration", "IntegrationChange.integration", "WhatsAppTemplate.integration"],
      sample: oneOf("WHATSAPP", 6),
    },
    "PATCH /api/v2/conversations/messaging/integrations/whatsapp/{integrationId}": [
      "Mutation.updateWhatsAppIntegration",
    ],
  },
  "Identity resolution": {
    "GET /api/v2/conversations/messaging/identityresolution/integrations/facebook/{integrationId}": {
      fields: ["FacebookIntegration.identityResolution"],
      sample: resolutionOf("Facebook", 1),
    },
    "PUT /api/v2/conversations/messaging/identityresolution/integrations/facebook/{integrationId}": [
      "Mutation.updateFacebookIdentityResolution",
    ],
    "GET /api/v2/conversations/messaging/identityresolution/integrations/instagram/{integrationId}": {
      fields: ["InstagramIntegration.identityResolution"],
      sample: resolutionOf("Instagram", 8),
    },
    "PUT /api/v2/conversations/messaging/identityresolution/integrations/instagram/{integrationId}": [
      "Mutation.updateInstagramIdentityResolution",
    ],
    "GET /api/v2/conversations/messaging/identityresolution/integrations/open/{integrationId}": {
      fields: ["OpenIntegration.identityResolution"],
      sample: resolutionOf("Open", 9),
    },
    "PUT /api/v2/conversations/messaging/identityresolution/integrations/open/{integrationId}": [
      "Mutation.updateOpenIdentityResolution",
    ],
    "GET /api/v2/conversations/messaging/identityresolution/integrations/twitter/{integrationId}": {
      fields: ["TwitterIntegration.identityResolution"],
      sample: resolutionOf("Twitter", 4),
    },
    "PUT /api/v2/conversations/messaging/identityresolution/integrations/twitter/{integrationId}": [
      "Mutation.updateTwitterIdentityResolution",
    ],
    "GET /api/v2/conversations/messaging/identityresolution/integrations/whatsapp/{integrationId}": {
      fields: ["WhatsAppIntegration.identityResolution"],
      sample: resolutionOf("WhatsApp", 6),
    },
    "PUT /api/v2/conversations/messaging/identityresolution/integrations/whatsapp/{integrationId}": [
      "Mutation.updateWhatsAppIdentityResolution",
    ],
    "PUT /api/v2/conversations/messaging/identityresolution/integrations/apple/{integrationId}": [
      "Mutation.updateAppleIdentityResolution",
    ],
  },
  Facebook: {
    "GET /api/v2/conversations/messaging/facebook/app": {
      fields: ["Query.facebookApp"],
      sample: `{ facebookApp { appId } }`,
    },
    "GET /api/v2/conversations/messaging/facebook/permissions": {
      fields: ["Query.facebookPermissions"],
      sample: `{ facebookPermissions { name type } }`,
    },
  },
  "Threading timeline": {
    "GET /api/v2/conversations/messaging/threadingtimeline": {
      fields: ["Query.threadingTimeline"],
      sample: `{ threadingTimeline { settings { channel timeoutInMinutes } } }`,
    },
    "PUT /api/v2/conversations/messaging/threadingtimeline": ["Mutation.setThreadingTimeline"],
  },
  Stickers: {
    "GET /api/v2/messaging/stickers/{messengerType}": {
      fields: ["Query.stickers"],
      sample: `{ stickers(messenger: LINE, first: 5) { nodes { id name } } }`,
    },
  },
};

/** The operations that no field calls: the gateway itself does. */
export const CALLED_BY_ITSELF: Readonly<Record<string, string>> = {
  "GET /api/v2/audits/query/realtime/servicemapping":
    "No field calls it. The gateway itself does: it tells of which changes made past it the gateway can learn.",
};

/** The operations of the contract that the graph does not call, with the reason. */
export const NOT_CALLED: Readonly<Record<string, string>> = {
  ...CALLED_BY_ITSELF,
  "PUT /api/v2/responsemanagement/responseassets/{responseAssetId}":
    "No field calls it. People change assets in Genesys Cloud itself.",
  "GET /api/v2/responsemanagement/responseassets/{responseAssetId}":
    "The gateway reads assets in bulk, even a single one.",
  "GET /api/v2/conversations/messaging/identityresolution/integrations/apple/{integrationId}":
    "The gateway reads it together with the integration, by `expand=identityresolution`.",
  "GET /api/v2/authorization/divisions/{divisionId}":
    "The gateway reads divisions by a list of ids, even a single one.",
  "GET /api/v2/users/{userId}": "The gateway reads users by a list of ids, even a single one.",
};
