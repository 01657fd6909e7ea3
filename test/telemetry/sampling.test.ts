import { describe, expect, test } from "@jest/globals";
import { createSampling } from "../../src/telemetry/sampling.ts";

const ROOT = "0af7651916cd43dd8448eb211c80319c";
const parent = (traceFlags: number, traceId = ROOT) => ({ traceId, spanId: "b7ad6b7169203331", traceFlags });
const sampling = (name?: string, argument?: string) =>
  createSampling({ OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: argument });

describe("OTEL_TRACES_SAMPLER", () => {
  test.each([
    // [name, argument], sampled: without a parent, with one that is, with one that is not
    [[undefined], [true, true, false]],
    [["always_on"], [true, true, true]],
    [["always_off"], [false, false, false]],
    [
      ["traceidratio", "1"],
      [true, true, true],
    ],
    [
      ["traceidratio", "0"],
      [false, false, false],
    ],
    [["parentbased_always_on"], [true, true, false]],
    [["parentbased_always_off"], [false, true, false]],
    [
      ["parentbased_traceidratio", "0"],
      [false, true, false],
    ],
    [
      ["parentbased_traceidratio", ""],
      [true, true, false],
    ],
    [
      ["parentbased_traceidratio", "2"],
      [true, true, false],
    ],
    [
      ["parentbased_traceidratio", "much"],
      [true, true, false],
    ],
    [
      ["something_else", "0"],
      [true, true, false],
    ],
  ] as const)("%j decides %j", ([name, argument], expected) => {
    const { traceOf } = sampling(name, argument);
    const decisions = [traceOf(undefined), traceOf(parent(1)), traceOf(parent(0))];
    expect(decisions.map(({ isSampled }) => isSampled)).toEqual(expected);
  });

  test("takes the part of the traces that it names, by their ids", () => {
    const { traceOf } = sampling("traceidratio", "0.25");
    const traces = Array.from({ length: 4000 }, () => traceOf(undefined));
    const sampled = traces.filter(({ isSampled }) => isSampled).length;
    expect(sampled).toBeGreaterThan(800);
    expect(sampled).toBeLessThan(1200);
    for (const { traceId, isSampled } of traces) {
      expect(traceId).toMatch(/^[\da-f]{32}$/);
      expect(traceOf(parent(0, traceId)).isSampled).toBe(isSampled);
    }
    expect(new Set(traces.map(({ traceId }) => traceId)).size).toBe(traces.length);
  });

  test.each(["0", "0.01", "0.5", "0.99", "1"])(
    "gives ids that fit a decision that was made before, with %s",
    (part) => {
      const { newTraceId, samplesNew, samplesSent } = sampling("traceidratio", part);
      for (let count = 0; count < 1000; count += 1) {
        const isSampled = samplesNew();
        const traceId = newTraceId(isSampled);
        expect(traceId).toMatch(/^[\da-f]{32}$/);
        expect(samplesSent({ traceId, isSampled: !isSampled })).toBe(isSampled);
      }
    },
  );
});

describe("ids", () => {
  test("of the first span are those of its trace", () => {
    const { ids, starting, traceOf } = sampling();
    const trace = traceOf(undefined);
    expect(starting(trace, ids.generateTraceId)).toBe(trace.traceId);
    expect(ids.generateTraceId()).not.toBe(trace.traceId);
    expect(ids.generateTraceId()).toMatch(/^[\da-f]{32}$/);
    expect(ids.generateSpanId()).toMatch(/^[\da-f]{16}$/);
  });
});
