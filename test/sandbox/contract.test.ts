import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { operations, schemas } from "../../sandbox/contract.ts";
import { handlers } from "../../sandbox/routes/index.ts";
import { startSandbox, type Sandbox } from "../../sandbox/server.ts";
import { answerOf, given, type Step } from "./contract-step.ts";
import { messagingSteps } from "./messaging-steps.ts";
import { assetsPath, librariesPath, login, responsesPath, usersPath, type RestAnswer } from "./rest-client.ts";
import { IDS, assetId, libraryId, responseId, userId } from "../ids.ts";
import { createTestClock } from "../test-clock.ts";

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: {
    int32: { type: "number", validate: (value: number) => Number.isInteger(value) && Math.abs(value) < 2 ** 31 },
    int64: { type: "number", validate: Number.isSafeInteger },
    "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    "uri-reference": /^\/api\/v2\/[^\s]+$/,
  },
});
ajv.addSchema({ $id: "contract", schemas });

const everyResponse = Array.from({ length: 60 }, (_, at) => responseId(at + 1));

const written: Step[] = [
  ...messagingSteps,
  ["getResponsemanagementLibraries", librariesPath],
  ["getResponsemanagementLibraries", `${librariesPath}?pageSize=100&pageNumber=2`],
  ["getResponsemanagementLibrary", `${librariesPath}/${libraryId(1)}`],
  ["postResponsemanagementLibrariesBulk", `${librariesPath}/bulk`, given({ libraryIds: [1, 2, 3].map(libraryId) })],
  ["postResponsemanagementLibraries", librariesPath, given({ name: "New", division: { id: "home" } })],
  [
    "putResponsemanagementLibrary",
    `${librariesPath}/${libraryId(1)}`,
    answerOf(`${librariesPath}/${libraryId(1)}`, { name: "Changed" }),
  ],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((number): Step => {
    return ["getResponsemanagementResponses", `${responsesPath}?pageSize=100&libraryId=${libraryId(number)}`];
  }),
  ["getResponsemanagementResponses", `${responsesPath}?libraryId=${libraryId(5)}&expand=substitutionsSchema`],
  ...everyResponse.map((id): Step => {
    return ["getResponsemanagementResponse", `${responsesPath}/${id}?expand=substitutionsSchema`];
  }),
  ["postResponsemanagementResponsesQuery", `${responsesPath}/query`, given({ pageSize: 500 })],
  [
    "postResponsemanagementResponses",
    `${responsesPath}?expand=substitutionsSchema`,
    given({ libraries: [{ id: libraryId(1) }], texts: [{ content: "x" }], assets: [{ id: "a", assetUsage: null }] }),
  ],
  ...everyResponse.map((id): Step => {
    return [
      "putResponsemanagementResponse",
      `${responsesPath}/${id}`,
      answerOf(`${responsesPath}/${id}`, { name: "x" }),
    ];
  }),
  ["getUsers", `${usersPath}?state=any&pageSize=100`],
  ["getUser", `${usersPath}/${userId(1)}`],
  ...[1, 2, 3, 4].map((number): Step => ["getResponsemanagementResponseasset", `${assetsPath}/${assetId(number)}`]),
  [
    "postResponsemanagementResponseassetsBulk",
    `${assetsPath}/bulk`,
    given({ assetIds: [assetId(1), "nonsense"], sortBy: "dateCreated", sortOrder: "desc" }),
  ],
  ["putResponsemanagementResponseasset", `${assetsPath}/${assetId(1)}`, given({ name: "renamed.pdf" })],
  ["deleteResponsemanagementResponse", `${responsesPath}/${responseId(1)}`],
  ["deleteResponsemanagementLibrary", `${librariesPath}/${libraryId(2)}`],
  // What the steps above have changed.
  [
    "postAuditsQueryRealtime",
    "/api/v2/audits/query/realtime",
    async (client) => {
      const now = Date.parse((await client.call("GET", usersPath)).headers.get("date")!);
      const [from, to] = [-1, 1].map((hours) => new Date(now + hours * 3_600_000).toISOString());
      return { interval: `${from}/${to}`, pageSize: 500 };
    },
  ],
];

/** Steps for each served GET that has none above: its list, or each of its rows. */
const generated = operations
  .filter(({ operationId, method }) => method === "GET" && operationId in handlers)
  .filter(({ operationId }) => !written.some(([name]) => name === operationId))
  .flatMap(({ operationId, path }): Step[] => {
    const [place, kind] = /\{(\w+)Id\}$/.exec(path) ?? [];
    if (place === undefined || kind === undefined) return [[operationId, path]];
    return IDS[kind]!.map((id): Step => [operationId, path.replace(place, id)]);
  });

const steps = [...generated, ...written];

function faultsOf(operationId: string, { status, body }: RestAnswer): string[] {
  const { answers } = operations.find((operation) => operation.operationId === operationId)!;
  const schema = new Map<string, string | null>(Object.entries(answers)).get(String(status));
  if (schema === undefined) return [`${operationId}: status ${status} is not in the contract`];
  if (schema === null) return Object.keys(body).length === 0 ? [] : [`${operationId}: a body where none belongs`];
  const validate = ajv.getSchema(`contract#/schemas/${schema}`)!;
  const found = validate(body) ? [] : [`${operationId}: ${ajv.errorsText(validate.errors)}`];
  return hasNull(body) ? [...found, `${operationId}: null where a value should be left out`] : found;
}

function hasNull(value: unknown): boolean {
  return value === null || (typeof value === "object" && Object.values(value).some(hasNull));
}

describe.each(["small", "large"] as const)("%s", (size) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ size });
  });
  afterAll(() => sandbox.close());

  test("every successful answer follows the contract and contains no null", async () => {
    const client = await login(sandbox);
    const faults: string[] = [];
    for (const [operationId, path, body] of steps) {
      const { method } = operations.find((operation) => operation.operationId === operationId)!;
      const target = typeof path === "string" ? path : await path(client);
      faults.push(...faultsOf(operationId, await client.call(method, target, await body?.(client))));
    }
    expect(faults).toEqual([]);
  });
});

test("the steps above cover every served operation, and the contract has each", () => {
  const known = new Set(operations.map(({ operationId }) => operationId));
  expect(new Set(steps.map(([operationId]) => operationId))).toEqual(new Set(Object.keys(handlers)));
  expect(Object.keys(handlers).filter((operationId) => !known.has(operationId))).toEqual([]);
});

test("an organization starts without a wait", async () => {
  // The clock does not move, so a wait would never end.
  const clock = createTestClock();
  const sandbox = await startSandbox({ size: "large", clock });
  const client = await login(sandbox);
  expect((await client.call("GET", librariesPath)).body.total).toBe(200);
  expect(clock.timers()).toEqual([]);
  await sandbox.close();
});
