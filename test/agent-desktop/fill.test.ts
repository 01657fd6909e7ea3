import { describe, expect, test } from "@jest/globals";
import { quotaOf } from "../../examples/agent-desktop/src/budget/budget.ts";
import { changesOf, conflictsOf, draftOver, entriesOf } from "../../examples/agent-desktop/src/response/draft.ts";
import { firstPlaceholder, piecesOf } from "../../examples/agent-desktop/src/response/fill.ts";
import { createActionKeys } from "../../examples/agent-desktop/src/write.ts";

const NAME = { key: "name", defaultValue: "customer" };

describe("filling in placeholders", () => {
  const textOf = (text: string, values = {}) =>
    piecesOf(text, [NAME, { key: "order", defaultValue: null }], values)
      .map((piece) => piece.text)
      .join("");

  test.each([
    ["Hello {{name}}!", {}, "Hello customer!"],
    ["Hello {{name}}!", { name: "Ada" }, "Hello Ada!"],
    ["{{ name }}{{name}}", { name: "Ada" }, "AdaAda"],
    ["Order {{order}}", {}, "Order {{order}}"],
    ["Order {{order}}", { order: "$& {{name}}" }, "Order $& {{name}}"],
    ["{{CUSTOMER_NAME}}, {{", {}, "{{CUSTOMER_NAME}}, {{"],
    ["", {}, ""],
  ])("%s with %j", (text, values, filled) => {
    expect(textOf(text, values)).toBe(filled);
  });

  test("a placeholder without a value is marked, and found", () => {
    expect(piecesOf("a {{order}}", [], {})).toEqual([
      { text: "a ", kind: "text" },
      { text: "{{order}}", kind: "open" },
    ]);
    expect(firstPlaceholder("a {{order}} {{name}}")).toEqual({ start: 2, end: 11 });
    expect(firstPlaceholder("a")).toBeUndefined();
  });
});

describe("a draft", () => {
  const base = {
    __typename: "Response" as const,
    id: "1",
    name: "Hello",
    version: 1,
    interactionType: "CHAT" as const,
    texts: [
      { content: "One", contentType: "TEXT_PLAIN" as const, type: null },
      { content: "Two", contentType: "TEXT_HTML" as const, type: null },
    ],
    substitutions: null,
    libraries: [],
  };
  const draft = { base, ...entriesOf(base) };

  test("sends only what it changes", () => {
    expect(changesOf(draft)).toBeUndefined();
    expect(changesOf({ ...draft, name: "Hi" })).toEqual({ name: "Hi" });
    expect(changesOf({ ...draft, interactionType: "" })).toEqual({ interactionType: null });
    expect(changesOf({ ...draft, texts: ["One", "2"] })).toEqual({
      texts: [
        { content: "One", contentType: "TEXT_PLAIN", type: null },
        { content: "2", contentType: "TEXT_HTML", type: null },
      ],
    });
  });
});

describe("a draft over a newer version", () => {
  const text = (content: string) => ({ content, contentType: "TEXT_PLAIN" as const, type: null });
  const base = {
    ...{ __typename: "Response" as const, id: "1", name: "Hello", version: 1, interactionType: "CHAT" as const },
    ...{ texts: [text("One"), text("Two")], substitutions: null, libraries: [] },
  };
  const stored = { ...base, version: 2, name: "Hi", interactionType: null, texts: [text("1"), text("Two")] };
  const draft = { ...entriesOf(base), base, interactionType: "EMAIL" as const, texts: ["One", "2"] };

  test("keeps what it changes, and takes the rest", () => {
    const over = draftOver(stored, draft);
    expect(over).toEqual({ base: stored, name: "Hi", interactionType: "EMAIL", texts: ["1", "2"] });
    expect(changesOf(over)).toEqual({
      interactionType: "EMAIL",
      texts: [text("1"), text("2")],
    });
  });

  test("names the fields that both have changed", () => {
    expect(conflictsOf(draft, stored)).toEqual(["texts", "interactionType"]);
    expect(conflictsOf({ ...entriesOf(base), base }, stored)).toEqual([]);
  });

  test("loses none of its texts where the newer version has others", () => {
    const fewer = { ...stored, texts: [text("All")] };
    const over = draftOver(fewer, draft);
    expect(over.texts).toEqual(["One", "2"]);
    expect(changesOf(over)?.texts).toHaveLength(2);
    // Without a change of a text there is nothing to lose.
    expect(draftOver(fewer, { ...draft, texts: ["One", "Two"] }).texts).toEqual(["All"]);
  });
});

test("an action keeps its idempotency key until it ends or its input changes", () => {
  const keys = createActionKeys();
  const first = keys.keyOf({ id: "1" });
  expect(keys.keyOf({ id: "1" })).toBe(first);
  const other = keys.keyOf({ id: "2" });
  expect(other).not.toBe(first);
  keys.end();
  expect(keys.keyOf({ id: "2" })).not.toBe(other);
});

test("the headers of the rate limit are read", () => {
  expect(quotaOf('"default";r=598;t=42')).toEqual({ r: 598, t: 42 });
  expect(quotaOf('"default";q=600;w=60')).toEqual({ q: 600, w: 60 });
  expect(quotaOf(null)).toEqual({});
});
