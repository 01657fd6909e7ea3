import { describe, expect, test } from "@jest/globals";
import { createCircuitBreaker } from "../../src/genesys/circuit-breaker.ts";
import type { AttemptResult } from "../../src/genesys/circuit-breaker.ts";
import { createTestClock } from "../test-clock.ts";

const OPEN_CIRCUIT = {
  extensions: { code: "UPSTREAM_UNAVAILABLE", retryAfter: 2, retryable: true },
  details: { neverSent: true },
};

function createClocked() {
  const clock = createTestClock();
  const breaker = createCircuitBreaker({ clock });
  const end = (outcome: AttemptResult, times = 1, circuit = "a") => {
    for (let count = 0; count < times; count += 1) breaker.enter(circuit)(outcome);
  };
  const isOpen = (circuit = "a") => {
    try {
      breaker.check(circuit);
      return false;
    } catch {
      return true;
    }
  };
  return { clock, breaker, end, isOpen };
}

describe("a circuit", () => {
  test("opens with the tenth failure, and does not affect another circuit", () => {
    const { breaker, end, isOpen } = createClocked();
    end("failed", 9);
    expect(isOpen()).toBe(false);
    end("failed");
    expect(() => breaker.check("a")).toThrow(expect.objectContaining(OPEN_CIRCUIT));
    expect(() => breaker.enter("a")).toThrow(expect.objectContaining(OPEN_CIRCUIT));
    expect(isOpen("b")).toBe(false);
  });

  test("stays closed while less than half of the last twenty fail", () => {
    const { end, isOpen } = createClocked();
    for (let round = 0; round < 20; round += 1) {
      end("answered", 11);
      end("failed", 9);
      expect(isOpen()).toBe(false);
    }
  });

  test("forgets failures of ten seconds ago, and ignores unknown results", async () => {
    const { clock, end, isOpen } = createClocked();
    end("failed", 9);
    end("unknown", 30);
    await clock.pass(10_001);
    end("failed", 9);
    expect(isOpen()).toBe(false);
  });

  test("stays open for two seconds, then lets one probe out at a time, and closes when one is answered", async () => {
    const { clock, breaker, end, isOpen } = createClocked();
    end("failed", 10);
    await clock.pass(1999);
    expect(isOpen()).toBe(true);
    await clock.pass(1);
    const probe = breaker.enter("a");
    // However long the probe takes.
    await clock.pass(5000);
    expect(isOpen()).toBe(true);
    probe("failed");
    expect(isOpen()).toBe(true);
    await clock.pass(2000);
    breaker.enter("a")("answered");
    expect(isOpen()).toBe(false);
    // The failures from before no longer count.
    end("failed", 9);
    expect(isOpen()).toBe(false);
  });

  test("lets the next attempt probe when the client of a probe has left", async () => {
    const { clock, breaker, end, isOpen } = createClocked();
    end("failed", 10);
    await clock.pass(2000);
    breaker.enter("a")("unknown");
    expect(isOpen()).toBe(false);
    breaker.enter("a")("answered");
    expect(isOpen()).toBe(false);
  });

  test("ignores the result of an attempt that began before it opened", () => {
    const { breaker, end, isOpen } = createClocked();
    const late = breaker.enter("a");
    end("failed", 10);
    late("answered");
    expect(isOpen()).toBe(true);
  });
});
