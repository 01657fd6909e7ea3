import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { GraphQLSchema, GraphQLType } from "graphql";
import document from "../sandbox/contract.json" with { type: "json" };
import type { JsonObject } from "../sandbox/contract.ts";
import {
  BODIES,
  ENUM_ELSEWHERE,
  LINKS,
  MODELS,
  NOT_READ,
  NOT_WRITTEN,
  OTHER_TYPES,
  READ_AS,
  READ_ONLY_FROM,
  WRITTEN_AS,
} from "./rest-names.ts";

/** Models of what the graph shows. Those of audits are for the gateway itself. */
const schemas = document.schemas as unknown as Readonly<Record<string, JsonObject>>;

/** The parts of a REST contract's schema that the tests read. */
interface RestSchema {
  $ref?: string;
  allOf?: RestSchema[];
  type?: string;
  format?: string;
  enum?: (string | null)[];
  items?: RestSchema;
  properties?: Record<string, RestSchema>;
  required?: string[];
  readOnly?: boolean;
}

/** The schemas of the REST contract by name. */
export const models = schemas as Readonly<Record<string, RestSchema>>;

/** Differences between the graph and the REST contract. */
interface Comparison {
  /** Type of the graph -> fields of its models that it lacks or has in another shape. */
  unread: Map<string, string[]>;
  /** Input of the graph -> fields of the bodies that it and its nested inputs lack, have in another shape, or add. */
  unwritten: Map<string, string[]>;
  /** Enum of the graph -> the vendor's words for it, from all places in the contract. */
  words: Map<string, Set<string>>;
  /** `Model.field` of the contract for every field that is an enum in the graph. */
  enums: Set<string>;
  /** The compared inputs, including nested ones. */
  inputs: Set<string>;
}

/** Models in answers that only reference an entity. */
const POINTERS = ["User", "DomainEntityRef", "UriReference"];
/** Models that the graph's inputs replace by their id. */
const WRITTEN_AS_ID = [
  "DomainEntityRef",
  "WritableDivision",
  "WritableStarrableDivision",
  "IdentityResolutionExternalSource",
  "SupportedContentReference",
  "MessagingSettingRequestReference",
];
/** Models that are any JSON in the graph. */
const OPEN_MODELS = ["JsonSchemaDocument"];

