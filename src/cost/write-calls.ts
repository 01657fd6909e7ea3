import { ALL_INTEGRATIONS } from "../datasources/integrations/list.ts";
import { lookAt, PAGES } from "./batches.ts";
import type { CollectionPaths, DefaultPaths } from "./batches.ts";
import type { Visit } from "./field-cost.ts";

/** What the arguments of every write of one entity have. */
export interface WriteArguments {
  dryRun?: boolean | null | undefined;
}

export interface UpdateArguments extends WriteArguments {
  input: { expectedVersion?: number | null | undefined };
}

/** A dry run sends none. */
export function write({ path, ledger, args }: Visit<WriteArguments>, call: string): void {
  ledger.add(call, args.dryRun ? 0 : 1, `${path}: the write itself.`);
}

/** The read of what is stored now. */
export function read({ path, ledger }: Visit, call: string, times = 1): void {
  ledger.add(call, times, `${path}: what is stored now, as the write needs more than the changes.`);
}

/**
 * A PUT replaces, so the whole object is read first. When somebody else was faster it is read again, and written once more
 * where no version is expected; when that was too late as well, it is read to be shown.
 */
export function replace(visit: Visit<UpdateArguments>, one: string): void {
  const { path, ledger, args } = visit;
  const tries = args.dryRun ? 0 : args.input.expectedVersion == null ? 2 : 1;
  read(visit, `GET ${one}`, tries + 1);
  const again = tries > 1 ? " It is made once more when somebody else was faster." : "";
  ledger.add(`PUT ${one}`, tries, `${path}: the write itself.${again}`);
}

/** By id: where the id is unknown, one look tells whether there is such a collection at all. */
export function look({ path, ledger }: Visit, { list }: CollectionPaths): void {
  const { call, times, why } = lookAt(list, path);
  ledger.add(call, times, why);
}

/** A read that may find nothing, of a dry run. */
export function find(visit: Visit, paths: CollectionPaths): void {
  visit.ledger.add(`GET ${paths.one}`, 1, `${visit.path}: whether it is there.`);
  look(visit, paths);
}

/**
 * A write by id that sends the fields. Where it has to know what is stored there is a read before; then an id that is unknown
 * costs the look instead of the write.
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

/** A delete; a dry run only looks whether there is something to delete. */
export function remove(visit: Visit<WriteArguments>, paths: CollectionPaths): void {
  if (visit.args.dryRun) find(visit, paths);
  else {
    write(visit, `DELETE ${paths.one}`);
    look(visit, paths);
  }
}

/** What a dry run looks up before it says that a setting or profile can go: whether it is the default, and who uses it. */
export function users({ path, ledger, api }: Visit, paths: DefaultPaths, hasDefault: boolean): void {
  if (hasDefault) ledger.add(`GET ${paths.default}`, 1, `${path}: whether it is the default.`);
  if (api === "messaging") return;
  ledger.add(`GET ${ALL_INTEGRATIONS}`, PAGES, `${path}: who uses it.`);
}

/** What becomes the default. */
export function setDefault(visit: Visit<WriteArguments>, paths: DefaultPaths): void {
  write(visit, `PUT ${paths.default}`);
  if (visit.args.dryRun) {
    visit.ledger.add(`GET ${paths.one}`, 1, `${visit.path}: whether it is there.`);
    visit.ledger.add(`GET ${paths.default}`, 1, `${visit.path}: which one is the default now.`);
  }
  look(visit, paths);
}

/** Calls of which there are as many as the client names ids. */
export function bulk({ path, ledger }: Visit, call: string, times: number, why: string): void {
  ledger.add(call, times, `${path}: ${why}`, { bulk: true });
}
