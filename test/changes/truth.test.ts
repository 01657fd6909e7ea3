import { expect, test } from "@jest/globals";
import { array, assert, asyncProperty, boolean, constant, constantFrom, integer, nat, oneof, record } from "fast-check";
import { responseTag } from "../../src/datasources/responses/tags.ts";
import { CLIENT, id } from "./audits.ts";
import { createFedReplicas, INTERVAL, USUAL, WHILE_PUSHED } from "./fed-replicas.ts";

const MAX_LAG = 20_000;
const ENTITIES = 3;
/** Milliseconds between two reads of everything, in half of the runs. */
const SLICE = 7000;
/** A poll that finds a change has fewer steps, with the notes that follow it. */
const STEPS = 16;

const entity = integer({ min: 1, max: ENTITIES });
const lag = integer({ min: 0, max: MAX_LAG });
const replica = nat(1);
const steps = array(
  oneof(
    { weight: 2, arbitrary: record({ do: constant("edit" as const), entity, lag, isPushed: boolean(), replica }) },
    { weight: 1, arbitrary: record({ do: constant("write" as const), entity, lag, isLost: boolean() }) },
    {
      weight: 4,
      arbitrary: record({ do: constant("pass" as const), milliseconds: integer({ min: 1, max: 40_000 }) }),
    },
    { weight: 6, arbitrary: record({ do: constant("read" as const), entity, replica }) },
    {
      weight: 1,
      arbitrary: record({
        do: constantFrom("kill" as const, "stumble" as const),
        // Most of these names come up only where a change is found.
        step: oneof(
          integer({ min: 1, max: STEPS }),
          constantFrom("confirm" as const, "taken" as const, "invalidate" as const, "take" as const, "finish" as const),
        ),
        isDone: boolean(),
      }),
    },
    { weight: 1, arbitrary: record({ do: constantFrom("fail" as const, "mend" as const) }) },
  ),
  { minLength: 20, maxLength: 120 },
);

/**
 * Two replicas read what others edit, and one of them polls. It ends at any step of its work, and another one comes in its place; or the
 * step fails; polls fail and come back; rows are repeated and mixed; audits of own writes are lost. No answer is older than a change, its lag and two polls,
 * unless it is as young as answers are without the feed. While no process ends and no poll fails, one poll is enough, and none where the
 * change was pushed. In the end, each change was made known.
 */
test.each([
  { name: "while all goes well", hasFaults: false, hasEvents: false, bound: INTERVAL },
  { name: "while pollers end and polls fail", hasFaults: true, hasEvents: false, bound: 2 * INTERVAL },
  { name: "while some changes are pushed", hasFaults: false, hasEvents: true, bound: WHILE_PUSHED },
  {
    name: "while some changes are pushed, pollers end and polls fail",
    ...{ hasFaults: true, hasEvents: true, bound: WHILE_PUSHED + 2 * INTERVAL },
  },
])("no answer is older than the feed promises, $name", async ({ hasFaults, hasEvents, bound }) => {
  await assert(
    asyncProperty(steps, boolean(), boolean(), boolean(), async (all, isMessy, isBusy, isListenedTo) => {
      const world = createFedReplicas({ isListenedTo, whilePushed: hasEvents ? WHILE_PUSHED : INTERVAL });
      const { clock, audits, cache, shared, feeds, replicas, known, join } = world;
      audits.isMessy = isMessy;
      join(0);
      join(1);
      // What was changed before the first poll need not be known.
      if (isListenedTo) await clock.pass(2 * INTERVAL);
      /** When each entity was changed, and from when on each reader knows. */
      const history = new Map<number, { at: number; knownFrom: number }[]>();
      const changesOf = (number: number) => history.get(number) ?? [];
      const edits: { id: string; at: number }[] = [];
      let wrong: string | undefined;

      async function read(number: number, place: number): Promise<void> {
        const { value, age } = await world.read(number, place, () => changesOf(number).length);
        const now = clock.wallTime();
        const missing = changesOf(number)
          .slice(value)
          .find(({ knownFrom }) => knownFrom < now);
        if (missing && age * 1000 > USUAL) wrong ??= `${(now - missing.at) / 1000} s after a change, age ${age} s`;
      }

      async function readAll(): Promise<void> {
        for (let number = 1; number <= ENTITIES; number += 1) for (const place of [0, 1]) await read(number, place);
      }

      function change(number: number, knownFrom: number): void {
        history.set(number, [...changesOf(number), { at: clock.wallTime(), knownFrom }]);
      }

      for (const step of all) {
        switch (step.do) {
          case "edit": {
            const isPushed = hasEvents && step.isPushed;
            change(step.entity, clock.wallTime() + step.lag + (isPushed && !hasFaults ? 0 : bound));
            edits.push({ id: id(step.entity), at: clock.wallTime() });
            const audit = audits.note({ entityId: id(step.entity) }, step.lag);
            // One that meets a replica that has ended is lost.
            if (isPushed)
              clock.after(step.lag, () => void feeds[step.replica]!.takeEvents([audit]).catch(() => undefined));
            break;
          }
          case "write": {
            change(step.entity, clock.wallTime());
            const name = id(step.entity);
            await cache.invalidate([responseTag(name)], {
              recent: { entity: `response:${name}`, outcome: "updated" },
            });
            if (!step.isLost) audits.note({ entityId: name, clientId: CLIENT }, step.lag);
            break;
          }
          case "pass":
            for (let left = step.milliseconds; left > 0; left -= SLICE) {
              await clock.pass(Math.min(left, SLICE));
              if (isBusy) await readAll();
            }
            break;
          case "read":
            await read(step.entity, step.replica);
            break;
          case "kill":
          case "stumble": {
            if (!hasFaults) break;
            const poller = replicas.findIndex(({ number }) => number === shared.poller());
            const victim = Math.max(0, poller);
            if (step.do === "stumble") {
              replicas[victim]!.failWith(step.step, step);
              break;
            }
            replicas[victim]!.endWith(step.step, step);
            // Its reads go to the other one, and to the one in its place.
            await clock.pass(INTERVAL);
            join(victim);
            break;
          }
          case "fail":
            if (hasFaults) audits.failure = new Error("away");
            break;
          case "mend":
            audits.failure = undefined;
        }
        if (wrong !== undefined) break;
      }
      expect(wrong).toBeUndefined();
      if (!isListenedTo) return;
      audits.failure = undefined;
      await clock.pass(MAX_LAG + 4 * INTERVAL + WHILE_PUSHED);
      const isUnknown = (edit: (typeof edits)[number]) =>
        !known.some((event) => event.id === edit.id && event.at === edit.at);
      expect(edits.filter(isUnknown)).toEqual([]);
    }),
    { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 30) },
  );
});

