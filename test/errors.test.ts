import { describe, expect, test } from "@jest/globals";
import {
  badResponse,
  badUserInput,
  GatewayError,
  invalid,
  statusError,
  upstreamStatus,
  versionConflict,
} from "../src/errors.ts";
import type { ErrorCode } from "../src/errors.ts";

describe("statusError", () => {
  test.each<[number, ErrorCode, boolean, string]>([
    [400, "BAD_USER_INPUT", false, "Genesys Cloud refuses a value of the request."],
    [401, "UPSTREAM_UNAUTHORIZED", false, "Genesys Cloud does not accept this gateway's credentials."],
    [403, "UPSTREAM_FORBIDDEN", false, "This gateway's OAuth client lacks a permission in Genesys Cloud."],
    [404, "UPSTREAM_ERROR", false, "Genesys Cloud did not find it."],
    [408, "UPSTREAM_TIMEOUT", true, "Genesys Cloud gave up waiting."],
    [409, "UPSTREAM_ERROR", false, "The request clashes with what Genesys Cloud has stored."],
    [412, "UPSTREAM_ERROR", true, "Genesys Cloud is not ready for this request yet."],
    [413, "BAD_USER_INPUT", false, "The request is too large for Genesys Cloud."],
    [429, "UPSTREAM_RATE_LIMITED", true, "Genesys Cloud's rate limit is used up."],
    [402, "UPSTREAM_ERROR", false, "Genesys Cloud refuses the request."],
    [405, "UPSTREAM_ERROR", false, "Genesys Cloud refuses the request."],
    [499, "UPSTREAM_ERROR", false, "Genesys Cloud refuses the request."],
    [500, "UPSTREAM_UNAVAILABLE", true, "Genesys Cloud cannot answer at the moment."],
    [503, "UPSTREAM_UNAVAILABLE", true, "Genesys Cloud cannot answer at the moment."],
    [599, "UPSTREAM_UNAVAILABLE", true, "Genesys Cloud cannot answer at the moment."],
  ])("%i is %s", (status, code, retryable, message) => {
    const error = statusError({ status });
    expect(error.extensions).toEqual({ code, upstream: { status }, retryable });
    expect(error.message).toBe(message);
    expect(error.details).toEqual({});
  });

  test("keeps the upstream's code, the time to wait and the details", () => {
    const facts = { status: 429, code: "too.many.requests", correlationId: "c-1" };
    const error = statusError(facts, 7, { fields: ["name"] });
    expect(error.extensions).toEqual({
      code: "UPSTREAM_RATE_LIMITED",
      upstream: facts,
      retryAfter: 7,
      retryable: true,
    });
    expect(error.details).toEqual({ fields: ["name"] });
  });

  test("keeps a time to wait of 0, and omits an unknown one", () => {
    expect(statusError({ status: 429 }, 0).extensions.retryAfter).toBe(0);
    expect(statusError({ status: 429 }, undefined).extensions).not.toHaveProperty("retryAfter");
  });
});

describe("the other errors", () => {
  test("badUserInput names the field, if there is one", () => {
    const error = badUserInput("No.", "first");
    expect(error).toMatchObject({
      message: "No.",
      extensions: { code: "BAD_USER_INPUT" },
      details: { fields: ["first"] },
    });
    expect(badUserInput("No.").details).toEqual({});
  });

  test("badResponse names the fault of the answer", () => {
    const error = badResponse("it is not JSON", { status: 200 });
    expect(error.message).toBe("Genesys Cloud's answer cannot be used: it is not JSON.");
    expect(error.extensions).toEqual({ code: "UPSTREAM_BAD_RESPONSE", upstream: { status: 200 } });
    expect(badResponse("x").extensions).toStrictEqual({ code: "UPSTREAM_BAD_RESPONSE" });
  });

  test("versionConflict does not expose the conflicting fields", () => {
    const conflict = { expectedVersion: 2, currentVersion: 3, current: { id: "1" }, fields: ["name"] };
    const error = versionConflict(conflict);
    expect(error.extensions).toEqual({ code: "UPSTREAM_ERROR", retryable: false });
    expect(error.details).toEqual({ conflict });
    expect(JSON.stringify(error.extensions)).not.toContain("name");
  });

  test("invalid lists all faults in its message, and does not expose their paths", () => {
    const faults = [
      { field: "name", message: "A name is needed." },
      { field: "texts[0].content", message: "No." },
    ] as const;
    const error = invalid(faults);
    expect(error.message).toBe("A name is needed. No.");
    expect(error.extensions).toEqual({ code: "BAD_USER_INPUT" });
    expect(error.details).toEqual({ faults });
  });

  test("all are GatewayErrors with a stack", () => {
    for (const error of [
      statusError({ status: 500 }),
      badUserInput("x"),
      badResponse("x"),
      versionConflict({ fields: [] }),
    ]) {
      expect(error).toBeInstanceOf(GatewayError);
      expect(error).toBeInstanceOf(Error);
      expect(error.name).toBe("GatewayError");
      expect(error.stack).toContain(error.message);
      expect(error.cause).toBeUndefined();
    }
  });
});

test("upstreamStatus returns the status of the gateway's own errors only", () => {
  expect(upstreamStatus(statusError({ status: 404 }))).toBe(404);
  for (const other of [
    badUserInput("x"),
    new Error("x"),
    { extensions: { upstream: { status: 404 } } },
    null,
    undefined,
  ]) {
    expect(upstreamStatus(other)).toBeUndefined();
  }
});
