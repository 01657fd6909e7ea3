import { allLibraries, integrations, libraryPage, openResponse, search, settings } from "./reads.ts";
import type { Read } from "./reads.ts";
import type { World } from "./world.ts";
import {
  createLibrary,
  createResponse,
  deleteLibrary,
  deleteResponse,
  renameLibrary,
  renameSetting,
  updateResponse,
} from "./writes.ts";
import type { Write } from "./writes.ts";
import { createZipf, shuffled } from "./zipf.ts";

export type Operation = { read: Read } | { write: Write };

/** Words of the sandbox's texts that an agent would look for, the most used first. */
const PHRASES = [
  ...["thank", "order", "invoice", "refund", "parcel", "return", "payment", "welcome", "address", "shipping"],
  ...["delayed", "hello", "hold", "label", "link", "please", "goodbye", "bank", "account", "password"],
  ...["wie", "bestellung", "pedido", "pago", "vielen", "gracias", "paket", "rechnung", "hola", "guten"],
];

/** Out of a thousand. */
export const SHARES = {
  reads: {
    "a response with its libraries' names": 500,
    "a library's page of 25": 220,
    "a search over all": 80,
    "a search within a library": 40,
    "all libraries, 100 at a time": 90,
    "integrations with settings": 30,
    settings: 20,
  },
  writes: {
    "update a response": 11,
    "create a response": 4,
    "delete a response": 2.4,
    "rename a library": 1,
    "create a library": 0.6,
    "delete a library": 0.2,
    "rename a setting": 0.8,
  },
};

/** Draws the operations of a frontend one after the other: with the same generator, the same ones. */
export function createMix(start: World, random: () => number): () => Operation {
  const responseIds = shuffled([...start.responses.keys()], random);
  const libraryIds = shuffled([...start.libraries.keys()], random);
  const settingIds = [...start.settings.keys()];
  const aResponse = createZipf(responseIds, random);
  const aLibrary = createZipf(libraryIds, random);
  const aPhrase = createZipf(PHRASES, random);
  const chance = (share: number) => random() < share;
  const oneOf = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]!;
  /** Nobody deletes what everybody uses: what goes is drawn from the lesser known half, each once. */
  const unusedResponses = shuffled(responseIds.slice(responseIds.length / 2), random);
  const unusedLibraries = shuffled(libraryIds.slice(libraryIds.length / 2), random);
  let count = 0;
  const aName = (what: string) => `${what} ${(count += 1)}`;

  const draws: [share: number, draw: () => Operation][] = [
    [SHARES.reads["a response with its libraries' names"], () => ({ read: openResponse(aResponse()) })],
    [SHARES.reads["a library's page of 25"], () => ({ read: libraryPage(aLibrary(), chance(0.8) ? 1 : 2) })],
    [SHARES.reads["a search over all"], () => ({ read: search(aPhrase()) })],
    [SHARES.reads["a search within a library"], () => ({ read: search(aPhrase(), aLibrary()) })],
    [SHARES.reads["all libraries, 100 at a time"], () => ({ read: allLibraries(chance(0.7) ? 1 : 2) })],
    [SHARES.reads["integrations with settings"], () => ({ read: integrations() })],
    [SHARES.reads.settings, () => ({ read: settings() })],
    [SHARES.writes["update a response"], () => ({ write: updateResponse(aResponse(), aName("Thank you, text")) })],
    [SHARES.writes["create a response"], () => ({ write: createResponse(aLibrary(), aName("Made in the replay")) })],
    [SHARES.writes["delete a response"], () => ({ write: deleteResponse(unusedResponses.pop()!) })],
    [SHARES.writes["rename a library"], () => ({ write: renameLibrary(aLibrary(), aName("Renamed")) })],
    [SHARES.writes["create a library"], () => ({ write: createLibrary(aName("New library")) })],
    [SHARES.writes["delete a library"], () => ({ write: deleteLibrary(unusedLibraries.pop()!) })],
    [SHARES.writes["rename a setting"], () => ({ write: renameSetting(oneOf(settingIds), aName("Setting")) })],
  ];
  const whole = draws.reduce((sum, [share]) => sum + share, 0);

  return () => {
    let left = random() * whole;
    for (const [share, draw] of draws) {
      left -= share;
      if (left < 0) return draw();
    }
    return draws[0]![1]();
  };
}
