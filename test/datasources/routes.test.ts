import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { routesOf } from "../../src/datasources/integrations/channels.ts";
import { settingRoutes } from "../../src/datasources/messaging-settings.ts";
import { profileRoutes } from "../../src/datasources/supported-content-profiles.ts";

/** The only file that may contain the paths that begin like this. Messaging collections share the bases of their paths. */
const OWNERS: Record<string, string> = {
  "api/v2/responsemanagement/libraries": "src/datasources/libraries.ts",
  "api/v2/responsemanagement/responses": "src/datasources/responses/calls.ts",
  "api/v2/responsemanagement/responseassets": "src/datasources/response-assets.ts",
  "api/v2/audits": "src/datasources/audits.ts",
  "api/v2/users": "src/datasources/users.ts",
  "api/v2/authorization/divisions": "src/datasources/divisions.ts",
  "api/v2/": "src/datasources/messaging-api.ts",
};

const ROUTE = /\bapi\/v2\/[\w/{}]*/g;
const COMMENT = /\/\*[^]*?\*\/|^\s*\/\/.*$/gm;

/** Code that takes a route apart: a pattern of paths, or a function of strings that is called with a route or on one. */
const PARSING = [
  /\\\/api\\\//,
  /route\w*[?!]*\.(split|startsWith|endsWith|match|replace|slice|substring|indexOf|lastIndexOf|includes|search|at)\w*\(/i,
  /\.(exec|test)\([\w.]*\broute/i,
  /\.split\(["'`]\/["'`]\)/,
];

/** Puts the ids of a call into its route, which is no business of the collection. */
const FILLS_ROUTES = "src/genesys/call.ts";

/** The paths in a file, without those that comments mention. */
const routesIn = (file: string) => readFileSync(file, "utf8").replace(COMMENT, "").match(ROUTE) ?? [];
const files = globSync("src/**/*.ts").filter((file) => !file.startsWith("src/generated/"));

describe("paths of the REST API", () => {
  test("are in the files of their collections only", () => {
    const wrong = files.flatMap((file) =>
      routesIn(file)
        .filter((route) => Object.entries(OWNERS).find(([start]) => route.startsWith(start))?.[1] !== file)
        .map((route) => `${file}: ${route}`),
    );
    expect(wrong).toEqual([]);
  });

  test("are taken apart by no file", () => {
    // Settings know no routes; there, a slash is part of a range of addresses.
    const rooms = files.filter((file) => !file.startsWith("src/config/"));
    const parsing = rooms.filter((file) => PARSING.some((pattern) => pattern.test(readFileSync(file, "utf8"))));
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
