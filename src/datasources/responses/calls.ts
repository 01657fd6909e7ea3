import type { GenesysCall } from "../../genesys/call.ts";
import { checkId } from "../../ids.ts";
import { LIBRARY } from "../libraries.ts";
import { entityName } from "../rest/entity-rules.ts";
import { knownCalls } from "../rest/known-calls.ts";
import { isObject } from "../rest/merge.ts";
import type { PageRequest } from "../rest/paging.ts";
import { referencesIn } from "../rest/parse.ts";
import type { AuditedKind, CachedCall, WriteCall } from "../rest/rest-call.ts";
import { tagsChangedBy } from "./changes.ts";
import { embeddedLibraries, embeddedResponses } from "./embedded.ts";
import { WITH_SCHEMA } from "./response.ts";
import type { ResponseDetail } from "./response.ts";
import { phraseTags } from "./search-tags.ts";
import {
  ANY_RESPONSE_TAG,
  CONTENTS_TAG,
  contentsOf,
  PHRASES_TAG,
  RESPONSE,
  RESPONSES_TAG,
  responsesOf,
  responseTag,
} from "./tags.ts";

/** The paths of responses, in the words of the REST contract. */
export const RESPONSE_ROUTES = {
  list: "/api/v2/responsemanagement/responses",
  one: "/api/v2/responsemanagement/responses/{responseId}",
  query: "/api/v2/responsemanagement/responses/query",
} as const;

/** All calls of responses fail together. */
const CIRCUIT = "responsemanagement/responses";

/** A response is deleted with any of its libraries. */
const SHOWN = { kind: RESPONSE, references: { libraries: LIBRARY }, deletedWith: "libraries" };

/** What a response shows: itself with its schema, the names of its libraries and references to its assets. */
export const CHANGED_BY: readonly AuditedKind[] = [RESPONSE, LIBRARY, "response-asset"];

const expandOf = (detail: ResponseDetail) => (detail.substitutionsSchema ? "substitutionsSchema" : undefined);

/** The call that reads one response. The cache keeps every response as its answer, with and without the schema. */
export const readResponse = (id: string, detail: ResponseDetail = {}): CachedCall =>
  detail.substitutionsSchema ? readDetailed(id) : readPlain(id);

const readPlain = knownCalls((id: string) => responseCall(id, {}));
const readDetailed = knownCalls((id: string) => responseCall(id, WITH_SCHEMA));

const responseCall = (id: string, detail: ResponseDetail): CachedCall => ({
  method: "GET",
  route: RESPONSE_ROUTES.one,
  circuit: CIRCUIT,
  path: { responseId: checkId(id, "id") },
  query: { expand: expandOf(detail) },
  cache: {
    kind: "responses",
    changedBy: CHANGED_BY,
    tags: [responseTag(id)],
    entityTag: responseTag(id),
    embedded: embeddedLibraries,
    shows: { ...SHOWN, id },
  },
});

const embeddedRows = embeddedResponses((id) => readResponse(id, WITH_SCHEMA));

/** The call that reads a page of the responses of a library. */
export const readPageOf = (libraryId: string, page: PageRequest, detail: ResponseDetail): CachedCall =>
  pageCall(`${libraryId} ${page.pageSize} ${page.pageNumber} ${detail.substitutionsSchema ? "detailed" : ""}`);

const pageCall = knownCalls((text: string): CachedCall => {
  const [libraryId = "", pageSize, pageNumber, isDetailed] = text.split(" ");
  const page = { pageSize: Number(pageSize), pageNumber: Number(pageNumber) };
  return pageOfLibrary(libraryId, page, isDetailed ? WITH_SCHEMA : {});
});

const pageOfLibrary = (libraryId: string, page: PageRequest, detail: ResponseDetail): CachedCall => ({
  method: "GET",
  route: RESPONSE_ROUTES.list,
  circuit: CIRCUIT,
  query: { libraryId, ...page, expand: expandOf(detail) },
  cache: {
    kind: "responses",
    changedBy: CHANGED_BY,
    tags: [RESPONSES_TAG, responsesOf(libraryId)],
    embedded: embeddedRows,
    shows: {
      ...SHOWN,
      owner: entityName(LIBRARY, libraryId),
      contains: ({ libraries }) => referencesIn(libraries).some(({ id }) => id === libraryId),
    },
  },
});

