import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { ConfigError, readConfig } from "../../src/config/config.ts";
import type { SettingRow } from "../../src/config/settings-rows.ts";
import { createSettingsReader } from "../../src/config/settings.ts";
import type { SettingsReader } from "../../src/config/settings.ts";
import { SETTING_GROUPS, SETTINGS, SETTINGS_TABLE } from "../../src/config/settings-table.ts";
import { VAGUE_WORDS } from "../vague-words.ts";
import type { Setting } from "../../src/config/settings-table.ts";

type RowOf<Type extends SettingRow["type"]> = Extract<SettingRow, { type: Type }>;

/** The settings of these types, each with its row. */
function settingsOf<Type extends SettingRow["type"]>(...types: Type[]): [Setting, RowOf<Type>][] {
  const rows = Object.entries(SETTINGS_TABLE) as [Setting, SettingRow][];
  return rows.filter((entry): entry is [Setting, RowOf<Type>] => (types as string[]).includes(entry[1].type));
}

/** The faults of one setting by itself. */
function faultsOf(name: Setting, value: string, environment?: string): string[] {
  const reader = createSettingsReader({ NODE_ENV: environment, [name]: value });
  reader.get(name);
  return reader.faults;
}

describe("the table of settings", () => {
  test("has each setting in one group", () => {
    expect(SETTING_GROUPS.flatMap(({ settings }) => Object.keys(settings))).toEqual([...SETTINGS]);
  });

  test.each(["", "test", "development", "production"])("has valid defaults (NODE_ENV=%s)", (NODE_ENV) => {
    const reader = createSettingsReader({ NODE_ENV });
    for (const name of SETTINGS) reader.get(name);
    expect(reader.faults).toEqual([]);
  });

  test("has whole sentences as meanings, without words that are hard to read", () => {
    for (const [name, { meaning }] of Object.entries(SETTINGS_TABLE)) {
      expect([name, meaning]).toEqual([name, expect.stringMatching(/^[A-Z`][^|]*[.]$/)]);
      expect(meaning).not.toMatch(VAGUE_WORDS);
    }
  });

  test("has a file for every secret", () => {
    for (const [name] of settingsOf("secret")) {
      expect(SETTINGS_TABLE[`${name}_FILE` as Setting].type).toBe("path");
    }
  });
});

describe("a number", () => {
  const numbers = settingsOf("integer", "seconds");
  const anyNumber = fc.constantFrom(...numbers);

  test("has defaults within its bounds", () => {
    expect(numbers.length).toBeGreaterThan(30);
    for (const [, { default: usual, defaultInProduction = usual, min, max }] of numbers) {
      expect(min).toBeLessThan(max);
      for (const value of [usual, defaultInProduction]) {
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max);
      }
    }
  });

  test.each(numbers)("%s accepts both bounds and nothing beyond them", (name, { type, min, max }) => {
    const step = type === "integer" ? 1 : 0.001;
    const beyond = [min - step, max + step].map((value) => String(Number(value.toFixed(3))));
    for (const value of [min, max]) expect(faultsOf(name, String(value))).toEqual([]);
    for (const value of beyond) {
      expect(faultsOf(name, value)).toEqual([expect.stringContaining(`from ${min} to ${max}`)]);
      expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    }
  });

  test("is read as written, and seconds become milliseconds", () => {
    fc.assert(
      fc.property(
        anyNumber.chain(([name, { type, min, max }]) =>
          fc.tuple(fc.constant(name), fc.constant(type), fc.integer({ min: Math.ceil(min), max })),
        ),
        ([name, type, value]) => {
          const wanted = type === "seconds" ? value * 1000 : value;
          expect(createSettingsReader({ [name]: ` ${value} ` }).get(name)).toBe(wanted);
        },
      ),
    );
  });

  test("is refused in any other form", () => {
    const forms = ["-1", "1e2", "0x10", "1_000", "1,5", "Infinity", "NaN", "seven", "1 2", "+5", "5s", "."];
    fc.assert(
      fc.property(anyNumber, fc.constantFrom(...forms), ([name], form) => {
        expect(faultsOf(name, form)).toEqual([expect.stringContaining(`${name} must be a `)]);
      }),
    );
  });

  test("of seconds may have three decimals, and becomes a whole number of milliseconds", () => {
    expect(createSettingsReader({ REQUEST_TIMEOUT: "1.001" }).get("REQUEST_TIMEOUT")).toBe(1001);
    expect(faultsOf("REQUEST_TIMEOUT", "1.0001")).toHaveLength(1);
  });
});

describe("a choice", () => {
  const choices = settingsOf("choice").filter(([name]) => name !== "NODE_ENV");

  test.each([...choices, ["NODE_ENV", SETTINGS_TABLE.NODE_ENV] as const])(
    "%s may be each of its words",
    (name, row) => {
      for (const word of row.choices) {
        expect(createSettingsReader({ [name]: word }).get(name)).toBe(word);
        expect(faultsOf(name, word)).toEqual([]);
      }
    },
  );

  test("is refused for another word, with the accepted words", () => {
    fc.assert(
      fc.property(fc.constantFrom(...choices), fc.stringMatching(/^[a-z]{1,12}$/), ([name, row], word) => {
        fc.pre(!row.choices.includes(word));
        const [fault = "", ...others] = faultsOf(name, word);
        expect(others).toEqual([]);
        for (const one of row.choices) expect(fault).toContain(one);
      }),
    );
  });

  test.each(settingsOf("switch"))("%s is on or off", (name, row) => {
    expect(createSettingsReader({ [name]: "on" }).get(name)).toBe(true);
    expect(createSettingsReader({ [name]: "off" }).get(name)).toBe(false);
    expect(createSettingsReader({}).get(name)).toBe(row.default);
    expect(createSettingsReader({ NODE_ENV: "production" }).get(name)).toBe(row.defaultInProduction ?? row.default);
    expect(faultsOf(name, "yes")).toEqual([`${name} must be on or off.`]);
  });

  test("of a list may be each of its words", () => {
    const { choices: algorithms } = SETTINGS_TABLE.AUTH_ALGORITHMS;
    expect(createSettingsReader({ AUTH_ALGORITHMS: algorithms.join(" , ") }).get("AUTH_ALGORITHMS")).toEqual(
      algorithms,
    );
    expect(faultsOf("AUTH_ALGORITHMS", "RS256,HS256")).toHaveLength(1);
  });
});

test("a setting has the type of its row, and a name that is in no row does not compile", () => {
  const { get }: SettingsReader = createSettingsReader({});
  const port: number = get("PORT");
  const explain: boolean = get("EXPLAIN");
  const host: string = get("HOST");
  const api: "conversations" | "messaging" = get("GENESYS_MESSAGING_API");
  const audience: string[] = get("AUTH_AUDIENCE");
  // @ts-expect-error It may be missing.
  const region: string = get("GENESYS_REGION");
  // @ts-expect-error It is a number.
  const depth: string = get("MAX_DEPTH");
  expect([port, explain, host, api, audience, region, depth]).toEqual([
    ...[4000, true, "127.0.0.1", "conversations", [], undefined, 12],
  ]);
  // @ts-expect-error There is no such setting.
  expect(() => get("MAX_WIDTH")).toThrow(TypeError);
});
