import { createHook } from "node:async_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Lets V8 allocate every object among the new ones. While many REST calls run, much of what they allocate lives for a while, and V8
 * would then allocate what is made at the same places, such as requests of `node:http`, among the old objects for the rest of the
 * process. There each keeps all that it refers to until the next long collection. A warm answer costs a fifth to a third more then.
 */
export function allocateInNewSpace(): void {
  setFlagsFromString("--no-allocation-site-pretenuring");
}

/**
 * Gives the memory that only the start needed back to the operating system: a third of all. V8 would keep it, because its space for
 * new objects shrinks only in such a collection. A smaller space from the beginning would make every request slower.
 */
export function releaseMemoryOfStart(): void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as (how: { type: "major"; flavor: "last-resort" }) => void;
  setFlagsFromString("--no-expose-gc");
  collect({ type: "major", flavor: "last-resort" });
}

let keptTick: object | undefined;

/**
 * Keeps one object of `process.nextTick` for as long as the process lives. V8 forgets the shape of these objects in a long collection
 * that finds none of them, such as `releaseMemoryOfStart`. All later ones would then be filled in the slow way, which takes five times as
 * long: a sixth of the time of a warm answer. The hook must not track promises: V8 would then run every `await` of the process in a slow
 * way, also once the hook is disabled.
 */
export function keepShapeOfTicks(): void {
  const hook = createHook({
    trackPromises: false,
    init: (_id, type, _trigger, tick) => void (keptTick ??= type === "TickObject" ? tick : undefined),
  });
  hook.enable();
  process.nextTick(() => undefined);
  hook.disable();
}
