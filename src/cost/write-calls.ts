import { ALL_INTEGRATIONS } from "../datasources/integrations/list.ts";
import { collectionCheck, PAGES } from "./batches.ts";
import type { CollectionPaths, DefaultPaths } from "./batches.ts";
import type { Parents, PlannedField } from "./field-cost.ts";

/** Arguments that all mutations of one entity have. */
export interface WriteArguments {
  dryRun?: boolean | null | undefined;
}

export interface UpdateArguments extends WriteArguments {
  input: { expectedVersion?: number | null | undefined };
}

/** Plans the write itself. A dry run sends none. */
export function write({ path, callList, args }: PlannedField<WriteArguments>, call: string): void {
  callList.add(call, args.dryRun ? 0 : 1, `${path}: the write itself.`);
}

/** The entity below the payload. A dry run answers none; only after a version conflict does it show the stored one. */
export function entityOf({ args }: PlannedField<WriteArguments & { input?: object }>, entity: Parents): Parents[] {
  if (!args.dryRun) return [entity];
  const { expectedVersion } = (args.input ?? {}) as UpdateArguments["input"];
  return expectedVersion == null ? [] : [{ ...entity, isDryRun: true }];
}

/** Plans the read of the stored entity. */
export function read({ path, callList }: PlannedField, call: string, times = 1): void {
  callList.add(call, times, `${path}: the stored entity, because the write needs more than the changes.`);
}

/**
 * Plans a PUT, which replaces the entity, so the stored one is read first. After a version conflict it is read again, and
 * without an `expectedVersion` written once more. After a second conflict it is read for the answer.
 */
export function replace(field: PlannedField<UpdateArguments>, one: string): void {
  const { path, callList, args } = field;
  const tries = args.dryRun ? 0 : args.input.expectedVersion == null ? 2 : 1;
  read(field, `GET ${one}`, tries + 1);
  const again = tries > 1 ? " Repeated once after a version conflict." : "";
  callList.add(`PUT ${one}`, tries, `${path}: the write itself.${again}`);
}

/** Plans the check, after a 404, that the collection exists. */
export function checkCollection({ path, callList }: PlannedField, { list }: CollectionPaths): void {
  const { call, times, why } = collectionCheck(list, path);
  callList.add(call, times, why);
}

/** Plans the read by which a dry run checks that an entity exists. */
export function checkExists(field: PlannedField, paths: CollectionPaths): void {
  field.callList.add(`GET ${paths.one}`, 1, `${field.path}: whether it exists.`);
  checkCollection(field, paths);
}

/**
 * Plans a write that sends only the changed fields. It reads the stored entity first if it needs it. Then an unknown id
 * costs the check of the collection instead of the write.
 */
export function patch(
  field: PlannedField<UpdateArguments>,
  method: "PUT" | "PATCH",
  paths: CollectionPaths,
  needsRead: boolean,
): void {
  const { dryRun, input } = field.args;
  const reads = needsRead || dryRun === true || input.expectedVersion != null;
  if (reads) read(field, `GET ${paths.one}`);
  write(field, `${method} ${paths.one}`);
  if (!reads || dryRun) checkCollection(field, paths);
}

/** Plans a delete. A dry run only checks that the entity exists. */
export function remove(field: PlannedField<WriteArguments>, paths: CollectionPaths): void {
  if (field.args.dryRun) checkExists(field, paths);
  else {
    write(field, `DELETE ${paths.one}`);
    checkCollection(field, paths);
  }
}

/** Plans the reads by which a dry run checks that a setting or profile can be deleted: the default, and its users. */
export function users({ path, callList, api }: PlannedField, paths: DefaultPaths, hasDefault: boolean): void {
  if (hasDefault) callList.add(`GET ${paths.default}`, 1, `${path}: whether it is the default.`);
  if (api === "messaging") return;
  callList.add(`GET ${ALL_INTEGRATIONS}`, PAGES, `${path}: what uses it.`);
}

/** Plans the read by which a dry run of another default says what changes. */
export function readDefault({ path, callList }: PlannedField, paths: DefaultPaths): void {
  callList.add(`GET ${paths.default}`, 1, `${path}: which one is the default now.`);
}

/** Plans the write that makes an entity the default. */
export function setDefault(field: PlannedField<WriteArguments>, paths: DefaultPaths): void {
  write(field, `PUT ${paths.default}`);
  if (field.args.dryRun) {
    field.callList.add(`GET ${paths.one}`, 1, `${field.path}: whether it exists.`);
    readDefault(field, paths);
  }
  checkCollection(field, paths);
}

/** Plans calls of a bulk write. */
export function bulk({ path, callList }: PlannedField, call: string, times: number, why: string): void {
  callList.add(call, times, `${path}: ${why}`, { bulk: true });
}
