/**
 * Fields of types and inputs -> their names in the REST API. Clients take a field named `id` for the identity of an object, which
 * the key of a substitution is not: each response has its own.
 */
const REST_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ResponseSubstitution: { key: "id" },
  ResponseSubstitutionInput: { key: "id" },
};

/** The name that a field of a type or an input has in the REST API. */
export function restNameOf(typeName: string, field: string): string {
  return REST_NAMES[typeName]?.[field] ?? field;
}

/** The name of a REST field in a type or an input. */
export function graphNameOf(typeName: string, restField: string): string {
  const names = Object.entries(REST_NAMES[typeName] ?? {});
  return names.find(([, name]) => name === restField)?.[0] ?? restField;
}
