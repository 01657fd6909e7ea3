import type { Handlers } from "../api.ts";
import type { JsonObject } from "../contract.ts";
import type { Data } from "../data/small.ts";
import { ApiError } from "../errors.ts";
import { byName, listing } from "../paging.ts";

const maximumIds = 100;

/** Of the parameters, only the page and `id` have an effect. */
export const divisions: Handlers = {
  getAuthorizationDivisions(call) {
    const { id: ids } = call.query as { id?: string[] };
    if (ids !== undefined && ids.length > maximumIds) {
      throw new ApiError(400, "invalid.query.param.value", `No more than ${maximumIds} ids may be asked for`, {
        details: [{ errorCode: "invalid.query.param.value", fieldName: "id" }],
      });
    }
    const rows = [...call.state.divisions.values()]
      .filter((row) => ids === undefined || ids.includes(row.id))
      .toSorted(byName);
    return { status: 200, body: listing(call, rows, render) };
  },
  getAuthorizationDivision({ state, params }) {
    const division = state.divisions.get(params.divisionId!);
    if (division === undefined) throw new ApiError(404);
    return { status: 200, body: render(division) };
  },
};

function render(division: Data["divisions"][number]): JsonObject {
  return { ...division, selfUri: `/api/v2/authorization/divisions/${division.id}` };
}
