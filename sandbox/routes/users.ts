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
    // The state filter holds for ids too: a creator who has left is found with state=any only.
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

/** A reference as the platform writes `createdBy`: id and selfUri, never a name. Left out when nobody is known. */
export function createdBy(id: string | undefined): { createdBy?: JsonObject } {
  return id === undefined ? {} : { createdBy: userReference(id) };
}

/** The reference alone, for `modifiedBy` and the like; undefined, and so left out of the answer, when nobody is known. */
export function userReference(id: string | undefined): JsonObject | undefined {
  return id === undefined ? undefined : { id, selfUri: userUri(id) };
}

function userUri(id: string): string {
  return `/api/v2/users/${id}`;
}
