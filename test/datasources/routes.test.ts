import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { routesOf } from "../../src/datasources/integrations/channels.ts";
import { settingRoutes } from "../../src/datasources/messaging-settings.ts";
import { profileRoutes } from "../../src/datasources/supported-content-profiles.ts";

/** Files that may contain paths of the REST API: those of the collections, and the bases that messaging collections share. */
const OWNERS = ["src/datasources/*.ts", "src/datasources/responses/*.ts", "src/datasources/integrations/*.ts"];

const ROUTE = /\/api\/v2\/[\w/{}]*/g;
const COMMENT = /\/\*[^]*?\*\/|^\s*\/\/.*$/gm;

/** Code that takes a route apart: a pattern of paths, or a function of strings that is called with a route or on one. */
const PARSING = [
  /\\\/api\\\//,
  /route\w*[?!]*\.(split|startsWith|endsWith|match|replace|slice|substring|indexOf|lastIndexOf|includes|search|at)\w*\(/i,
  /\.(exec|test)\([\w.]*\broute/i,
];

/** Puts the ids of a call into its route, which is no business of the collection. */
const FILLS_ROUTES = "src/genesys/call.ts";

/** The paths in a file, without those that comments mention. */
const routesIn = (file: string) => readFileSync(file, "utf8").replace(COMMENT, "").match(ROUTE) ?? [];
const files = globSync("src/**/*.ts").filter((file) => !file.startsWith("src/generated/"));

describe("paths of the REST API", () => {
  test("are in the files of their collections only", () => {
    const owners = new Set(OWNERS.flatMap((pattern) => globSync(pattern)));
    const others = files.filter((file) => !owners.has(file));
    expect(others.filter((file) => routesIn(file).length > 0)).toEqual([]);
  });

  test("are taken apart by no file", () => {
    const parsing = files.filter((file) => PARSING.some((pattern) => pattern.test(readFileSync(file, "utf8"))));
    expect(parsing).toEqual([FILLS_ROUTES]);
  });

  test.each(["conversations", "messaging"] as const)("name their circuit, on the paths of %s", (api) => {
    const owners = [settingRoutes(api), profileRoutes(api), routesOf("facebook", api)!];
    const area = api === "messaging" ? "messaging" : "conversations/messaging";
    const collections = ["settings", "supportedcontent", "integrations"];
    expect(owners.map(({ circuit }) => circuit)).toEqual(collections.map((name) => `${area}/${name}`));
  });

  test("are written once each", () => {
    const routes = files.flatMap(routesIn);
    expect(routes.length).toBeGreaterThan(8);
    expect(routes).toHaveLength(new Set(routes).size);
  });
});
