import type { Call, Handlers } from "../api.ts";
import type { JsonObject } from "../contract.ts";
import { ApiError, invalidValue } from "../errors.ts";
import type { ResponseAsset } from "../model.ts";
import type { State } from "../state.ts";
import { userReference } from "./users.ts";

const maximumBulkIds = 50;
const sortable = ["name", "dateCreated", "dateModified", "contentLength"];

export const responseAssets: Handlers = {
  getResponsemanagementResponseasset({ state, params }) {
    return { status: 200, body: render(state, stored(state, params)) };
  },
  // Its content stays. Without a division it stays where it is.
  putResponsemanagementResponseasset({ state, params, body, userId }) {
    const { name, divisionId } = body as { name: string; divisionId?: string };
    const asset = stored(state, params);
    if (name.trim() === "") throw invalidValue("A response asset needs a name", "name");
    const division = divisionId === undefined ? asset.division : state.divisions.get(divisionId);
    if (division === undefined) throw invalidValue(`There is no division ${divisionId}`, "divisionId");
    const next = {
      ...asset,
      name,
      division: { id: division.id, name: division.name },
      modifiedBy: userId,
      dateModified: state.date(),
    };
    state.assets.set(asset.id, next);
    return { status: 200, body: render(state, next) };
  },
  // Sorted (by name unless the body says otherwise), so not in the order of the requested ids.
  postResponsemanagementResponseassetsBulk({ state, body }) {
    const { sortBy = "name", sortOrder = "asc" } = body as { sortBy?: string; sortOrder?: "asc" | "desc" };
    const ids = [...new Set(body.assetIds as string[])];
    if (ids.length > maximumBulkIds)
      throw invalidValue(`No more than ${maximumBulkIds} ids may be asked for`, "assetIds");
    if (!sortable.includes(sortBy)) throw invalidValue(`sortBy must be one of ${sortable.join(", ")}`, "sortBy");
    const rows = ids
      .flatMap((id) => state.assets.get(id) ?? [])
      .toSorted((left, right) => compare(left, right, sortBy));
    if (sortOrder === "desc") rows.reverse();
    const notFound = ids.filter((id) => !state.assets.has(id));
    return { status: 200, body: { entities: rows.map((row) => render(state, row)), notFound } };
  },
};

/** `selfUri` of an asset. */
export function assetUri(id: string): string {
  return `/api/v2/responsemanagement/responseassets/${id}`;
}

function stored({ assets }: State, { responseAssetId }: Call["params"]): ResponseAsset {
  const asset = assets.get(responseAssetId!);
  if (asset === undefined) throw new ApiError(404);
  return asset;
}

function compare(left: ResponseAsset, right: ResponseAsset, field: string): number {
  const [own, other] = [left[field] ?? "", right[field] ?? ""] as string[] | number[];
  if (own === other) return left.id < right.id ? -1 : 1;
  return own! < other! ? -1 : 1;
}

function render(state: State, { division, createdBy, modifiedBy, ...asset }: ResponseAsset): JsonObject {
  const selfUri = assetUri(asset.id);
  const users = [...state.responses.values()].filter(({ assets = [] }) => assets.some(({ id }) => id === asset.id));
  return {
    ...asset,
    division: { ...division, selfUri: `/api/v2/authorization/divisions/${division.id}` },
    contentLocation: `${selfUri}/content`,
    createdBy: userReference(createdBy),
    modifiedBy: userReference(modifiedBy),
    responses: users.map(({ id, name }) => ({ id, name, selfUri: `/api/v2/responsemanagement/responses/${id}` })),
    selfUri,
  };
}
