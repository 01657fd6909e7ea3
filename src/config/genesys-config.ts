import { createSecret } from "./secret.ts";
import type { Secret } from "./secret.ts";
import { SETTINGS_TABLE } from "./settings-table.ts";
import type { Setting, SettingsReader } from "./settings.ts";

export interface GenesysConfig {
  /** True for the embedded sandbox, whose address is known once it runs. */
  sandbox: boolean;
  apiUrl: string;
  loginUrl: string;
  clientId: string;
  clientSecret: Secret;
}

/** The domain of each AWS region, as in the vendor's SDK. */
export const REGIONS: Readonly<Record<string, string>> = {
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

/** With any of these the gateway uses an organization, not the sandbox. */
const ORGANIZATION_SETTINGS: readonly Setting[] = [
  "GENESYS_CLIENT_ID",
  "GENESYS_CLIENT_SECRET",
  "GENESYS_CLIENT_SECRET_FILE",
  "GENESYS_REGION",
  "GENESYS_API_URL",
  "GENESYS_LOGIN_URL",
];

/** Reads the addresses and credentials of Genesys Cloud. Without any, it is the sandbox, except in production. */
export function readGenesysConfig({ get, isSet, production, faults }: SettingsReader): GenesysConfig {
  const asked = get("GENESYS_UPSTREAM");
  const clientSecret = get("GENESYS_CLIENT_SECRET");
  const given = ORGANIZATION_SETTINGS.filter(isSet);

  if (asked === "sandbox" || (asked === undefined && given.length === 0 && !production)) {
    if (given.length > 0) {
      faults.push(`GENESYS_UPSTREAM=sandbox does not go together with ${given.join(", ")}. Remove one or the other.`);
    }
    return { sandbox: true, apiUrl: "", loginUrl: "", clientId: "sandbox", clientSecret: createSecret("sandbox") };
  }
  const clientId = get("GENESYS_CLIENT_ID");
  if (clientId === undefined) {
    faults.push("GENESYS_CLIENT_ID is missing. Set it to the id of your OAuth client.");
  }
  if (clientSecret === undefined) {
    faults.push(
      "GENESYS_CLIENT_SECRET (or GENESYS_CLIENT_SECRET_FILE) is missing. Set it to the secret of your OAuth client.",
    );
  }
  return {
    sandbox: false,
    ...readAddresses({ get, faults }),
    clientId: clientId ?? "",
    clientSecret: clientSecret ?? createSecret(""),
  };
}

function readAddresses({ get, faults }: Pick<SettingsReader, "get" | "faults">) {
  const apiUrl = get("GENESYS_API_URL");
  const loginUrl = get("GENESYS_LOGIN_URL");
  const region = get("GENESYS_REGION");
  const domain = region === undefined ? undefined : (REGIONS[region] ?? region);
  if (domain === undefined && (!apiUrl || !loginUrl)) {
    faults.push(
      "GENESYS_REGION is missing. Set it to the AWS region of your organization, such as eu-central-1, or to its domain, " +
        "such as mypurecloud.de.",
    );
  }
  if (domain !== undefined && !Object.values(REGIONS).includes(domain)) {
    faults.push(`GENESYS_REGION is not a region of Genesys Cloud. Set one of ${Object.keys(REGIONS).join(", ")}.`);
  }
  const addressOf = ({ pattern }: { pattern: string }) => pattern.replace("{domain}", String(domain));
  return {
    apiUrl: apiUrl ?? addressOf(SETTINGS_TABLE.GENESYS_API_URL),
    loginUrl: loginUrl ?? addressOf(SETTINGS_TABLE.GENESYS_LOGIN_URL),
  };
}