/** Compares every type and input of the tables with the schemas of the contract, field by field. */
export function compareWithContract(schema: GraphQLSchema): Comparison {
  const found: Comparison = {
    unread: new Map(),
    unwritten: new Map(),
    words: new Map(),
    enums: new Set(),
    inputs: new Set(),
  };
  for (const [typeName, names] of Object.entries(MODELS)) {
    const faults = names.flatMap((model) => compareFields(typeName, model));
    found.unread.set(typeName, faults);
  }
  for (const [inputName, bodies] of Object.entries(BODIES)) {
    found.unwritten.set(inputName, compareInput(inputName, bodies));
  }
  return found;

  function compareFields(typeName: string, model: string): string[] {
    const type = schema.getType(typeName);
    if (!isObjectType(type) && !isInterfaceType(type)) return [`${typeName} is no type`];
    return Object.entries(models[model]!.properties!).flatMap(([name, property]) => {
      const place = `${model}.${name}`;
      if (NOT_READ[place] || (READ_ONLY_FROM[place] ?? typeName) !== typeName) return [];
      const fieldName = READ_AS[`${typeName}.${name}`] ?? READ_AS[place] ?? READ_AS[name] ?? name;
      const here = `${typeName}.${fieldName}`;
      const field = type.getFields()[fieldName];
      if (!field) return [`${here} is missing`];
      const required = name === "id" || models[model]!.required?.includes(name);
      // The vendor omits fields without a value. A non-null field would then fail the whole object.
      if (isNonNullType(field.type) && !required) return [`${here} cannot be null`];
      return compareType(here, field.type, property, place, (graphType, target) =>
        POINTERS.includes(target) ? graphType === LINKS[name] : MODELS[graphType]?.includes(target),
      );
    });
  }

  function compareInput(inputName: string, bodies: string[]): string[] {
    const input = schema.getType(inputName);
    if (!isInputObjectType(input)) return [`${inputName} is no input`];
    found.inputs.add(inputName);
    // If a body has no version, the gateway compares versions itself.
    const own = inputName.startsWith("Update")
      ? ["id", "expectedVersion"]
      : inputName.startsWith("Activate")
        ? ["id"]
        : [];
    const sent = new Set(["idempotencyKey", ...own]);
    const faults = bodies.flatMap((body) =>
      Object.entries(models[body]!.properties!).flatMap(([name, property]) => {
        if (property.readOnly || name === "selfUri" || NOT_WRITTEN[`${inputName}.${name}`]) return [];
        const fieldName = WRITTEN_AS[`${body}.${name}`] ?? WRITTEN_AS[name] ?? name;
        const here = `${inputName}.${fieldName}`;
        const field = input.getFields()[fieldName];
        if (!field) return [`${here} is missing`];
        sent.add(fieldName);
        return compareType(here, field.type, property, `${body}.${name}`, (graphType, target) => {
          if (WRITTEN_AS_ID.includes(target)) return graphType === "ID";
          const below = graphType.replace(/Input$/, "");
          if (!MODELS[below]?.includes(target)) return false;
          return graphType === `${below}Input` && compareInput(graphType, [target]);
        });
      }),
    );
    const excess = Object.keys(input.getFields()).filter((name) => !sent.has(name));
    return [...faults, ...excess.map((name) => `${inputName}.${name} is in no body`)];
  }

  /** The faults of one field. `fits` decides if a type belongs to a model, or returns the faults inside it. */
  function compareType(
    here: string,
    type: GraphQLType,
    property: RestSchema,
    place: string,
    fits: (graphType: string, model: string) => boolean | string[] | undefined,
  ): string[] {
    const nullable = getNullableType(type);
    const wrong = [`${here} is a ${String(nullable)}`];
    if (OTHER_TYPES[place]) return OTHER_TYPES[place] === String(nullable) ? [] : wrong;
    const { rest, model } = resolve(property);
    if (rest.type === "array") {
      return isListType(nullable) ? compareType(`${here}[]`, nullable.ofType, rest.items!, place, fits) : wrong;
    }
    if (model !== undefined && !OPEN_MODELS.includes(model)) {
      const answer = fits(String(nullable), model);
      return Array.isArray(answer) ? answer : answer ? [] : wrong;
    }
    if (rest.enum) {
      if (!isEnumType(nullable)) return wrong;
      learn(nullable.name, place, rest.enum);
      return [];
    }
    const isEnumElsewhere = isEnumType(nullable) && ENUM_ELSEWHERE[place.split(".")[1]!] === nullable.name;
    return scalarNames(rest, here).includes(String(nullable)) || isEnumElsewhere ? [] : wrong;
  }

  function learn(enumName: string, place: string, words: (string | null)[]): void {
    found.enums.add(place);
    const known = found.words.get(enumName) ?? new Set();
    for (const word of words) if (word !== null) known.add(word);
    found.words.set(enumName, known);
  }
}

/** The schema of a property, and its name if it has one. For a listing, the schema of its rows. */
export function resolve(property: RestSchema): { rest: RestSchema; model?: string } {
  const model = (property.$ref ?? property.allOf?.[0]?.$ref)?.split("/").at(-1);
  if (model === undefined) return { rest: property };
  const { entities } = models[model]!.properties!;
  return entities ? { rest: entities } : { rest: models[model]!, model };
}

function scalarNames({ type, format }: RestSchema, here: string): string[] {
  if (type === "string" && here.endsWith(".id")) return ["ID"];
  if (type === "string") return format === "date-time" ? ["DateTime"] : ["String", "ID"];
  // GraphQL's Int has 32 bits.
  if (type === "integer") return format === "int64" ? ["Float"] : ["Int"];
  return { number: ["Float"], boolean: ["Boolean"], object: ["JSON"] }[type ?? "object"] ?? [];
}
