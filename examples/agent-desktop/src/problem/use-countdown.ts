import { useEffect, useState } from "react";

const SECOND = 1000;

/** Seconds that are left of a wait that begins when `reason` becomes another object. */
export function useCountdown(seconds: number, reason: unknown): number {
  const [state, setState] = useState({ reason, left: seconds });
  useEffect(() => {
    if (seconds <= 0) return undefined;
    const end = Date.now() + seconds * SECOND;
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((end - Date.now()) / SECOND));
      setState({ reason, left: rest });
      if (rest === 0) clearInterval(timer);
    }, SECOND);
    return () => clearInterval(timer);
  }, [seconds, reason]);
  return state.reason === reason ? state.left : seconds;
}
