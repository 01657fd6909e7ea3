import { createContext, use, useState } from "react";
import type { ReactNode } from "react";

const Announce = createContext<(text: string) => void>(() => {});

/** Says to a screen reader what has happened elsewhere on the page. */
export const useAnnounce = () => use(Announce);

export function Announcements({ children }: { children: ReactNode }) {
  const [text, setText] = useState("");
  return (
    <Announce value={setText}>
      {children}
      <p className="visually-hidden" role="status">
        {text}
      </p>
    </Announce>
  );
}
