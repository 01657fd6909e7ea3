import * as fc from "fast-check";
import { getNamedType, isAbstractType, isLeafType } from "graphql";
import type { GraphQLArgument, GraphQLField, GraphQLNamedType, GraphQLObjectType } from "graphql";
import { cursorOf } from "../../src/datasources/rest/paging.ts";
import { TYPES } from "../../src/resolvers/integration.ts";
import { nodeIdOf } from "../../src/resolvers/node-id.ts";
import type { NodeType } from "../../src/resolvers/node-id.ts";
import { createSchema } from "../../src/resolvers/schema.ts";
import { IDS, NOWHERE, assetId, integrationId, libraryId, profileId, responseId, settingId } from "../ids.ts";

export const schema = createSchema();

export interface Operation {
  query: string;
  variables: Record<string, unknown>;
}

/** Returns a number below `count`. These numbers determine the operation. */
type Choose = (count: number) => number;

const BAD_ID = "../users";

/** Existing, missing and invalid ids, by the entity that the name of an argument or field contains. */
function idsFor(name: string): string[] {
  const kind = Object.keys(IDS).find((word) => name.toLowerCase().replace("libraries", "library").includes(word));
  if (kind === undefined) throw new Error(`test/ids.ts has no IDS for ${name}.`);
  return [...IDS[kind]!, NOWHERE, BAD_ID];
}

/** The nodeIds of existing, missing and differently typed entities of every type, and texts that are none. */
const NODE_IDS: readonly string[] = [
  ...nodeIdsOf(["Library"], "library"),
  ...nodeIdsOf(["Response"], "response"),
  ...nodeIdsOf(["ResponseAsset"], "asset"),
  ...nodeIdsOf(["MessagingSetting"], "setting"),
  ...nodeIdsOf(["SupportedContentProfile"], "profile"),
  ...nodeIdsOf(["User"], "user"),
  ...nodeIdsOf(["Division"], "division"),
  ...nodeIdsOf([...Object.values(TYPES), "OtherIntegration"], "integration"),
  "Library:1",
  "",
];

function nodeIdsOf(types: readonly NodeType[], kind: string): string[] {
  return types.flatMap((type) => [...IDS[kind]!.slice(0, 10), NOWHERE].map((id) => nodeIdOf(type, id)));
}

const CHANNELS = ["FACEBOOK", "LINE", "TWITTER", "WHATSAPP", "INSTAGRAM", "OPEN", "APPLE", "SMS", "WEBMESSAGING"];

