import { describe, expect, test } from "@jest/globals";
import { auditLicenses, isAllowed } from "../../audit/licenses.ts";
import { faultsOf, nameOf, readJson } from "../../audit/lockfile.ts";
import type { Lockfile } from "../../audit/lockfile.ts";

const manifest = readJson<Parameters<typeof faultsOf>[1]>("package.json");
const lockfile = readJson<Lockfile>("package-lock.json");
const HASH = `sha512-${"a".repeat(86)}==`;
const GOOD = { version: "1.0.0", integrity: HASH, license: "MIT" };
const EMPTY = { dependencies: {}, devDependencies: {}, allowScripts: {} };
const locked = (entry: object, path = "node_modules/thing"): Lockfile => ({
  lockfileVersion: 3,
  packages: { "": {}, [path]: entry },
});

test("the lockfile and the licences of this repository are in order", () => {
  expect(faultsOf(lockfile, manifest)).toEqual([]);
  expect(auditLicenses(lockfile).refused).toEqual([]);
  expect(Object.values(lockfile.packages).length).toBeGreaterThan(500);
});

describe("a lockfile", () => {
  test("of one good package has no fault", () => {
    expect(faultsOf(locked(GOOD), EMPTY)).toEqual([]);
  });

  test.each<[string, object]>([
    ["names an address to come from", { ...GOOD, resolved: "https://packages.example/thing-1.0.0.tgz" }],
    ["names an address to come from", { ...GOOD, resolved: "http://packages.example/thing-1.0.0.tgz" }],
    ["names an address to come from", { ...GOOD, resolved: "git+ssh://git@example.com/a/b.git#1" }],
    ["names an address to come from", { ...GOOD, resolved: "file:../thing" }],
    ["has no SHA-512 of its content", { ...GOOD, integrity: undefined }],
    ["has no SHA-512 of its content", { ...GOOD, integrity: undefined, optional: true, os: ["win32"] }],
    ["has no SHA-512 of its content", { ...GOOD, integrity: undefined, optional: true, dev: true }],
    ["has no SHA-512 of its content", { ...GOOD, integrity: "sha1-aaaa" }],
    ["has no SHA-512 of its content", { ...GOOD, integrity: "sha512-" }],
    ["has an install script that allowScripts does not list", { ...GOOD, hasInstallScript: true }],
    ["is not from a registry", { ...GOOD, link: true }],
    ["has no version", { ...GOOD, version: "latest" }],
  ])("is refused: the package %s (%j)", (fault, entry) => {
    expect(faultsOf(locked(entry), EMPTY)).toEqual([expect.stringContaining(fault)]);
  });

  test("is refused where a direct dependency is another one than package.json says", () => {
    const wanted = { ...EMPTY, dependencies: { thing: "1.0.1" } };
    expect(faultsOf(locked(GOOD), wanted)).toEqual(["thing is 1.0.0 in package-lock.json and 1.0.1 in package.json."]);
    expect(faultsOf({ lockfileVersion: 3, packages: {} }, wanted)).toHaveLength(1);
  });

  test("may leave out the hash of a development tool for another platform", () => {
    const entry = { ...GOOD, integrity: undefined, optional: true, dev: true, os: ["win32"] };
    expect(faultsOf(locked(entry), EMPTY)).toEqual([]);
  });

  test("names packages by their last part", () => {
    expect(nameOf("node_modules/a/node_modules/@b/c")).toBe("@b/c");
  });
});

describe("a licence", () => {
  test.each(["MIT", "(MIT OR GPL-3.0)", "(MIT AND BSD-3-Clause)", "Apache-2.0"])("%s is allowed", (license) => {
    expect(isAllowed(license, false)).toBe(true);
  });

  test.each([
    "GPL-3.0",
    "AGPL-3.0-only",
    "(MIT AND GPL-2.0)",
    "UNLICENSED",
    "SEE LICENSE IN x",
    "",
    undefined,
    "CC-BY-4.0",
    "BUSL-1.1",
    "(MIT",
  ])("%s is not", (license) => {
    expect(isAllowed(license, false)).toBe(false);
    expect(auditLicenses(locked({ ...GOOD, license })).refused).toHaveLength(1);
  });

  test("may ask for more in development", () => {
    expect([isAllowed("CC-BY-4.0", true), isAllowed("GPL-3.0", true)]).toEqual([true, false]);
  });
});
