import { NOT_CALLED, REST_OPERATIONS } from "../audit/rest-operations.ts";
import { operations, routeKey } from "../sandbox/contract.ts";

export { NOT_CALLED };

const known = new Set(operations.map(routeKey));

/** True for an operation that has an older path, or only that one. */
function isOnBothPaths(key: string): boolean {
  const older = key.replace("/conversations/messaging/", "/messaging/");
  return key.includes(" /api/v2/messaging/") || (older !== key && known.has(older));
}

/** Every operation that reads, with the query that calls it. */
const samples = Object.values(REST_OPERATIONS)
  .flatMap((group) => Object.entries(group))
  .flatMap(([key, operation]) => ("sample" in operation ? [{ key, sample: operation.sample }] : []));

/** Queries that call every operation of the REST API that reads, a query for each; on both generations of paths. */
export const READS_ON_BOTH_PATHS = samples.filter(({ key }) => isOnBothPaths(key)).map(({ sample }) => sample);

/** The same for what has only one generation of paths. */
export const READS_ON_CURRENT_PATHS = samples.filter(({ key }) => !isOnBothPaths(key)).map(({ sample }) => sample);
