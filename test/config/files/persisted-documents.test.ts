import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readConfig } from "../../../src/config/config.ts";
import { readManifest } from "../../../src/config/files/persisted-documents.ts";
import { APOLLO, PRESET, sha256 } from "../../graphql/persisted-documents/manifests.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "manifest-test-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(content: unknown): string {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const DOCUMENT = "{ __typename }";

describe("a manifest is read", () => {
  test("as graphql-codegen writes it", () => {
    expect([...readManifest(written(PRESET))]).toEqual(Object.entries(PRESET));
  });

  test("as Apollo's tool writes it", () => {
    const { id, body } = APOLLO.operations[0]!;
    expect([...readManifest(written(APOLLO))]).toEqual([[id, body]]);
  });

  test.each([
    ["a name", "Libraries@1"],
    ["SHA-256", sha256(DOCUMENT)],
    ["SHA-256, named", `sha256:${sha256(DOCUMENT)}`],
    ["SHA-1, as earlier versions of the preset write", createHash("sha1").update(DOCUMENT).digest("hex")],
    ["a name that every object inherits", "constructor"],
    ["the name of a field of the other form", "format"],
  ])("with %s as an id", (_, id) => {
    expect([...readManifest(written({ [id]: DOCUMENT }))]).toEqual([[id, DOCUMENT]]);
  });

  test("that is empty", () => {
    expect(readManifest(written({})).size).toBe(0);
    expect(readManifest(written({ ...APOLLO, operations: [] })).size).toBe(0);
  });
});

describe("a manifest is refused", () => {
  const operation = APOLLO.operations[0]!;
  test.each<[string, unknown, string]>([
    ["that is not JSON", "{ nonsense", "is not JSON"],
    ["that is half there", JSON.stringify(PRESET).slice(0, 100), "is not JSON"],
    ["that is empty", "", "is not JSON"],
    ["that is a list", [PRESET], "is not a manifest of documents"],
    ["that is null", "null", "is not a manifest of documents"],
    ["of another format", { ...APOLLO, format: "other" }, "is a manifest of another kind or version"],
    ["of another version", { ...APOLLO, version: 2 }, "is a manifest of another kind or version"],
    ["whose operations are no list", { ...APOLLO, operations: {} }, "is a manifest of another kind or version"],
    [
      "with an operation that is not an object",
      { ...APOLLO, operations: [1] },
      "has an operation that is not an object",
    ],
    [
      "with an operation without an id",
      { ...APOLLO, operations: [{ body: DOCUMENT }] },
      "has a document without an id",
    ],
    ["with an operation without a document", { ...APOLLO, operations: [{ id: "a" }] }, "has an id without a document"],
    ["with an id twice", { ...APOLLO, operations: [operation, operation] }, "has an id twice"],
    ["with an empty id", { "": DOCUMENT }, "has a document without an id"],
    ["with a document that is no text", { a: { kind: "Document" } }, "has an id without a document"],
    [
      "with a document that is not its hash's",
      { [sha256("other")]: DOCUMENT },
      `has a document that is not the one its hash ${sha256("other")} says`,
    ],
    [
      "with a document that is not its named hash's",
      { [`sha256:${sha256("other")}`]: DOCUMENT },
      `has a document that is not the one its hash sha256:${sha256("other")} says`,
    ],
    [
      "with a document that is not its SHA-1's",
      { ["0".repeat(40)]: DOCUMENT },
      `has a document that is not the one its hash ${"0".repeat(40)} says`,
    ],
  ])("%s, as a fault of the settings", (_, content, reason) => {
    const file = written(content);
    expect(() => readManifest(file)).toThrow(reason);
    const env = { PERSISTED_DOCUMENTS: "allow", PERSISTED_DOCUMENTS_FILE: file };
    expect(() => readConfig(env)).toThrow(`- PERSISTED_DOCUMENTS_FILE: ${file} ${reason}.`);
  });

  test("that does not exist", () => {
    const env = { PERSISTED_DOCUMENTS: "only", PERSISTED_DOCUMENTS_FILE: join(folder, "nowhere") };
    expect(() => readConfig(env)).toThrow(
      `- PERSISTED_DOCUMENTS_FILE: ${join(folder, "nowhere")} does not exist. Make it with graphql-codegen`,
    );
    expect(() => readConfig({ ...env, PERSISTED_DOCUMENTS_FILE: folder })).toThrow(
      `- PERSISTED_DOCUMENTS_FILE: ${folder} is a folder.`,
    );
  });
});

describe("the settings", () => {
  test("only needs a file", () => {
    expect(() => readConfig({ PERSISTED_DOCUMENTS: "only" })).toThrow("- PERSISTED_DOCUMENTS_FILE is missing");
  });

  test("a file without a mode that reads it is a fault", () => {
    const file = written(PRESET);
    for (const mode of ["", "off"]) {
      const env = { PERSISTED_DOCUMENTS: mode, PERSISTED_DOCUMENTS_FILE: file };
      expect(() => readConfig(env)).toThrow("- PERSISTED_DOCUMENTS_FILE needs PERSISTED_DOCUMENTS=allow");
    }
  });
});
