import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";

/** Files that may contain paths of the REST API: those of the collections, and the bases that messaging collections share. */
const OWNERS = ["src/datasources/*.ts", "src/datasources/responses/*.ts", "src/datasources/integrations/*.ts"];

const ROUTE = /\/api\/v2\/[\w/{}]*/g;
const COMMENT = /\/\*[^]*?\*\/|^\s*\/\/.*$/gm;

/** The paths in a file, without those that comments mention. */
const routesIn = (file: string) => readFileSync(file, "utf8").replace(COMMENT, "").match(ROUTE) ?? [];
const files = globSync("src/**/*.ts").filter((file) => !file.startsWith("src/generated/"));

describe("paths of the REST API", () => {
  test("are in the files of their collections only", () => {
    const owners = new Set(OWNERS.flatMap((pattern) => globSync(pattern)));
    const others = files.filter((file) => !owners.has(file));
    expect(others.filter((file) => routesIn(file).length > 0)).toEqual([]);
  });

  test("are written once each", () => {
    const routes = files.flatMap(routesIn);
    expect(routes.length).toBeGreaterThan(8);
    expect(routes).toHaveLength(new Set(routes).size);
  });
});
