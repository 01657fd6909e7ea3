import type { Call, Handlers } from "../api.ts";
import { declared, type JsonObject } from "../contract.ts";
import { ApiError, invalidValue, missingReference } from "../errors.ts";
import { onBothPaths, rootOf, todaysRoot } from "../generations.ts";
import { byName, listing } from "../paging.ts";
import type { MessagingSetting } from "../model.ts";
import type { State } from "../state.ts";
import { userReference } from "./users.ts";

// The older PATCH requires a name, today's does not: the body schemas of the contract say so.
export const messagingSettings: Handlers = onBothPaths({
  getConversationsMessagingSettings(call) {
    const rows = [...call.state.settings.values()].toSorted(byName);
    return { status: 200, body: listing(call, rows, (row) => render(row, rootOf(call))) };
  },
  getConversationsMessagingSetting(call) {
    return { status: 200, body: render(stored(call), rootOf(call)) };
  },
  postConversationsMessagingSettings(call) {
    const { state, userId: createdBy } = call;
    const dateCreated = state.date();
    const name = call.body.name as string;
    return store(call, { ...writable(call), id: state.newId(), name, version: 1, createdBy, dateCreated });
  },
  // PATCH replaces each named field as a whole, including the objects `content` and `event`.
  patchConversationsMessagingSetting(call) {
    const setting = stored(call);
    const changed = { version: setting.version + 1, updatedBy: call.userId, dateModified: call.state.date() };
    return store(call, { ...setting, ...writable(call), ...changed });
  },
  // The vendor's Terraform provider documents the 400 for the default. The one for a setting in use is an assumption.
  deleteConversationsMessagingSetting(call) {
    const { id } = stored(call);
    const { settings, integrations, defaults } = call.state;
    if (defaults.setting === id) throw inUse("It is the default of the organization");
    if ([...integrations.values()].some(({ messagingSetting }) => messagingSetting === id)) {
      throw inUse("An integration uses it");
    }
    settings.delete(id);
    return { status: 204 };
  },
  // 200 with an empty body if there is no default, according to the vendor's Terraform provider.
  getConversationsMessagingSettingsDefault(call) {
    const { setting } = call.state.defaults;
    return setting === undefined ? { status: 200 } : answer(call, call.state.settings.get(setting)!);
  },
  putConversationsMessagingSettingsDefault(call) {
    const id = call.body.settingId as string;
    const setting = call.state.settings.get(id);
    if (setting === undefined) throw missingReference(`There is no messaging setting with id ${id}`, "settingId");
    call.state.defaults.setting = id;
    return answer(call, setting);
  },
  deleteConversationsMessagingSettingsDefault({ state }) {
    delete state.defaults.setting;
    return { status: 204 };
  },
});

/** Reference to a setting: id and selfUri, or all ten fields if expanded. */
export function settingReference(state: State, id: string, expanded: boolean): JsonObject {
  const whole = render(state.settings.get(id)!, todaysRoot);
  return expanded ? whole : { id, selfUri: whole.selfUri };
}

function stored({ state, params }: Call): MessagingSetting {
  const setting = state.settings.get(params.messageSettingId!);
  if (setting === undefined) throw new ApiError(404);
  return setting;
}

function writable({ body }: Call): JsonObject {
  const { name } = body as { name?: string };
  if (name?.trim() === "") throw invalidValue("A messaging setting needs a name", "name");
  return declared("MessagingSettingRequest", body);
}

function inUse(reason: string): ApiError {
  return new ApiError(400, "bad.request", `The messaging setting cannot be deleted. ${reason}.`);
}

function store(call: Call, setting: MessagingSetting) {
  call.state.settings.set(setting.id, setting);
  return answer(call, setting);
}

function answer(call: Call, setting: MessagingSetting) {
  return { status: 200, body: render(setting, rootOf(call)) };
}

function render({ version, createdBy, updatedBy, ...setting }: MessagingSetting, root: string): JsonObject {
  return {
    ...setting,
    // A string, unlike all other versions in this API.
    version: String(version),
    createdBy: userReference(createdBy),
    updatedBy: userReference(updatedBy),
    selfUri: `${root}/settings/${setting.id}`,
  };
}
