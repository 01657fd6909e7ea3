import { isAddressRange } from "./address-ranges.ts";
import { isAlmost } from "./nearest.ts";
import { parseSentinelUrl } from "./sentinel-url.ts";
import { createFileSecret, createSecret } from "./secret.ts";
import type { Secret } from "./secret.ts";
import type { SettingRow } from "./settings-rows.ts";
import { SETTINGS_TABLE } from "./settings-table.ts";
import type { Setting, SettingsTable } from "./settings-table.ts";

export { SETTINGS, type Setting } from "./settings-table.ts";

export type Env = Record<string, string | undefined>;

type WithDefault<Value, R> = R extends { default: unknown } ? Value : Value | undefined;
/** The type of the value of such a setting. */
type ValueOf<R> = R extends { type: "integer" | "seconds" }
  ? number
  : R extends { type: "switch" }
    ? boolean
    : R extends { type: "list" | "origins" | "addresses" }
      ? string[]
      : R extends { type: "secret" }
        ? Secret | undefined
        : R extends { choices: readonly (infer Choice)[] }
          ? WithDefault<Choice, R>
          : WithDefault<string, R>;

type RowOf<Type extends SettingRow["type"]> = Extract<SettingRow, { type: Type }>;

/** Reads settings one by one. A wrong one adds to `faults`, and still gives a value of its type. */
export type SettingsReader = ReturnType<typeof createSettingsReader>;

/** Makes a reader of these environment variables. */
export function createSettingsReader(env: Env) {
  const faults: string[] = [];
  // Many tools set an empty variable for "not set".
  const read = (name: Setting) => env[name]?.trim() || undefined;
  const isSet = (name: Setting) => read(name) !== undefined;
  const production = read("NODE_ENV") === "production";

  /** The value of the setting, or its default. Times are in milliseconds. */
  function get<Name extends Setting>(name: Name): ValueOf<SettingsTable[Name]> {
    return valueOf(name, SETTINGS_TABLE[name]) as ValueOf<SettingsTable[Name]>;
  }

  function valueOf(name: Setting, row: SettingRow): unknown {
    switch (row.type) {
      case "integer":
        return integer(name, row);
      case "seconds":
        return seconds(name, row);
      case "switch":
        return oneOf(name, ["on", "off"], defaultOf(row) ? "on" : "off") === "on";
      case "choice":
        return oneOf(name, row.choices, defaultOf(row));
      case "list":
        return list(name, row);
      case "origins":
        return origins(name);
      case "addresses":
        return addresses(name);
      case "url":
        return httpsUrl(name);
      case "secret":
        return secret(name, row);
      case "path":
        return read(name);
      case "text":
        return read(name) ?? row.default;
    }
  }

  function defaultOf<Value>(row: { default?: Value; defaultInProduction?: Value }): Value | undefined {
    return (production ? row.defaultInProduction : undefined) ?? row.default;
  }

  function oneOf(name: Setting, choices: readonly string[], fallback: string | undefined): string | undefined {
    const value = read(name) ?? fallback;
    if (value !== undefined && !choices.includes(value)) faults.push(choiceFault(name, choices, value));
    return value;
  }

  function integer(name: Setting, row: RowOf<"integer">): number {
    const text = read(name) ?? String(defaultOf(row));
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < row.min || value > row.max) {
      const unit = row.unit ? ` of ${row.unit}` : "";
      faults.push(`${name} must be a whole number${unit} from ${row.min} to ${row.max}.`);
    }
    return value;
  }

  function seconds(name: Setting, row: RowOf<"seconds">): number {
    const text = read(name) ?? String(defaultOf(row));
    const value = Number(text);
    if (!/^\d+(\.\d{1,3})?$/.test(text) || value < row.min || value > row.max) {
      faults.push(`${name} must be a number of seconds from ${row.min} to ${row.max}, with at most three decimals.`);
    }
    return Math.round(value * 1000);
  }

  function list(name: Setting, { default: fallback, choices }: RowOf<"list">): string[] {
    const text = read(name);
    const words = text === undefined ? [...fallback] : wordsOf(text);
    if (choices && !words.every((word) => choices.includes(word))) {
      faults.push(`${name} must be a list of these, with commas between them: ${choices.join(", ")}.`);
    }
    return words;
  }

  function secret(name: Setting, { schemes }: RowOf<"secret">): Secret | undefined {
    // Every secret in settings-table.ts has a setting of this second name; a test checks that.
    const fileName = `${name}_FILE` as Setting;
    const file = read(fileName);
    const value = read(name);
    if (value !== undefined && file !== undefined)
      faults.push(`${name} and ${fileName} are both set. Remove one of them.`);
    if (value === undefined && file === undefined) return undefined;
    const found = value === undefined ? readSecret(fileName, file!) : createSecret(value);
    const text = found.reveal();
    // If it is empty, its fault is already in the list.
    if (schemes && text !== "" && !isUrl(text, schemes)) {
      const [last, ...others] = schemes.map((scheme) => `${scheme}//`).reverse();
      const beginnings = `${others.reverse().join(", ")} or ${last}`;
      // Its commands name keys of one slot only, but each of its nodes answers most questions with the address of another.
      const cluster = /^rediss?\+?-?cluster:/i.test(text) ? " A Redis Cluster cannot be used." : "";
      faults.push(
        value === undefined
          ? `${fileName}: the file must hold a URL that begins with ${beginnings}.${cluster}`
          : `${name} must be a URL that begins with ${beginnings}.${cluster}`,
      );
    }
    return found;
  }

  // A fault does not name the path: a secret may have been set by mistake where its file belongs.
  function readSecret(name: Setting, file: string): Secret {
    try {
      return createFileSecret(file);
    } catch (error) {
      const isUnreadable = (error as NodeJS.ErrnoException).code !== undefined;
      const fault = isUnreadable ? fileFault("the file", error) : "the file is empty. Write the secret into it.";
      faults.push(`${name}: ${fault}`);
    }
    // The setting is set, so no other fault should call it missing.
    return createSecret("");
  }

  function httpsUrl(name: Setting): string | undefined {
    const text = read(name);
    if (text === undefined) return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !isSecure(url) || url.username || url.password || /[?#]/.test(text)) {
      faults.push(
        `${name} must be an https URL without user name, password, query and fragment. Only an address of this machine ` +
          `(127.0.0.1, [::1] or localhost) may use http.`,
      );
    }
    return text.replace(/\/+$/, "");
  }

  function origins(name: Setting): string[] {
    const given = wordsOf(read(name) ?? "");
    const wrong = given.filter((text) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      // It is compared with the header of the browser letter by letter.
      return url?.origin !== text || text.includes("*") || !isSecure(url);
    });
    if (wrong.length > 0) {
      faults.push(
        `${name} must be a list of origins with commas between them, such as https://app.example.com. Write each in small ` +
          `letters, without a path, a slash at the end and "*".`,
      );
    }
    return given;
  }

  function addresses(name: Setting): string[] {
    const given = wordsOf(read(name) ?? "");
    if (!given.every(isAddressRange)) {
      faults.push(
        `${name} must be a list of IP addresses and ranges with commas between them, such as 10.0.0.0/8, or of loopback, ` +
          `linklocal and uniquelocal. It cannot be every address: anyone could then choose an address.`,
      );
    }
    return given;
  }

  return { faults, production, get, isSet };
}

