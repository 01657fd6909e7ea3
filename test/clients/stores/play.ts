import { expect, test } from "@jest/globals";
import { nodeIdOf } from "../../../src/resolvers/node-id.ts";
import type { NodeType } from "../../../src/resolvers/node-id.ts";
import type { ClientOptions } from "../../../examples/clients/gateway.ts";
import { startGateway } from "../../start.ts";
import type { Data, Gateway } from "../../start.ts";
import { OPERATIONS, SCALARS } from "../operations.ts";
import { createSteps } from "./random-steps.ts";
import type { Step } from "./random-steps.ts";
import { CLIENTS } from "../tested-client.ts";
import type { TestedClient } from "../tested-client.ts";

/** Random operations of each client. */
const STEPS = Number(process.env["PROPERTY_RUNS"] ?? 2000);
/** Every run has a seed of its own, and its files have the same one. A failure prints it. */
const SEED = Number(process.env["PROPERTY_SEED"] ?? process.ppid);
/** The whole store is compared after so many operations, and at the end. */
const EVERY = 100;
/** Queries that an application would have on the screen. */
const WATCHED = 2;

/** Lists whose rows a write can change without saying so. What their rows show is compared with the records of the store. */
const LISTS = new Set(["libraries", "librariesByNodes", "librariesByBoth", "responses", "responsesByNodes", "search"]);

interface Compared {
  reads: number;
  writes: number;
  dryRuns: number;
  /** Queries whose store was compared with the network, and of those the ones that the client had to read again for it. */
  queries: number;
  readAgain: number;
  /** Scalar fields of entities. */
  fields: number;
}

/** Without `__typename`, which each client adds or hides as it likes. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  const parts = Object.entries(value).filter(([name]) => name !== "__typename");
  return Object.fromEntries(parts.map(([name, part]) => [name, plain(part)]));
}

/** The rows of a list by their ids: a new name may change the order of a list, which no client can know. */
function inOrder(answer: Data): Data {
  const [list] = Object.values(answer as Record<string, Data>);
  list?.nodes?.sort((a: Data, b: Data) => (a.id < b.id ? -1 : 1));
  return answer;
}

/** Compression would take longer than the rest of an operation. */
const UNCOMPRESSED = { "accept-encoding": "identity" };

/** A client's fetch that keeps the last answer. */
function createWitness() {
  let last: Data;
  const witness: typeof fetch = async (...request) => {
    const answer = await fetch(...request);
    const text = await answer.text();
    last = JSON.parse(text);
    return new Response(text, answer);
  };
  return { fetch: witness, last: (): Data => last };
}

