import type { Handlers } from "../api.ts";
import type { JsonObject } from "../contract.ts";
import { ApiError } from "../errors.ts";
import { byName, listing } from "../paging.ts";
import type { User } from "../model.ts";

const maximumIds = 100;
const maximumPageSize = 500;

export const users: Handlers = {
  getUsers(call) {
    const { id: ids, state } = call.query as { id?: string[]; state: string };
    if (ids !== undefined && ids.length > maximumIds) {
      throw new ApiError(400, "invalid.query.param.value", `No more than ${maximumIds} ids may be asked for`, {
        details: [{ errorCode: "invalid.query.param.value", fieldName: "id" }],
      });
    }
    // The state filter applies to ids too: only state=any finds a deleted creator.
    const rows = [...call.state.users.values()]
      .filter((user) => (ids === undefined || ids.includes(user.id)) && (state === "any" || user.state === state))
      .toSorted(byName);
    return { status: 200, body: listing(call, rows, render, maximumPageSize) };
  },
  getUser({ state, params, query }) {
    const user = state.users.get(params.userId!);
    if (user === undefined || (user.state === "deleted") !== (query.state === "deleted")) throw new ApiError(404);
    return { status: 200, body: render(user) };
  },
};

function render(user: User): JsonObject {
  return { ...user, selfUri: userUri(user.id) };
}

/** `createdBy` as the platform sends it: id and selfUri, no name. Absent without an id. */
export function createdBy(id: string | undefined): { createdBy?: JsonObject } {
  return id === undefined ? {} : { createdBy: userReference(id) };
}

/** Reference to a user, for `modifiedBy` and similar fields. `undefined` without an id. */
export function userReference(id: string | undefined): JsonObject | undefined {
  return id === undefined ? undefined : { id, selfUri: userUri(id) };
}

function userUri(id: string): string {
  return `/api/v2/users/${id}`;
}
