import { useEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import { useAnnounce } from "../announce.tsx";

interface Message {
  from: "customer" | "agent";
  text: string;
}

/** A conversation to try the page with. An application has its own here. */
const BEGINNING: Message[] = [
  { from: "customer", text: "Hello, my parcel has not arrived. My order is 4711." },
  { from: "agent", text: "Hello Ada, I am looking into it." },
  { from: "customer", text: "Thank you! When will it be here?" },
];

/** The conversation with a customer, and the box for the next message. */
export function Conversation({ messageBox }: { messageBox: RefObject<HTMLTextAreaElement | null> }) {
  const [messages, setMessages] = useState(BEGINNING);
  const log = useRef<HTMLOListElement>(null);
  const announce = useAnnounce();
  useEffect(() => {
    // In a new Chromium it answers a promise, which is no clean-up of an effect.
    void log.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [messages]);

  function send(form: HTMLFormElement): void {
    const text = String(new FormData(form).get("message")).trim();
    if (text === "") return;
    setMessages([...messages, { from: "agent", text }]);
    form.reset();
    messageBox.current?.focus();
    announce("Sent");
  }

  return (
    <section className="panel panel-message" aria-labelledby="conversation-title">
      <header className="panel-head">
        <h2 id="conversation-title">Ada Lovelace</h2>
        <span className="chip">WhatsApp</span>
      </header>
      {/* Scrolls, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol ref={log} className="messages" tabIndex={0} aria-label="Messages">
        {messages.map(({ from, text }, at) => (
          <li key={at} className={`message message-${from}`}>
            <span className="visually-hidden">{from === "agent" ? "You: " : "Customer: "}</span>
            {text}
          </li>
        ))}
      </ol>
      <form
        className="composer"
        onSubmit={(event) => {
          event.preventDefault();
          send(event.currentTarget);
        }}
      >
        <label htmlFor="message">Message</label>
        <textarea
          id="message"
          name="message"
          ref={messageBox}
          rows={4}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <div className="buttons">
          <button type="submit" className="primary" aria-keyshortcuts="Control+Enter">
            Send
          </button>
        </div>
      </form>
    </section>
  );
}