/** True for a URL of one of these schemes. One of Sentinels has several hosts, which `URL` does not know. */
function isUrl(text: string, schemes: readonly string[]): boolean {
  const scheme = /^[a-z+]+:/.exec(text)?.[0] ?? "";
  if (!schemes.includes(scheme)) return false;
  return scheme.endsWith("+sentinel:") ? parseSentinelUrl(text) !== undefined : URL.canParse(text);
}

const wordsOf = (text: string) => text.split(",").flatMap((word) => word.trim() || []);

/** Says which values there are, and which of them was probably meant. */
export function choiceFault(name: string, choices: readonly string[], value: string): string {
  if (choices.length === 1) return `${name} must be ${choices[0]} or empty.`;
  const wanted = choices.length === 2 ? choices.join(" or ") : `one of ${choices.join(", ")}`;
  const meant = choices.find((choice) => isAlmost(value.toLowerCase(), choice));
  return `${name} must be ${wanted}.${meant ? ` Did you mean ${meant}?` : ""}`;
}

/** Says why a file cannot be read, and what to do. */
export function fileFault(file: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return `${file} does not exist.`;
  if (code === "EISDIR") return `${file} is a folder. Name a file in it.`;
  return `${file} cannot be read (${code ?? "unknown reason"}). Let the user that runs the gateway read it.`;
}

/** True for an address of this machine that other machines cannot reach. */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && ["127.0.0.1", "[::1]", "localhost"].includes(new URL(url).hostname);
}

/** True for https, and for http that does not leave this machine. */
function isSecure({ protocol, href }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && isLoopback(href));
}
