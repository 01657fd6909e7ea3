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

/** Search words from the sandbox's texts, most used first. */
const PHRASES = [
  ...["thank", "order", "invoice", "refund", "parcel", "return", "payment", "welcome", "address", "shipping"],
  ...["delayed", "hello", "hold", "label", "link", "please", "goodbye", "bank", "account", "password"],
  ...["wie", "bestellung", "pedido", "pago", "vielen", "gracias", "paket", "rechnung", "hola", "guten"],
];

interface Shares {
  reads: Record<
    | "a response with its libraries' names"
    | "a library's page of 25"
    | "a search over all"
    | "a search within a library"
    | "all libraries, 100 at a time"
    | "integrations with settings"
    | "settings",
    number
  >;
  writes: Record<
    | "update a response"
    | "create a response"
    | "delete a response"
    | "rename a library"
    | "create a library"
    | "delete a library"
    | "rename a setting",
    number
  >;
}

/** Operations out of a thousand, by kind of user. */
export const MIXES: Record<"agents" | "editors", Shares> = {
  /** Agents write to customers. They mostly open responses, from libraries that stay on the screen. */
  agents: {
    reads: {
      "a response with its libraries' names": 854,
      "a library's page of 25": 60,
      "a search over all": 5,
      "a search within a library": 1,
      "all libraries, 100 at a time": 40,
      "integrations with settings": 10,
      settings: 10,
    },
    writes: {
      "update a response": 13,
      "create a response": 3,
      "delete a response": 2,
      "rename a library": 0.6,
      "create a library": 0.4,
      "delete a library": 0.1,
      "rename a setting": 0.9,
    },
  },
  /** Editors maintain the responses: they search, browse the libraries and change them. */
  editors: {
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
  },
};
export type MixName = keyof typeof MIXES;

/** Draws the operations of a frontend one after the other. The same generator gives the same operations. */
export function createMix(name: MixName, start: World, random: () => number): () => Operation {
  const shares = MIXES[name];
  const responseIds = shuffled([...start.responses.keys()], random);
  const libraryIds = shuffled([...start.libraries.keys()], random);
  const settingIds = [...start.settings.keys()];
  const aResponse = createZipf(responseIds, random);
  const aLibrary = createZipf(libraryIds, random);
  const aPhrase = createZipf(PHRASES, random);
  const chance = (share: number) => random() < share;
  const oneOf = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]!;
  /** Draws what is deleted from the less popular half, each once: popular entities are rarely deleted. */
  const unusedResponses = shuffled(responseIds.slice(responseIds.length / 2), random);
  const unusedLibraries = shuffled(libraryIds.slice(libraryIds.length / 2), random);
  let count = 0;
  const aName = (what: string) => `${what} ${(count += 1)}`;

  const draws: [share: number, draw: () => Operation][] = [
    [shares.reads["a response with its libraries' names"], () => ({ read: openResponse(aResponse()) })],
    [shares.reads["a library's page of 25"], () => ({ read: libraryPage(aLibrary(), chance(0.8) ? 1 : 2) })],
    [shares.reads["a search over all"], () => ({ read: search(aPhrase()) })],
    [shares.reads["a search within a library"], () => ({ read: search(aPhrase(), aLibrary()) })],
    [shares.reads["all libraries, 100 at a time"], () => ({ read: allLibraries(chance(0.7) ? 1 : 2) })],
    [shares.reads["integrations with settings"], () => ({ read: integrations() })],
    [shares.reads.settings, () => ({ read: settings() })],
    [shares.writes["update a response"], () => ({ write: updateResponse(aResponse(), aName("Thank you, text")) })],
    [shares.writes["create a response"], () => ({ write: createResponse(aLibrary(), aName("Made in the replay")) })],
    [shares.writes["delete a response"], () => ({ write: deleteResponse(unusedResponses.pop()!) })],
    [shares.writes["rename a library"], () => ({ write: renameLibrary(aLibrary(), aName("Renamed")) })],
    [shares.writes["create a library"], () => ({ write: createLibrary(aName("New library")) })],
    [shares.writes["delete a library"], () => ({ write: deleteLibrary(unusedLibraries.pop()!) })],
    [shares.writes["rename a setting"], () => ({ write: renameSetting(oneOf(settingIds), aName("Setting")) })],
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
