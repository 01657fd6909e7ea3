import * as fc from "fast-check";
import type { Held } from "./scheduler.ts";
import type { Truth } from "./truth.ts";

/** A write of the graph, ready to be sent, and where its payload has the entity. */
export interface Write {
  mutation: string;
  input: Record<string, unknown> | undefined;
  /** Name of the payload's field with the entity; a delete has none. */
  entity?: string;
}

interface WriteStep {
  /** Which of the writes. */
  what: number;
  /** Of what there is, which one; and another one it has to do with. */
  which: number;
  other: number;
  /** Through which replica. */
  by: number;
}

/** One or two writes at once, with reads that began before or meanwhile, then a read of everything through one replica. */
export interface Step {
  writes: WriteStep[];
  reads: { by: number; which: number; view: number }[];
  /** What is held: when each is let go, and what begins in between, follows from the seed. */
  held: Held;
  seed: number;
  /** Milliseconds that pass before. */
  pass: number;
  /** Only after some steps: a read of everything also fills the cache, which hides faults. */
  look: { by: number; which: number } | null;
}

const writeStep: fc.Arbitrary<WriteStep> = fc.record({
  what: fc.nat(99),
  which: fc.nat(99),
  other: fc.nat(99),
  by: fc.nat(1),
});

/** Scripts of so many steps. */
export const scripts = (length: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      writes: fc.array(writeStep, { minLength: 1, maxLength: 2 }),
      reads: fc.array(fc.record({ by: fc.nat(1), which: fc.nat(99), view: fc.nat(99) }), { maxLength: 8 }),
      held: fc.record({ calls: fc.nat(12), before: fc.boolean(), redis: fc.nat(2) }),
      seed: fc.nat(),
      pass: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5000, 40_000),
      look: fc.option(fc.record({ by: fc.nat(1), which: fc.nat(99) }), { freq: 1 }),
    }),
    { minLength: length, maxLength: length, size: "max" },
  );

const HOOK = {
  outboundNotificationWebhookUrl: "https://hook.example.com",
  outboundNotificationWebhookSignatureSecretToken: "0123456789abcdef",
};

/** Turns a step into a write on what there is now. Names are new each time, so that no change goes unseen. */
export function writeOf({ what, which, other }: WriteStep, { ids }: Truth, name: string): Write {
  const pick = (list: readonly string[], at: number) => list[at % list.length]!;
  const library = pick(ids.libraries, which);
  const response = pick(ids.responses, which);
  const setting = pick(ids.settings, which);
  // The last one is built in.
  const profile = pick(
    ids.profiles.filter((id) => id.includes("-")),
    which,
  );
  const open = ids.open.length > 0 ? pick(ids.open, which) : undefined;
  const texts = [{ content: name }];
  const libraryIds = [pick(ids.libraries, other)];
  const links = { messagingSettingId: pick(ids.settings, other), supportedContentProfileId: profile };
  const makeOpen: Write = {
    mutation: "createOpenIntegration",
    input: { name, ...HOOK, ...links },
    entity: "integration",
  };
  const kinds: Write[] = [
    { mutation: "createLibrary", input: { name }, entity: "library" },
    { mutation: "updateLibrary", input: { id: library, name }, entity: "library" },
    { mutation: "updateLibrary", input: { id: library, name }, entity: "library" },
    ids.libraries.length > 3
      ? { mutation: "deleteLibrary", input: { id: library } }
      : { mutation: "createLibrary", input: { name }, entity: "library" },
    { mutation: "createResponse", input: { name, texts, libraryIds }, entity: "response" },
    {
      mutation: "createResponse",
      input: { name, texts, libraryIds: [...new Set([library, ...libraryIds])] },
      entity: "response",
    },
    ...(response === undefined
      ? []
      : ([
          { mutation: "updateResponse", input: { id: response, name }, entity: "response" },
          { mutation: "updateResponse", input: { id: response, name }, entity: "response" },
          { mutation: "updateResponse", input: { id: response, libraryIds }, entity: "response" },
          { mutation: "updateResponse", input: { id: response, libraryIds }, entity: "response" },
          { mutation: "deleteResponse", input: { id: response } },
        ] satisfies Write[])),
    { mutation: "createMessagingSetting", input: { name }, entity: "messagingSetting" },
    { mutation: "updateMessagingSetting", input: { id: setting, name }, entity: "messagingSetting" },
    { mutation: "deleteMessagingSetting", input: { id: setting } },
    { mutation: "setDefaultMessagingSetting", input: { id: setting } },
    { mutation: "clearDefaultMessagingSetting", input: undefined },
    { mutation: "updateSupportedContentProfile", input: { id: profile, name }, entity: "supportedContentProfile" },
    { mutation: "createSupportedContentProfile", input: { name }, entity: "supportedContentProfile" },
    { mutation: "setDefaultSupportedContentProfile", input: { id: profile } },
    makeOpen,
    open ? { mutation: "updateOpenIntegration", input: { id: open, name, ...links }, entity: "integration" } : makeOpen,
    open ? { mutation: "deleteIntegration", input: { id: open, channel: "OPEN" } } : makeOpen,
  ];
  return kinds[what % kinds.length]!;
}

/** A query of one thing or a few, with the versions of what it shows. */
export function viewOf({ view, which }: { view: number; which: number }, { ids }: Truth): string {
  const pick = (list: readonly string[], at = which) => list[at % list.length] ?? "none";
  const views = [
    `{ library(id: "${pick(ids.libraries)}") { id version responses(first: 50) { nodes { id version } } } }`,
    `{ libraries(first: 100) { nodes { id version } } }`,
    `{ libraries(first: 4, page: ${1 + (which % 3)}) { nodes { id version } } }`,
    `{ librariesById(ids: [${[0, 1, 2].map((at) => `"${pick(ids.libraries, which + at)}"`).join()}]) { id version } }`,
    `{ response(id: "${pick(ids.responses)}") { id version libraries { id version } } }`,
    `{ responses(libraryId: "${pick(ids.libraries)}", first: 100) { nodes { id version } } }`,
    `{ searchResponses(first: 100) { nodes { id version libraries { id version } } } }`,
    `{ messagingSettings(first: 100) { nodes { id version } } }`,
    `{ messagingSetting(id: "${pick(ids.settings)}") { id version integrations { nodes { id messagingSetting { id version } } } } }`,
    `{ supportedContentProfiles(first: 100) { nodes { id version } } defaultMessagingSetting { id version } }`,
    `{ integrations(first: 100) { nodes { id messagingSetting { id version } supportedContentProfile { id version } } } }`,
  ];
  return views[view % views.length]!;
}
