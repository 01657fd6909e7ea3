import { Activity, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Announcements } from "./announce.tsx";
import { BudgetCorner } from "./budget/budget-corner.tsx";
import { ChannelsView } from "./channels/channels-view.tsx";
import type { Connection } from "./client.ts";
import { Conversation } from "./conversation/conversation.tsx";
import { useMessageBox } from "./conversation/use-message-box.ts";
import { Finder } from "./finder/finder.tsx";
import { focusTree } from "./finder/tree.tsx";
import { LiveCorner } from "./live/live-corner.tsx";
import { PANELS, PanelSwitch } from "./panel-switch.tsx";
import type { Panel } from "./panel-switch.tsx";
import { ResponsePanel } from "./response/response-panel.tsx";
import { useUnsaved } from "./response/use-unsaved.ts";
import { SignedOut } from "./session/signed-out.tsx";
import { ShortcutsButton } from "./shortcuts.tsx";
import { useHash } from "./use-hash.ts";

/** The whole page: replies to a conversation, or the channels. */
export function App({ connection, signInUrl }: { connection: Connection; signInUrl: string }) {
  const { client, budget, live, session } = connection;
  const isChannels = useHash() === "#channels";
  const [panel, setPanel] = useState<Panel>("find");
  // A new object for each time, so that opening the same response again moves the focus to it too.
  const [opened, setOpened] = useState<{ id: string }>();
  const search = useRef<HTMLInputElement>(null);
  const unsaved = useUnsaved();
  const messageBox = useMessageBox();

  /** Shows the panel before the focus moves into it: on a narrow screen the others are hidden. */
  const show = (next: Panel) => flushSync(() => setPanel(next));

  function open(id: string): void {
    setOpened({ id });
    show("response");
  }

  function backToList(leaving?: string): void {
    show("find");
    focusTree(leaving);
  }

  function insert(text: string): void {
    show("message");
    messageBox.insert(text);
  }

  function find(): void {
    const select = () => search.current?.select();
    show("find");
    if (!isChannels) return select();
    // The field is hidden until the view has changed.
    addEventListener("hashchange", () => requestAnimationFrame(select), { once: true });
    location.hash = "replies";
  }

  function tryAgain(): void {
    live.tryNow();
    client.refetchQueries({ include: "active" }).catch(() => {});
  }

  return (
    <Announcements>
      <header className="top">
        <h1>Agent desktop</h1>
        <nav aria-label="Views">
          <a href="#replies" aria-current={isChannels ? undefined : "page"}>
            Replies
          </a>
          <a href="#channels" aria-current={isChannels ? "page" : undefined}>
            Channels
          </a>
        </nav>
        <ShortcutsButton onSearch={find} />
        <LiveCorner live={live} />
        <BudgetCorner budget={budget} />
      </header>
      <SignedOut session={session} signInUrl={signInUrl} onRetry={tryAgain} />
      <main>
        {isChannels && <ChannelsView />}
        {/* Keeps what was entered while the channels are read, and takes no shortcuts then. */}
        <Activity mode={isChannels ? "hidden" : "visible"}>
          <div className="replies" data-panel={panel}>
            <Finder opened={opened?.id} unsaved={unsaved.ids} searchField={search} onOpen={open} />
            <ResponsePanel
              opened={opened}
              unsaved={unsaved}
              onInsert={insert}
              onEdit={() => show("response")}
              onBack={() => backToList()}
              onDeleted={(id) => {
                // The dialog closes first: until then nothing else can have the focus.
                flushSync(() => setOpened(undefined));
                backToList(id);
              }}
            />
            <Conversation messageBox={messageBox.ref} />
          </div>
        </Activity>
      </main>
      {!isChannels && <PanelSwitch panels={PANELS} panel={panel} onChange={setPanel} />}
    </Announcements>
  );
}
