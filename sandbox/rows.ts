import type { JsonObject } from "./contract.ts";
import type { SandboxFault } from "./faults.ts";

type Row = JsonObject;

/** Returns a function that changes the `entities` at the top or under `results`. It returns other bodies unchanged. */
export function createMangle(random: () => number) {
  const pick = (count: number) => Math.floor(random() * count);
  const manglers: Record<NonNullable<SandboxFault["rows"]>, (rows: Row[]) => Row[]> = {
    shuffle(rows) {
      const shuffled = [...rows];
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = pick(last + 1);
        [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
      }
      // A shuffle that changes no position would test nothing.
      return shuffled.every((row, at) => row === rows[at]) ? shuffled.reverse() : shuffled;
    },
    drop: (rows) => rows.toSpliced(pick(rows.length), 1),
    repeat: (rows) => (rows.length === 0 ? rows : rows.toSpliced(pick(rows.length + 1), 0, rows[pick(rows.length)]!)),
    add(rows) {
      const stranger = { ...rows[0], id: "99999999-0000-4000-8000-000000000001", name: "Unrequested row" };
      return rows.toSpliced(pick(rows.length + 1), 0, stranger);
    },
    // The vendor may add enum values: this row has a channel and a status that no client knows yet.
    strange(rows) {
      const id = "99999999-0000-4000-8000-000000000002";
      const stranger = { ...rows[0], id, name: "Hologram Desk", messengerType: "hologram", status: "Levitating" };
      return rows.toSpliced(pick(rows.length + 1), 0, stranger);
    },
  };
  return (body: unknown, how: NonNullable<SandboxFault["rows"]>): unknown => {
    const listing = body as { entities?: Row[]; results?: { entities?: Row[] } } | undefined;
    if (listing?.entities) return { ...listing, entities: manglers[how](listing.entities) };
    if (listing?.results?.entities) {
      return { ...listing, results: { ...listing.results, entities: manglers[how](listing.results.entities) } };
    }
    return body;
  };
}
