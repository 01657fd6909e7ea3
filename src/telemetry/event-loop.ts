import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import type { Instruments } from "./instruments.ts";

/** Milliseconds between two samples of the delay. */
const RESOLUTION = 20;
const NANOSECONDS = 1e9;
const MILLISECONDS = 1000;

/** Measures the event loop and the memory of this process until it is stopped. */
export function measureProcess({ gauge }: Instruments): () => void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  /** The sampler's own waiting is a part of each sample. */
  const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION / MILLISECONDS);
  let utilization = performance.eventLoopUtilization();
  gauge("nodejs.eventloop.delay.p50", () => [[seconds(delay.percentile(50))]]);
  gauge("nodejs.eventloop.delay.p99", () => [[seconds(delay.percentile(99))]]);
  gauge("nodejs.eventloop.delay.max", () => {
    const longest = seconds(delay.max);
    // The last of the three: the next reading is about what follows.
    delay.reset();
    return [[longest]];
  });
  gauge("nodejs.eventloop.utilization", () => {
    const before = utilization;
    utilization = performance.eventLoopUtilization();
    return [[performance.eventLoopUtilization(utilization, before).utilization]];
  });
  gauge("process.memory.usage", () => [[process.memoryUsage.rss()]]);
  return () => void delay.disable();
}
