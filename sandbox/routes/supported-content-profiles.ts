import type { Call, Handlers } from "../api.ts";
import { declared, type JsonObject } from "../contract.ts";
import { declaredError } from "../error-codes.ts";
import { ApiError, invalidValue, missingReference } from "../errors.ts";
import { onBothPaths, rootOf, todaysRoot } from "../generations.ts";
import { byName, listing } from "../paging.ts";
import type { SupportedContentProfile } from "../model.ts";
import type { State } from "../state.ts";
import { userReference } from "./users.ts";

const shared: Handlers = {
  getConversationsMessagingSupportedcontent(call) {
    const rows = [...call.state.profiles.values()].toSorted(byName);
    return { status: 200, body: listing(call, rows, (row) => render(row, rootOf(call))) };
  },
  getConversationsMessagingSupportedcontentSupportedContentId(call) {
    return answer(call, stored(call));
  },
  postConversationsMessagingSupportedcontent(call) {
    const { state, userId: createdBy } = call;
    const dateCreated = state.date();
    const name = call.body.name as string;
    return store(call, { ...writable(call), id: state.newId(), name, version: 1, createdBy, dateCreated });
  },
  // PATCH uses the model of POST, so both paths require the name.
  patchConversationsMessagingSupportedcontentSupportedContentId(call) {
    const profile = stored(call);
    if (profile.builtIn) throw refused("changed", "It is a built-in one");
    const changed = { version: profile.version + 1, modifiedBy: call.userId, dateModified: call.state.date() };
    return store(call, { ...profile, ...writable(call), ...changed });
  },
  // The vendor declares a code for a profile in use. For the default and the built-in one it is an assumption, as for settings.
  deleteConversationsMessagingSupportedcontentSupportedContentId(call) {
    const { id, builtIn } = stored(call);
    const { profiles, integrations, defaults } = call.state;
    if (builtIn) throw refused("deleted", "It is a built-in one");
    if (defaults.profile === id) throw refused("deleted", "It is the default of the organization");
    if ([...integrations.values()].some(({ supportedContent }) => supportedContent === id)) {
      throw declaredError("", "supported.content.in.use");
    }
    profiles.delete(id);
    return { status: 204 };
  },
};

export const supportedContentProfiles: Handlers = {
  ...onBothPaths(shared),
  // The older API lacks these two operations. No operation clears this default.
  getConversationsMessagingSupportedcontentDefault(call) {
    return answer(call, call.state.profiles.get(call.state.defaults.profile)!);
  },
  putConversationsMessagingSupportedcontentDefault(call) {
    const id = call.body.id as string;
    const profile = call.state.profiles.get(id);
    if (profile === undefined) throw missingReference(`There is no supported content profile with id ${id}`, "id");
    call.state.defaults.profile = id;
    return answer(call, profile);
  },
};

/** Reference to a profile: id and selfUri, plus name and media types if expanded. */
export function profileReference(state: State, id: string, expanded: boolean): JsonObject {
  const whole = render(state.profiles.get(id)!, todaysRoot);
  return expanded ? declared("SupportedContentReference", whole) : { id, selfUri: whole.selfUri };
}

function stored({ state, params }: Call): SupportedContentProfile {
  const profile = state.profiles.get(params.supportedContentId!);
  if (profile === undefined) throw new ApiError(404);
  return profile;
}

function writable({ body }: Call): JsonObject {
  const { name, mediaTypes } = body as { name: string; mediaTypes?: MediaTypes };
  if (name.trim() === "") throw invalidValue("A supported content profile needs a name", "name");
  for (const direction of ["inbound", "outbound"] as const) {
    for (const [at, { type = "" }] of (mediaTypes?.allow?.[direction] ?? []).entries()) {
      if (mediaType.test(type)) continue;
      throw invalidValue(`"${type}" is not a media type`, `mediaTypes.allow.${direction}[${at}].type`);
    }
  }
  return declared("SupportedContent", body);
}

type MediaTypes = { allow?: Partial<Record<"inbound" | "outbound", { type?: string }[]>> };

// Includes wildcards: the vendor's model names "image/*" and "*/*".
const mediaType = /^[^\s/]+\/[^\s/]+$/;

function refused(what: "changed" | "deleted", reason: string): ApiError {
  return new ApiError(400, "bad.request", `The supported content profile cannot be ${what}. ${reason}.`);
}

function store(call: Call, profile: SupportedContentProfile) {
  call.state.profiles.set(profile.id, profile);
  return answer(call, profile);
}

function answer(call: Call, profile: SupportedContentProfile) {
  return { status: 200, body: render(profile, rootOf(call)) };
}

function render({ createdBy, modifiedBy, ...profile }: SupportedContentProfile, root: string): JsonObject {
  return declared("SupportedContent", {
    ...profile,
    createdBy: userReference(createdBy),
    modifiedBy: userReference(modifiedBy),
    selfUri: `${root}/supportedcontent/${profile.id}`,
  });
}
