import { generateKeyPairSync, randomInt, sign } from "node:crypto";

/** One element of DER: its tag, its length, its content. */
function der(tag: number, ...content: Buffer[]): Buffer {
  const value = Buffer.concat(content);
  const { length } = value;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}

const sequence = (...content: Buffer[]) => der(0x30, ...content);
const oid = (...bytes: number[]) => der(0x06, Buffer.from(bytes));
const ECDSA_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const COMMON_NAME = oid(0x55, 0x04, 0x03);
const ALTERNATIVE_NAMES = oid(0x55, 0x1d, 0x11);
const BASIC_CONSTRAINTS = oid(0x55, 0x1d, 0x13);

const name = (text: string) => sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text)))));
const year = (two: string) => der(0x17, Buffer.from(`${two}0101000000Z`));
const pem = (bytes: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${bytes.toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;

/** A private key and its certificate, in PEM form. */
export interface Certificate {
  key: string;
  cert: string;
  /** The common name. */
  name: string;
}

interface CertificateOptions {
  name?: string;
  /** The authority that signs it. Left out: it signs itself. */
  issuer?: Certificate;
  /** True for an authority. */
  isAuthority?: boolean;
  /** The last two digits of the year in which it expires. */
  expires?: string;
}

/** Creates a key and a certificate for this machine, by default of its own, which is trusted only where a test says so. */
export function createCertificate({
  name: own = "localhost",
  issuer,
  isAuthority = false,
  expires = "49",
}: CertificateOptions = {}): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const names = sequence(der(0x82, Buffer.from("localhost")), der(0x87, Buffer.from([127, 0, 0, 1])));
  const authority = sequence(BASIC_CONSTRAINTS, der(0x04, sequence(der(0x01, Buffer.from([0xff])))));
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([randomInt(1, 128), randomInt(256), randomInt(256), randomInt(256)])),
    ECDSA_SHA256,
    name(issuer?.name ?? own),
    sequence(year("20"), year(expires)),
    name(own),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(sequence(ALTERNATIVE_NAMES, der(0x04, names)), ...(isAuthority ? [authority] : []))),
  );
  const signature = der(0x03, Buffer.from([0]), sign("sha256", content, issuer?.key ?? privateKey));
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    cert: pem(sequence(content, ECDSA_SHA256, signature)),
    name: own,
  };
}
