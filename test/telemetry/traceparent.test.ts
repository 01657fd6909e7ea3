import { expect, test } from "@jest/globals";
import { sentTrace } from "../../src/telemetry/traceparent.ts";

const ID = "0af7651916cd43dd8448eb211c80319c";
const PARENT = "b7ad6b7169203331";

test.each([
  [`00-${ID}-${PARENT}-01`, true],
  [`00-${ID}-${PARENT}-00`, false],
  [`00-${ID}-${PARENT}-02`, false],
  [`00-${ID}-${PARENT}-ff`, true],
  [`01-${ID}-${PARENT}-01`, true],
  [`cc-${ID}-${PARENT}-01-what-comes-later`, true],
])("%s names a trace", (traceparent, isSampled) => {
  expect(sentTrace({ traceparent })).toEqual({ traceId: ID, isSampled });
});

test.each([
  undefined,
  "",
  `00-${ID}-${PARENT}-01-more`,
  `ff-${ID}-${PARENT}-01`,
  `00-${"0".repeat(32)}-${PARENT}-01`,
  `00-${ID}-${"0".repeat(16)}-01`,
  `00-${ID.toUpperCase()}-${PARENT}-01`,
  `00-${ID}-${PARENT}-1`,
  `00-${ID}-${PARENT}-01, 00-${ID}-${PARENT}-01`,
  `01-${ID}-${PARENT}-01more`,
])("%s names none", (traceparent) => {
  expect(sentTrace(traceparent === undefined ? {} : { traceparent })).toBeUndefined();
});
