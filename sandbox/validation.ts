import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { schemas, type JsonObject, type Operation } from "./contract.ts";
import { ApiError } from "./errors.ts";

/** Valid query parameters, with their declared types and defaults. */
export type Query = Record<string, string | number | string[] | undefined>;

const isInt32 = (value: number) => Math.abs(value) < 2 ** 31;
const formats = {
  int32: { type: "number", validate: isInt32 },
  int64: true,
  "date-time": true,
  "uri-reference": true,
} as const;
// Compiling a schema is slow, so each validator is compiled at its first use and kept for the life of the process.
const queryValidators = new Map<string, ValidateFunction>();
const bodyValidators = new Map<string, ValidateFunction>();
let queryAjv: Ajv | undefined;
let bodyAjv: Ajv | undefined;

/** Returns the query parameters with their types and defaults. Throws 400 for unknown, repeated or malformed ones. */
export function checkQuery(operation: Operation, search: URLSearchParams): Query {
  const declared = operation.parameters.filter((parameter) => parameter.in === "query");
  // No prototype, so that a parameter named "__proto__" is refused as unknown.
  const query = Object.create(null) as Query;
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    const isArray = declared.find((parameter) => parameter.name === name)?.schema.type === "array";
    // The contract declares arrays as "multi" (repeated keys), but the vendor's client joins the values with commas.
    if (isArray) query[name] = values.flatMap((value) => value.split(",")).filter((value) => value !== "");
    else if (values.length === 1) query[name] = values[0];
    else throw invalidQuery(name);
  }
  const validate = queryValidator(operation, declared);
  if (!validate(query)) {
    const error = validate.errors![0]!;
    throw invalidQuery(fieldName(error), error);
  }
  return query;
}

function queryValidator(operation: Operation, declared: Operation["parameters"]): ValidateFunction {
  let validate = queryValidators.get(operation.operationId);
  if (validate === undefined) {
    queryAjv ??= new Ajv({ strict: false, coerceTypes: true, useDefaults: true, formats });
    validate = queryAjv.compile({
      type: "object",
      properties: Object.fromEntries(declared.map(({ name, schema }) => [name, schema])),
      required: declared.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    });
    queryValidators.set(operation.operationId, validate);
  }
  return validate;
}

function invalidQuery(name: string, error?: ErrorObject): ApiError {
  const reason = error === undefined ? "may be given once only" : error.message;
  return new ApiError(400, "invalid.query.param.value", `The query parameter "${name}" is not valid: ${reason}`, {
    details: [{ errorCode: "invalid.query.param.value", fieldName: name }],
  });
}

/**
 * Validates a body against the contract. Returns it without read-only properties and nulls. Unknown properties stay,
 * because the vendor adds fields without notice.
 */
export function checkBody(operation: Operation, body: unknown): JsonObject {
  const schema = schemas[operation.body!]!;
  const writable = withoutReadOnly(body, schema);
  const validate = bodyValidator(operation.body!);
  const isValid = validate(writable);
  const errors = (validate.errors ?? []).filter((error) => !isOldSubstitution(operation, error));
  if (!isValid && errors.length > 0) {
    const details = errors.map((error) => ({
      errorCode: "constraint.validation",
      fieldName: fieldName(error),
    }));
    const said = errors.map((error) => `${fieldName(error)} ${error.message}`).join("; ");
    throw new ApiError(400, "constraint.validation", `The request body is not valid: ${said}`, { details });
  }
  return withoutNulls(writable) as JsonObject;
}

/**
 * Genesys Cloud took placeholders without an id until 2023, and stores them. A client that puts such a response back has to send them, so a PUT
 * takes them, although the model requires the id.
 */
function isOldSubstitution({ method }: Operation, { keyword, instancePath, params }: ErrorObject): boolean {
  const lacksId = keyword === "required" && (params as { missingProperty?: string }).missingProperty === "id";
  return method === "PUT" && lacksId && /^\/substitutions\/\d+$/.test(instancePath);
}

function bodyValidator(name: string): ValidateFunction {
  let validate = bodyValidators.get(name);
  if (validate === undefined) {
    if (bodyAjv === undefined) {
      bodyAjv = new Ajv({ strict: false, allErrors: true, formats });
      const writable = Object.fromEntries(Object.entries(schemas).map(([key, schema]) => [key, forWriting(schema)]));
      bodyAjv.addSchema({ $id: "contract", schemas: writable });
    }
    validate = bodyAjv.compile({ $ref: `contract#/schemas/${name}` });
    bodyValidators.set(name, validate);
  }
  return validate;
}

// The vendor lists fields that the server sets, such as id, under "required". Clients cannot send those.
function forWriting(schema: JsonObject): JsonObject {
  const properties = propertiesOf(schema);
  const required = (schema.required as string[] | undefined) ?? [];
  return { ...schema, required: required.filter((name) => properties[name]?.readOnly !== true) };
}

function withoutReadOnly(value: unknown, schema: JsonObject): unknown {
  const target = resolve(schema);
  if (Array.isArray(value)) return value.map((item) => withoutReadOnly(item, (target.items as JsonObject) ?? {}));
  if (typeof value !== "object" || value === null) return value;
  const properties = propertiesOf(target);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => properties[name]?.readOnly !== true)
      .map(([name, item]) => [name, withoutReadOnly(item, properties[name] ?? {})]),
  );
}

function propertiesOf(schema: JsonObject): Record<string, JsonObject> {
  return (schema.properties as Record<string, JsonObject> | undefined) ?? {};
}

// The contract references a schema directly, or through an `allOf` of one where the reference has a description.
function resolve(schema: JsonObject): JsonObject {
  const inner = (schema.allOf as JsonObject[] | undefined)?.[0] ?? schema;
  const name = typeof inner.$ref === "string" ? inner.$ref.slice("#/schemas/".length) : undefined;
  return name === undefined ? inner : schemas[name]!;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutNulls(item)]));
}

/** Converts the validator's `/texts/0/content` to the vendor's `texts[0].content`. */
function fieldName(error: ErrorObject): string {
  const path = error.instancePath
    .slice(1)
    .replace(/\/(\d+)/g, "[$1]")
    .replaceAll("/", ".");
  const own = (error.params.missingProperty ?? error.params.additionalProperty) as string | undefined;
  if (own === undefined) return path;
  return path === "" ? own : `${path}.${own}`;
}
