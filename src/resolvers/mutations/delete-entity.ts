import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../../context.ts";
import type { GenesysIntegration, IntegrationLink } from "../../datasources/integrations/integration.ts";
import { MAX_FIRST } from "../../datasources/rest/paging.ts";
import type { Connection } from "../../datasources/rest/paging.ts";
import { referencesIn } from "../../datasources/rest/parse.ts";
import type { Reference } from "../../datasources/rest/parse.ts";
import { GatewayError, inUse } from "../../errors.ts";
import type { DeleteEffect, EntityType } from "../enums.ts";
import { typeNameOf } from "../integration.ts";
import { payloadOf, userErrorsOf } from "./user-errors.ts";
import type { UserErrorShape } from "./user-errors.ts";

/** What else a delete changes, or what prevents it. A row that the client may not view has no id and no name. */
export interface Affected {
  nodes: { entityId?: string; name?: string | undefined; type: EntityType; effect: DeleteEffect }[];
  totalCount?: number | null | undefined;
}

interface DeletePayload {
  deletedId?: string;
  affected?: Affected | null;
  userErrors: UserErrorShape[];
}

interface Delete<Found> {
  id: string;
  remove: () => Promise<Found>;
  /** Reads what else would be deleted or changed. Only a dry run calls it. */
  affected: (found: Found | undefined) => Promise<Affected | null> | Affected;
  dryRun: boolean | null | undefined;
}

/** Only integrations prevent a delete. */
const USED = "An integration uses it. Give the integration another one, then delete this one.";

const FIRST_PAGE = { offset: 0, first: MAX_FIRST };

/** Deletes an entity and answers its payload. A dry run only answers what else would be deleted or changed. */
export async function deleteEntity<Found>(
  info: GraphQLResolveInfo,
  { id, remove, affected, dryRun }: Delete<Found>,
): Promise<DeletePayload> {
  let found: Found | undefined;
  const write = async () => {
    found = await remove();
    return { deletedId: id };
  };
  const payload: DeletePayload = await payloadOf(info, write, { deletes: true });
  const isThere = payload.userErrors.every(({ code }) => code === "IN_USE");
  if (!dryRun || !isThere) return payload;
  const others = await affected(found);
  const isPrevented = payload.userErrors.length === 0 && others?.nodes.some(({ effect }) => effect === "PREVENTS");
  if (!isPrevented) return { ...payload, affected: others };
  return { affected: others, userErrors: userErrorsOf(inUse(USED), info, { deletes: true }) };
}

/** The responses of a library, which are deleted with it. */
export async function affectedResponses(libraryId: string, { datasources }: Context): Promise<Affected | null> {
  const page = await datasources.responses.page(libraryId, FIRST_PAGE);
  return page && affectedRows(page, "DELETED", () => "Response");
}

/** The integrations that prevent a delete by their link to the entity. `null` on REST paths that do not know the link. */
export async function integrationsUsing(
  link: IntegrationLink,
  id: string,
  { datasources }: Context,
): Promise<Affected | null> {
  try {
    const page = await datasources.integrations.using(link, id, FIRST_PAGE, []);
    return affectedRows<GenesysIntegration>(page, "PREVENTS", ({ messengerType }) => typeNameOf(messengerType));
  } catch (error) {
    if (error instanceof GatewayError && error.extensions.code === "FEATURE_UNAVAILABLE") return null;
    throw error;
  }
}

/** The libraries of a response. They stay, without it. */
export function affectedLibraries(references: readonly Reference[] | null | undefined): Affected {
  const libraries = referencesIn(references);
  return {
    nodes: libraries.map(({ id, name }) => ({ entityId: id, name, type: "Library", effect: "CHANGED" })),
    totalCount: libraries.length,
  };
}

/** For an entity that nothing else in the graph depends on. */
export function nothingAffected(): Affected {
  return { nodes: [], totalCount: 0 };
}

function affectedRows<T extends Reference | GenesysIntegration>(
  { nodes, totalCount }: Connection<T>,
  effect: DeleteEffect,
  type: (row: T) => EntityType,
): Affected {
  const rows = nodes.filter((row): row is T => row !== null && !(row instanceof Error));
  return { nodes: rows.map((row) => ({ entityId: row.id, name: row.name, type: type(row), effect })), totalCount };
}
