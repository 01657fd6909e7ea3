import { describe, expect, test } from "@jest/globals";
import { nullIfNotFound, readEach } from "../../../src/datasources/rest/read-by-id.ts";
import { GatewayError, statusError } from "../../../src/errors.ts";

describe("nullIfNotFound", () => {
  test("answers what was read, and null for a 404", async () => {
    expect(await nullIfNotFound(Promise.resolve({ id: "1" }))).toEqual({ id: "1" });
    expect(await nullIfNotFound(Promise.reject(statusError({ status: 404 })))).toBeNull();
  });

  test.each([
    statusError({ status: 403 }),
    statusError({ status: 410 }),
    statusError({ status: 503 }),
    new GatewayError("Gone.", { code: "FEATURE_UNAVAILABLE", retryable: false }),
    new TypeError("unexpected"),
  ])("passes any other error on: %s", async (failure) => {
    await expect(nullIfNotFound(Promise.reject(failure))).rejects.toBe(failure);
  });
});

describe("readEach", () => {
  test("reads each id once, and answers entities and errors by id, without those that do not exist", async () => {
    const reads: string[] = [];
    const failure = statusError({ status: 503 });
    const found = await readEach(["a", "b", "c"], async (id) => {
      reads.push(id);
      if (id === "b") throw failure;
      return id === "c" ? null : { id };
    });
    expect(reads).toEqual(["a", "b", "c"]);
    expect(found).toEqual(
      new Map<string, unknown>([
        ["a", { id: "a" }],
        ["b", failure],
      ]),
    );
  });

  test("makes no call for no ids", async () => {
    expect(await readEach([], () => Promise.reject(new Error("unexpected")))).toEqual(new Map());
  });
});
