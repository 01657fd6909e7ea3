import type { Call, Handlers } from "../api.ts";
import { declared, type JsonObject } from "../contract.ts";
import { ApiError, invalidValue } from "../errors.ts";
import { onBothPaths, rootOf, todaysRoot } from "../generations.ts";
import { byName, listing } from "../paging.ts";
import type { MessagingSetting } from "../model.ts";
import type { State } from "../state.ts";
import { userReference } from "./users.ts";

// What tells the two PATCHes apart, the mandatory name of the old one, is in the contract's body schemas.
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
  // Fields that are named are replaced as a whole, `content` and `event` too.
  patchConversationsMessagingSetting(call) {
    const setting = stored(call);
    const changed = { version: setting.version + 1, updatedBy: call.userId, dateModified: call.state.date() };
    return store(call, { ...setting, ...writable(call), ...changed });
  },
  // The 400 for the default is what the vendor's Terraform provider meets; the one for use is the sandbox's reading.
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
  // 200 with nothing at all when there is no default: so the authors of the vendor's Terraform provider say.
  getConversationsMessagingSettingsDefault(call) {
    const { setting } = call.state.defaults;
    return setting === undefined ? { status: 200 } : answer(call, call.state.settings.get(setting)!);
  },
  putConversationsMessagingSettingsDefault(call) {
    const id = call.body.settingId as string;
    const setting = call.state.settings.get(id);
    if (setting === undefined) throw invalidValue(`There is no messaging setting with id ${id}`, "settingId");
    call.state.defaults.setting = id;
    return answer(call, setting);
  },
  deleteConversationsMessagingSettingsDefault({ state }) {
    delete state.defaults.setting;
    return { status: 204 };
  },
});

/** The setting of an integration: id and selfUri, or all ten fields when they were asked for. */
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
    // A string here, unlike every other version of the platform.
    version: String(version),
    createdBy: userReference(createdBy),
    updatedBy: userReference(updatedBy),
    selfUri: `${root}/settings/${setting.id}`,
  };
}
