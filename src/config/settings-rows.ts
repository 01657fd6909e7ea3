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
  shownAs?: string;
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

export type Row =
  | IntegerRow
  | SecondsRow
  | SwitchRow
  | ChoiceRow
  | TextRow
  | ListRow
  | OriginsRow
  | UrlRow
  | PathRow
  | SecretRow;

type Rules<R extends Row> = Omit<R, "type" | "meaning">;

export const integer = <const R extends Rules<IntegerRow>>(rules: R, meaning: string) =>
  ({ type: "integer", ...rules, meaning }) as const;
export const seconds = <const R extends Rules<SecondsRow>>(rules: R, meaning: string) =>
  ({ type: "seconds", ...rules, meaning }) as const;
export const onOff = <const R extends Rules<SwitchRow>>(rules: R, meaning: string) =>
  ({ type: "switch", ...rules, meaning }) as const;
export const choice = <const R extends Rules<ChoiceRow>>(rules: R, meaning: string) =>
  ({ type: "choice", ...rules, meaning }) as const;
export const text = <const R extends Rules<TextRow>>(rules: R, meaning: string) =>
  ({ type: "text", ...rules, meaning }) as const;
export const list = <const R extends Rules<ListRow>>(rules: R, meaning: string) =>
  ({ type: "list", ...rules, meaning }) as const;
export const origins = (meaning: string) => ({ type: "origins", meaning }) as const;
export const url = <const R extends Rules<UrlRow>>(rules: R, meaning: string) =>
  ({ type: "url", ...rules, meaning }) as const;
export const path = (meaning: string) => ({ type: "path", meaning }) as const;
export const secret = <const R extends Rules<SecretRow>>(rules: R, meaning: string) =>
  ({ type: "secret", ...rules, meaning }) as const;