/** Inputs of mutations; every mutation has at least one. */
const INPUTS: Record<string, string[]> = {
  createLibrary: [`name: "New"`],
  updateLibrary: [`id: "${libraryId(1)}", name: "Other"`, `id: "${NOWHERE}"`],
  deleteLibrary: [`id: "${libraryId(8)}"`, `id: "${NOWHERE}"`],
  createResponse: [
    `name: "N", libraryIds: ["${libraryId(1)}", "${libraryId(2)}"], texts: [{ content: "Hi {{x}}" }], assets: [{ id: "${assetId(1)}" }]`,
    `name: "N", libraryIds: [${[1, 2, 3, 4, 5, 6, 7].map((n) => `"${libraryId(n)}"`).join()}], texts: [{ content: "Hi" }]`,
    `name: "N", libraryIds: []`,
  ],
  updateResponse: [
    `id: "${responseId(12)}", name: "N"`,
    `id: "${responseId(49)}", libraryIds: ["${libraryId(3)}"]`,
    `id: "${NOWHERE}"`,
  ],
  deleteResponse: [`id: "${responseId(1)}"`, `id: "${NOWHERE}"`],
  moveResponses: [
    `responseIds: ["${responseId(1)}", "${responseId(2)}", "${NOWHERE}"], fromLibraryId: "${libraryId(1)}", toLibraryId: "${libraryId(2)}"`,
    `responseIds: ["${responseId(1)}"], fromLibraryId: "${libraryId(2)}", toLibraryId: "${NOWHERE}"`,
    `responseIds: [], fromLibraryId: "${libraryId(1)}", toLibraryId: "${libraryId(1)}"`,
  ],
  deleteResponses: [`ids: ["${responseId(3)}", "${responseId(4)}", "${NOWHERE}"]`, `ids: ["a/b"]`],
  createMessagingSetting: [`name: "N"`],
  updateMessagingSetting: [`id: "${settingId(1)}", name: "N"`, `id: "${settingId(1)}"`, `id: "${NOWHERE}"`],
  deleteMessagingSetting: [`id: "${settingId(5)}"`, `id: "${settingId(1)}"`, `id: "${NOWHERE}"`],
  setDefaultMessagingSetting: [`id: "${settingId(2)}"`, `id: "${NOWHERE}"`],
  createSupportedContentProfile: [`name: "N"`],
  updateSupportedContentProfile: [`id: "${profileId(1)}", name: "N"`, `id: "${profileId(1)}"`, `id: "${NOWHERE}"`],
  deleteSupportedContentProfile: [`id: "${profileId(4)}"`, `id: "${NOWHERE}"`],
  setDefaultSupportedContentProfile: [`id: "${profileId(2)}"`],
  createFacebookIntegration: [`name: "N", pageAccessToken: "t"`],
  updateFacebookIntegration: [`id: "${integrationId(1)}", name: "N"`, `id: "${NOWHERE}", name: "N"`],
  createLineIntegration: [`name: "N"`, `name: "N", channelId: "c", channelSecret: "s"`],
  updateLineIntegration: [`id: "${integrationId(14)}", name: "N"`, `id: "${NOWHERE}"`],
  createTwitterIntegration: [
    `name: "N", signupCode: "c", codeChallenge: "c", redirectUri: "https://example.com"`,
    `name: "N", tier: ENTERPRISE, accessTokenKey: "a", accessTokenSecret: "b", consumerKey: "c", consumerSecret: "d"`,
  ],
  updateTwitterIntegration: [`id: "${integrationId(4)}", name: "N"`, `id: "${NOWHERE}"`],
  createWhatsAppIntegration: [`name: "N", phoneNumber: "+491", wabaCertificate: "c"`],
  updateWhatsAppIntegration: [`id: "${integrationId(6)}", messagingSettingId: "${settingId(3)}"`],
  createWhatsAppIntegrationByEmbeddedSignup: [
    `name: "N", embeddedSignupAccessToken: "t"`,
    `messagingSettingId: "${settingId(1)}"`,
    `embeddedSignupAccessToken: "t"`,
  ],
  activateWhatsAppIntegration: [
    `id: "${integrationId(7)}", phoneNumber: "+34910000001", pin: "1"`,
    `id: "${integrationId(6)}", pin: "1"`,
    `id: "${NOWHERE}", pin: "1"`,
  ],
  createInstagramIntegration: [`name: "N", pageAccessToken: "t"`],
  updateInstagramIntegration: [`id: "${integrationId(8)}", name: "N"`],
  createOpenIntegration: [
    `name: "N", outboundNotificationWebhookUrl: "https://example.com", outboundNotificationWebhookSignatureSecretToken: "0123456789abcdef"`,
  ],
  updateOpenIntegration: [`id: "${integrationId(9)}"`, `id: "${integrationId(9)}", name: "N"`, `id: "${NOWHERE}"`],
  createAppleIntegration: [`name: "N", messagesForBusinessId: "m"`],
  updateAppleIntegration: [`id: "${integrationId(11)}", name: "N"`],
  updateFacebookIdentityResolution: [
    `id: "${integrationId(1)}", resolveIdentities: true, divisionId: "*"`,
    `id: "${integrationId(1)}"`,
    `id: "${NOWHERE}", resolveIdentities: true`,
  ],
  updateInstagramIdentityResolution: [
    `id: "${integrationId(8)}", resolveIdentities: true, divisionId: "*"`,
    `id: "${integrationId(8)}"`,
    `id: "${NOWHERE}", resolveIdentities: true`,
  ],
  updateOpenIdentityResolution: [
    `id: "${integrationId(9)}", resolveIdentities: true, divisionId: "*"`,
    `id: "${integrationId(9)}"`,
    `id: "${NOWHERE}", resolveIdentities: true`,
  ],
  updateTwitterIdentityResolution: [
    `id: "${integrationId(4)}", resolveIdentities: true, divisionId: "*"`,
    `id: "${integrationId(4)}"`,
    `id: "${NOWHERE}", resolveIdentities: true`,
  ],
  updateWhatsAppIdentityResolution: [
    `id: "${integrationId(6)}", resolveIdentities: true, divisionId: "*"`,
    `id: "${integrationId(6)}"`,
    `id: "${NOWHERE}", resolveIdentities: true`,
  ],
  updateAppleIdentityResolution: [
    `id: "${integrationId(11)}", resolveIdentities: true, divisionId: "*"`,
    `id: "${integrationId(11)}"`,
    `id: "${NOWHERE}", resolveIdentities: true`,
  ],
  setThreadingTimeline: [`settings: [{ channel: OPEN, timeoutInMinutes: 90 }]`, `settings: []`],
  deleteIntegration: [
    `id: "${integrationId(1)}", channel: FACEBOOK`,
    `id: "${integrationId(1)}", channel: LINE`,
    `id: "${NOWHERE}", channel: SMS`,
  ],
};

