import { expect, test } from "@jest/globals";
import { createVendorClock } from "../../src/genesys/vendor-clock.ts";
import { createTestClock } from "../test-clock.ts";

const clock = createTestClock();
clock.setDate(-(clock.wallTime() % 1000) + 400);
/** The header of Genesys Cloud whose clock is ahead by so many milliseconds. */
const dateOf = (ahead: number) => new Date(clock.wallTime() + ahead).toUTCString();

test.each([0, 300, -300, 599])("a clock that is %i ms ahead may be the same: the header has whole seconds", (ahead) => {
  const vendorClock = createVendorClock(clock);
  vendorClock.note(dateOf(ahead), clock.wallTime() - 50);
  expect(vendorClock.ahead()).toBe(0);
});

test.each([-400_000, -2000, 2000, 3_600_000])("it is ahead by %i ms, give or take a second", (ahead) => {
  const vendorClock = createVendorClock(clock);
  vendorClock.note(dateOf(ahead), clock.wallTime() - 50);
  expect(Math.abs(vendorClock.ahead() - ahead)).toBeLessThanOrEqual(600);
});

test.each([-400_000, -2000, -700, 700, 2000])("ahead by %i ms, it settles after a few answers", async (ahead) => {
  const vendorClock = createVendorClock(clock);
  const found = new Set<number>();
  for (let at = 0; at < 1000; at += 1) {
    await clock.pass(37 + 61 * (at % 30));
    vendorClock.note(dateOf(ahead), clock.wallTime() - 50);
    found.add(vendorClock.ahead());
  }
  // Each correction halves what is not known.
  expect(found.size).toBeLessThanOrEqual(8);
  expect(Math.abs(vendorClock.ahead() - ahead)).toBeLessThanOrEqual(60);
});

test("an answer that took long says nothing of its own time", () => {
  const vendorClock = createVendorClock(clock);
  vendorClock.note(dateOf(-9000), clock.wallTime() - 10_000);
  expect(vendorClock.ahead()).toBe(0);
});

test("no header, or one that is no date, changes nothing; the next answer that has one does", () => {
  const vendorClock = createVendorClock(clock);
  vendorClock.note(dateOf(60_000), clock.wallTime());
  const ahead = vendorClock.ahead();
  for (const date of [undefined, "", "yesterday"]) vendorClock.note(date, clock.wallTime());
  expect(vendorClock.ahead()).toBe(ahead);
  vendorClock.note(dateOf(0), clock.wallTime());
  expect(vendorClock.ahead()).toBe(0);
});
