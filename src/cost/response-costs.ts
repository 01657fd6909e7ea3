import type {
  DivisionResolvers,
  LibraryResolvers,
  QueryResolvers,
  ResponseAssetLinkResolvers,
  ResponseAssetResolvers,
  ResponseResolvers,
  UserResolvers,
} from "../generated/resolvers.ts";
import { checkId, checkIdCount, isId } from "../ids.ts";
import { BULK_SIZE as DIVISION_BULK_SIZE, DIVISION_ROUTES } from "../datasources/divisions.ts";
import { BULK_SIZE as LIBRARY_BULK_SIZE, LIBRARY_ROUTES } from "../datasources/libraries.ts";
import { windowOf } from "../datasources/rest/paging.ts";
import type { PageArguments } from "../datasources/rest/paging.ts";
import { ASSET_ROUTES, BULK_SIZE as ASSET_BULK_SIZE } from "../datasources/response-assets.ts";
import { RESPONSE_ROUTES } from "../datasources/responses/calls.ts";
import { MAX_SCAN, QUERY_SIZE } from "../datasources/responses/search.ts";
import { BULK_SIZE as USER_BULK_SIZE, USER_ROUTES } from "../datasources/users.ts";
import { ASSET_REFERENCE, LIBRARY_REFERENCE, RESPONSE_REFERENCE, responseDetail } from "../resolvers/response-links.ts";
import { rowsOf, selectionOf } from "../graphql/selection.ts";
import { ASSUMPTIONS } from "./assumptions.ts";
import { createBulk } from "./batches.ts";
import type { Asked, BulkRoutes } from "./batches.ts";
import { capped } from "./call-list.ts";
import { page } from "./field-cost.ts";
import type { FieldCosts, Parents, PlannedField } from "./field-cost.ts";

const LIBRARIES = `GET ${LIBRARY_ROUTES.list}`;
const RESPONSES = `GET ${RESPONSE_ROUTES.list}`;
const SEARCH = `POST ${RESPONSE_ROUTES.query}`;

const libraries: BulkRoutes = {
  what: "libraries",
  one: `GET ${LIBRARY_ROUTES.one}`,
  bulk: `POST ${LIBRARY_ROUTES.bulk}`,
  size: LIBRARY_BULK_SIZE,
};
const assets: BulkRoutes = { what: "assets", bulk: `POST ${ASSET_ROUTES.bulk}`, size: ASSET_BULK_SIZE };
const divisions: BulkRoutes = { what: "divisions", bulk: `GET ${DIVISION_ROUTES.list}`, size: DIVISION_BULK_SIZE };
const users: BulkRoutes = { what: "users", bulk: `GET ${USER_ROUTES.list}`, size: USER_BULK_SIZE };
/** Responses have no bulk read. Their loader only removes duplicate ids. */
const responses: BulkRoutes = { what: "responses", bulk: `GET ${RESPONSE_ROUTES.one}`, size: 1 };

/** Plans a load. Returns the round in which the entities arrive. */
function load({ parents, callList }: PlannedField, routes: BulkRoutes, asked: Asked): number {
  callList.batch(`${routes.what} ${parents.round}`, () => createBulk(routes)).ask(asked);
  return parents.round + 1;
}

/** Plans the read of the libraries with these ids. */
export function librariesById(field: PlannedField, ids: readonly string[]): Parents[] {
  const valid = ids.filter(isId);
  return [{ rows: valid.length, round: load(field, libraries, { path: field.path, ids: valid }) }];
}

/** Plans the read of the assets with these ids. */
export function assetsById(field: PlannedField, ids: readonly string[]): Parents[] {
  return [{ rows: ids.length, round: load(field, assets, { path: field.path, ids }) }];
}

/** Plans the read of the users with these ids. Nothing below a user that was read needs a call. */
export function usersById(field: PlannedField, ids: readonly string[]): Parents[] {
  load(field, users, { path: field.path, ids });
  return [];
}

/** Plans the read of the divisions with these ids. A division that was read has all its fields, so nothing is below it. */
export function divisionsById(field: PlannedField, ids: readonly string[]): Parents[] {
  const valid = ids.filter(isId);
  if (valid.length > 0) load(field, divisions, { path: field.path, ids: valid });
  return [];
}

function readResponses({ parents, callList }: PlannedField, asked: Asked, isDetailed: boolean): Parents[] {
  callList.batch(`responses ${isDetailed}`, () => createBulk(responses)).ask(asked);
  return [{ rows: asked.ids?.length ?? asked.others ?? 0, round: parents.round, isDetailed }];
}

/** Plans the read of the responses with these ids. */
export function responsesById(field: PlannedField, ids: readonly string[]): Parents[] {
  const { substitutionsSchema = false } = responseDetail(selectionOf(field.info));
  return readResponses(field, { path: field.path, ids: ids.filter(isId) }, substitutionsSchema);
}

