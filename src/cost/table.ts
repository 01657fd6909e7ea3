import { changeCosts } from "./change-costs.ts";
import { historyCosts } from "./history-costs.ts";
import { integrationCosts } from "./integration-costs.ts";
import { integrationFieldCosts } from "./integration-field-costs.ts";
import { messagingCosts } from "./messaging-costs.ts";
import { entityCosts, nodeCosts } from "./node-costs.ts";
import { responseCosts } from "./response-costs.ts";
import type { FieldCost } from "./field-cost.ts";
import { writeCosts } from "./write-costs.ts";

/**
 * The cost of every field whose resolver can reach REST, by `Type.field`. Fields without a row cost nothing; their
 * children get the same parents.
 */
export const COSTS: Readonly<Record<string, FieldCost<never> | undefined>> = {
  ...nodeCosts,
  ...entityCosts,
  ...responseCosts,
  ...historyCosts,
  ...messagingCosts,
  ...integrationCosts,
  ...integrationFieldCosts,
  ...changeCosts,
  ...writeCosts,
};