/** Plays the operations of one seed through one client, and compares its store with the gateway all the time. */
async function play(
  gateway: Gateway,
  create: (options: ClientOptions) => TestedClient,
  seed: number,
): Promise<Compared> {
  const witness = createWitness();
  const client = create({ url: `${gateway.url}/graphql`, fetch: witness.fetch, headers: UNCOMPRESSED });
  const compared: Compared = { reads: 0, writes: 0, dryRuns: 0, queries: 0, readAgain: 0, fields: 0 };
  const ask = async (query: string, variables?: Record<string, unknown>): Promise<Data> => {
    const { data, errors } = await gateway.query(query, variables);
    expect(errors).toBeUndefined();
    return plain(data);
  };
  const { libraries, searchResponses } = await ask(`{
    libraries(first: 100) { nodes { id version } }
    searchResponses(first: 100) { nodes { id version libraries { id } } }
  }`);
  const entityOf = ({ id, version, libraries: of }: Data) => ({
    id,
    version,
    own: false,
    ...(of && { libraryIds: of.map((library: Data) => library.id) }),
  });
  const steps = createSteps(seed, libraries.nodes.map(entityOf), searchResponses.nodes.map(entityOf));
  /** Responses that went with a library. No answer has named them to the client. */
  const goneUnseen = new Set<string>();
  const watched: Step[] = [];

  /** Every scalar field of every entity in the store is what the gateway answers now. */
  async function compareRecords(): Promise<void> {
    const records = [...(await client.records())].filter(([key]) => !goneUnseen.has(key));
    const ids = records.map(([key]) => {
      const at = key.indexOf(":");
      return nodeIdOf(key.slice(0, at) as NodeType, key.slice(at + 1));
    });
    for (let from = 0; from < ids.length; from += 100) {
      const nodeIds = ids.slice(from, from + 100);
      const { nodes } = await ask(SCALARS, { nodeIds });
      for (const [at, [key, record]] of records.slice(from, from + 100).entries()) {
        const now = Object.fromEntries(Object.keys(record).map((name) => [name, nodes[at]?.[name]]));
        expect([key, record]).toEqual([key, now]);
        compared.fields += Object.keys(record).length;
      }
    }
  }

  const hasGone = (shown: Data) => {
    const text = JSON.stringify(shown);
    return [...goneUnseen].some((key) => text.includes(key.slice("Response:".length)));
  };

  /**
   * The store shows of this query what the gateway answers now. A client reads it again where a part is missing in the store, and where it
   * shows what has gone with a library.
   */
  async function compareQuery({ operation, variables }: Step): Promise<void> {
    let shown = await client.cached(operation, variables);
    if (shown === undefined || hasGone(shown)) {
      compared.readAgain += 1;
      await client.read(operation, variables);
      shown = await client.cached(operation, variables);
    }
    const now = inOrder(await ask(OPERATIONS[operation], variables));
    expect([operation, inOrder(plain(shown))]).toEqual([operation, now]);
    compared.queries += 1;
  }

  for (let count = 1; count <= STEPS; count += 1) {
    const step = steps.next();
    if (step.kind === "read") {
      compared.reads += 1;
      await client.read(step.operation, step.variables);
      const shown = await client.cached(step.operation, step.variables);
      expect([step, plain(shown)]).toEqual([step, plain(witness.last().data)]);
      compared.queries += 1;
      if (!LISTS.has(step.operation)) watched.unshift(step);
      watched.splice(WATCHED);
    } else if (step.kind === "dry run") {
      compared.dryRuns += 1;
      const before = await client.records();
      await client.write(step.operation, step.variables, step.deleted);
      expect([step, await client.records()]).toEqual([step, before]);
    } else {
      compared.writes += 1;
      const data = await client.write(step.operation, step.variables, step.deleted);
      for (const id of steps.learn(step, data)) goneUnseen.add(`Response:${id}`);
      for (const query of watched) await compareQuery(query);
    }
    if (count % EVERY === 0 || count === STEPS) await compareRecords();
  }
  return compared;
}

/**
 * Declares the test of one client. Each client has a file of its own, so that they run at the same time; in one run of Jest all have
 * the same seed, and so the same operations.
 */
export function testStoreOf(name: keyof typeof CLIENTS): void {
  const create = CLIENTS[name];
  // Relay's compiler has no binary for some machines.
  (create ? test : test.skip)(
    `the store of ${name} is what the gateway answers, after each of ${STEPS} random reads, writes and dry runs`,
    async () => {
      const gateway = await startGateway({ cache: true });
      try {
        const compared = await play(gateway, create!, SEED).catch((error: Error) => {
          error.message = `PROPERTY_SEED=${SEED} npm test -- test/clients/stores\n${error.message}`;
          throw error;
        });
        // Without these, the property would prove little.
        expect(compared.reads).toBeGreaterThan(STEPS / 4);
        expect(compared.writes).toBeGreaterThan(STEPS / 5);
        expect(compared.dryRuns).toBeGreaterThan(STEPS / 10);
        expect(compared.queries - compared.readAgain).toBeGreaterThan(STEPS / 2);
        expect(compared.fields).toBeGreaterThan(STEPS);
      } finally {
        await gateway.close();
      }
    },
  );
}
