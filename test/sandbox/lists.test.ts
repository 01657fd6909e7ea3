import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startSandbox, type Sandbox } from "../../sandbox/server.ts";
import {
  entitiesOf,
  idsOf,
  librariesPath,
  login,
  namesOf,
  responsesPath,
  usersPath,
  type RestClient,
} from "./rest-client.ts";
import { libraryId, responseId, userId } from "../ids.ts";

let small: Sandbox;
let large: Sandbox;
let client: RestClient;
let largeClient: RestClient;
beforeAll(async () => {
  small = await startSandbox();
  large = await startSandbox({ size: "large" });
  client = await login(small);
  largeClient = await login(large);
});
afterAll(async () => {
  await small.close();
  await large.close();
});

describe("paging", () => {
  const uri = (page: number) => `${librariesPath}?pageSize=3&pageNumber=${page}`;

  test.each([
    [1, { firstUri: uri(1), selfUri: uri(1), nextUri: uri(2), lastUri: uri(3) }],
    [2, { firstUri: uri(1), selfUri: uri(2), previousUri: uri(1), nextUri: uri(3), lastUri: uri(3) }],
    [3, { firstUri: uri(1), selfUri: uri(3), previousUri: uri(2), lastUri: uri(3) }],
    [9, { firstUri: uri(1), selfUri: uri(9), previousUri: uri(8), lastUri: uri(3) }],
  ])("page %i has relative URIs of the existing pages", async (pageNumber, uris) => {
    const { status, body } = await client.call("GET", uri(pageNumber));
    const { entities, ...rest } = body;
    expect(status).toBe(200);
    expect(entities).toHaveLength(Math.max(0, Math.min(3, 8 - (pageNumber - 1) * 3)));
    expect(rest).toEqual({ ...uris, pageSize: 3, pageNumber, total: 8, pageCount: 3 });
  });

  test("the URIs keep the other parameters and can be followed", async () => {
    const { body } = await client.call("GET", `${responsesPath}?libraryId=${libraryId(1)}&expand=substitutionsSchema`);
    const next = await client.call("GET", `${responsesPath}?pageSize=5&libraryId=${libraryId(1)}`);
    expect(body.selfUri).toBe(
      `${responsesPath}?pageSize=25&pageNumber=1&libraryId=${libraryId(1)}&expand=substitutionsSchema`,
    );
    const second = await client.call("GET", next.body.nextUri as string);
    expect(second.body).toMatchObject({ pageNumber: 2, pageSize: 5, total: 13 });
  });

  test("an empty library has an empty list", async () => {
    const { body } = await client.call("GET", `${responsesPath}?libraryId=${libraryId(8)}`);
    expect(body).toMatchObject({ entities: [], total: 0, pageCount: 0, pageNumber: 1 });
    expect(body).not.toHaveProperty("nextUri");
  });

  test("the page size is 25 by default, at most 100, and part of the answer", async () => {
    const plain = await largeClient.call("GET", librariesPath);
    expect(plain.body).toMatchObject({ pageSize: 25, total: 200, pageCount: 8 });
    const greedy = await largeClient.call("GET", `${librariesPath}?pageSize=500`);
    expect(greedy.body).toMatchObject({
      pageSize: 100,
      pageCount: 2,
      nextUri: `${librariesPath}?pageSize=100&pageNumber=2`,
    });
    expect(greedy.body.entities).toHaveLength(100);
  });

  test("all pages together contain every row once, sorted by name", async () => {
    const pages = await Promise.all(
      [1, 2].map((page) => largeClient.call("GET", `${librariesPath}?pageSize=100&pageNumber=${page}`)),
    );
    const names = pages.flatMap(namesOf) as string[];
    expect(new Set(pages.flatMap(idsOf)).size).toBe(200);
    expect(names).toEqual(names.toSorted());
  });
});