test("a change is noted as taken after its tags are new, and the poll after that", async () => {
  const { clock, audits, replicas, join, read } = createFedReplicas();
  join(0);
  for (let at = 0; at < 24; at += 1) {
    await read(1, 0, () => 0);
    await clock.pass(5000);
  }
  audits.note({ entityId: id(1) });
  const before = replicas[0]!.steps.length;
  await clock.pass(INTERVAL);
  const made = replicas[0]!.steps.slice(before);
  expect(made.length).toBeLessThan(STEPS);
  expect(made.filter((step) => ["invalidate", "take", "save"].includes(step))).toEqual(["invalidate", "take", "save"]);
});

test("a poller finishes what another one has left, also if it has polled before", async () => {
  const { clock, audits, replicas, shared, join } = createFedReplicas({ isListenedTo: true });
  join(0);
  join(1);
  const [first, second] = replicas as [(typeof replicas)[number], (typeof replicas)[number]];
  await clock.pass(2 * INTERVAL);
  audits.note({ entityId: id(1) });
  await clock.pass(8 * INTERVAL);
  expect(shared.poller()).toBe(first.number);
  await first.store.release();
  first.failWith("beat", { isDone: false });
  await clock.pass(INTERVAL);
  expect(shared.poller()).toBe(second.number);
  audits.note({ entityId: id(2) });
  await clock.pass(INTERVAL);
  second.endWith(1, { isDone: false });
  const before = first.steps.length;
  await clock.pass(4 * INTERVAL);
  expect(shared.poller()).toBe(first.number);
  expect(first.steps.slice(before)).toContain("invalidate");
});

/** What happens with each step of the poll that finds a change, before or after the step has had its effect. */
const FAULTS = Array.from({ length: STEPS }, (_, at) => at + 1).flatMap((step) =>
  (["ends", "fails"] as const).flatMap((what) => [
    { step, what, isDone: false },
    { step, what, isDone: true },
  ]),
);

test.each(FAULTS)("a poller that $what with step $step, done: $isDone, loses no change", async (fault) => {
  const { clock, audits, feeds, replicas, known, join, read } = createFedReplicas();
  let changes = 0;
  const seen = async (number: number) => (await read(number, 0, () => changes)).value;
  const passReading = async (milliseconds: number, number: number) => {
    for (let left = milliseconds; left > 0; left -= 5000) {
      await seen(number);
      await clock.pass(5000);
    }
  };
  join(0);
  await passReading(120_000, 1);
  expect(await seen(1)).toBe(0);
  changes += 1;
  audits.note({ entityId: id(1) });
  if (fault.what === "ends") {
    replicas[0]!.endWith(fault.step, fault);
    await clock.pass(2 * INTERVAL);
    join(0);
  } else replicas[0]!.failWith(fault.step, fault);
  // Another response is read meanwhile, so that polls go on.
  await passReading(120_000, 2);
  expect(feeds[0]!.health().state).toBe("healthy");
  expect(await seen(1)).toBe(1);
  expect(known).not.toEqual([]);
});
