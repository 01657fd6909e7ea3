import { createSecret } from "./secret.ts";
import type { Secret } from "./secret.ts";
import type { SettingsReader } from "./settings.ts";

export interface GenesysConfig {
  /** True when the requests go to the embedded sandbox, whose address is known once it runs. */
  sandbox: boolean;
  apiUrl: string;
  loginUrl: string;
  clientId: string;
  clientSecret: Secret;
}

/** AWS region -> domain, as the vendor's SDK lists them. */
const DOMAINS: Record<string, string> = {
  "us-east-1": "mypurecloud.com",
  "us-east-2": "use2.us-gov-pure.cloud",
  "us-west-2": "usw2.pure.cloud",
  "eu-west-1": "mypurecloud.ie",
  "eu-west-2": "euw2.pure.cloud",
  "eu-central-1": "mypurecloud.de",
  "eu-central-2": "euc2.pure.cloud",
  "ap-southeast-1": "apse1.pure.cloud",
  "ap-southeast-2": "mypurecloud.com.au",
  "ap-northeast-1": "mypurecloud.jp",
  "ap-northeast-2": "apne2.pure.cloud",
  "ap-northeast-3": "apne3.pure.cloud",
  "ap-south-1": "aps1.pure.cloud",
  "ca-central-1": "cac1.pure.cloud",
  "sa-east-1": "sae1.pure.cloud",
  "me-central-1": "mec1.pure.cloud",
  "mx-central-1": "mxc1.pure.cloud",
  "eusc-de-east-1": "edee1.eusc-pure.cloud",
};

/** Where Genesys Cloud is and with which credentials, or the sandbox where nothing is said and this is not production. */
export function readUpstream({ read, secret, httpsUrl, faults }: SettingsReader, production: boolean): GenesysConfig {
  const asked = read("GENESYS_UPSTREAM");
  if (asked !== undefined && asked !== "sandbox") faults.push("GENESYS_UPSTREAM is left out or is sandbox.");
  const clientId = read("GENESYS_CLIENT_ID");
  const clientSecret = secret("GENESYS_CLIENT_SECRET", "GENESYS_CLIENT_SECRET_FILE");
  const region = read("GENESYS_REGION");
  const given = [clientId, clientSecret, region, read("GENESYS_API_URL"), read("GENESYS_LOGIN_URL")];
  const nothingGiven = given.every((value) => value === undefined);

  if (asked === "sandbox" || (asked === undefined && nothingGiven && !production)) {
    if (!nothingGiven)
      faults.push("GENESYS_UPSTREAM=sandbox does not go together with GENESYS_ credentials, region or URLs.");
    return { sandbox: true, apiUrl: "", loginUrl: "", clientId: "sandbox", clientSecret: createSecret("sandbox") };
  }
  if (clientId === undefined) faults.push("GENESYS_CLIENT_ID is missing.");
  if (clientSecret === undefined) faults.push("GENESYS_CLIENT_SECRET (or GENESYS_CLIENT_SECRET_FILE) is missing.");

  const apiUrl = httpsUrl("GENESYS_API_URL");
  const loginUrl = httpsUrl("GENESYS_LOGIN_URL");
  const domain = region === undefined ? undefined : (DOMAINS[region] ?? region);
  if (domain === undefined && (!apiUrl || !loginUrl)) {
    faults.push("GENESYS_REGION is missing: an AWS region such as eu-central-1, or a domain such as mypurecloud.de.");
  }
  if (domain !== undefined && !Object.values(DOMAINS).includes(domain)) {
    faults.push(`GENESYS_REGION is no region of Genesys Cloud; the regions are ${Object.keys(DOMAINS).join(", ")}.`);
  }
  return {
    sandbox: false,
    apiUrl: apiUrl ?? `https://api.${domain}`,
    loginUrl: loginUrl ?? `https://login.${domain}`,
    clientId: clientId ?? "",
    clientSecret: clientSecret ?? createSecret(""),
  };
}
