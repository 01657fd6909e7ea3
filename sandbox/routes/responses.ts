import type { Call, Handlers } from "../api.ts";
import type { JsonObject } from "../contract.ts";
import { ApiError, invalidValue, missingReference } from "../errors.ts";
import { byName, listing } from "../paging.ts";
import type { CannedResponse } from "../model.ts";
import type { State } from "../state.ts";
import { nextVersion } from "../versions.ts";
import { libraryOr404, libraryUri } from "./libraries.ts";
import { assetUri } from "./response-assets.ts";
import { searchResponses } from "./response-search.ts";
import { createdBy } from "./users.ts";

// Types that need texts. An ordinary response has no type.
const kindsWithTexts: unknown[] = [undefined, "Footer", "MessagingTemplate", "CampaignEmailTemplate"];

export const responses: Handlers = {
  getResponsemanagementResponses(call) {
    const { id } = libraryOr404(call.state, call.query.libraryId as string);
    const rows = [...call.state.responses.values()].filter(({ libraries }) => libraries.includes(id)).toSorted(byName);
    return { status: 200, body: listing(call, rows, (row) => render(row, call)) };
  },
  getResponsemanagementResponse(call) {
    const id = call.params.responseId!;
    const response = call.state.responses.get(id);
    if (response === undefined) {
      throw new ApiError(404, "rms.response.not.found", `Response with id ${id} was not found`);
    }
    return { status: 200, body: render(response, call) };
  },
  // No page URIs in this answer: the page number is part of the request body, which a URI cannot carry.
  postResponsemanagementResponsesQuery(call) {
    const { entities, ...counts } = searchResponses(call.state, call.body);
    return { status: 200, body: { results: { entities: entities.map((row) => render(row, call)), ...counts } } };
  },
  postResponsemanagementResponses(call) {
    const { state, userId } = call;
    const made = { id: state.newId(), version: 1, createdBy: userId, dateCreated: state.date() };
    return store(call, { ...writable(call), ...made });
  },
  // PUT replaces: fields missing in the body are removed, except those that the server sets.
  putResponsemanagementResponse(call) {
    const { id, version, createdBy: creator, dateCreated, messagingTemplate } = stored(call);
    const next = { ...writable(call), id, version: nextVersion(call.body, version), createdBy: creator, dateCreated };
    return store(call, keepTemplateStatus(next, messagingTemplate?.whatsApp));
  },
  deleteResponsemanagementResponse(call) {
    call.state.responses.delete(stored(call).id);
    return { status: 204 };
  },
};

function stored({ state, params }: Call): CannedResponse {
  const response = state.responses.get(params.responseId!);
  if (response === undefined) throw new ApiError(404);
  return response;
}

function writable({ body, state }: Call): JsonObject & { libraries: string[] } {
  const references = body.libraries as { id?: string }[];
  const ids = [...new Set(references.map(({ id }) => id ?? ""))];
  const unknown = ids.filter((id) => !state.libraries.has(id));
  if (ids.length === 0) throw invalidValue("A response belongs to at least one library", "libraries");
  if (ids.includes("")) throw invalidValue("A library is named by its id", "libraries");
  if (unknown.length > 0) {
    throw missingReference(`No such library: ${unknown.join(", ")}`, "libraries", "rms.library.not.found");
  }
  const texts = (body.texts as unknown[] | undefined) ?? [];
  if (texts.length === 0 && kindsWithTexts.includes(body.responseType)) {
    throw invalidValue("A response of this type needs texts", "texts");
  }
  const assets = (body.assets as { id?: string }[] | undefined) ?? [];
  if (assets.some(({ id }) => !id)) throw invalidValue("An asset is named by its id", "assets");
  return { ...body, libraries: ids };
}

// The template's approval status at WhatsApp is read-only inside a writable object, so a PUT keeps it.
function keepTemplateStatus(response: CannedResponse, before: JsonObject | undefined): CannedResponse {
  const whatsApp = response.messagingTemplate?.whatsApp;
  if (whatsApp === undefined || before === undefined) return response;
  const { templateStatus, statusInfo } = before;
  const kept = {
    ...(templateStatus !== undefined && { templateStatus }),
    ...(statusInfo !== undefined && { statusInfo }),
  };
  return { ...response, messagingTemplate: { ...response.messagingTemplate, whatsApp: { ...whatsApp, ...kept } } };
}

function store(call: Call, response: CannedResponse) {
  call.state.responses.set(response.id, response);
  return { status: 200, body: render(response, call) };
}

function render(response: CannedResponse, { state, query }: Call): JsonObject {
  const { libraries, createdBy: creator, substitutionsSchema, assets, ...rest } = response;
  const schema = query.expand === "substitutionsSchema" ? (substitutionsSchema ?? schemaOf(response)) : undefined;
  return {
    ...rest,
    libraries: libraries.map((id) => libraryReference(state, id)),
    ...createdBy(creator),
    ...(assets && { assets: assets.map(assetReference) }),
    ...(schema && { substitutionsSchema: schema }),
    selfUri: `/api/v2/responsemanagement/responses/${response.id}`,
  };
}

function libraryReference(state: State, id: string): JsonObject {
  return { id, name: state.libraries.get(id)!.name, selfUri: libraryUri(id) };
}

function assetReference(asset: { id: string }): JsonObject {
  const selfUri = assetUri(asset.id);
  return { ...asset, contentLocation: `${selfUri}/content`, selfUri };
}

function schemaOf({ id, substitutions = [] }: CannedResponse): JsonObject | undefined {
  if (substitutions.length === 0) return undefined;
  // A placeholder without an id has no name that a schema could describe.
  const named = substitutions.filter(({ id: name }) => name !== undefined);
  const properties = named.map(({ id: name, description, defaultValue }) => [
    name,
    { type: "string", ...(description && { description }), ...(defaultValue && { default: defaultValue }) },
  ]);
  return {
    id,
    $schema: "http://json-schema.org/draft-04/schema#",
    title: "Substitutions",
    type: "object",
    required: named.filter(({ defaultValue }) => defaultValue === undefined).map(({ id: name }) => name),
    properties: Object.fromEntries(properties),
  };
}
