import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { checkId, checkIdCount, MAX_IDS } from "../src/ids.ts";
import type { GatewayError } from "../src/errors.ts";

function refusalOf(act: () => unknown): GatewayError {
  try {
    act();
  } catch (error) {
    return error as GatewayError;
  }
  throw new Error("It was expected to be refused.");
}

describe("checkId", () => {
  test.each(["11111111-0000-4000-8000-000000000001", "a", "A_b-9", "x".repeat(64), "-", "__proto__"])(
    "answers %s",
    (id) => {
      expect(checkId(id, "id")).toBe(id);
    },
  );

  test.each([
    [""],
    ["x".repeat(65)],
    [".."],
    ["a.b"],
    ["a/b"],
    ["a%2Fb"],
    ["a b"],
    [" a"],
    ["a\n"],
    ["\na"],
    ["a\u0000"],
    ["é"],
    ["１"],
    ["a?b=c"],
    ["a#b"],
    ["http://example.com"],
  ])("refuses %j and names the field", (id) => {
    const error = refusalOf(() => checkId(id, "libraryId"));
    expect(error).toMatchObject({ extensions: { code: "BAD_USER_INPUT" }, details: { fields: ["libraryId"] } });
    expect(error.message).toContain('"libraryId"');
  });

  test.each([[undefined], [null], [7], [["a"]], [{ toString: () => "a" }]])("refuses %p, which is no string", (id) => {
    expect(refusalOf(() => checkId(id as unknown as string, "id")).extensions.code).toBe("BAD_USER_INPUT");
  });

  test("accepts only ids that are one path segment in a URL", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."aZ9-_./%?#\\\n ") })), (id) => {
        let accepted = true;
        try {
          checkId(id, "id");
        } catch {
          accepted = false;
        }
        const path = new URL(`http://host/before/${id}/after`).href;
        expect(!accepted || path === `http://host/before/${id}/after`).toBe(true);
        expect(accepted).toBe(
          id.length > 0 && id.length <= 64 && [...id].every((letter) => /[A-Za-z0-9_-]/.test(letter)),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("does not repeat a refused id in its message", () => {
    expect(refusalOf(() => checkId("<script>", "id")).message).not.toContain("script");
  });
});

describe("checkIdCount", () => {
  const ids = (count: number) => Array.from({ length: count }, () => "a");

  test("accepts up to a hundred ids", () => {
    expect(MAX_IDS).toBe(100);
    expect(() => checkIdCount(ids(0))).not.toThrow();
    expect(() => checkIdCount(ids(100))).not.toThrow();
  });

  test("refuses more, and says how many there were", () => {
    const error = refusalOf(() => checkIdCount(ids(101)));
    expect(error).toMatchObject({ extensions: { code: "BAD_USER_INPUT" }, details: { fields: ["ids"] } });
    expect(error.message).toContain("101");
  });
});
