import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { buildSchema } from "graphql";
import { breakingChanges, sectionsOf, unnamed } from "./breaking-changes.ts";

/*
 * Each released schema is kept in this folder under its version. Every breaking change from one to the next, and from the last
 * one to schema.graphql, has to be named in the CHANGELOG.
 */

const sections = sectionsOf(readFileSync("CHANGELOG.md", "utf8"));
const versions = sections.map(({ version }) => version).filter((version) => version !== "Unreleased");
const released = versions.filter((version) => readdirSync("test/schema").includes(`${version}.graphql`));
const schemaOf = (version: string) =>
  buildSchema(readFileSync(version === "next" ? "schema.graphql" : `test/schema/${version}.graphql`, "utf8"));

test("every schema in this folder is that of a version of the CHANGELOG, the newest version included", () => {
  const files = readdirSync("test/schema").filter((name) => name.endsWith(".graphql"));
  expect(released.map((version) => `${version}.graphql`).toSorted()).toEqual(files.toSorted());
  // A new release needs: cp schema.graphql test/schema/<version>.graphql
  expect(released[0]).toBe(versions[0]);
});

test.each(released.map((version, at) => [version, released[at - 1] ?? "next"]))(
  "the CHANGELOG names every breaking change between %s and %s",
  (from, to) => {
    const since = sections.slice(
      released.includes(to) ? sections.findIndex(({ version }) => version === to) : 0,
      sections.findIndex(({ version }) => version === from),
    );
    const changes = breakingChanges(schemaOf(from), schemaOf(to));
    expect(
      unnamed(
        changes,
        since.flatMap(({ breaking }) => breaking),
      ),
    ).toEqual([]);
  },
);

describe("a breaking change", () => {
  const before = buildSchema(`
    directive @limit(most: Int) on FIELD_DEFINITION
    enum Color { RED GREEN }
    type Cat { id: ID! }
    type Dog { id: ID! }
    union Pet = Cat | Dog
    interface Named { name: String }
    type Person implements Named { name: String age: Int pet(color: Color, old: Boolean): Pet }
    input One { key: String size: Int }
    input Two { key: String }
    type Query { person(one: One, two: Two): Person }
  `);
  const after = buildSchema(`
    enum Color { RED }
    type Cat { id: ID! }
    type Dog { id: ID! }
    union Pet = Cat
    interface Named { name: String }
    type Person { name: String age: String pet(color: String, big: Boolean!): Pet }
    input One { size: Int width: Int! }
    input Two { other: String }
    type Query { person(one: One, two: Two): Person }
  `);
  const changes = breakingChanges(before, after);

  test("is known by its schema coordinate", () => {
    expect(changes.toSorted()).toEqual([
      "Color.GREEN",
      "One.key",
      "One.width",
      "Person",
      "Person.age",
      "Person.pet(big:)",
      "Person.pet(color:)",
      "Person.pet(old:)",
      "Pet.Dog",
      "Two.key",
      "limit",
    ]);
  });

  test("is named by its coordinate, or by its member and the number of types", () => {
    const bullets = [
      "Breaking: `Color.GREEN` is gone.",
      "Breaking: `key` is gone from all 2 inputs.",
      "Breaking: `age`.",
    ];
    expect(unnamed(["Color.GREEN", "One.key", "Two.key", "Person.age"], bullets)).toEqual(["Person.age"]);
    expect(unnamed(["Color.GREEN", "One.key"], bullets)).toEqual(["One.key"]);
  });
});

test("a section of the CHANGELOG gives its bullets that begin with Breaking", () => {
  const changelog =
    "# Changelog\n\n## [Unreleased]\n\n- Breaking: `a`\n  and `b`.\n- Other.\n\n## [1.0.0] - 2026-01-01\n\n- None.\n";
  expect(sectionsOf(changelog)).toEqual([
    { version: "Unreleased", breaking: ["Breaking: `a`\n  and `b`.\n"] },
    { version: "1.0.0", breaking: [] },
  ]);
});
