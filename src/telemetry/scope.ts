/** The name of the gateway in metrics and spans. */
export const SCOPE = "genesys-graphql";
