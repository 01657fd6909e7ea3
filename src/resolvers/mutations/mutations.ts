import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../../context.ts";
import { badUserInput, GatewayError } from "../../errors.ts";
import type { MutationResolvers } from "../../generated/resolvers.ts";
import type { Outcome } from "../../idempotency/outcome.ts";
import { userErrorsOf } from "./user-errors.ts";

type Resolve = (parent: unknown, args: WriteArguments, context: Context, info: GraphQLResolveInfo) => Promise<object>;

/** What the arguments of every mutation have, where it takes any. */
interface WriteArguments {
  input?: { idempotencyKey?: string | null };
  dryRun?: boolean | null;
}

const MAX_KEY = 255;

/**
 * The same writes, each carried out as all of them are: with datasources that have loaded nothing before and cannot write in a
 * dry run, once for a key, and not at all when nobody waits for it any more.
 */
export function carriedOut(writes: Required<MutationResolvers>): MutationResolvers {
  const entries = Object.entries(writes as unknown as Record<string, Resolve>);
  return Object.fromEntries(entries.map(([name, write]) => [name, once(name, anew(write))])) as MutationResolvers;
}

type Anew = (
  parent: unknown,
  args: WriteArguments,
  context: Context,
  info: GraphQLResolveInfo,
  onWrite?: () => void,
) => Promise<object>;

/** Several writes of one request run one after the other: none sees what was loaded before the one before it. */
function anew(write: Resolve): Anew {
  return async (parent, args, context, info, onWrite) => {
    const dryRun = args.dryRun === true;
    context.datasources = context.freshDatasources({ dryRun, ...(onWrite && { onWrite }) });
    return write(parent, args, context, info);
  };
}

function once(name: string, write: Anew): Resolve {
  return async (parent, args, context, info) => {
    // Nobody waits for it: what has not begun is not begun any more.
    context.signal.throwIfAborted();
    const { idempotencyKey, ...input } = args.input ?? {};
    const plain = args.input ? { ...args, input } : args;
    if (idempotencyKey == null || args.dryRun) return write(parent, plain, context, info);
    // What is asked of an answer that was kept is read anew as well.
    context.datasources = context.freshDatasources();
    try {
      checkKey(idempotencyKey);
      return await context.once({
        key: [name, idempotencyKey],
        input,
        work: () => outcomeOf((onWrite) => write(parent, plain, context, info, onWrite)),
      });
    } catch (error) {
      if (!isAboutKey(error)) throw error;
      return { results: [], userErrors: userErrorsOf(error, info) };
    }
  };
}

async function outcomeOf(write: (onWrite: () => void) => Promise<object>): Promise<Outcome & { wrote: boolean }> {
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
  if (key.trim() === "" || key.length > MAX_KEY)
    throw badUserInput(`"${FIELD}" takes 1 to ${MAX_KEY} characters.`, FIELD);
}

function isAboutKey(error: unknown): boolean {
  return error instanceof GatewayError && error.details.fields?.includes(FIELD) === true;
}
