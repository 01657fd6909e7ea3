import type { LibraryResolvers, ResponseResolvers } from "../generated/resolvers.ts";
import { AUDIT_PAGE_SIZE, AUDIT_ROUTES } from "../datasources/audits.ts";
import type { PageArguments } from "../datasources/rest/paging.ts";
import { block } from "./field-cost.ts";
import type { FieldCosts, Parents, PlannedField } from "./field-cost.ts";

type HistoryCosts = FieldCosts<"Library", Pick<LibraryResolvers, "history">> &
  FieldCosts<"Response", Pick<ResponseResolvers, "history">>;

/** Audits are filtered by one entity, so each has calls of its own. */
const history = (field: PlannedField<PageArguments>): Parents[] => [
  { rows: block(field, `POST ${AUDIT_ROUTES.query}`, AUDIT_PAGE_SIZE), round: field.parents.round },
];

/** Costs of the histories of entities. */
export const historyCosts: HistoryCosts = { "Library.history": history, "Response.history": history };
