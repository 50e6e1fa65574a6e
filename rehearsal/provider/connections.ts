import type { Caller } from "../cloud/cloud.ts";
import { CloudError } from "../cloud/cloud-error.ts";
import type { Seed } from "../cloud/seed.ts";
import { DOCKER_ACCOUNT } from "../services/docker/pushed-images.ts";

/**
 * Which provider instance speaks on which connection. Calls do not name the instance, but the engine opens a connection of
 * its own for each (tried with 3.256.0), so the client's address tells them apart.
 */
export class Connections {
  readonly #seed: Seed;
  readonly #callers = new Map<string, Caller>();

  constructor(seed: Seed) {
    this.#seed = seed;
  }

  /** Takes the configuration of the instance behind that peer. Throws `CloudError` for a wrong account or region. */
  configure(provider: string, peer: string, config: Readonly<Record<string, unknown>>): void {
    this.#callers.set(`${provider}@${peer}`, callerOf(provider, config, this.#seed));
  }

  /** Who calls. Throws where that connection was never configured (the engine always does it first). */
  caller(provider: string, peer: string): Caller {
    const caller = this.#callers.get(`${provider}@${peer}`);
    if (caller === undefined) throw new Error(`${provider}: a call on a connection that was not configured`);
    return caller;
  }
}

function callerOf(provider: string, config: Readonly<Record<string, unknown>>, seed: Seed): Caller {
  switch (provider) {
    case "aws": {
      const { accountId, regions } = seed.aws;
      const region = config.region;
      if (typeof region !== "string") throw new CloudError("MissingRegion", "Missing region configuration");
      if (!regions.includes(region)) {
        throw new CloudError(
          "UnrecognizedClientException",
          `The region ${region} is not switched on in account ${accountId}`,
        );
      }
      const allowed = list(config.allowedAccountIds);
      if (allowed !== undefined && !allowed.includes(accountId)) {
        throw new CloudError("AccountNotAllowed", `AWS account ID not allowed: ${accountId}`);
      }
      return { provider, accountId, region };
    }
    case "cloudflare":
      return { provider, accountId: seed.cloudflare.accountId, region: "global" };
    case "mongodbatlas": {
      const { mongodbAtlas } = seed;
      if (mongodbAtlas === undefined)
        throw new CloudError("UNAUTHORIZED", "The rehearsal has no organization of MongoDB Atlas");
      return { provider, accountId: mongodbAtlas.organizationId, region: "global" };
    }
    case "docker":
      return { provider, accountId: DOCKER_ACCOUNT, region: "global" };
    default:
      return { provider, accountId: "", region: "global" };
  }
}

/** The bridge sends lists of a provider's configuration as JSON text. */
function list(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  const parsed: unknown = typeof value === "string" ? JSON.parse(value) : value;
  return Array.isArray(parsed) ? parsed.map(String) : undefined;
}
