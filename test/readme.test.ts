import { existsSync, globSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { buildSchema, isInterfaceType, isObjectType } from "graphql";
import { readConfig } from "../src/config/config.ts";
import { PROXY_VARIABLES } from "../src/config/proxies.ts";
import { SETTINGS } from "../src/config/settings.ts";
import { ERROR_CODES } from "../src/errors.ts";
import { operations, routeKey } from "../sandbox/contract.ts";
import { endPrograms, startProgram } from "./process.ts";
import { CALLED_BY_ITSELF } from "../audit/rest-operations.ts";
import { NOT_CALLED } from "./reads.ts";
import { startGateway } from "./start.ts";
import type { Gateway } from "./start.ts";

const readme = readFileSync("README.md", "utf8");
const settingsPage = readFileSync("docs/settings.md", "utf8");
const cachingPage = readFileSync("docs/caching.md", "utf8");
const writingPage = readFileSync("docs/writing.md", "utf8");
const restPage = readFileSync("docs/rest-operations.md", "utf8");

/** The rows of all tables with this heading. For each cell: its text, and the parts in backquotes. */
function table(document: string, ...heading: string[]): { code: string[]; text: string }[][] {
  const lines = document.split("\n");
  const starts = lines.flatMap((line, at) => (line === `| ${heading.join(" | ")} |` ? [at + 2] : []));
  if (starts.length === 0) throw new Error(`There is no table ${heading.join(", ")}`);
  const isEnd = (line: string) => !line.startsWith("|");
  const rows = starts.flatMap((start) =>
    lines.slice(
      start,
      lines.findIndex((line, at) => at >= start && isEnd(line)),
    ),
  );
  return rows.map((line) =>
    line
      .replaceAll(/^\||\|$/g, "")
      .split("|")
      .map((text) => ({ text: text.trim(), code: [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]!) })),
  );
}

interface Block {
  language: string;
  text: string;
}

/** The code blocks of the README and of the pages with examples, in order. */
const blocks: Block[] = [...[readme, cachingPage, writingPage].join("\n").matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
  (match) => ({
    language: match[1]!,
    text: match[2]!,
  }),
);

const REST_TABLE = table(restPage, "REST operation", "On the older paths", "GraphQL");
const UNUSED = Object.keys(NOT_CALLED);
const UNUSED_TABLE = table(restPage, "REST operation", "Why not");

describe("the table from REST to the graph", () => {
  const listed = REST_TABLE.flatMap(([today, before]) => [...today!.code, ...before!.code]);

  test("has the 38 operations of the three documents and today's replacements, each once, and no others", () => {
    const known = operations as readonly ((typeof operations)[number] & { seed?: string | null })[];
    expect(known.filter(({ seed }) => seed !== null && seed !== undefined)).toHaveLength(38);
    expect(listed.toSorted()).toEqual(
      known
        .map(routeKey)
        .filter((key) => !UNUSED.includes(key))
        .toSorted(),
    );
  });

  test("is followed by the operations that are not called, each with its reason", () => {
    expect(UNUSED_TABLE.map(([key]) => key!.code[0])).toEqual(UNUSED);
    expect(UNUSED_TABLE.filter(([, reason]) => reason!.text.length < 10)).toEqual([]);
  });

  test("has the two paths of an operation in one row", () => {
    for (const [today, before] of REST_TABLE) {
      if (!today!.code[0] || !before!.code[0]) continue;
      expect(before!.code[0].replace("/messaging/", "/conversations/messaging/")).toBe(today!.code[0]);
    }
  });

  test("names only fields that the graph has", () => {
    const schema = buildSchema(readFileSync("schema.graphql", "utf8"));
    const fields = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    const named = REST_TABLE.flatMap(([, , graph]) => graph!.code);
    expect(named.length).toBeGreaterThanOrEqual(REST_TABLE.length);
    expect(named.filter((field) => !fields.includes(field))).toEqual([]);
  });

  test("needs the permissions that the README asks for, and no others", () => {
    const needed = operations
      .filter((operation) => [...listed, ...Object.keys(CALLED_BY_ITSELF)].includes(routeKey(operation)))
      .flatMap(({ permissions }) => permissions.list);
    const asked = table(readFileSync("docs/authentication.md", "utf8"), "Permission", "For").flatMap(
      ([permission]) => permission!.code,
    );
    expect(asked.toSorted()).toEqual([...new Set(needed)].toSorted());
  });
});

test("the table of scopes has one for each operation that is called, and for each query a read-only one", () => {
  const [everything, queries] = [0, 1].map((column) =>
    table(restPage, "For everything", "For queries only").map((row) => row[column]!.code[0]!),
  );
  const called = new Set(REST_TABLE.flatMap(([today, before]) => [...today!.code, ...before!.code]));
  const needed = operations.filter((one) => one.scopes.length > 0 && called.has(routeKey(one)));
  expect(needed.length).toBeGreaterThan(50);
  expect(needed.filter(({ scopes }) => !scopes.some((scope) => everything!.includes(scope)))).toEqual([]);
  const reading = needed.filter(({ method }) => method === "GET");
  expect(reading.filter(({ scopes }) => !scopes.some((scope) => queries!.includes(scope)))).toEqual([]);
});

