import type { Call, Handlers } from "../api.ts";
import { declaredError } from "../error-codes.ts";

/** Minutes. The vendor publishes neither the default nor any limit. */
const defaultTimeoutMinutes = 4320;

/** How long a conversation takes new messages after its end. Only what has been set is listed; the default is for all others. */
export const threadingTimeline: Handlers = {
  getConversationsMessagingThreadingtimeline: answer,
  // PUT replaces everything: a messenger that the body leaves out gets the default.
  putConversationsMessagingThreadingtimeline(call) {
    const { settings } = call.body as { settings: { messengerType: string; timeoutInMinutes: number }[] };
    if (settings.some(({ timeoutInMinutes }) => timeoutInMinutes < 1)) {
      throw declaredError("", "invalid.threading.window.timeout");
    }
    const { threadingWindows } = call.state;
    threadingWindows.clear();
    for (const { messengerType: id, timeoutInMinutes } of settings) threadingWindows.set(id, { id, timeoutInMinutes });
    return answer(call);
  },
};

function answer({ state }: Call) {
  const rows = [...state.threadingWindows.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const settings = rows.map(({ id: messengerType, timeoutInMinutes }) => ({ messengerType, timeoutInMinutes }));
  return { status: 200, body: { id: "threading-timeline", settings, defaultTimeoutMinutes } };
}