describe("search", () => {
  const search = async (body: object) => {
    const answer = await client.call("POST", `${responsesPath}/query`, body);
    const results = answer.body.results as { entities: { id: string }[]; total: number };
    return { ...results, ids: results.entities.map(({ id }) => id) };
  };
  const filter = (name: string, operator: string, ...values: string[]) =>
    search({ filters: [{ name, operator, values }] });

  test("phrases are found in names and texts, in any case", async () => {
    expect((await search({ queryPhrase: "viele GRÜSSE".replace("SS", "ß") })).ids).toEqual([responseId(5)]);
    expect((await search({ queryPhrase: "known fault" })).ids).toEqual([responseId(45)]);
    expect((await search({ queryPhrase: "satisfaction" })).ids).toEqual([responseId(60)]);
    expect((await search({ queryPhrase: "no such words" })).total).toBe(0);
  });

  test("without a phrase everything matches, 25 on a page, sorted by id", async () => {
    const { ids, ...rest } = await search({});
    expect(rest).toMatchObject({ total: 60, pageSize: 25, pageNumber: 1, pageCount: 3 });
    expect(ids).toEqual(Array.from({ length: 25 }, (_, at) => responseId(at + 1)));
    expect(rest).not.toHaveProperty("nextUri");
    expect((await search({ pageSize: 500 })).ids).toHaveLength(60);
    expect((await search({ pageNumber: 4 })).ids).toEqual([]);
  });

  test.each<[name: string, operator: string, values: string[], total: number]>([
    ["name", "EQUALS", ["Solved?"], 1],
    ["name", "EQUALS", ["solved?"], 0],
    ["name", "NOTEQUALS", ["Solved?"], 59],
    ["name", "BEGINS_WITH", ["Welcome"], 3],
    ["name", "ENDS_WITH", ["(es)"], 10],
    ["name", "CONTAINS", ["WhatsApp"], 2],
    ["name", "IN", ["Solved?", "Exchange"], 2],
    ["libraryId", "EQUALS", [libraryId(2)], 12],
    ["libraryId", "IN", [libraryId(1), libraryId(6)], 15],
    ["libraryId", "NOTEQUALS", [libraryId(1)], 47],
    ["text.contentType", "EQUALS", ["text/html"], 4],
    ["messagingTemplate", "EQUALS", ["whatsapp"], 2],
    ["responseType", "IN", ["CampaignSmsTemplate", "CampaignEmailTemplate"], 3],
    ["responseType", "EQUALS", ["Signature"], 1],
  ])("%s %s %j: %i", async (name, operator, values, total) => {
    expect((await filter(name, operator, ...values)).total).toBe(total);
  });

  test("all filters must match, and there is no expand", async () => {
    const { entities } = await search({
      queryPhrase: "refund",
      filters: [
        { name: "libraryId", operator: "EQUALS", values: [libraryId(4)] },
        { name: "name", operator: "ENDS_WITH", values: ["(de)"] },
      ],
    });
    expect(entities).toEqual([expect.objectContaining({ id: responseId(22) })]);
    expect(entities[0]).not.toHaveProperty("substitutionsSchema");
  });
});

describe("reading many by id", () => {
  test("libraries/bulk returns each library once, sorted by name", async () => {
    const libraryIds = [libraryId(5), libraryId(1), libraryId(5), libraryId(2), "nonsense"];
    const answer = await client.call("POST", `${librariesPath}/bulk`, { libraryIds });
    expect(namesOf(answer)).toEqual(["Billing", "Greetings", "Technical Support"]);
  });

  test("users accept repeated and comma-separated ids; the default page size applies", async () => {
    const three = [1, 2, 3].map(userId);
    const repeated = await client.call("GET", `${usersPath}?${three.map((id) => `id=${id}`).join("&")}`);
    const joined = await client.call("GET", `${usersPath}?id=${three.join(",")}`);
    expect(idsOf(repeated)).toEqual(three);
    expect(entitiesOf(joined)).toEqual(entitiesOf(repeated));
    const thirty = Array.from({ length: 30 }, (_, at) => userId(at + 7)).join(",");
    expect(entitiesOf(await largeClient.call("GET", `${usersPath}?id=${thirty}`))).toHaveLength(25);
    expect(entitiesOf(await largeClient.call("GET", `${usersPath}?id=${thirty}&pageSize=100`))).toHaveLength(30);
  });

  test.each([
    ["", 4],
    ["?state=active", 4],
    ["?state=inactive", 1],
    ["?state=deleted", 1],
    ["?state=any", 6],
  ])("users%s: %i", async (search, total) => {
    expect((await client.call("GET", usersPath + search)).body.total).toBe(total);
  });
});

describe("data", () => {
  test("the same seed gives the same organization and new ids, another seed others", async () => {
    const read = async (seed: number) => {
      const other = await startSandbox({ size: "large", seed });
      const own = await login(other);
      const list = await own.call("GET", `${librariesPath}?pageNumber=3`);
      const made = await own.call("POST", librariesPath, { name: "New" });
      await other.close();
      return [list.body.entities, made.body.id];
    };
    expect(await read(7)).toEqual(await read(7));
    expect((await read(7))[0]).not.toEqual((await read(8))[0]);
  });

  test("the large organization has 200 libraries with 5,000 responses", async () => {
    const { body } = await largeClient.call("POST", `${responsesPath}/query`, { pageSize: 1 });
    expect(body.results).toMatchObject({ total: 5000 });
    expect((await largeClient.call("GET", librariesPath)).body.total).toBe(200);
  });
});
