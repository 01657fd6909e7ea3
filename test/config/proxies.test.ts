import { describe, expect, test } from "@jest/globals";
import { readProxies } from "../../src/config/proxies.ts";
import { findUnknownSettings } from "../../src/config/unknown-settings.ts";

const API = "https://api.mypurecloud.de";
const PROXY = "http://proxy.example.com:8080";

/** The proxy of a URL in this environment, and the faults of the environment. */
function read(env: Record<string, string>, url = API) {
  const faults: string[] = [];
  const proxyOf = readProxies(env, faults);
  return { proxy: proxyOf(url), faults };
}

test.each<[string, Record<string, string>, string, string | undefined]>([
  ["none", {}, API, undefined],
  ["HTTPS_PROXY", { HTTPS_PROXY: PROXY }, API, `${PROXY}/`],
  ["https_proxy", { https_proxy: PROXY }, API, `${PROXY}/`],
  ["an empty one", { HTTPS_PROXY: " " }, API, undefined],
  ["small letters before capitals", { https_proxy: PROXY, HTTPS_PROXY: "http://other" }, API, `${PROXY}/`],
  ["an empty one in small letters", { https_proxy: "", HTTPS_PROXY: PROXY }, API, `${PROXY}/`],
  ["HTTP_PROXY for https", { HTTP_PROXY: PROXY }, API, undefined],
  ["HTTP_PROXY for http", { HTTP_PROXY: PROXY }, "http://127.0.0.1:1", `${PROXY}/`],
  ["http_proxy", { http_proxy: PROXY }, "http://127.0.0.1:1", `${PROXY}/`],
  ["without a scheme", { HTTPS_PROXY: "proxy.example.com:8080" }, API, `${PROXY}/`],
  ["with credentials", { HTTPS_PROXY: "http://u:p%40@proxy:1" }, API, "http://u:p%40@proxy:1/"],
  ["a proxy that is asked over TLS", { HTTPS_PROXY: "https://proxy" }, API, "https://proxy/"],
])("%s", (_, env, url, proxy) => {
  expect(read(env, url)).toEqual({ proxy, faults: [] });
  expect(findUnknownSettings(env)).toEqual([]);
});

test.each(["socks5://proxy:1080", "http://", "http://u:%zz@proxy", "ftp://proxy"])(
  "%s is refused without its value",
  (value) => {
    for (const name of ["HTTPS_PROXY", "http_proxy"]) {
      const shown = name.toUpperCase();
      expect(read({ [name]: value }).faults).toEqual([
        `${shown} must be the URL of an HTTP proxy, such as http://proxy.example.com:8080.`,
      ]);
    }
  },
);

describe("NO_PROXY", () => {
  test.each<[string, string, boolean]>([
    ["*", API, true],
    ["api.mypurecloud.de", API, true],
    ["API.MyPureCloud.de", API, true],
    ["mypurecloud.de", API, true],
    [".mypurecloud.de", API, true],
    ["*.mypurecloud.de", API, true],
    ["purecloud.de", API, false],
    ["mypurecloud.d", API, false],
    ["api.mypurecloud.de.example.com", API, false],
    ["login.mypurecloud.de", API, false],
    ["api.mypurecloud.de:443", API, true],
    [".mypurecloud.de:443", API, true],
    ["*:443", API, true],
    ["api.mypurecloud.de:8443", API, false],
    ["api.mypurecloud.de:8443", `${API}:8443`, true],
    ["localhost, api.mypurecloud.de", API, true],
    ["localhost api.mypurecloud.de", API, true],
    [" ,,", API, false],
    ["127.0.0.1", "https://127.0.0.1:8443", true],
    ["127.0.0.1:8443", "https://127.0.0.1:8443", true],
    ["127.0.0.1:8444", "https://127.0.0.1:8443", false],
    ["127.0.0.0/8", "https://127.0.0.1:8443", true],
    ["10.0.0.0/8", "https://127.0.0.1:8443", false],
    ["10.0.0.0/8", API, false],
    ["10.0.0.0/99", "https://10.0.0.0", false],
    ["::1", "https://[::1]:8443", true],
    ["[::1]", "https://[::1]:8443", true],
    ["[::1]:8443", "https://[::1]:8443", true],
    ["[::1]:1", "https://[::1]:8443", false],
    ["fd00::/8", "https://[fd12::1]", true],
  ])("%s for %s: %p", (noProxy, url, isExcepted) => {
    const proxy = isExcepted ? undefined : `${PROXY}/`;
    expect(read({ HTTPS_PROXY: PROXY, NO_PROXY: noProxy }, url)).toEqual({ proxy, faults: [] });
    expect(read({ https_proxy: PROXY, no_proxy: noProxy }, url)).toEqual({ proxy, faults: [] });
  });
});
