import type { Affected } from "./delete-entity.ts";
import type { UserErrorShape } from "./user-errors.ts";

/** What a payload, or a result of a bulk write in it, tells of entities beside the one that it answers. */
interface Told {
  /**
   * The type of the stored entity whose values `changes` and `warnings` hold, or the field that reads them; `null` after a create, whose values are all the
   * client's own. Not in the schema. Where it is left out, they are hidden.
   */
  valuesOf?: string | null;
  /** The field with the entity, where nothing was written: what is only read needs the permission to view it. Not in the schema. */
  onlyRead?: string;
  changes?: unknown;
  warnings?: unknown;
  affected?: Affected | null;
  userErrors?: UserErrorShape[];
  results?: Told[];
}

/** The fields of a mutation's input, as far as a version conflict needs them. */
interface ConflictInput {
  expectedVersion?: number | null | undefined;
  /** The fields that the client wants to change. */
  fields: readonly string[];
}

/**
 * The payload as far as the client may view what it tells. A permission to write is none to read: without the permission to view an
 * entity, its id, name and stored values are `null`. Counts, types and effects stay.
 *
 * It is applied to each answer, also to the kept outcome of an idempotency key: that may come from another token of the client.
 */
export function visibleOf(payload: object, mayView: (type: string) => boolean, input: ConflictInput): object {
  const { valuesOf, onlyRead, changes, warnings, affected, userErrors, results, ...same } = payload as Told;
  const maySee = valuesOf === null || (valuesOf !== undefined && mayView(valuesOf));
  return {
    ...same,
    ...(onlyRead !== undefined && !maySee && { [onlyRead]: null }),
    ...(maySee && { changes, warnings }),
    ...(affected && { affected: visibleAffected(affected, mayView) }),
    ...(userErrors && { userErrors: userErrors.map((error) => visibleError(error, mayView, input)) }),
    // No input field of a bulk write is a field of an entity.
    ...(results && { results: results.map((result) => visibleOf(result, mayView, { fields: [] })) }),
  };
}

function visibleAffected({ nodes, totalCount }: Affected, mayView: (type: string) => boolean): Affected {
  return { nodes: nodes.map(({ type, effect, ...row }) => ({ type, effect, ...(mayView(type) && row) })), totalCount };
}

/**
 * Which fields are in conflict tells whether a stored value equals that of the input, so it could be found out by trying values.
 * Instead, all fields of the input are named.
 */
function visibleError(
  error: UserErrorShape,
  mayView: (type: string) => boolean,
  { expectedVersion, fields }: ConflictInput,
): UserErrorShape {
  if (error.__typename !== "VersionConflict") return error;
  const { current: _current, currentType, currentVersion: _version, ...same } = error;
  if (currentType !== undefined && mayView(currentType)) return error;
  return { ...same, expectedVersion: expectedVersion ?? undefined, conflictingFields: [...fields] };
}
