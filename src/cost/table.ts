import { integrationCosts } from "./integration-costs.ts";
import { integrationFieldCosts } from "./integration-field-costs.ts";
import { messagingCosts } from "./messaging-costs.ts";
import { responseCosts } from "./response-costs.ts";
import type { Cost } from "./field-cost.ts";
import { writeCosts } from "./write-costs.ts";

/**
 * Every field whose resolver can reach REST, as `Type.field`, with what it costs. A field that is not in here costs
 * nothing, and the fields below it are asked of what its parent had.
 */
export const COSTS: Readonly<Record<string, Cost<never> | undefined>> = {
  ...responseCosts,
  ...messagingCosts,
  ...integrationCosts,
  ...integrationFieldCosts,
  ...writeCosts,
};
