import type {
  IntegrationChangeResolvers,
  LibraryChangeResolvers,
  ResponseChangeResolvers,
  SupportedContentProfileChangeResolvers,
} from "../generated/resolvers.ts";
import { selectionOf } from "../graphql/selection.ts";
import { expandFor } from "../resolvers/integration-links.ts";
import type { FieldCosts } from "./field-cost.ts";
import { findById } from "./integration-costs.ts";
import { byIds, profilePaths } from "./messaging-costs.ts";
import { librariesById, responsesById } from "./response-costs.ts";

/** Stands for the id of the one entity that an event is about. */
const CHANGED = "changed";

type ChangeCosts = FieldCosts<"ResponseChange", Pick<ResponseChangeResolvers, "response">> &
  FieldCosts<"LibraryChange", Pick<LibraryChangeResolvers, "library">> &
  FieldCosts<"SupportedContentProfileChange", Pick<SupportedContentProfileChangeResolvers, "supportedContentProfile">> &
  FieldCosts<"IntegrationChange", Pick<IntegrationChangeResolvers, "integration">>;

/** Costs of the fields of an event, which is executed like a query of its own. */
export const changeCosts: ChangeCosts = {
  "ResponseChange.response": (field) => responsesById(field, [CHANGED]),
  "LibraryChange.library": (field) => librariesById(field, [CHANGED]),
  "SupportedContentProfileChange.supportedContentProfile": (field) => byIds(field, profilePaths(field.api), [CHANGED]),
  "IntegrationChange.integration": (field) => findById(field, CHANGED, expandFor(selectionOf(field.info))),
};
