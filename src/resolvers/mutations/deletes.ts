import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../../context.ts";
import type { GenesysIntegration, IntegrationLink } from "../../datasources/integrations/integration.ts";
import { MAX_FIRST } from "../../datasources/rest/paging.ts";
import type { Connection } from "../../datasources/rest/paging.ts";
import type { Reference } from "../../datasources/rest/parse.ts";
import { GatewayError, inUse } from "../../errors.ts";
import type { DeleteEffect } from "../enums.ts";
import { typeNameOf } from "../integration.ts";
import { payloadOf, userErrorsOf } from "./user-errors.ts";
import type { UserErrorShape } from "./user-errors.ts";

/** What else a delete goes with. */
interface Affected {
  nodes: { id: string; name?: string | undefined; type: string; effect: DeleteEffect }[];
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
  /** Looks what else would go or change; only for a dry run. */
  affected: (found: Found | undefined) => Promise<Affected | null> | Affected;
  dryRun: boolean | null | undefined;
}

const all = { offset: 0, first: MAX_FIRST };

/** Deletes an entity and answers its payload. A dry run deletes nothing, and says what else would go or change. */
export async function deleteEntity<Found>(
  info: GraphQLResolveInfo,
  { id, remove, affected, dryRun }: Delete<Found>,
): Promise<DeletePayload> {
  let found: Found | undefined;
  const carryOut = async () => {
    found = await remove();
    return { deletedId: id };
  };
  const payload: DeletePayload = await payloadOf(info, carryOut, { deletes: true });
  const isThere = payload.userErrors.every(({ code }) => code === "IN_USE");
  if (!dryRun || !isThere) return payload;
  const others = await affected(found);
  const isPrevented = payload.userErrors.length === 0 && others?.nodes.some(({ effect }) => effect === "PREVENTS");
  if (!isPrevented) return { ...payload, affected: others };
  return { affected: others, userErrors: userErrorsOf(inUse("Something else needs it."), info, { deletes: true }) };
}

/** A library takes its responses along. */
export async function responsesOf(libraryId: string, { datasources }: Context): Promise<Affected | null> {
  const page = await datasources.responses.page(libraryId, all);
  return page && affectedBy(page, "DELETED", () => "Response");
}

/** Integrations that use a setting or a profile keep it from being deleted. Where the paths know no links, nobody can tell. */
export async function usersOf(link: IntegrationLink, id: string, { datasources }: Context): Promise<Affected | null> {
  try {
    const page = await datasources.integrations.using(link, id, all, []);
    return affectedBy<GenesysIntegration>(page, "PREVENTS", ({ messengerType }) => typeNameOf(messengerType));
  } catch (error) {
    if (error instanceof GatewayError && error.extensions.code === "FEATURE_UNAVAILABLE") return null;
    throw error;
  }
}

/** The libraries that a response is taken out of. */
export function librariesOf(libraries: readonly Reference[] = []): Affected {
  return {
    nodes: libraries.map(({ id, name }) => ({ id, name, type: "Library", effect: "CHANGED" })),
    totalCount: libraries.length,
  };
}

/** Nothing in this graph goes with an integration. */
export function nothing(): Affected {
  return { nodes: [], totalCount: 0 };
}

function affectedBy<T extends Reference | GenesysIntegration>(
  { nodes, totalCount }: Connection<T>,
  effect: DeleteEffect,
  type: (row: T) => string,
): Affected {
  const rows = nodes.filter((row): row is T => row !== null && !(row instanceof Error));
  return { nodes: rows.map((row) => ({ id: row.id, name: row.name, type: type(row), effect })), totalCount };
}
