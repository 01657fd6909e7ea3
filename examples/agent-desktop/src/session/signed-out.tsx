import { useSyncExternalStore } from "react";
import type { Session } from "./session.ts";

interface Props {
  session: Session;
  /** Where people sign in. */
  signInUrl: string;
  onRetry: () => void;
}

/** Says that the session has ended, and how to go on. Nothing on the page is lost. */
export function SignedOut({ session, signInUrl, onRetry }: Props) {
  const isSignedOut = useSyncExternalStore(session.subscribe, session.isSignedOut);
  if (!isSignedOut) return null;
  return (
    <div className="signed-out" role="alert">
      <p>
        <strong>You are signed out.</strong> Sign in again. What you have written stays here.
      </p>
      <div className="buttons">
        <a href={signInUrl} target="_blank" rel="noreferrer">
          Sign in
        </a>
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      </div>
    </div>
  );
}
