const JSON_TYPE = "application/json; charset=utf-8";
const RESPONSE_TYPE = "application/graphql-response+json";

/**
 * The Content-Type of errors that end a request before its operation runs, for this Accept header. A client that names the
 * type of GraphQL over HTTP reads the codes with every status; with plain JSON it may trust nothing but a 200.
 */
export function errorMediaType(accept: string | undefined): string {
  const named = accept?.split(",").some((range) => {
    const [type, ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    return type === RESPONSE_TYPE && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
  return named ? `${RESPONSE_TYPE}; charset=utf-8` : JSON_TYPE;
}
