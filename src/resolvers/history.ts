import { isObjectType } from "graphql";
import type { GraphQLSchema } from "graphql";
import { actionOf } from "../changes/audited-change.ts";
import type { HistoryKind, PastChange } from "../datasources/history.ts";
import type { HistoryEntryResolvers } from "../generated/resolvers.ts";
import type { Complete } from "../graphql/complete.ts";

const TYPES: Record<HistoryKind, string> = { library: "Library", response: "Response" };

const HistoryEntry: Complete<HistoryEntryResolvers, PastChange> = {
  auditId: ({ id }) => id,
  action: ({ action }) => actionOf(action),
  at: ({ at }) => (at === undefined ? null : new Date(at).toISOString()),
  oauthClientId: ({ clientId }) => clientId,
  changes: ({ kind, properties }, _, _context, { schema }) =>
    properties.map(({ name, before, after }) => ({
      field: fieldOf(schema, TYPES[kind], name),
      from: [...before],
      to: [...after],
    })),
};

/** The field of the type that a property of an audit stands for, however Genesys Cloud spells it. */
function fieldOf(schema: GraphQLSchema, typeName: string, property: string): string {
  const type = schema.getType(typeName);
  const names = isObjectType(type) ? Object.keys(type.getFields()) : [];
  return names.find((name) => lettersOf(name) === lettersOf(property)) ?? property;
}

const lettersOf = (word: string) => word.toLowerCase().replaceAll(/[^a-z]/g, "");

export const history = { HistoryEntry };
