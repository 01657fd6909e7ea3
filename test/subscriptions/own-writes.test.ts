import { describe, expect, test } from "@jest/globals";
import { changeOf } from "../../src/changes/own-writes.ts";
import type { CompletedWrite } from "../../src/datasources/rest/audited-write.ts";

const response = (...ids: string[]) => ({ id: "r", libraries: ids.map((id) => ({ id })) });
const write = (rest: Partial<CompletedWrite>): CompletedWrite => ({
  ...{ entity: { type: "response", id: "r" }, action: "updated", isDone: true },
  ...rest,
});

describe("the change of an own write", () => {
  test("names the libraries that a response has left and entered", () => {
    const moved = write({ before: response("a", "b"), after: response("b", "c") });
    expect(changeOf(moved, 5)).toEqual({
      ...{ kind: "response", id: "r", action: "updated", at: 5, source: "gateway" },
      libraryIds: ["a", "b", "c"],
    });
  });

  test("names no libraries where one state is not known", () => {
    expect(changeOf(write({ after: response("a") }), 5)).not.toHaveProperty("libraryIds");
    expect(changeOf(write({ action: "deleted" }), 5)).not.toHaveProperty("libraryIds");
    expect(changeOf(write({ action: "created", after: response("a") }), 5)).toMatchObject({ libraryIds: ["a"] });
    expect(changeOf(write({ action: "deleted", before: response("a") }), 5)).toMatchObject({ libraryIds: ["a"] });
  });

  test("is an update where the outcome is not known", () => {
    expect(changeOf(write({ action: "deleted", isDone: false, before: response("a") }), 5)?.action).toBe("updated");
  });

  test("names the channel of an integration, whose identity resolution is a part of it", () => {
    const entity = { type: "integration", id: "i" };
    expect(changeOf(write({ entity, fields: { messengerType: "open" } }), 5)).toMatchObject({ channel: "open" });
    expect(changeOf(write({ entity: { type: "identity-resolution", id: "i" } }), 5)).toMatchObject({
      kind: "integration",
      id: "i",
    });
  });

  test("is none for what is no entity, or has no id", () => {
    expect(changeOf(write({ entity: { type: "threading-timeline", id: "x" } }), 5)).toBeUndefined();
    expect(changeOf(write({ entity: { type: "library" }, isDone: false }), 5)).toBeUndefined();
  });
});