/** The conditions of a search that the REST API can check. */
export interface ResponseQuery {
  phrase?: string | null | undefined;
  libraryIds?: readonly string[] | null | undefined;
  responseType?: string | null | undefined;
  /** The whole name. */
  name?: string | null | undefined;
  /** The media type of at least one text. */
  contentType?: string | null | undefined;
  hasWhatsAppTemplate?: boolean | null | undefined;
}

/** The call that reads a page of a search. */
export const searchPage = (
  query: ResponseQuery,
  page: PageRequest,
  how: Pick<GenesysCall, "background"> = {},
): CachedCall => ({
  method: "POST",
  route: RESPONSE_ROUTES.query,
  circuit: CIRCUIT,
  body: { ...(query.phrase && { queryPhrase: query.phrase }), ...page, filters: filtersOf(query) },
  readOnly: true,
  cache: {
    kind: "search",
    changedBy: CHANGED_BY,
    tags: [RESPONSES_TAG, ...searchTags(query)],
    embedded: embeddedLibraries,
    shows: { ...SHOWN, contains: (state) => mayMatch(query, state) },
  },
  ...how,
});

/** False for a response that breaks a condition of the search. Whether its text matches the phrase, only Genesys Cloud can tell. */
function mayMatch(query: ResponseQuery, response: Record<string, unknown>): false | undefined {
  const { libraryIds, name, responseType, contentType, hasWhatsAppTemplate } = query;
  const texts = Array.isArray(response["texts"]) ? response["texts"] : [];
  const hasTemplate = isObject(response["messagingTemplate"]) && isObject(response["messagingTemplate"]["whatsApp"]);
  const isBroken =
    (libraryIds && !referencesIn(response["libraries"]).some(({ id }) => libraryIds.includes(id))) ||
    (name != null && response["name"] !== name) ||
    (responseType && response["responseType"] !== responseType) ||
    (contentType && !texts.some((text: unknown) => isObject(text) && text["contentType"] === contentType)) ||
    (hasWhatsAppTemplate != null && hasWhatsAppTemplate !== hasTemplate);
  return isBroken ? false : undefined;
}

/** Only the operators that every version of the API has: `CONTAINS` and others are new. */
function filtersOf({ libraryIds, responseType, name, contentType, hasWhatsAppTemplate }: ResponseQuery): object[] {
  return [
    ...(libraryIds ? [{ name: "libraryId", operator: "IN", values: [...libraryIds] }] : []),
    ...(responseType ? [{ name: "responseType", operator: "EQUALS", values: [responseType] }] : []),
    ...(name != null ? [{ name: "name", operator: "EQUALS", values: [name] }] : []),
    ...(contentType ? [{ name: "text.contentType", operator: "EQUALS", values: [contentType] }] : []),
    ...(hasWhatsAppTemplate == null
      ? []
      : [{ name: "messagingTemplate", operator: hasWhatsAppTemplate ? "EQUALS" : "NOTEQUALS", values: ["whatsapp"] }]),
  ];
}

/**
 * A search depends on the responses of its libraries, else on those whose text shares letters with its phrase, else on all.
 * Its other filters only narrow it.
 */
function searchTags({ phrase, libraryIds }: ResponseQuery): string[] {
  if (libraryIds) return [CONTENTS_TAG, ...libraryIds.flatMap((id) => [contentsOf(id), responsesOf(id)])];
  const letters = phrase ? phraseTags(phrase) : undefined;
  return letters ? [PHRASES_TAG, ...letters] : [ANY_RESPONSE_TAG];
}

export const createResponse = (body: object): WriteCall => ({
  method: "POST",
  route: RESPONSE_ROUTES.list,
  circuit: CIRCUIT,
  query: { expand: expandOf(WITH_SCHEMA) },
  body,
  changes: (entities) => tagsChangedBy(entities),
  writes: { kind: RESPONSE },
});

export const replaceResponse = (id: string, body: object): WriteCall => ({
  method: "PUT",
  route: RESPONSE_ROUTES.one,
  circuit: CIRCUIT,
  path: { responseId: checkId(id, "id") },
  query: { expand: expandOf(WITH_SCHEMA) },
  body,
  changes: (entities) => tagsChangedBy(entities, id),
  writes: { kind: RESPONSE, id },
});

export const deleteResponse = (id: string): WriteCall => ({
  method: "DELETE",
  route: RESPONSE_ROUTES.one,
  circuit: CIRCUIT,
  path: { responseId: checkId(id, "id") },
  changes: (entities) => tagsChangedBy(entities, id),
  writes: { kind: RESPONSE, id },
});
