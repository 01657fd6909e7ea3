import { describe, expect, test } from "@jest/globals";
import { buildSchema } from "graphql";
import type { GraphQLScalarType } from "graphql";
import { readFileSync } from "node:fs";
import { scalars } from "../../src/graphql/scalars.ts";

const { DateTime } = scalars;

test.each([
  ["2026-03-01T09:30:00.000Z", "2026-03-01T09:30:00.000Z"],
  ["2026-03-01T09:30:00Z", "2026-03-01T09:30:00.000Z"],
  ["2026-03-01T09:30:00.5Z", "2026-03-01T09:30:00.500Z"],
  ["2026-03-01T09:30:00.123456Z", "2026-03-01T09:30:00.123Z"],
  ["2026-03-01t09:30:00.000z", "2026-03-01T09:30:00.000Z"],
  ["2026-03-01T09:30:00.000+02:00", "2026-03-01T07:30:00.000Z"],
  ["2026-03-01T09:30:00-00:00", "2026-03-01T09:30:00.000Z"],
  ["2024-02-29T23:59:59.999-03:30", "2024-03-01T03:29:59.999Z"],
])("DateTime answers %s as %s", (time, utc) => {
  expect(DateTime.serialize(time)).toBe(utc);
});

test("DateTime answers exactly the days that exist", () => {
  for (const year of [2023, 2024, 1900, 2000]) {
    for (const [at, days] of [
      31,
      year === 2024 || year === 2000 ? 29 : 28,
      31,
      30,
      31,
      30,
      31,
      31,
      30,
      31,
      30,
      31,
    ].entries()) {
      const answered = Array.from({ length: 32 }, (_, day) => {
        const two = (number: number) => String(number).padStart(2, "0");
        const time = `${year}-${two(at + 1)}-${two(day)}T00:00:00.000Z`;
        try {
          return DateTime.serialize(time) === time;
        } catch {
          return false;
        }
      });
      expect(answered).toEqual(answered.map((_, day) => day >= 1 && day <= days));
    }
  }
});

const INVALID = [
  "",
  "yesterday",
  "2026",
  "2026-03-01",
  "2026-03-01T09:30Z",
  "2026-03-01T09:30:00.000",
  "2026-03-01 09:30:00Z",
  "2026-03-01T09:30:00.Z",
  "2026-03-01T09:30:00.000+02",
  "2026-03-01T09:30:00.000+0200",
  "2026-03-01T09:30:00.000+25:00",
  "2026-03-01T09:30:60.000Z",
  "2026-03-01T24:00:00.000Z",
  "2026-02-30T09:30:00.000Z",
  "2025-02-29T09:30:00.000Z",
  "2026-13-01T09:30:00.000Z",
  "+010000-01-01T00:00:00.000Z",
  "9999-12-31T23:59:59.000-01:00",
  "Sun, 01 Mar 2026 09:30:00 GMT",
  " 2026-03-01T09:30:00.000Z",
  "2026-03-01T09:30:00.000Z\n",
];

describe.each([...INVALID, 0, 1_772_357_400_000, null, undefined, {}, new Date(0)])("DateTime refuses %j", (value) => {
  test("as an answer and as an input", () => {
    expect(() => DateTime.serialize(value)).toThrow("a time in it is not in the format of RFC 3339");
    expect(() => DateTime.parseValue(value)).toThrow("A DateTime has the form");
  });
});

test.each(["2026-03-01T09:30:00.000Z", "2026-03-01T11:30:00.000+02:00", "2026-03-01t09:30:00.000z"])(
  "DateTime takes %s as an input",
  (time) => expect(DateTime.parseValue(time)).toBe("2026-03-01T09:30:00.000Z"),
);

test.each(["2026-03-01T09:30:00Z", "2026-03-01T09:30:00.1234Z", "2026-03-01T09:30:00.000-00:00"])(
  "DateTime refuses %s as an input, as its specification says",
  (time) => expect(() => DateTime.parseValue(time)).toThrow("A DateTime has the form"),
);

test("the schema names the specification that DateTime keeps", () => {
  const type = buildSchema(readFileSync("schema.graphql", "utf8")).getType("DateTime") as GraphQLScalarType;
  expect(type.specifiedByURL).toBe("https://scalars.graphql.org/andimarek/date-time.html");
});
