import type {
  LibraryResolvers,
  QueryResolvers,
  ResponseAssetResolvers,
  ResponseResolvers,
  UserResolvers,
} from "../generated/resolvers.ts";
import { checkId, checkIdCount, isId } from "../ids.ts";
import { BULK_SIZE as LIBRARY_BULK_SIZE, LIBRARY_ROUTES } from "../datasources/libraries.ts";
import { windowOf } from "../datasources/rest/paging.ts";
import type { PageArguments } from "../datasources/rest/paging.ts";
import { ASSET_ROUTES, BULK_SIZE as ASSET_BULK_SIZE } from "../datasources/response-assets.ts";
import { RESPONSE_ROUTES } from "../datasources/responses/calls.ts";
import { MAX_SCAN, QUERY_SIZE } from "../datasources/responses/search.ts";
import { BULK_SIZE as USER_BULK_SIZE, USER_ROUTES } from "../datasources/users.ts";
import { ASSET_REFERENCE, LIBRARY_REFERENCE, RESPONSE_REFERENCE, responseDetail } from "../resolvers/response-links.ts";
import { rowsOf, selectionOf } from "../graphql/selection.ts";
import { ASSUMED } from "./assumptions.ts";
import { createBulk } from "./batches.ts";
import type { Asked, BulkRoutes } from "./batches.ts";
import { bounded } from "./call-list.ts";
import { page } from "./field-cost.ts";
import type { Costs, Place, Visit } from "./field-cost.ts";

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
const users: BulkRoutes = { what: "users", bulk: `GET ${USER_ROUTES.list}`, size: USER_BULK_SIZE };
/** Responses have no bulk read. Their loader only removes duplicate ids. */
const responses: BulkRoutes = { what: "responses", bulk: `GET ${RESPONSE_ROUTES.one}`, size: 1 };

/** Plans a load. Returns the round in which the entities arrive. */
function load({ place, ledger }: Visit, routes: BulkRoutes, asked: Asked): number {
  ledger.batch(`${routes.what} ${place.wave}`, () => createBulk(routes)).ask(asked);
  return place.wave + 1;
}

function librariesById(visit: Visit, ids: readonly string[]): Place[] {
  const sound = ids.filter(isId);
  return [{ rows: sound.length, wave: load(visit, libraries, { path: visit.path, ids: sound }) }];
}

function readResponses({ place, ledger }: Visit, asked: Asked, isDetailed: boolean): Place[] {
  ledger.batch(`responses ${isDetailed}`, () => createBulk(responses)).ask(asked);
  return [{ rows: asked.ids?.length ?? asked.others ?? 0, wave: place.wave, isDetailed }];
}

function responsesById(visit: Visit, ids: readonly string[]): Place[] {
  const { substitutionsSchema = false } = responseDetail(selectionOf(visit.info));
  return readResponses(visit, { path: visit.path, ids: ids.filter(isId) }, substitutionsSchema);
}

type Fields = Costs<"Query", Pick<QueryResolvers, "library" | "libraries" | "librariesById">> &
  Costs<"Query", Pick<QueryResolvers, "response" | "responsesById" | "responses" | "searchResponses">> &
  Costs<"Library", Pick<LibraryResolvers, "responses">> &
  Costs<"Response", Pick<ResponseResolvers, "libraries" | "assets" | "substitutionsSchema">> &
  Costs<"ResponseAsset", Pick<ResponseAssetResolvers, "responses">> &
  Costs<"User", Pick<UserResolvers, "name">>;

/** Costs of the fields of libraries, responses, assets and users. */
export const responseCosts: Fields = {
  "Query.library": (visit) => librariesById(visit, [visit.args.id]),
  "Query.libraries": (visit) => [{ rows: page(visit, LIBRARIES), wave: visit.place.wave }],
  "Query.librariesById": (visit) => {
    checkIdCount(visit.args.ids);
    return librariesById(visit, visit.args.ids);
  },
  "Query.response": (visit) => responsesById(visit, [visit.args.id]),
  "Query.responsesById": (visit) => {
    checkIdCount(visit.args.ids);
    return responsesById(visit, visit.args.ids);
  },
  "Query.responses": (visit) => {
    checkId(visit.args.libraryId, "libraryId");
    return pageOfResponses(visit);
  },
  "Query.searchResponses": (visit) => {
    const { path, args, place, ledger } = visit;
    const { first } = windowOf(args);
    const { libraryIds, interactionType } = args.filter ?? {};
    if (libraryIds?.length === 0 || libraryIds?.some((id) => !isId(id))) return [];
    if (interactionType == null) return [{ rows: page(visit, SEARCH, QUERY_SIZE), wave: place.wave }];
    const why = `${path}: up to ${MAX_SCAN} matches, read through for their interaction type.`;
    ledger.add(SEARCH, Math.ceil(MAX_SCAN / QUERY_SIZE), why);
    return [{ rows: first, wave: place.wave }];
  },

  "Library.responses": (visit) => pageOfResponses(visit),

  "Response.libraries": (visit) => {
    const { path, place, info } = visit;
    const each = place.libraries ?? ASSUMED.librariesPerResponse;
    const rows = bounded(place.rows * each);
    if (selectionOf(info).within(LIBRARY_REFERENCE)) return [{ rows, wave: place.wave }];
    const others = Math.max(place.rows, each);
    return [{ rows, wave: load(visit, libraries, { path, others }) }];
  },
  "Response.assets": (visit) => {
    const { path, place, info } = visit;
    if (selectionOf(info).within(ASSET_REFERENCE)) return [];
    const rows = bounded(place.rows * (place.assets ?? ASSUMED.assetsPerResponse));
    return [{ rows, wave: load(visit, assets, { path, others: rows }) }];
  },
  "Response.substitutionsSchema": (visit) => {
    const { path, place } = visit;
    if (!place.isDetailed) readResponses(visit, { path, others: place.rows }, true);
    return [];
  },

  "ResponseAsset.responses": (visit) => {
    const { path, place, info } = visit;
    const selection = selectionOf(info);
    if (selection.within(RESPONSE_REFERENCE)) return [];
    const rows = bounded(place.rows * ASSUMED.responsesPerAsset);
    const { substitutionsSchema = false } = responseDetail(selection);
    return readResponses(visit, { path, others: rows }, substitutionsSchema);
  },

  "User.name": (visit) => {
    const { path, place } = visit;
    load(visit, users, { path, others: Math.min(place.rows, place.distinct ?? place.rows) });
    return [];
  },
};

function pageOfResponses(visit: Visit<PageArguments>): Place[] {
  const { substitutionsSchema: isDetailed = false } = responseDetail(rowsOf(visit.info));
  return [{ rows: page(visit, RESPONSES), wave: visit.place.wave, isDetailed }];
}
