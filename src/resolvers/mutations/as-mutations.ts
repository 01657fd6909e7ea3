import type { GraphQLResolveInfo } from "graphql";
import type { Context, WriteOptions } from "../../context.ts";
import { badUserInput, GatewayError } from "../../errors.ts";
import type { MutationResolvers } from "../../generated/resolvers.ts";
import type { WriteOutcome } from "../../idempotency/outcome.ts";
import { mayView } from "../../auth/enforce-permissions.ts";
import { namedFields } from "./changes.ts";
import { withoutEntities } from "./dry-run.ts";
import { userErrorsOf } from "./user-errors.ts";
import { visibleOf } from "./visible.ts";

/** A mutation's resolver. `keyed` is there for a write with a key, when that is claimed. */
type Mutate = (
  parent: unknown,
  args: MutationArguments,
  context: Context,
  info: GraphQLResolveInfo,
  keyed?: Omit<WriteOptions, "dryRun">,
) => Promise<object>;

/** The arguments that mutations have in common; some have neither. */
interface MutationArguments {
  input?: { idempotencyKey?: string | null; expectedVersion?: number | null };
  dryRun?: boolean | null;
}

const MAX_KEY_LENGTH = 255;

/**
 * The same resolvers with what every mutation needs: datasources of its own, which cannot write in a dry run; one write for
 * one idempotency key; a payload without what the client may not view; calls that no limit cuts half way; and no start after the
 * client has left.
 */
export function asMutations(writes: Required<MutationResolvers>): MutationResolvers {
  const entries = Object.entries(writes as unknown as Record<string, Mutate>);
  return Object.fromEntries(
    entries.map(([name, write]) => [name, withinBudget(visible(idempotent(name, withFreshDatasources(write))))]),
  ) as MutationResolvers;
}

/** Admits the calls of the mutation itself, which were reserved before. Those of its payload's fields are counted like any others. */
function withinBudget(write: Mutate): Mutate {
  return async (parent, args, context, info) => {
    const end = context.callBudget.startMutation(String(info.path.key));
    try {
      return await write(parent, args, context, info);
    } finally {
      end();
    }
  };
}

/** The mutations of one request run one after the other. Each needs loaders without what was loaded before the previous write. */
function withFreshDatasources(write: Mutate): Mutate {
  return async (parent, args, context, info, keyed) => {
    const dryRun = args.dryRun === true;
    context.datasources = context.freshDatasources({ dryRun, mutation: info.fieldName, ...keyed });
    return write(parent, args, context, info);
  };
}

/** The payload as far as this client may view it, and without entities in a dry run. */
function visible(write: Mutate): Mutate {
  return async (parent, args, context, info) => {
    const { input = {} } = args;
    const { expectedVersion } = input;
    const may = (type: string) => mayView(context.client, info.schema, type);
    const whole = await write(parent, args, context, info);
    const payload = visibleOf(whole, may, { expectedVersion, fields: namedFields(input) });
    return args.dryRun ? withoutEntities(payload) : payload;
  };
}

function idempotent(name: string, write: Mutate): Mutate {
  return async (parent, args, context, info) => {
    // The client may have left while an earlier mutation of the request ran.
    context.lifetime.signal.throwIfAborted();
    const { idempotencyKey, ...input } = args.input ?? {};
    const plain = args.input ? { ...args, input } : args;
    if (idempotencyKey == null || args.dryRun) return write(parent, plain, context, info);
    // The selection of a kept outcome is resolved too, and must not see what was loaded before.
    context.datasources = context.freshDatasources();
    try {
      checkKey(idempotencyKey);
      return await context.idempotent({
        key: [name, idempotencyKey],
        input,
        work: (isConfirmed) => recorded((onWrite) => write(parent, plain, context, info, { onWrite, isConfirmed })),
      });
    } catch (error) {
      if (!isAboutKey(error)) throw error;
      return { results: [], userErrors: userErrorsOf(error, info) };
    }
  };
}

/** Runs a write. Its outcome says whether it may have changed something. */
async function recorded(write: (onWrite: () => void) => Promise<object>): Promise<WriteOutcome & { wrote: boolean }> {
  let wrote = false;
  try {
    const answer = await write(() => (wrote = true));
    return { answer, wrote };
  } catch (error) {
    return { error, wrote };
  }
}

const FIELD = "idempotencyKey";

function checkKey(key: string): void {
  if (key.trim() === "" || key.length > MAX_KEY_LENGTH)
    throw badUserInput(`"${FIELD}" takes 1 to ${MAX_KEY_LENGTH} characters.`, FIELD);
}

function isAboutKey(error: unknown): boolean {
  return error instanceof GatewayError && error.details.fields?.includes(FIELD) === true;
}
