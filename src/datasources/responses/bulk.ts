import { badUserInput, notFound } from "../../errors.ts";
import type { Fault } from "../../errors.ts";
import { forEachLimit } from "../rest/for-each-limit.ts";
import { MAX_IDS } from "../../ids.ts";
import type { Libraries } from "../libraries.ts";
import { MAX_FIRST } from "../rest/paging.ts";
import { readPageOf } from "./calls.ts";
import { WITH_SCHEMA } from "./response.ts";
import type { GenesysResponse } from "./response.ts";
import type { Rest } from "../rest/rest.ts";
import { idFaults, refuse } from "../rest/validation.ts";
import { asListing, pageCountOf, referencesIn, validRows } from "../rest/parse.ts";
import { updateVersioned } from "../rest/versioned-update.ts";
import type { WriteResult } from "../rest/versioned-update.ts";

/** The most writes of one bulk that run at the same time. */
const AT_ONCE = 5;
/** The most pages of a library that are read to find its responses. In a larger library, each response is read alone. */
export const MAX_PAGES = 5;

/** The result or the Error of each response of a bulk write, by its id. */
export type Outcomes<T> = ReadonlyMap<string, T | Error>;

export interface Move {
  ids: readonly string[];
  from: string;
  to: string;
}

/** Reads and writes of one response, which a bulk write consists of. */
interface SingleResponse {
  /** Reads the whole stored response, past every cache. */
  readFresh: (id: string) => Promise<GenesysResponse | null>;
  replace: (response: GenesysResponse, before: GenesysResponse) => Promise<GenesysResponse>;
  delete: (id: string) => Promise<GenesysResponse | undefined>;
  whole: readonly string[];
}

/**
 * Writes of many responses: a few at a time, each with its own result. After the client has disconnected, no further one begins.
 */
export function createResponseBulk(
  rest: Rest,
  others: { readonly libraries: Pick<Libraries, "byIds"> },
  single: SingleResponse,
) {
  const each = <T>(ids: readonly string[], work: (id: string) => Promise<T>) =>
    forEachLimit(ids, AT_ONCE, work, () => rest.throwIfAborted());

  async function checkLibraries({ from, to }: Move): Promise<void> {
    const [source, target] = await others.libraries.byIds([from, to]);
    for (const library of [source, target]) if (library instanceof Error) throw library;
    const missing = [...(source === null ? ["fromLibraryId"] : []), ...(target === null ? ["toLibraryId"] : [])];
    if (missing.length > 0) throw notFound(...missing);
  }

  /** The responses that are found in the first pages of the library. */
  async function listed({ ids, from }: Move): Promise<Map<string, GenesysResponse>> {
    const found = new Map<string, GenesysResponse>();
    for (let pageNumber = 1, pages = 1; pageNumber <= pages && found.size < ids.length; pageNumber += 1) {
      // With the schema, because a write sends the whole response.
      const call = readPageOf(from, { pageSize: MAX_FIRST, pageNumber }, WITH_SCHEMA);
      const listing = asListing<GenesysResponse>(await rest.read(call, { bypassCache: true }));
      for (const row of validRows(listing)) if (ids.includes(row.id)) found.set(row.id, row);
      pages = pageCountOf(listing, pageNumber, MAX_FIRST);
      if (pages > MAX_PAGES || pages - pageNumber >= ids.length - found.size) break;
    }
    return found;
  }

  async function moveOne(id: string, known: GenesysResponse | undefined, { from, to }: Move) {
    const first = known ?? (await single.readFresh(id));
    if (!first) throw notFound();
    // An earlier attempt of the same move may have moved it already.
    if (!isIn(first, from) && isIn(first, to)) return { entity: first, before: first, isOnlyRead: true } as const;
    const reads = [first];
    return updateVersioned<GenesysResponse>({
      read: async () => reads.pop() ?? single.readFresh(id),
      write: single.replace,
      changes: (current) => ({ libraries: moved(current, from, to) }),
      whole: single.whole,
    });
  }

  return {
    /** Moves responses from one library to another. Those that are in the target only stay as they are. */
    async move(move: Move): Promise<Outcomes<WriteResult<GenesysResponse>>> {
      refuse([
        ...countFaults(move.ids, "responseIds"),
        ...idFaults(move.from, "fromLibraryId"),
        ...idFaults(move.to, "toLibraryId"),
        ...(move.from === move.to
          ? [{ field: "toLibraryId", message: "The responses are already in this library." }]
          : []),
      ]);
      await checkLibraries(move);
      const known = move.ids.length > 1 ? await listed(move) : new Map<string, GenesysResponse>();
      return each(move.ids, (id) => moveOne(id, known.get(id), move));
    },
    /** Deletes responses from every library. A dry run answers the stored responses. */
    async delete(ids: readonly string[]): Promise<Outcomes<GenesysResponse | undefined>> {
      refuse(countFaults(ids, "ids"));
      return each(ids, single.delete);
    },
  };
}

/** The gateway's own limit: bulk writes are operations of the graph, which the vendor does not have. */
function countFaults(ids: readonly string[], field: string): Fault[] {
  if (ids.length === 0 || ids.length > MAX_IDS) {
    return [{ field, message: `"${field}" takes 1 to ${MAX_IDS} ids, not ${ids.length}.` }];
  }
  return ids.flatMap((id, at) => idFaults(id, `${field}[${at}]`));
}

function isIn({ libraries }: GenesysResponse, libraryId: string): boolean {
  return referencesIn(libraries).some(({ id }) => id === libraryId);
}

/** The libraries of a response after the move. */
function moved(response: GenesysResponse, from: string, to: string) {
  if (!isIn(response, from)) throw badUserInput("The response is not in the library given as fromLibraryId.");
  const others = referencesIn(response.libraries).filter(({ id }) => id !== to);
  return others.map((library) => (library.id === from ? { id: to } : library));
}
