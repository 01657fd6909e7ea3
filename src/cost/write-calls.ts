import { ALL_INTEGRATIONS } from "../datasources/integrations/list.ts";
import { lookAt, PAGES } from "./batches.ts";
import type { CollectionPaths, DefaultPaths } from "./batches.ts";
import type { Visit } from "./field-cost.ts";

/** Arguments that all mutations of one entity have. */
export interface WriteArguments {
  dryRun?: boolean | null | undefined;
}

export interface UpdateArguments extends WriteArguments {
  input: { expectedVersion?: number | null | undefined };
}

/** Plans the write itself. A dry run sends none. */
export function write({ path, ledger, args }: Visit<WriteArguments>, call: string): void {
  ledger.add(call, args.dryRun ? 0 : 1, `${path}: the write itself.`);
}

/** Plans the read of the stored entity. */
export function read({ path, ledger }: Visit, call: string, times = 1): void {
  ledger.add(call, times, `${path}: the stored entity, because the write needs more than the changes.`);
}

/**
 * Plans a PUT, which replaces the entity, so the stored one is read first. After a version conflict it is read again, and
 * without an `expectedVersion` written once more. After a second conflict it is read for the answer.
 */
export function replace(visit: Visit<UpdateArguments>, one: string): void {
  const { path, ledger, args } = visit;
  const tries = args.dryRun ? 0 : args.input.expectedVersion == null ? 2 : 1;
  read(visit, `GET ${one}`, tries + 1);
  const again = tries > 1 ? " Repeated once after a version conflict." : "";
  ledger.add(`PUT ${one}`, tries, `${path}: the write itself.${again}`);
}

/** Plans the check, after a 404, that the collection exists. */
export function look({ path, ledger }: Visit, { list }: CollectionPaths): void {
  const { call, times, why } = lookAt(list, path);
  ledger.add(call, times, why);
}

/** Plans the read by which a dry run checks that an entity exists. */
export function find(visit: Visit, paths: CollectionPaths): void {
  visit.ledger.add(`GET ${paths.one}`, 1, `${visit.path}: whether it is there.`);
  look(visit, paths);
}

/**
 * Plans a write that sends only the changed fields. It reads the stored entity first if it needs it. Then an unknown id
 * costs the check of the collection instead of the write.
 */
export function patch(
  visit: Visit<UpdateArguments>,
  method: "PUT" | "PATCH",
  paths: CollectionPaths,
  needsRead: boolean,
): void {
  const { dryRun, input } = visit.args;
  const reads = needsRead || dryRun === true || input.expectedVersion != null;
  if (reads) read(visit, `GET ${paths.one}`);
  write(visit, `${method} ${paths.one}`);
  if (!reads || dryRun) look(visit, paths);
}

/** Plans a delete. A dry run only checks that the entity exists. */
export function remove(visit: Visit<WriteArguments>, paths: CollectionPaths): void {
  if (visit.args.dryRun) find(visit, paths);
  else {
    write(visit, `DELETE ${paths.one}`);
    look(visit, paths);
  }
}

/** Plans the reads by which a dry run checks that a setting or profile can be deleted: the default, and its users. */
export function users({ path, ledger, api }: Visit, paths: DefaultPaths, hasDefault: boolean): void {
  if (hasDefault) ledger.add(`GET ${paths.default}`, 1, `${path}: whether it is the default.`);
  if (api === "messaging") return;
  ledger.add(`GET ${ALL_INTEGRATIONS}`, PAGES, `${path}: who uses it.`);
}

/** Plans the write that makes an entity the default. */
export function setDefault(visit: Visit<WriteArguments>, paths: DefaultPaths): void {
  write(visit, `PUT ${paths.default}`);
  if (visit.args.dryRun) {
    visit.ledger.add(`GET ${paths.one}`, 1, `${visit.path}: whether it is there.`);
    visit.ledger.add(`GET ${paths.default}`, 1, `${visit.path}: which one is the default now.`);
  }
  look(visit, paths);
}

/** Plans calls of a bulk write. */
export function bulk({ path, ledger }: Visit, call: string, times: number, why: string): void {
  ledger.add(call, times, `${path}: ${why}`, { bulk: true });
}
