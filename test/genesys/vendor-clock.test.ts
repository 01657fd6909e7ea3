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
