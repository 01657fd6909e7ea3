import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import type { RefObject } from "react";
import { useReplyChanges } from "../live/use-changes.ts";
import { LibraryTree } from "./library-tree.tsx";
import type { ResponseRows } from "./response-item.tsx";
import { SearchResults } from "./search-results.tsx";
import { focusTree } from "./tree.tsx";
import { useSettled } from "./use-settled.ts";

/** Milliseconds after the last key until the search begins. Each search costs a REST call. */
const LAST_KEY = 300;
const SHORTEST_PHRASE = 2;

interface Props extends ResponseRows {
  searchField: RefObject<HTMLInputElement | null>;
}

/** The libraries, or what the search has found. */
export function Finder({ searchField, ...rows }: Props) {
  const client = useApolloClient();
  useReplyChanges();
  const [text, setText] = useState("");
  const phrase = useSettled(text.trim(), LAST_KEY);
  const isSearch = phrase.length >= SHORTEST_PHRASE;
  return (
    <section className="panel panel-find" aria-labelledby="find-title">
      <header className="panel-head">
        <h2 id="find-title">Responses</h2>
        <button
          type="button"
          className="quiet"
          onClick={() => void client.refetchQueries({ include: "active" }).catch(() => {})}
        >
          Read again
        </button>
      </header>
      <search>
        <label htmlFor="search">Search names and texts</label>
        <input
          id="search"
          ref={searchField}
          type="search"
          autoComplete="off"
          aria-keyshortcuts="Control+K"
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") setText("");
            if (event.key !== "ArrowDown") return;
            event.preventDefault();
            focusTree();
          }}
        />
      </search>
      <div className="panel-body">
        {isSearch && <SearchResults phrase={phrase} {...rows} />}
        {/* Stays during a search, so that open libraries stay open. */}
        <div hidden={isSearch}>
          <LibraryTree {...rows} />
        </div>
      </div>
    </section>
  );
}
