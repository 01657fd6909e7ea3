import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { sha256 } from "../graphql/persisted-documents/manifests.ts";
import { until } from "../until.ts";
import { createMeasuredGateway } from "./collected.ts";

const { pointsOf, start, close } = createMeasuredGateway();
afterEach(close);

/** So many names get a place at once. */
const FIRST_NAMES = 50;
const LIBRARIES = "query Libraries { libraries(first: 3) { nodes { name } } }";

/** The counts of the metric once there are so many values: they come when the connection has been closed for the answer. */
async function requests(values: number) {
  const total = async () => (await pointsOf("http.server.request.duration")).reduce((sum, { value }) => sum + value, 0);
  await until(async () => (await total()) >= values);
  return pointsOf("http.server.request.duration");
}

describe("requests", () => {
  test("are measured by route, status, error and operation", async () => {
    const { query, url } = await start();
    await query(LIBRARIES);
    await query(LIBRARIES);
    await query("query Wrong { nope }");
    await fetch(`${url}/some/path/4711`);
    const points = await requests(4);
    const common = { "http.request.method": "POST", "http.route": "/graphql", "url.scheme": "http" };
    expect(points).toContainEqual({
      attributes: {
        ...common,
        "http.response.status_code": 200,
        "graphql.operation.type": "query",
        "graphql.operation.name": "Libraries",
      },
      value: 2,
    });
    expect(points.map(({ attributes }) => attributes["error.type"])).toContain("GRAPHQL_VALIDATION_FAILED");
    const unknown = points.find(({ attributes }) => attributes["http.response.status_code"] === 404);
    expect(unknown!.attributes).not.toHaveProperty(["http.route"]);
    expect(JSON.stringify(points)).not.toContain("4711");
  });

  test("that get a finished answer again are counted, with their operation", async () => {
    const { query } = await start({ cache: true });
    for (let times = 0; times < 4; times += 1) await query(LIBRARIES);
    const points = await requests(4);
    expect(points.map(({ attributes, value }) => [attributes["graphql.operation.name"], value])).toEqual([
      ["Libraries", 4],
    ]);
    expect(await pointsOf("genesys.answers.given_again")).toEqual([{ attributes: {}, value: 2 }]);
  });

  test("whose operation becomes busy late are counted by its name from then on, also where their answers are given again", async () => {
    const { query } = await start({ cache: true });
    for (let at = 0; at < FIRST_NAMES; at += 1) await query(`query Early${at} { __typename }`);
    const late = "query Late { libraries(first: 3) { nodes { name } } }";
    for (let times = 0; times < 15; times += 1) await query(late);
    const points = await requests(FIRST_NAMES + 15);
    const countOf = (name: string) =>
      points.find(({ attributes }) => attributes["graphql.operation.name"] === name)?.value ?? 0;
    // Its REST call was counted too, so it is busy one request sooner.
    expect([countOf("other"), countOf("Late")]).toEqual([8, 7]);
  });

  test("have the first 100 characters of the name of their operation", async () => {
    const { query } = await start();
    const name = "A".repeat(1000);
    await query(`query ${name} { libraries(first: 1) { nodes { name } } }`);
    const [point] = await requests(1);
    expect(point!.attributes["graphql.operation.name"]).toBe(name.slice(0, 100));
    const calls = await pointsOf("genesys.rest.calls");
    expect(calls.map(({ attributes }) => attributes["operation"])).toEqual([name.slice(0, 100)]);
  });

  test("without an operation have no attribute of one", async () => {
    const { query, url } = await start();
    await query("query {");
    await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "query A { __typename }", operationName: "B" }),
    });
    const points = await requests(2);
    expect(points.map(({ attributes }) => attributes["error.type"])).toEqual([
      "GRAPHQL_PARSE_FAILED",
      "OPERATION_RESOLUTION_FAILURE",
    ]);
    for (const { attributes } of points)
      expect(Object.keys(attributes).filter((key) => key.startsWith("graphql"))).toEqual([]);
  });

  test("that are refused are counted by the code, and so is each error", async () => {
    const { query, url } = await start({ env: { MAX_ROOT_FIELDS: "1" } });
    await query("query Wrong { nope }");
    await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: "{" });
    await requests(2);
    expect(await pointsOf("genesys.requests.refused")).toEqual([
      { attributes: { code: "GRAPHQL_VALIDATION_FAILED" }, value: 1 },
      { attributes: { code: "BAD_REQUEST" }, value: 1 },
    ]);
    expect(await pointsOf("http.server.active_requests")).toEqual([{ attributes: {}, value: 0 }]);
  });

  test("of the operations in the file of persisted documents are always told apart", async () => {
    const folder = mkdtempSync(join(tmpdir(), "documents-"));
    const file = join(folder, "documents.json");
    writeFileSync(file, JSON.stringify({ [sha256(LIBRARIES)]: LIBRARIES }));
    try {
      const { query } = await start({ env: { PERSISTED_DOCUMENTS: "allow", PERSISTED_DOCUMENTS_FILE: file } });
      for (let at = 0; at < 60; at += 1) await query(`query Q${at} { __typename }`);
      await query(LIBRARIES);
      await query("query Late { __typename }");
      const points = await requests(62);
      const names = points.map(({ attributes }) => attributes["graphql.operation.name"]);
      expect(names).toHaveLength(52);
      expect(names).toEqual(expect.arrayContaining(["Q0", "Q49", "Libraries", "other"]));
      expect(names).not.toContain("Late");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