describe("the table of settings", () => {
  const rows = table(settingsPage, "Setting", "Values", "Default", "Meaning");
  const defaults = new Map(rows.map(([name, , value]) => [name!.code[0], value!.code]));

  test("has every setting once, with its values and its meaning", () => {
    expect(rows.map(([name]) => name!.code[0])).toEqual([...SETTINGS]);
    expect(rows.filter(([, values, , meaning]) => values!.text === "" || meaning!.text.length < 10)).toEqual([]);
  });

  test("is linked from the README, as the table of REST operations is", () => {
    expect(readme).toContain("(docs/settings.md)");
    expect(readme).toContain("(docs/rest-operations.md)");
  });

  test.each([
    ["outside production", 0, {}],
    ["in production", 1, { NODE_ENV: "production", GENESYS_UPSTREAM: "sandbox" }],
  ])("has the defaults %s", (_, column, env) => {
    const config = readConfig(env);
    const said = (name: string) => defaults.get(name)![column] ?? defaults.get(name)![0];
    expect(said("PORT")).toBe(String(config.port));
    expect(said("HOST")).toBe(config.host);
    expect(said("LOG_LEVEL")).toBe(config.logLevel);
    expect(said("GRAPHIQL")).toBe(config.graphiql ? "on" : "off");
    expect(said("INTROSPECTION")).toBe(config.introspection ? "on" : "off");
    expect(said("EXPLAIN")).toBe(config.explain ? "on" : "off");
    for (const [kind, seconds] of Object.entries(config.cache.fresh)) {
      expect([kind, said(`CACHE_FRESH_${kind.toUpperCase()}`)]).toEqual([kind, String(seconds)]);
    }
    const jwks = { AUTH_JWKS_URL: "https://example.com", AUTH_ISSUER: "i", AUTH_AUDIENCE: "a" };
    const jwt = readConfig({ ...env, ...jwks }).auth.jwt!;
    expect(said("AUTH_ALGORITHMS")).toBe(jwt.algorithms.join());
    expect(said("AUTH_MAX_TOKEN_AGE")).toBe(String(jwt.maxTokenAge));
    expect(said("AUTH_CLOCK_TOLERANCE")).toBe(String(jwt.clockTolerance));
    expect(said("AUTH_PERMISSION_CLAIMS")).toBe(jwt.permissionClaims.join());
    expect(said("AUTH_ROLES_CLAIM")).toBe(jwt.rolesClaim);
    expect(said("AUTH_MODE")).toBe(readConfig({ ...env, ...jwks }).auth.mode);
    expect(said("REQUEST_TIMEOUT")).toBe(String(config.times.request / 1000));
    expect(said("GENESYS_CALL_TIMEOUT")).toBe(String(config.times.call / 1000));
    expect(said("GENESYS_ATTEMPT_TIMEOUT")).toBe(String(config.times.attempt / 1000));
    expect(said("MAX_CONCURRENT_REQUESTS")).toBe(String(config.maxConcurrentRequests));
    expect(said("DRAIN_DELAY")).toBe(String(config.drainDelay / 1000));
    expect(said("GENESYS_MESSAGING_API")).toBe(config.messagingApi);
    expect(said("GENESYS_REQUESTS_PER_MINUTE")).toBe(String(config.requestsPerMinute));
    expect(said("MAX_REST_CALLS_PER_REQUEST")).toBe(String(config.maxRestCalls));
    expect(said("REPLICAS")).toBe(String(config.replicas));
    expect(said("CLIENT_REQUESTS_PER_MINUTE")).toBe(String(config.clientRequestsPerMinute));
    expect(said("CLIENT_QUOTA_PERCENT")).toBe(String(config.clientQuotaPercent));
    for (const [name, limit] of Object.entries(config.limits)) {
      const isBody = name === "bodyBytes";
      const setting =
        { bodyBytes: "BODY_KB", errors: "ERRORS_LISTED" }[name] ?? name.replaceAll(/[A-Z]/g, "_$&").toUpperCase();
      expect([name, said(`MAX_${setting}`)]).toEqual([name, String(isBody ? limit / 1000 : limit)]);
    }
    expect(said("PERSISTED_DOCUMENTS")).toBe(config.persistedDocuments.mode);
    expect(said("CACHE_STALE")).toBe(String(config.cache.stale));
    expect(said("CACHE_STALE_IF_ERROR")).toBe(String(config.cache.staleIfError));
    expect(said("CACHE_MEMORY_MB")).toBe(String(config.cache.maxBytes / 1024 / 1024));
  });

  test("has the addresses for each region", () => {
    const credentials = { GENESYS_CLIENT_ID: "id", GENESYS_CLIENT_SECRET: "secret" };
    const env = { ...credentials, GENESYS_REGION: "eu-central-1", AUTH_MODE: "open" };
    const { apiUrl, loginUrl } = readConfig(env).genesys;
    const said = (name: string) => defaults.get(name)![0]!.replace("{domain}", "mypurecloud.de");
    expect([said("GENESYS_API_URL"), said("GENESYS_LOGIN_URL")]).toEqual([apiUrl, loginUrl]);
  });

  test(".env.example has the same names, without values", () => {
    const lines = readFileSync(".env.example", "utf8").split("\n").filter(Boolean);
    const names = lines.flatMap((line) => (/^# [^=]*$/.test(line) ? [] : [/^(?:# )?([A-Z_]+)=$/.exec(line)?.[1]]));
    expect(names.toSorted()).toEqual([...SETTINGS, ...Object.keys(PROXY_VARIABLES)].toSorted());
  });
});

test("the table of errors has every code once", () => {
  const rows = table(readFileSync("docs/errors.md", "utf8"), "Code", "What happened", "What a client does");
  expect(rows.map(([code]) => code!.code[0]).toSorted()).toEqual([...ERROR_CODES].toSorted());
});

describe("the examples", () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({ limits: true });
  });
  beforeEach(() => gateway.sandbox.reset());
  afterEach(endPrograms);
  afterAll(() => gateway.close());

  const answerAfter = (at: number) => JSON.parse(blocks[at + 1]!.text) as unknown;
  const queries = blocks.flatMap(({ language, text }, at) => {
    const body = /curl \S+\/graphql .*-d '(.*)'/s.exec(text)?.[1];
    const query = language === "graphql" ? text : body && (JSON.parse(body) as { query: string }).query;
    return query ? [{ query, field: /\w+(?=\()/.exec(query)?.[0], answer: answerAfter(at) }] : [];
  });

  test.each(queries)("$field answers what stands below it", async ({ query, answer }) => {
    expect(await gateway.query(query)).toEqual(answer);
  });

  test("there are five", () => {
    expect(queries.map(({ field }) => field)).toEqual([
      "searchResponses",
      "libraries",
      "updateLibrary",
      "deleteResponse",
      "activateWhatsAppIntegration",
    ]);
  });

  test("the query makes the calls that the page says", async () => {
    const query = blocks.find(({ language }) => language === "graphql")!.text;
    const said = JSON.parse(blocks.find(({ text }) => text.includes('"byRoute"'))!.text) as object;
    const { calls: total, byRoute } = await gateway.counted(query);
    expect(said).toMatchObject({ total, byRoute });
  });

  test("the start prints what the page says", async () => {
    const program = startProgram([process.execPath, "src/main.ts"], { env: { PORT: "0" } });
    const url = await program.printed(/gateway: (http:\S+)\/graphql,/);
    await program.printed(/\nTry: .*\n/);
    const said = blocks.find(({ text }) => text.includes("\nTry: "))!.text;
    expect(said).toContain(program.stdout().replaceAll(url, "http://127.0.0.1:4000"));
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { start: string } };
    expect(said).toContain(`> ${scripts.start}\n`);
  });
});

