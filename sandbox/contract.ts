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
  parameters: Parameter[];
  body?: string;
  answers: Record<string, string | null>;
}

/** Every REST operation the contract knows, served or not. */
export const operations = document.operations as unknown as readonly Operation[];

/** The contract's JSON schemas by name; they refer to each other as `#/schemas/Name`. */
export const schemas = document.schemas as unknown as Readonly<Record<string, JsonObject>>;

/** What a schema declares of a value; an answer of one model never shows what only another one has. */
export function declared(schema: string, value: JsonObject): JsonObject {
  const properties = schemas[schema]!.properties as JsonObject;
  return Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(properties, name)));
}

/** The name under which calls are counted and faults are matched: `GET /api/v2/…/{libraryId}`. */
export function routeKey({ method, path }: Pick<Operation, "method" | "path">): string {
  return `${method} ${path}`;
}
