/** The types of settings. For each type, a function makes a row of the table in `settings-table.ts`. */

interface Facts {
  /** In Markdown, for docs/settings.md. */
  meaning: string;
}

interface Bounds<T> {
  default: T;
  /** The default in production, if it differs. */
  defaultInProduction?: T;
  min: number;
  max: number;
}

/** A whole number. */
interface IntegerRow extends Facts, Bounds<number> {
  type: "integer";
  unit?: string;
}

/** A time in seconds, with up to three decimals. The gateway works with milliseconds. */
interface SecondsRow extends Facts, Bounds<number> {
  type: "seconds";
}

/** `on` or `off`. */
interface SwitchRow extends Facts {
  type: "switch";
  default: boolean;
  defaultInProduction?: boolean;
}

interface ChoiceRow extends Facts {
  type: "choice";
  choices: readonly string[];
  default?: string;
  defaultInProduction?: string;
}

interface TextRow extends Facts {
  type: "text";
  default?: string;
  /** What the text is, for the table of the documentation. */
  valueName?: string;
}

/** Words with commas between them. */
interface ListRow extends Facts {
  type: "list";
  default: readonly string[];
  choices?: readonly string[];
}

/** Origins of web pages, such as `https://app.example.com`, with commas between them. */
interface OriginsRow extends Facts {
  type: "origins";
}

/** IP addresses, ranges of them such as `10.0.0.0/8`, and names of ranges, with commas between them. */
interface AddressesRow extends Facts {
  type: "addresses";
}

/** An https URL, or an http URL of this machine. */
interface UrlRow extends Facts {
  type: "url";
  /** The URL that follows from `GENESYS_REGION`. */
  pattern?: string;
}

/** The path of a file. */
interface PathRow extends Facts {
  type: "path";
}

/** A value that is never shown. The setting with `_FILE` behind its name holds the path of a file with the value. */
interface SecretRow extends Facts {
  type: "secret";
  /** What a URL that is a secret begins with. */
  schemes?: readonly string[];
}

export type SettingRow =
  | IntegerRow
  | SecondsRow
  | SwitchRow
  | ChoiceRow
  | TextRow
  | ListRow
  | OriginsRow
  | AddressesRow
  | UrlRow
  | PathRow
  | SecretRow;

type RowOptions<R extends SettingRow> = Omit<R, "type" | "meaning">;

export const integer = <const R extends RowOptions<IntegerRow>>(options: R, meaning: string) =>
  ({ type: "integer", ...options, meaning }) as const;
export const seconds = <const R extends RowOptions<SecondsRow>>(options: R, meaning: string) =>
  ({ type: "seconds", ...options, meaning }) as const;
export const onOff = <const R extends RowOptions<SwitchRow>>(options: R, meaning: string) =>
  ({ type: "switch", ...options, meaning }) as const;
export const choice = <const R extends RowOptions<ChoiceRow>>(options: R, meaning: string) =>
  ({ type: "choice", ...options, meaning }) as const;
export const text = <const R extends RowOptions<TextRow>>(options: R, meaning: string) =>
  ({ type: "text", ...options, meaning }) as const;
export const list = <const R extends RowOptions<ListRow>>(options: R, meaning: string) =>
  ({ type: "list", ...options, meaning }) as const;
export const origins = (meaning: string) => ({ type: "origins", meaning }) as const;
export const addresses = (meaning: string) => ({ type: "addresses", meaning }) as const;
export const url = <const R extends RowOptions<UrlRow>>(options: R, meaning: string) =>
  ({ type: "url", ...options, meaning }) as const;
export const path = (meaning: string) => ({ type: "path", meaning }) as const;
export const secret = <const R extends RowOptions<SecretRow>>(options: R, meaning: string) =>
  ({ type: "secret", ...options, meaning }) as const;