/** Builds one valid operation from the given choices. */
function build(choose: Choose): Operation {
  const variables: Record<string, unknown> = { yes: true, no: false };
  const declared = ["$yes: Boolean!", "$no: Boolean!"];
  const fragments: string[] = [];
  const sometimes = (one: number) => choose(one) === one - 1;
  const pick = <T>(list: readonly T[]): T => list[choose(list.length)]!;
  const several = <T>(list: readonly T[], most: number): T[] =>
    Array.from({ length: list.length === 0 ? 0 : choose(most + 1) }, () => pick(list));

  /** Sends some values as variables, as most clients do. */
  function value(type: string, json: unknown, literal: string): string {
    if (!sometimes(4)) return literal;
    const name = `v${declared.length}`;
    declared.push(`$${name}: ${type}`);
    variables[name] = json;
    return `$${name}`;
  }

  function argument({ name, type }: GraphQLArgument, field: string): string | undefined {
    const text = (json: unknown, sent = String(type)) => value(sent, json, JSON.stringify(json));
    if (name === "dryRun") return sometimes(3) ? text(true) : undefined;
    if (name === "input") return `{ ${pick(INPUTS[field]!)} }`;
    if (name === "first")
      return sometimes(3) ? undefined : text(pick([1, 2, 3, 1, 2, 3, 1, 2, 5, 10, 25, 50, 100, 101]));
    if (name === "page") return sometimes(6) ? text(pick([1, 2, 7])) : undefined;
    if (name === "after") return sometimes(6) ? text(cursorOf(pick([0, 3, 6, 54, 120]))) : undefined;
    if (name === "phrase") return sometimes(2) ? text(pick(["thank", "order", "nothing like it"])) : undefined;
    if (name === "namePrefix") return sometimes(4) ? text(pick(["Re", "", "Nothing like it"])) : undefined;
    if (name === "messenger") return pick(["LINE", "WHATSAPP"]);
    if (name === "by") {
      const id = text(pick(idsFor(field)), "ID!");
      return sometimes(2) ? `{ onChannel: { id: ${id}, channel: ${pick(CHANNELS)} } }` : `{ id: ${id} }`;
    }
    if (name === "channels") return sometimes(2) ? `[${several(CHANNELS, 4).join()}]` : undefined;
    if (name === "nodeIds") return text(several(NODE_IDS, 6));
    if (name === "nodeId") return text(pick(NODE_IDS));
    if (name === "ids") return text(several(idsFor(field), 5));
    if (name === "id") return text(pick(idsFor(field)));
    if (name === "filter") {
      const parts = [
        `libraryIds: ${JSON.stringify(several(idsFor("library"), 2))}`,
        "interactionType: EMAIL",
        "responseType: MESSAGING_TEMPLATE",
        `name: "Nothing like it"`,
        "contentType: TEXT_HTML",
        "hasWhatsAppTemplate: false",
      ];
      return sometimes(2) ? `{ ${[...new Set(several(parts, 2))].join()} }` : undefined;
    }
    if (/Id$/.test(name)) return isRequiredType(type) || sometimes(4) ? text(pick(idsFor(name))) : undefined;
    throw new Error(`No values for the argument ${name}.`);
  }

  function argumentsOf(field: GraphQLField<unknown, unknown>): string {
    const given = field.args.flatMap((arg) => {
      const text = argument(arg, field.name);
      return text === undefined ? [] : [`${arg.name}: ${text}`];
    });
    return given.length > 0 ? `(${given.join(", ")})` : "";
  }

  let aliases = 0;
  function fieldOf(field: GraphQLField<unknown, unknown>, depth: number): string {
    // A unique alias for each, because two fields with one key must have equal arguments.
    const alias = `f${(aliases += 1)}: `;
    const below = getNamedType(field.type);
    const selected = isLeafType(below) ? "" : ` { ${selection(below, depth - 1)} }`;
    const directive = sometimes(12) ? pick([" @include(if: $yes)", " @skip(if: $no)", " @include(if: $no)"]) : "";
    return `${alias}${field.name}${argumentsOf(field)}${directive}${selected}`;
  }

  function selection(type: GraphQLNamedType, depth: number): string {
    const own = fieldsOf(type).filter((field) => depth > 0 || isLeafType(getNamedType(field.type)));
    // Prefers fields with subfields, most of all rows, because these lead to all others.
    const ways = own.filter(({ type: below }) => !isLeafType(getNamedType(below)));
    const rows = ways.filter(({ name }) => name === "nodes" || name === "edges" || name === "node");
    const fields = several([...own, ...ways, ...ways, ...ways, ...rows, ...rows, ...rows, ...rows], 5);
    const text = ["__typename", ...fields.map((field) => fieldOf(field, depth)), ...partsOf(type, depth)].join(" ");
    if (!sometimes(8)) return text;
    const name = `F${fragments.length}`;
    fragments.push("");
    fragments[Number(name.slice(1))] = `fragment ${name} on ${type.name} { ${text} }`;
    return pick([`...${name}`, `...${name} ...${name}`, `... on ${type.name} { ...${name} } ...${name}`]);
  }

  function partsOf(type: GraphQLNamedType, depth: number): string[] {
    if (!isAbstractType(type)) return [];
    return several(schema.getPossibleTypes(type), 3).map((one) => `... on ${one.name} { ${selection(one, depth)} }`);
  }

  const isWrite = sometimes(4);
  const root = isWrite ? schema.getMutationType()! : schema.getQueryType()!;
  const fields = Object.values(root.getFields());
  const depth = 2 + choose(7);
  const roots = [pick(fields), ...several(fields, 2)].map((field) => fieldOf(field, depth));
  const query = `${isWrite ? "mutation" : "query"} (${declared.join(", ")}) { ${roots.join(" ")} }\n${fragments.join("\n")}`;
  return { query: withUses(query), variables };
}

/** Uses every declared variable, as GraphQL requires. */
function withUses(query: string): string {
  return query.replace(/\{/, "{ __typename @include(if: $yes) @skip(if: $no) ");
}

function fieldsOf(type: GraphQLNamedType): GraphQLField<unknown, unknown>[] {
  return "getFields" in type
    ? (Object.values((type as GraphQLObjectType).getFields()) as GraphQLField<unknown, unknown>[])
    : [];
}

function isRequiredType(type: GraphQLArgument["type"]): boolean {
  return String(type).endsWith("!");
}

/** Random valid operations over the whole schema, with aliases, fragments, directives, variables and all arguments. */
export const operations: fc.Arbitrary<Operation> = fc
  .array(fc.nat(2 ** 20), { minLength: 40, maxLength: 600, size: "max" })
  .map((numbers) => {
    let at = 0;
    // After the last number all choices are 0, which ends every list.
    return build((count) => (numbers[at++] ?? 0) % count);
  });
