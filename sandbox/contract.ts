import audits from "./audits/contract.json" with { type: "json" };
import document from "./contract.json" with { type: "json" };

export type JsonObject = Record<string, unknown>;

export interface Parameter {
  name: string;
  in: "path" | "query";
  required?: boolean;
  schema: JsonObject;
}

export interface Operation {
  operationId: string;
  method: string;
  path: string;
  permissions: { match: "any" | "all"; list: string[] };
  /** OAuth scopes, one of which is enough. Empty: any. */
  scopes: string[];
  parameters: Parameter[];
  body?: string;
  answers: Record<string, string | null>;
}

/** All REST operations of the contract, including those that the sandbox does not serve. */
export const operations = [...document.operations, ...audits.operations] as unknown as readonly Operation[];

/** The contract's JSON schemas by name. References have the form `#/schemas/Name`. */
export const schemas = { ...document.schemas, ...audits.schemas } as unknown as Readonly<Record<string, JsonObject>>;

/** Keeps the properties that the schema declares, so that an answer never shows fields of another model. */
export function declared(schema: string, value: JsonObject): JsonObject {
  const properties = schemas[schema]!.properties as JsonObject;
  return Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(properties, name)));
}

/** Key for call counts and fault matching, for example `GET /api/v2/…/{libraryId}`. */
export function routeKey({ method, path }: Pick<Operation, "method" | "path">): string {
  return `${method} ${path}`;
}
