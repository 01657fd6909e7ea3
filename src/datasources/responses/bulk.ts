import { badUserInput, notFound } from "../../errors.ts";
import type { Fault } from "../../errors.ts";
import { forEachBounded } from "../rest/for-each-limit.ts";
import type { GenesysCall } from "../../genesys/call.ts";
import { MAX_IDS } from "../../ids.ts";
import type { Libraries } from "../libraries.ts";
import { MAX_FIRST } from "../rest/paging.ts";
import type { GenesysResponse } from "./responses.ts";
import type { Rest } from "../rest/rest.ts";
import { idFaults, refuse } from "../rest/validation.ts";
import { asListing, soundRows } from "../rest/parse.ts";
import { updateVersioned } from "../rest/versioned-update.ts";
import type { Written } from "../rest/versioned-update.ts";

/** How many writes of one bulk are under way at a time. */
const AT_ONCE = 5;
/** The most pages of a library that are read to find responses in it; beyond, each is read by itself. */
export const MAX_PAGES = 5;

/** What became of each response of a bulk write, by its id. */
export type Outcomes<T> = ReadonlyMap<string, T | Error>;

export interface Move {
  ids: readonly string[];
  from: string;
  to: string;
}

/** What a bulk write needs of the responses. */
interface Single {
  /** Reads one with everything that a write has to send back, past every cache. */
  readFresh: (id: string) => Promise<GenesysResponse | null>;
  replace: (response: GenesysResponse, before: GenesysResponse) => Promise<GenesysResponse>;
  /** The call that reads a page of a library, each row with everything that a write has to send back. */
  pageOf: (libraryId: string, pageNumber: number, pageSize: number) => GenesysCall;
  delete: (id: string) => Promise<GenesysResponse | undefined>;
  whole: readonly string[];
}

/** Writes of many responses at once: a few at a time, each with an outcome of its own, none begun when the client has left. */
export function createResponseBulk(rest: Rest, libraries: Pick<Libraries, "byIds">, single: Single) {
  const each = <T>(ids: readonly string[], work: (id: string) => Promise<T>) =>
    forEachBounded(ids, AT_ONCE, work, () => rest.throwIfLeft());

  async function checkLibraries({ from, to }: Move): Promise<void> {
    const [source, target] = await libraries.byIds([from, to]);
    for (const library of [source, target]) if (library instanceof Error) throw library;
    const missing = [...(source === null ? ["fromLibraryId"] : []), ...(target === null ? ["toLibraryId"] : [])];
    if (missing.length > 0) throw notFound(...missing);
  }

  /** A library of a few pages brings all of its responses at once. */
  async function listed({ ids, from }: Move): Promise<Map<string, GenesysResponse>> {
    const found = new Map<string, GenesysResponse>();
    for (let pageNumber = 1, pages = 1; pageNumber <= pages && found.size < ids.length; pageNumber += 1) {
      const call = single.pageOf(from, pageNumber, MAX_FIRST);
      const listing = asListing<GenesysResponse>(await rest.call(call, { readThrough: true }));
      for (const row of soundRows(listing)) if (ids.includes(row.id)) found.set(row.id, row);
      pages = Math.ceil((listing.total ?? 0) / (listing.pageSize || MAX_FIRST));
      if (pages > MAX_PAGES || pages - pageNumber >= ids.length - found.size) break;
    }
    return found;
  }

  async function moveOne(id: string, known: GenesysResponse | undefined, { from, to }: Move) {
    const first = known ?? (await single.readFresh(id));
    if (!first) throw notFound();
    // Who sends a move again finds some of it done.
    if (!isIn(first, from) && isIn(first, to)) return { entity: first, before: first };
    const reads = [first];
    return updateVersioned<GenesysResponse>({
      read: async () => reads.pop() ?? single.readFresh(id),
      write: single.replace,
      changes: (current) => ({ libraries: moved(current, from, to) }),
      whole: single.whole,
    });
  }

  return {
    /** Takes responses out of one library and puts them into another. What is there already is left as it is. */
    async move(move: Move): Promise<Outcomes<Written<GenesysResponse>>> {
      refuse([
        ...countFaults(move.ids, "responseIds"),
        ...idFaults(move.from, "fromLibraryId"),
        ...idFaults(move.to, "toLibraryId"),
        ...(move.from === move.to ? [{ field: "toLibraryId", message: "They are in this library already." }] : []),
      ]);
      await checkLibraries(move);
      const known = move.ids.length > 1 ? await listed(move) : new Map<string, GenesysResponse>();
      return each(move.ids, (id) => moveOne(id, known.get(id), move));
    },
    /** Deletes responses, which takes them out of every library; a dry run answers them as they are. */
    async delete(ids: readonly string[]): Promise<Outcomes<GenesysResponse | undefined>> {
      refuse(countFaults(ids, "ids"));
      return each(ids, single.delete);
    },
  };
}

function countFaults(ids: readonly string[], field: string): Fault[] {
  if (ids.length === 0 || ids.length > MAX_IDS) {
    return [{ field, message: `"${field}" takes 1 to ${MAX_IDS} ids, not ${ids.length}.` }];
  }
  return ids.flatMap((id, at) => idFaults(id, `${field}[${at}]`));
}

function isIn({ libraries = [] }: GenesysResponse, libraryId: string): boolean {
  return libraries.some(({ id }) => id === libraryId);
}

/** The libraries of a response with one in the place of another. */
function moved(response: GenesysResponse, from: string, to: string) {
  if (!isIn(response, from)) throw badUserInput("The response is not in the library that it is to be taken out of.");
  const others = (response.libraries ?? []).filter(({ id }) => id !== to);
  return others.map((library) => (library.id === from ? { id: to } : library));
}
