import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { VAGUE_WORDS } from "../vague-words.ts";

/** What the vendor, a generator or a released schema says. */
const TEXTS_OF_OTHERS = [
  "sandbox/contract.json",
  "**/src/generated/**",
  "test/schema/*.graphql",
  "examples/*/{dist,.vite}/**",
];

const TEXTS = [
  "{src,cli,docs,test,sandbox,bench,audit,examples,deploy}/**/*.{ts,tsx,js,lua,md,json,html,css,yaml,sh,conf,tpl,txt,env}",
  "{README,CONTRIBUTING,SECURITY}.md",
  "{schema.graphql,package.json,codegen.yml,Dockerfile,compose.yaml,.env.example}",
];

/** Names of files that the code had before it used the usual words of the field. */
const OLD_FILES = [
  ...["shelf", "keeper", "shown-parts", "kept-kinds", "watch", "guard"],
  ...[
    "rate-budget",
    "permits",
    "shared-permits",
    "own-log",
    "shared-log",
    "waiting-room",
    "waiting-line",
    "client-shares",
  ],
  ...["share", "supply", "leave", "steps", "door", "grants", "watched-file", "claims", "shapes", "rules"],
  ...["mixed-list", "read-several", "bounded", "ledger", "visit", "wave", "assumed", "call-record", "call-report"],
];

/** Names in the code from that time. Words of plain English, such as "order", are not among them. */
const OLD_NAMES =
  /\b(shelf|placeOf|Place|keeper|shown|Shows|bare|vital|watched|owed|told|settle|exchange|isSound|apart|lacking|whenQuiet|throwIfLeft|UNMADE|soundRows|mixedList|readSeveral|bounded|carriedOut|rateBudget|sharedPermits|ownLog|sharedLog|waitingRoom|waitingLine|supply|clientShares|leaveFor|familyOf|circuitOf|door|grants|watchedFile|ledger|visit|wave|assumed|callRecord|callReport)\b/;

const files = (...patterns: string[]) => globSync(patterns, { exclude: TEXTS_OF_OTHERS }).toSorted();

/** Each line of these files that the pattern matches, with its place. */
function linesWith(pattern: RegExp, paths: readonly string[], prepare = (text: string) => text): string[] {
  return paths.flatMap((path) =>
    prepare(readFileSync(path, "utf8"))
      .split("\n")
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
  );
}

/** The code with empty lines for its comments, and without its texts. */
const withoutTexts = (code: string) =>
  code
    .replace(/\/\*[^]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ""))
    .replaceAll(/^\s*\/\/.*$/gm, "")
    .replaceAll(/"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, (text) => text.replaceAll(/[^\n]/g, ""));

describe("the words of the project", () => {
  test("say who does what", () => {
    const texts = files(...TEXTS).filter((path) => path !== "test/vague-words.ts");
    expect(texts.length).toBeGreaterThan(400);
    expect(linesWith(VAGUE_WORDS, texts)).toEqual([]);
  });

  test("are the usual ones in names of files", () => {
    const names = files("{src,cli}/**/*.*").filter((path) => OLD_FILES.includes(basename(path).split(".", 1)[0]!));
    expect(names).toEqual([]);
  });

  test("are the usual ones in the code", () => {
    expect(linesWith(OLD_NAMES, files("{src,cli}/**/*.ts"), withoutTexts)).toEqual([]);
  });

  test("each name one type", () => {
    const declared = files("src/**/*.ts").flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/^(?:export )?(?:interface|type|class) (\w+)/gm)].map(
        (match) => match[1]!,
      ),
    );
    expect(declared.filter((name, at) => declared.indexOf(name) !== at)).toEqual([]);
  });
});

test("the search for old names skips comments and texts", () => {
  const code =
    'const a = "the door"; // no door here is skipped only at the start of a line\n/* a\n door */\nlet door = 1;';
  expect(withoutTexts(code).split("\n").at(-1)).toBe("let door = 1;");
  expect(
    withoutTexts(code)
      .split("\n")
      .filter((line) => OLD_NAMES.test(line)),
  ).toHaveLength(2);
});
