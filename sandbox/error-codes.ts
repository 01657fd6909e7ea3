import { ApiError } from "./errors.ts";
import document from "./error-codes.json" with { type: "json" };

/** Status -> code -> message. */
type Codes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The codes that every operation may answer. */
export const commonCodes: Codes = document.common;

const operations = document.operations as unknown as Readonly<
  Record<string, Readonly<Record<string, Record<string, string> | readonly string[]>>>
>;

/** The codes that the vendor declares for this operation alone. Empty for an operation that its document does not have. */
export function codesOf(key: string): Codes {
  const { success: _, ...codes } = operations[key] ?? {};
  return codes as Codes;
}

/** True if the vendor declares this code for any operation. */
export function isDeclared(code: string): boolean {
  return everywhere().some((codes) => statusOf(codes, code) !== undefined);
}

/** The error with this code as the operation declares it; else as all operations do, or as any other one does. */
export function declaredError(key: string, code: string, wanted?: number): ApiError {
  const places = [codesOf(key), ...everywhere()];
  const exact = places.find((codes) => codes[String(wanted)]?.[code] !== undefined);
  const codes = exact ?? places.find((place) => statusOf(place, code) !== undefined)!;
  const declared = exact ? String(wanted) : statusOf(codes, code)!;
  return new ApiError(wanted ?? Number(declared), code, codes[declared]![code]!);
}

function everywhere(): Codes[] {
  return [commonCodes, ...Object.keys(operations).map(codesOf)];
}

function statusOf(codes: Codes, code: string): string | undefined {
  return Object.keys(codes).find((status) => codes[status]![code] !== undefined);
}