describe("the documents", () => {
  const decisions = readdirSync("docs/decisions").map((name) => join("docs/decisions", name));
  const pages = globSync(["docs/*.md", "docs/clients/*.md", "examples/*/README.md"]);
  const documents = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "sandbox/README.md",
    ...pages,
    ...decisions,
  ];

  test.each(documents)("%s links only to files that are there", (path) => {
    const links = [...readFileSync(path, "utf8").matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!);
    const local = links.filter((link) => !link.startsWith("https://"));
    expect(local.filter((link) => !existsSync(join(dirname(path), link)))).toEqual([]);
  });

  // A path in backquotes is one of the repository's files or folders. `*` matches any names.
  // CONTRIBUTING.md invents an entity, the skill. deploy/compose/prepare.sh makes its folder.
  test.each(documents)("%s names only files that exist", (path) => {
    const named = [
      ...readFileSync(path, "utf8").matchAll(/`((?:src|cli|test|docs|sandbox|bench|audit|deploy)\/[\w./*-]*)`/g),
    ];
    const paths = named.map((match) => match[1]!).filter((name) => !/\bskills?\b|^deploy\/compose\/local\b/.test(name));
    expect(paths.filter((name) => globSync(name.replace(/\/$/, "")).length === 0)).toEqual([]);
  });

  test("every dependency has its reason, and is pinned", () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Record<
      "dependencies" | "devDependencies",
      Record<string, string>
    >;
    const rows = table(readFileSync("docs/decisions/dependencies.md", "utf8"), "Package", "Reason");
    expect(rows.map(([name]) => name!.code[0])).toEqual([
      ...Object.keys(dependencies),
      ...Object.keys(devDependencies),
    ]);
    expect(rows.filter(([, reason]) => reason!.text.length < 10)).toEqual([]);
    const versions = Object.values({ ...dependencies, ...devDependencies });
    expect(versions.filter((version) => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