/** Plans a field of references, of which several may refer to the same entity. Nothing is below it. */
function ofReference(field: PlannedField, routes: BulkRoutes): Parents[] {
  const { path, parents } = field;
  load(field, routes, { path, others: Math.min(parents.rows, parents.distinct ?? parents.rows) });
  return [];
}

type ResponseCosts = FieldCosts<"Query", Pick<QueryResolvers, "library" | "libraries" | "librariesById">> &
  FieldCosts<"Query", Pick<QueryResolvers, "response" | "responsesById" | "responses" | "searchResponses">> &
  FieldCosts<"Library", Pick<LibraryResolvers, "responses">> &
  FieldCosts<"Response", Pick<ResponseResolvers, "libraries" | "substitutionsSchema">> &
  FieldCosts<"ResponseAssetLink", Pick<ResponseAssetLinkResolvers, "asset">> &
  FieldCosts<"ResponseAsset", Pick<ResponseAssetResolvers, "responses">> &
  FieldCosts<"User", Pick<UserResolvers, "name">> &
  FieldCosts<"Query", Pick<QueryResolvers, "division" | "divisions">> &
  FieldCosts<"Division", Pick<DivisionResolvers, "name" | "description" | "isHome">>;

/** Costs of the fields of libraries, responses, assets, users and divisions. */
export const responseCosts: ResponseCosts = {
  "Query.library": (field) => librariesById(field, [field.args.id]),
  "Query.libraries": (field) => [{ rows: page(field, LIBRARIES), round: field.parents.round }],
  "Query.librariesById": (field) => {
    checkIdCount(field.args.ids);
    return librariesById(field, field.args.ids);
  },
  "Query.response": (field) => responsesById(field, [field.args.id]),
  "Query.responsesById": (field) => {
    checkIdCount(field.args.ids);
    return responsesById(field, field.args.ids);
  },
  "Query.responses": (field) => {
    checkId(field.args.libraryId, "libraryId");
    return pageOfResponses(field);
  },
  "Query.searchResponses": (field) => {
    const { path, args, parents, callList } = field;
    const { first } = windowOf(args);
    const { libraryIds, interactionType } = args.filter ?? {};
    if (libraryIds?.length === 0 || libraryIds?.some((id) => !isId(id))) return [];
    if (interactionType == null) return [{ rows: page(field, SEARCH, QUERY_SIZE), round: parents.round }];
    const why = `${path}: up to ${MAX_SCAN} matches, filtered by their interaction type.`;
    callList.add(SEARCH, Math.ceil(MAX_SCAN / QUERY_SIZE), why, { least: 1 });
    return [{ rows: first, round: parents.round }];
  },

  "Library.responses": (field) => pageOfResponses(field),

  "Response.libraries": (field) => {
    const { path, parents, info } = field;
    const each = parents.libraries ?? ASSUMPTIONS.librariesPerResponse;
    const rows = capped(parents.rows * each);
    if (selectionOf(info).within(LIBRARY_REFERENCE)) return [{ rows, round: parents.round }];
    const others = Math.max(parents.rows, each);
    return [{ rows, round: load(field, libraries, { path, others }) }];
  },
  // Its links call nothing, so these parents are the responses.
  "ResponseAssetLink.asset": (field) => {
    const { path, parents, info } = field;
    if (selectionOf(info).within(ASSET_REFERENCE)) return [];
    const rows = capped(parents.rows * (parents.assets ?? ASSUMPTIONS.assetsPerResponse));
    return [{ rows, round: load(field, assets, { path, others: rows }) }];
  },
  "Response.substitutionsSchema": (field) => {
    const { path, parents } = field;
    if (!parents.isDetailed) readResponses(field, { path, others: parents.rows }, true);
    return [];
  },

  "ResponseAsset.responses": (field) => {
    const { path, parents, info } = field;
    const selection = selectionOf(info);
    if (selection.within(RESPONSE_REFERENCE)) return [];
    const rows = capped(parents.rows * ASSUMPTIONS.responsesPerAsset);
    const { substitutionsSchema = false } = responseDetail(selection);
    return readResponses(field, { path, others: rows }, substitutionsSchema);
  },

  "User.name": (field) => ofReference(field, users),

  // A division that is read by itself has all its fields, so nothing is planned below these two.
  "Query.division": (field) => divisionsById(field, [field.args.id]),
  "Query.divisions": (field) => {
    page(field, `GET ${DIVISION_ROUTES.list}`);
    return [];
  },
  "Division.name": (field) => ofReference(field, divisions),
  "Division.description": (field) => ofReference(field, divisions),
  "Division.isHome": (field) => ofReference(field, divisions),
};

function pageOfResponses(field: PlannedField<PageArguments>): Parents[] {
  const { substitutionsSchema: isDetailed = false } = responseDetail(rowsOf(field.info));
  return [{ rows: page(field, RESPONSES), round: field.parents.round, isDetailed }];
}
