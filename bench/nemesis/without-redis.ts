import { setTimeout as sleep } from "node:timers/promises";
import { responseId } from "../../sandbox/data/ids.ts";
import { createRandom } from "../../sandbox/random.ts";
import { print, printTable } from "../print.ts";
import { olderAnswers } from "./check.ts";
import type { AnsweredRead, AnsweredRename } from "./check.ts";
import { ask, failureOf } from "./client.ts";
import { entitiesIn } from "./operations.ts";
import { BUDGET } from "./trial.ts";
import { startWorld } from "./world.ts";

const ENTITIES = 100;
/** Milliseconds from one read, and from one write, to the next. */
const READ_EVERY = 20;
const WRITE_EVERY = 2000;
const READ = "query ($id: ID!) { response(id: $id) { __typename id name } }";
const RENAME =
  "mutation ($input: UpdateResponseInput!) { payload: updateResponse(input: $input) { userErrors { code } } }";

interface Away {
  calls: number;
  reads: number;
  failedReads: number;
  writes: number;
  failedWrites: number;
  marked: number;
  /** Answers that are not marked and older than a second; and by how many milliseconds at most. */
  older: number;
  oldest: number;
}

/** Reads and writes through two gateways while Redis is gone, and looks at what that costs. */
async function measure(seconds: number, seed: number, settings: Record<string, string>): Promise<Away> {
  const world = await startWorld({ faults: [], seed, budget: BUDGET, size: "large", settings });
  const random = createRandom(seed);
  const reads: AnsweredRead[] = [];
  const renames: AnsweredRename[] = [];
  const anyOf = () => responseId(1 + Math.floor(random() * ENTITIES));
  const gateway = () => world.gateways[random() < 0.5 ? 0 : 1]!;
  let failedReads = 0;
  let failedWrites = 0;

  async function read(): Promise<void> {
    const { begunAt, data, codes, isStale } = await ask(gateway(), READ, { id: anyOf() });
    if (codes.length > 0) failedReads += 1;
    reads.push({ begunAt, seen: entitiesIn(data), isStale });
  }
  async function write(count: number): Promise<void> {
    const [id, name] = [anyOf(), `Renamed ${count}`];
    const asked = await ask(gateway(), RENAME, { input: { id, name } });
    if (failureOf(asked) !== undefined) failedWrites += 1;
    else renames.push({ id, name, answeredAt: asked.answeredAt, isWarned: asked.isWarned });
  }
  try {
    const ids = Array.from({ length: ENTITIES }, (_, at) => responseId(at + 1));
    const all = `query ($ids: [ID!]!) { responsesById(ids: $ids) { id name } }`;
    await Promise.all(world.gateways.map((each) => ask(each, all, { ids })));
    const before = (await world.journal()).arrivals.length;
    await world.redis.kill();
    const begin = performance.now();
    const asked: Promise<void>[] = [];
    for (let at = 0; at * READ_EVERY < seconds * 1000; at += 1) {
      const early = begin + at * READ_EVERY - performance.now();
      if (early > 0) await sleep(early);
      asked.push(read());
      if ((at * READ_EVERY) % WRITE_EVERY === 0) asked.push(write(at));
    }
    await Promise.all(asked);
    const { arrivals, writes } = await world.journal();
    const older = olderAnswers(writes, renames, reads);
    const unmarked = older.filter(({ isStale }) => !isStale);
    return {
      ...{ calls: arrivals.length - before, reads: reads.length, failedReads },
      ...{ writes: renames.length + failedWrites, failedWrites, marked: reads.filter(({ isStale }) => isStale).length },
      older: unmarked.filter(({ olderBy }) => olderBy > 1000).length,
      oldest: Math.max(0, ...unmarked.map(({ olderBy }) => Math.ceil(olderBy))),
    };
  } finally {
    await world.end();
  }
}

/** Prints what so many seconds without Redis cost. Returns the broken bars. */
export async function reportWithoutRedis(
  seconds: number,
  seed: number,
  settings: Record<string, string>,
): Promise<string[]> {
  const { calls, reads, failedReads, writes, failedWrites, marked, older, oldest } = await measure(
    ...([seconds, seed, settings] as const),
  );
  const mark = (figure: number) => (figure > 0 ? `${figure}!` : figure);
  print();
  print(
    `${seconds} s without Redis: 50 reads a second over ${ENTITIES} entities, a write every 2 s, a budget of ${BUDGET}`,
  );
  print();
  printTable(
    ["", "figure", "bar"],
    [
      ["REST calls", calls, ""],
      [`failed reads of ${reads}`, mark(failedReads), "0"],
      [`failed writes of ${writes}`, mark(failedWrites), "0"],
      ["answers marked as stale", marked, ""],
      ["answers not marked and more than 1 s older than a write", mark(older), "0"],
      ["oldest answer not marked, in ms", oldest, ""],
    ],
  );
  return [
    ...(failedReads > 0 ? [`without Redis: ${failedReads} failed reads`] : []),
    ...(failedWrites > 0 ? [`without Redis: ${failedWrites} failed writes`] : []),
    ...(older > 0 ? [`without Redis: ${older} answers not marked and more than 1 s older than a write`] : []),
  ];
}
