import { createRandom } from "../../../sandbox/random.ts";
import { nodeIdOf } from "../../../src/resolvers/node-id.ts";
import type { NodeType } from "../../../src/resolvers/node-id.ts";
import { IDS, NOWHERE } from "../../ids.ts";
import type { Data } from "../../start.ts";
import type { OperationName } from "../operations.ts";

/** One operation of a client. */
export interface Step {
  operation: OperationName;
  variables: Record<string, unknown>;
  kind: "read" | "write" | "dry run";
  /** What a delete takes away. */
  deleted?: { type: NodeType; id: string };
}

/** An entity that steps may name. `own` were created by steps, and only these are deleted. */
interface Known {
  id: string;
  version: number;
  own: boolean;
  libraryIds?: string[];
}

/** Most libraries, and responses, that exist because of steps. */
const MOST = 12;

/** Chooses operations that fit what exists. The same seed and the same answers give the same operations. */
export function createSteps(seed: number, libraries: Known[], responses: Known[]) {
  const random = createRandom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const chance = (share: number) => random() < share;
  const own = (list: Known[]) => list.filter((one) => one.own);
  let names = 0;
  const newName = () => `Name ${(names += 1)}`;
  const newText = () => ({ content: `Text ${(names += 1)} {{name}}` });
  const newSubstitution = () => ({ key: "name", defaultValue: `Default ${(names += 1)}` });
  const settings = IDS["setting"]!;
  const facebook = IDS["integration"]![0]!;

  const anyNode = () =>
    pick([
      () => nodeIdOf("Library", pick(libraries).id),
      () => nodeIdOf("Response", pick(responses).id),
      () => nodeIdOf("MessagingSetting", pick(settings)),
      () => nodeIdOf("FacebookIntegration", facebook),
      () => nodeIdOf("OtherIntegration", IDS["integration"]![7]!),
      () => nodeIdOf("User", pick(IDS["user"]!)),
      () => nodeIdOf("Library", NOWHERE),
    ])();

  function read(): Step {
    const [operation, variables] = pick<() => [OperationName, Step["variables"]]>([
      () => ["library", { id: pick(libraries).id }],
      () => ["library", { id: pick(libraries).id }],
      () => [pick(["libraries", "librariesByNodes", "librariesByBoth"] as const), { first: pick([3, 5, 100]) }],
      () => ["response", { id: pick(responses).id }],
      () => ["response", { id: pick(responses).id }],
      () => [pick(["responses", "responsesByNodes"] as const), { libraryId: pick(libraries.slice(0, 4)).id, first: 4 }],
      () => ["search", { phrase: pick(["Name", "Text", "thank"]) }],
      () => (chance(0.6) ? ["messagingSettings", {}] : ["integrations", {}]),
      () => ["node", { nodeId: anyNode() }],
      () => ["nodes", { nodeIds: Array.from({ length: 1 + below(6) }, anyNode) }],
    ])();
    return { operation, variables, kind: "read" };
  }

  /** The version that an update expects: none, the stored one, or an older one, which is a conflict. */
  function expected({ version }: Known, isDry: boolean) {
    if (chance(0.4)) return {};
    return { expectedVersion: !isDry && version > 1 && chance(0.3) ? version - 1 : version };
  }

  function change(isDry: boolean): Omit<Step, "kind"> {
    const library = pick(libraries);
    const response = pick(responses);
    const mayCreate = (list: Known[]) => own(list).length < MOST;
    const someLibraries = () => [...new Set([pick(libraries).id, pick(libraries).id])];
    const choices: (() => Omit<Step, "kind">)[] = [
      () => ({
        operation: "updateLibrary",
        variables: { input: { id: library.id, name: newName(), ...expected(library, isDry) } },
      }),
      () => ({
        operation: "updateResponse",
        variables: {
          input: {
            id: response.id,
            ...expected(response, isDry),
            ...pick([
              () => ({ name: newName() }),
              () => ({ texts: [newText()] }),
              () => ({ substitutions: [newSubstitution()] }),
              () => ({ libraryIds: someLibraries() }),
            ])(),
          },
        },
      }),
      () => ({ operation: "updateMessagingSetting", variables: { input: { id: pick(settings), name: newName() } } }),
      () => ({ operation: "updateFacebookIntegration", variables: { input: { id: facebook, name: newName() } } }),
    ];
    if (mayCreate(libraries))
      choices.push(() => ({ operation: "createLibrary", variables: { input: { name: newName() } } }));
    if (mayCreate(responses)) {
      const created = () => ({
        name: newName(),
        libraryIds: someLibraries(),
        texts: [newText()],
        substitutions: [newSubstitution()],
      });
      choices.push(() => ({ operation: "createResponse", variables: { input: created() } }));
    }
    for (const [type, list] of [["Library", libraries] as const, ["Response", responses] as const]) {
      if (own(list).length === 0) continue;
      choices.push(() => {
        const { id } = pick(own(list));
        return { operation: `delete${type}`, variables: { input: { id } }, deleted: { type, id } };
      });
    }
    return pick(choices)();
  }

  function next(): Step {
    const which = random();
    if (which < 0.45) return read();
    const isDry = which > 0.8;
    const step = change(isDry);
    return isDry
      ? { ...step, variables: { ...step.variables, dryRun: true }, kind: "dry run" }
      : { ...step, kind: "write" };
  }

  /** Learns from the answer of a write what exists now. Returns the ids that a deleted library has taken along. */
  function learn({ operation, deleted }: Step, data: Data): string[] {
    const payload = data[operation];
    if (payload.userErrors.length > 0) return [];
    const list = operation.endsWith("Library") ? libraries : responses;
    if (deleted) {
      list.splice(
        list.findIndex(({ id }) => id === deleted.id),
        1,
      );
      if (deleted.type === "Response") return [];
      const inside = responses.filter(({ libraryIds }) => libraryIds?.includes(deleted.id)).map(({ id }) => id);
      for (const id of inside)
        responses.splice(
          responses.findIndex((one) => one.id === id),
          1,
        );
      return inside;
    }
    const entity = payload.library ?? payload.response;
    if (!entity) return [];
    const libraryIds = entity.libraries?.map(({ id }: Data) => id);
    const known = list.find(({ id }) => id === entity.id);
    if (known) Object.assign(known, { version: entity.version, libraryIds });
    else list.push({ id: entity.id, version: entity.version, own: true, libraryIds });
    return [];
  }

  return { next, learn };
}
