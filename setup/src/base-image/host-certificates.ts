import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";

const bundle = "/etc/ssl/certs/ca-certificates.crt";
// Under its usual name it would be overwritten as soon as a package pulls in ca-certificates.
const copy = "/usr/local/share/byoa-host-certificates.crt";

/**
 * The authorities that this machine trusts, an inspecting proxy's included: a build in the stand-in meets the same servers.
 */
export const hostCertificates = {
  async copyInto(rootFilesystem: string): Promise<void> {
    if (existsSync(bundle)) await cp(bundle, join(rootFilesystem, copy));
  },
  environment(): Record<string, string> {
    return existsSync(bundle) ? { NODE_EXTRA_CA_CERTS: copy, SSL_CERT_FILE: copy, PIP_CERT: copy } : {};
  },
};
