/** A Redis that Sentinels know: `redis+sentinel://user:password@host:port,host:port/name/0`. */
export interface SentinelUrl {
  sentinels: { host: string; port: number }[];
  /** The name of the primary. */
  name: string;
  username: string;
  password: string;
  db: number;
  isTls: boolean;
  sentinelUsername: string;
  sentinelPassword: string;
}

const SENTINEL_URL = /^(rediss?)\+sentinel:\/\/(?:([^@/?#]*)@)?([^@/?#]+)\/([^/?#]+)(?:\/(\d{1,4}))?(?:\?([^#]*))?$/;
const SENTINEL_PORT = 26_379;

/** The parts of such a URL; undefined for any other text. Its query may have `sentinelUsername` and `sentinelPassword`. */
export function parseSentinelUrl(text: string): SentinelUrl | undefined {
  const [, scheme, user = "", hosts = "", name = "", db = "0", query = ""] = SENTINEL_URL.exec(text) ?? [];
  const sentinels = hosts.split(",").map((host) => {
    const url = `redis://${host}`;
    const { hostname, port } = URL.canParse(url) ? new URL(url) : { hostname: "", port: "" };
    return { host: hostname.replace(/^\[(.*)\]$/, "$1"), port: Number(port || SENTINEL_PORT) };
  });
  if (scheme === undefined || sentinels.some(({ host }) => host === "")) return undefined;
  const [username = "", ...password] = user.split(":");
  const more = new URLSearchParams(query);
  try {
    return {
      sentinels,
      name: decodeURIComponent(name),
      username: decodeURIComponent(username),
      password: decodeURIComponent(password.join(":")),
      db: Number(db),
      isTls: scheme === "rediss",
      sentinelUsername: more.get("sentinelUsername") ?? "",
      sentinelPassword: more.get("sentinelPassword") ?? "",
    };
  } catch {
    return undefined;
  }
}
