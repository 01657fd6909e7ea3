import { describe, expect, test } from "@jest/globals";
import document from "../../sandbox/error-codes.json" with { type: "json" };
import { statusError } from "../../src/errors.ts";
import type { ErrorCode, UserErrorKind } from "../../src/errors.ts";
import { expectedRefusal, vendorError } from "../../src/genesys/vendor-errors.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

const errorOf = (key: string, status: number, code?: string) => {
  const [method, route] = key.split(" ") as [Method, string];
  const clearsDefault = method === "DELETE" && route.endsWith("/default");
  const mayBeDefault = method === "DELETE" && !clearsDefault && /\/(settings|supportedcontent)\//.test(route);
  return vendorError({ method, clearsDefault, mayBeDefault }, { status, ...(code && { code }) });
};

/** Each operation, status and code of the vendor's document. */
const declared = Object.entries(
  document.operations as unknown as Record<string, Record<string, Record<string, string>>>,
).flatMap(([key, own]) =>
  [own, document.common as Record<string, Record<string, string>>].flatMap((codes) =>
    Object.entries(codes)
      .filter(([status]) => status !== "success")
      .flatMap(([status, messages]) => Object.keys(messages).map((code) => ({ key, status: Number(status), code }))),
  ),
);

describe("the table of the vendor's codes", () => {
  test("knows every code of every operation that the vendor declares", () => {
    expect(declared.length).toBeGreaterThan(2000);
    // The texts for a status alone differ from those of the table, except where the status already says all.
    const same = [
      "service.unavailable",
      "authentication.required",
      "bad.credentials",
      "too.many.requests",
      "too.many.requests.retry.after",
    ];
    const unknown = declared.filter(
      ({ key, status, code }) =>
        !same.includes(code) && errorOf(key, status, code).message === statusError({ status }).message,
    );
    expect(unknown).toEqual([]);
  });

  test("never calls something retryable that other input has to correct, nor blames the input for the rest", () => {
    const wrong = declared.filter(({ key, status, code }) => {
      const { details, extensions } = errorOf(key, status, code);
      return details.userError ? extensions.retryable : extensions.code === "BAD_USER_INPUT";
    });
    expect(wrong).toEqual([]);
  });

  test("calls a delete IN_USE where a source says so, and nowhere else", () => {
    const inUse = declared.filter(({ key, status, code }) => errorOf(key, status, code).details.userError === "IN_USE");
    const said = ({ key, code }: (typeof declared)[number]) =>
      /^supported\.content\.in\.use|\.has\./.test(code) ||
      (code === "bad.request" && /^DELETE .*\/(settings|supportedcontent)\/\{/.test(key));
    expect(inUse).toEqual(declared.filter(said));
    const deletes = [...new Set(declared.map(({ key }) => key))].filter((key) => key.startsWith("DELETE"));
    const unknown = deletes.filter((key) => errorOf(key, 400, "a.new.code").details.userError === "IN_USE");
    expect(unknown).toEqual(deletes.filter((key) => /\/(settings|supportedcontent)\/\{/.test(key)));
    expect(unknown).toHaveLength(4);
    expect(errorOf(unknown[0]!, 400).details.userError).toBe("IN_USE");
    expect(errorOf(unknown[0]!, 500, "bad.request").details.userError).toBeUndefined();
  });

  test.each<[string, number, string, UserErrorKind]>([
    ["POST /facebook", 400, "missing.permissions", "REFUSED_BY_NETWORK"],
    ["DELETE /settings/{id}", 400, "bad.request", "IN_USE"],
    ["DELETE /settings/default", 400, "bad.request", "INVALID_VALUE"],
    ["PATCH /settings/{id}", 400, "bad.request", "INVALID_VALUE"],
    ["DELETE /libraries/{id}", 400, "bad.request", "INVALID_VALUE"],
    ["DELETE /settings/{id}", 409, "request.conflict", "CONFLICT"],
    ["DELETE /libraries/{id}", 409, "general.conflict", "CONFLICT"],
    ["POST /settings", 409, "request.conflict", "CONFLICT"],
    // The code decides, also with a status that the vendor does not declare for it.
    ["POST /whatsapp", 400, "too.many.integrations.for.this.message.channel", "LIMIT_REACHED"],
  ])("makes %s %i %s a %s", (key, status, code, userError) => {
    expect(errorOf(key, status, code).details.userError).toBe(userError);
  });

  test.each<[string, number, string, ErrorCode]>([
    ["POST /facebook", 403, "missing.permissions", "UPSTREAM_FORBIDDEN"],
    ["GET /x", 400, "response.entity.too.large", "UPSTREAM_RESPONSE_TOO_LARGE"],
    // A failed server may have done the work, whatever code it names.
    ["GET /x", 500, "response.entity.too.large", "UPSTREAM_UNAVAILABLE"],
    ["POST /x", 500, "rms.field.exceeds.max.length", "UPSTREAM_UNAVAILABLE"],
    // Without a row the status decides.
    ["POST /x", 400, "constructor", "BAD_USER_INPUT"],
    ["POST /x", 403, "a.new.code", "UPSTREAM_FORBIDDEN"],
  ])("answers %s %i %s with the code %s", (key, status, code, expected) => {
    const error = errorOf(key, status, code);
    expect(error.details.userError ?? undefined).toBeUndefined();
    expect(error.extensions).toMatchObject({ code: expected, upstream: { status, code } });
  });

  test("prefers the fields that the answer blames to those that the code names", () => {
    const operation = { method: "POST" } as const;
    const facts = { status: 400, code: "invalid.phone.number" };
    expect(vendorError(operation, facts).details.fields).toEqual(["phoneNumber"]);
    expect(vendorError(operation, facts, undefined, { fields: [] }).details.fields).toEqual(["phoneNumber"]);
    expect(vendorError(operation, facts, undefined, { fields: ["name"] }).details.fields).toEqual(["name"]);
  });

  test("says of a write that was cut off on its way that it did not happen", () => {
    const error = errorOf("POST /x", 400, "client.failed.request");
    expect(error.extensions).toMatchObject({ code: "UPSTREAM_UNAVAILABLE", retryable: true });
    expect(error.details).toEqual({ userError: null, neverSent: true });
  });

  test("says what would be refused, without an answer of Genesys Cloud", () => {
    const operation = { method: "DELETE" } as const;
    const error = expectedRefusal(operation, "open.wrong.endpoint");
    expect(error.details).toEqual({ userError: "NOT_ALLOWED_BY_CHANNEL", fields: ["id"] });
    expect(error.extensions).not.toHaveProperty("upstream");
    expect(() => expectedRefusal(operation, "client.failed.request")).toThrow("is no user error");
  });
});
