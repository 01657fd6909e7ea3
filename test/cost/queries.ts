import { NOWHERE, assetId, integrationId, libraryId, profileId, responseId, settingId } from "../ids.ts";
import { nodeIdOf } from "../../src/resolvers/node-id.ts";

/** An operation with its planned REST calls, and the maximum that it makes on the large sandbox. */
export interface Case {
  query: string;
  variables?: Record<string, unknown>;
  planned: number;
  large: number;
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

const LINKS = `supportedContentProfile { name mediaTypes { allow { inbound { type } } } }
  messagingSetting { name version event { typing { on { inbound } } } }`;

/** Six kinds of queries whose minimum number of calls is known, some with variants. */
export const SIX: Record<string, Case> = {
  "(i) one library with its first 25 responses": {
    query: `{ library(id: "${libraryId(1)}") { name version responses { nodes { name texts { content } } } } }`,
    planned: 2,
    large: 2,
  },
  "(ii) 25 libraries, each with its first 10 responses": {
    query: `{ libraries(first: 25) { nodes { name version responses(first: 10) { nodes { name } } } } }`,
    planned: 26,
    large: 26,
  },
  "(iii) 50 responses by id, each with full libraries": {
    query: `query ($ids: [ID!]!) { responsesById(ids: $ids) { name libraries { name version dateCreated } } }`,
    variables: { ids: numbers(50).map(responseId) },
    planned: 51,
    large: 51,
  },
  "(iv) all integrations with both links": {
    query: `{ integrations(first: 100) { nodes { name channel ${LINKS} } } }`,
    planned: 1,
    large: 1,
  },
  "(iv) with the audit fields of the profile": {
    query: `{ integrations(first: 100) { nodes { name ${LINKS} supportedContentProfile { version dateCreated } } } }`,
    planned: 2,
    large: 2,
  },
  "(v) a search with the names of the libraries": {
    query: `{ searchResponses(phrase: "order") { nodes { name libraries { name } } } }`,
    planned: 1,
    large: 1,
  },
  "(v) with full libraries": {
    query: `{ searchResponses(phrase: "order", first: 50) { nodes { name libraries { name version } } } }`,
    planned: 2,
    large: 2,
  },
  "(vi) settings with the integrations that use each": {
    query: `{ messagingSettings(first: 100) { nodes { name integrations(first: 100) { totalCount nodes { name } } } } }`,
    planned: 2,
    large: 2,
  },
};

const EVERY_CHANNEL = `... on FacebookIntegration { pageId } ... on TwitterIntegration { username }
  ... on WhatsAppIntegration { phoneNumber } ... on InstagramIntegration { instagramId }
  ... on OpenIntegration { outboundNotificationWebhookUrl openExtensionType }
  ... on AppleIntegration { businessName } ... on LineIntegration { webhookUri }`;

/** Other operations that test the cost plan. */
export const CASES: Record<string, Case> = {
  "the count and a page of the integrations that use a setting: two windows": {
    query: `{
      messagingSettings(first: 1) {
        nodes { page: integrations(first: 25) { nodes { name } } count: integrations(first: 25) { totalCount } }
      }
    }`,
    planned: 3,
    large: 3,
  },
  "a dry run of a create, which answers no integration": {
    query: `mutation {
      createAppleIntegration(input: { name: "N", messagesForBusinessId: "m" }, dryRun: true) {
        integration { identityResolution { resolveIdentities } }
      }
    }`,
    planned: 0,
    large: 0,
  },
  "the identity resolution of a page of all channels": {
    query: `{ integrations(first: 10) { nodes { name
      ... on FacebookIntegration { identityResolution { resolveIdentities } }
      ... on OpenIntegration { identityResolution { resolveIdentities } } } } }`,
    planned: 11,
    large: 11,
  },
  "an update of an identity resolution": {
    query: `mutation { updateOpenIdentityResolution(input: { id: "${integrationId(9)}", resolveIdentities: true }) { userErrors { code } } }`,
    planned: 4,
    large: 2,
  },
  "the activation of a WhatsApp number": {
    query: `mutation { activateWhatsAppIntegration(input: { id: "${integrationId(7)}", phoneNumber: "+34910000001", pin: "1" }) { userErrors { code } } }`,
    planned: 2,
    large: 1,
  },
  "a dry run with an expectedVersion, which answers an entity only after a conflict": {
    query: `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "A", expectedVersion: 99 }, dryRun: true) {
      library { responses { totalCount } } userErrors { ... on VersionConflict { current { ... on Library { createdBy { name } } } } } } }`,
    planned: 2,
    large: 2,
  },
  introspection: {
    query: `{ __schema { types { name } } __type(name: "Library") { name } __typename }`,
    planned: 0,
    large: 0,
  },
  "two aliases for one library": {
    query: `{ a: library(id: "${libraryId(1)}") { name } b: library(id: "${libraryId(1)}") { version } }`,
    planned: 1,
    large: 1,
  },
  "two libraries": {
    query: `{ a: library(id: "${libraryId(1)}") { name } b: library(id: "${libraryId(2)}") { name } }`,
    planned: 1,
    large: 1,
  },
  "60 libraries by id, two of them twice": {
    query: `query ($ids: [ID!]!) { librariesById(ids: $ids) { name } }`,
    variables: { ids: numbers(60).flatMap((n) => (n < 3 ? [libraryId(n), libraryId(n)] : [libraryId(n)])) },
    planned: 2,
    large: 2,
  },
  "invalid ids": {
    query: `{ librariesById(ids: ["../x", "${NOWHERE}"]) { name } response(id: "../x") { name } library(id: "a b") { name } }`,
    planned: 1,
    large: 1,
  },
  "more ids than a field accepts": {
    query: `query ($ids: [ID!]!) { responsesById(ids: $ids) { name } }`,
    variables: { ids: numbers(101).map(responseId) },
    planned: 0,
    large: 0,
  },
  "a page beyond the possible ones": {
    query: `{ libraries(first: 101) { nodes { responses { totalCount } } } }`,
    planned: 0,
    large: 0,
  },
  "rows that no single page holds": {
    query: `query ($after: String) { libraries(first: 100, after: $after) { nodes { name } } }`,
    variables: { after: Buffer.from("row:49").toString("base64url") },
    planned: 2,
    large: 2,
  },
  "a list with three aliases": {
    query: `{ a: libraries { totalCount } b: libraries { totalCount } libraries { totalCount } libraries { nodes { id } } }`,
    planned: 3,
    large: 3,
  },
  "rows and edges of one list": {
    query: `{ libraries(first: 5) { nodes { responses { totalCount } } edges { node { responses { totalCount } } } } }`,
    planned: 11,
    large: 11,
  },
  "skipped and included fields": {
    query: `query ($yes: Boolean! = true, $no: Boolean = false) {
      libraries(first: 5) @include(if: $yes) { nodes { responses @include(if: $no) { totalCount } ...Makers @skip(if: $yes) } }
      response(id: "x") @skip(if: true) { name }
    }
    fragment Makers on Library { createdBy { name } }`,
    planned: 1,
    large: 1,
  },
  "a page size in a variable": {
    query: `query ($first: Int = 3) { libraries(first: $first) { nodes { responses(first: 1) { totalCount } } } }`,
    variables: { first: 7 },
    planned: 8,
    large: 8,
  },
  "a page size from the default of a variable": {
    query: `query ($first: Int = 3) { libraries(first: $first) { nodes { responses(first: 1) { totalCount } } } }`,
    planned: 4,
    large: 4,
  },
  "names of creators, selected in three places": {
    query: `{ libraries { nodes { createdBy { name } responses(first: 2) { nodes { createdBy { name } } } } }
      messagingSettings { nodes { createdBy { name } updatedBy { name } } } }`,
    planned: 29,
    large: 28,
  },
  "names of creators, one round later": {
    query: `{ library(id: "${libraryId(1)}") { createdBy { name } } libraries(first: 2) { nodes { createdBy { name } } } }`,
    planned: 4,
    large: 4,
  },
  "ids of creators": { query: `{ libraries { nodes { createdBy { id selfUri } } } }`, planned: 1, large: 1 },
  "responses of libraries that responses reference": {
    query: `{ searchResponses(phrase: "Out of hours", first: 1) { nodes { libraries { name responses(first: 1) { totalCount } } } } }`,
    planned: 6,
    large: 6,
  },
  "libraries of responses of libraries of responses": {
    query: `{ response(id: "${responseId(12)}") { libraries { version responses(first: 1) { nodes { libraries { version createdBy { name } } } } } } }`,
    planned: 9,
    large: 8,
  },
  "the schema of substitutions, with each response": {
    query: `{ library(id: "${libraryId(5)}") { responses { nodes { substitutionsSchema } } } response(id: "${responseId(52)}") { substitutionsSchema } }`,
    planned: 3,
    large: 3,
  },
  "the schema of substitutions, of search results": {
    query: `{ searchResponses(phrase: "order", first: 10) { nodes { substitutionsSchema } } }`,
    planned: 11,
    large: 11,
  },
  "a search by interaction type": {
    query: `{ searchResponses(filter: { interactionType: EMAIL }, first: 5) { nodes { name } } }`,
    planned: 10,
    large: 10,
  },
  "a search in no library": {
    query: `{ searchResponses(filter: { libraryIds: [] }) { nodes { libraries { version } } } }`,
    planned: 0,
    large: 0,
  },
  "assets of a response, and the responses that use them": {
    query: `{ response(id: "${responseId(49)}") { assets { asset { name responses { texts { content } } } } } }`,
    planned: 27,
    large: 2,
  },
  "references to assets, and to the responses that use them": {
    query: `{ a: response(id: "${responseId(49)}") { assets { contentLocation asset { id selfUri } } } b: response(id: "${responseId(59)}") { assets { asset { name responses { name } } } } }`,
    planned: 3,
    large: 3,
  },
  "the integration of a template": {
    query: `{ response(id: "${responseId(54)}") { messagingTemplate { whatsApp { integration { name messagingSetting { name } phoneNumber } } } } }`,
    planned: 3,
    large: 2,
  },
  "integrations of templates, in a search": {
    query: `{ searchResponses(filter: { responseType: MESSAGING_TEMPLATE }) { nodes { messagingTemplate { whatsApp { integration { name } } } } } }`,
    planned: 3,
    large: 2,
  },
  "an existing and a missing setting": {
    query: `{ a: messagingSetting(id: "${settingId(1)}") { name } b: messagingSetting(id: "${NOWHERE}") { name } }`,
    planned: 1,
    large: 1,
  },
  "an existing and a missing profile": {
    query: `{ a: supportedContentProfile(id: "${profileId(1)}") { name } b: supportedContentProfile(id: "${NOWHERE}") { name } }`,
    planned: 3,
    large: 2,
  },
  "an existing and a missing integration, without a channel": {
    query: `{ a: integration(by: { id: "${integrationId(1)}" }) { name } b: integration(by: { id: "${NOWHERE}" }) { name } }`,
    planned: 2,
    large: 2,
  },
  "a missing setting": { query: `{ messagingSetting(id: "${NOWHERE}") { name } }`, planned: 2, large: 2 },
  "the default setting": {
    query: `{ defaultMessagingSetting { name } messagingSettings { nodes { name isDefault } } }`,
    planned: 3,
    large: 2,
  },
  "whether the settings of integrations are the default": {
    query: `{ integrations { nodes { messagingSetting { id isDefault } } } }`,
    planned: 3,
    large: 2,
  },
  "integrations of one setting, and of settings of integrations": {
    query: `{ messagingSetting(id: "${settingId(1)}") { integrations { totalCount } }
      integrations(first: 2) { nodes { messagingSetting { integrations(first: 3) { nodes { name } } } } } }`,
    planned: 5,
    large: 3,
  },
  "integrations that share one setting, and the setting's integrations": {
    query: `{ integrations(messagingSettingId: "${settingId(1)}") { totalCount nodes { messagingSetting { integrations { totalCount } } } } }`,
    planned: 2,
    large: 2,
  },
  "profiles with their integrations and the settings of these": {
    query: `{ supportedContentProfiles(first: 100) { nodes { name createdBy { name } integrations(first: 100) { nodes { name messagingSetting { name createdBy { name } } } } } } }`,
    planned: 4,
    large: 3,
  },
  "the default profile": {
    query: `{ defaultSupportedContentProfile { name integrations { nodes { name } } } }`,
    planned: 3,
    large: 2,
  },
  "channel fields of all channels": {
    query: `{ integrations(first: 100) { nodes { name ${EVERY_CHANNEL} } } }`,
    planned: 7,
    large: 7,
  },
  "createStatus of all integrations": {
    query: `{ integrations(first: 100) { nodes { createStatus createError { message } } } }`,
    planned: 7,
    large: 7,
  },
  "channel fields of two rows": {
    query: `{ integrations(first: 2) { nodes { createStatus } } }`,
    planned: 3,
    large: 3,
  },
  "all channels by name": {
    query: `{ integrations(channels: [FACEBOOK, TWITTER, WHATSAPP, INSTAGRAM, OPEN, APPLE, LINE, SMS, WEBMESSAGING], first: 100) {
      nodes { name ${EVERY_CHANNEL} supportedContentProfile { name } } } }`,
    planned: 10,
    large: 9,
  },
  "both links of one channel": {
    query: `{ integrations(channels: [WHATSAPP], first: 100) { nodes { ${LINKS} ... on WhatsAppIntegration { phoneNumber } } } }`,
    planned: 2,
    large: 2,
  },
  "rows beyond the first hundred of a channel": {
    query: `{ integrations(channels: [OPEN], first: 100, page: 2) { nodes { name } } }`,
    planned: 3,
    large: 1,
  },
  "an integration without a channel": {
    query: `{ integration(by: { id: "${integrationId(1)}" }) { name createStatus createdBy { name } } }`,
    planned: 5,
    large: 3,
  },
  "an integration of LINE without a channel": {
    query: `{ integration(by: { id: "${integrationId(14)}" }) { name } }`,
    planned: 2,
    large: 2,
  },
  "an integration with its channel": {
    query: `{ integration(by: { onChannel: { id: "${integrationId(11)}", channel: APPLE } }) { name ... on AppleIntegration { applePay { storeName } identityResolution { resolveIdentities } } } }`,
    planned: 3,
    large: 1,
  },
  "a response and a library by their nodeIds, and the libraries of the response": {
    query: `{ nodes(nodeIds: ["${nodeIdOf("Response", responseId(1))}", "${nodeIdOf("Library", libraryId(2))}"]) { ... on Response { libraries { version } } } }`,
    planned: 2,
    large: 2,
  },
  "integrations of channels without a path": {
    query: `query ($a: IntegrationBy!, $b: IntegrationBy!) { a: integration(by: $a) { name } b: integration(by: $b) { name } }`,
    variables: {
      a: { onChannel: { id: integrationId(13), channel: "SMS" } },
      b: { onChannel: { id: integrationId(12), channel: "WEBMESSAGING" } },
    },
    planned: 1,
    large: 1,
  },
  stickers: { query: `{ stickers(messenger: LINE) { nodes { name } } }`, planned: 1, large: 1 },
  "a new library": {
    query: `mutation { createLibrary(input: { name: "New" }) { library { name createdBy { name } responses { totalCount } } userErrors { message } } }`,
    planned: 3,
    large: 3,
  },
  "an updated response with full libraries": {
    query: `mutation { updateResponse(input: { id: "${responseId(12)}", name: "N" }) { response { substitutionsSchema libraries { version } } } }`,
    planned: 6,
    large: 3,
  },
  "a new response in seven libraries": {
    query: `mutation ($in: CreateResponseInput!) { createResponse(input: $in) { response { libraries { responses(first: 1) { totalCount } } assets { asset { name } } } } }`,
    variables: {
      in: { libraryIds: numbers(7).map(libraryId), texts: [{ content: "Hi" }], assets: [{ id: assetId(1) }] },
    },
    planned: 9,
    large: 9,
  },
  "three writes, which never share a batch": {
    query: `mutation { a: updateLibrary(input: { id: "${libraryId(1)}", name: "A" }) { library { createdBy { name } } }
      b: updateLibrary(input: { id: "${libraryId(2)}", name: "B" }) { library { createdBy { name } } }
      deleteLibrary(input: { id: "${libraryId(3)}" }) { deletedId } }`,
    planned: 13,
    large: 7,
  },
  "an update with an expectedVersion": {
    query: `mutation { updateLibrary(input: { id: "${libraryId(1)}", name: "A", expectedVersion: 1 }) {
      library { name } userErrors { ... on VersionConflict { current { ... on Library { createdBy { name } } } } } } }`,
    planned: 4,
    large: 2,
  },
  "dry runs": {
    query: `mutation { updateResponse(input: { id: "${responseId(12)}", name: "N" }, dryRun: true) { response { libraries { name } } changes { path } }
      deleteLibrary(input: { id: "${libraryId(3)}" }, dryRun: true) { affected { totalCount } }
      deleteMessagingSetting(input: { id: "${settingId(2)}" }, dryRun: true) { affected { totalCount } }
      updateFacebookIntegration(input: { id: "${integrationId(1)}", messagingSettingId: "${settingId(2)}" }, dryRun: true) { changes { path } } }`,
    planned: 11,
    large: 9,
  },
  "moving a hundred responses": {
    query: `mutation ($ids: [ID!]!) { moveResponses(input: { responseIds: $ids, fromLibraryId: "${libraryId(1)}", toLibraryId: "${libraryId(2)}" }) {
      results { response { name createdBy { name } } userErrors { message } } } }`,
    variables: { ids: numbers(100).map(responseId) },
    planned: 507,
    large: 205,
  },
  "deleting fifty responses": {
    query: `mutation ($ids: [ID!]!) { deleteResponses(input: { ids: $ids }) { results { deletedId } } }`,
    variables: { ids: numbers(50).map(responseId) },
    planned: 50,
    large: 50,
  },
  "writes of settings": {
    query: `mutation { updateMessagingSetting(input: { id: "${settingId(2)}", name: "N" }) { messagingSetting { name isDefault } }
      setDefaultMessagingSetting(input: { id: "${settingId(2)}" }) { messagingSetting { isDefault integrations { totalCount } } }
      clearDefaultMessagingSetting { userErrors { message } } }`,
    planned: 9,
    large: 6,
  },
  "writes of profiles": {
    query: `mutation { updateSupportedContentProfile(input: { id: "${profileId(1)}", mediaTypes: { allow: {} } }) { supportedContentProfile { name } }
      deleteSupportedContentProfile(input: { id: "${NOWHERE}" }) { userErrors { code } } }`,
    planned: 4,
    large: 4,
  },
  "writes of integrations": {
    query: `mutation { updateOpenIntegration(input: { id: "${integrationId(9)}", outboundNotificationWebhookUrl: "https://example.com" }) { integration { name openExtensionType messagingSetting { name } } }
      updateFacebookIntegration(input: { id: "${integrationId(1)}", name: "N" }) { integration { pageId messagingSetting { id } } }
      deleteIntegration(input: { id: "${integrationId(8)}", channel: INSTAGRAM }) { deletedId } }`,
    planned: 8,
    large: 6,
  },
};
