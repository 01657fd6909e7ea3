import type { Handlers } from "../api.ts";
import { byName, listing } from "../paging.ts";

export const stickers: Handlers = {
  // The contract allows any string as messenger. One without stickers has an empty list.
  getMessagingSticker(call) {
    const rows = [...call.state.stickers.values()]
      .filter(({ messengerType }) => messengerType === call.params.messengerType)
      .toSorted(byName);
    const selfUri = (id: string) => `/api/v2/messaging/stickers/${call.params.messengerType}/${id}`;
    return { status: 200, body: listing(call, rows, (row) => ({ ...row, selfUri: selfUri(row.id) })) };
  },
};
