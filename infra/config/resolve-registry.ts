import type { Config } from "./config.ts";
import type { Decisions } from "./decisions.ts";
import { ecrImage } from "./ecr-image.ts";
import type { RegistrySettings } from "./image-settings.ts";

/** Who owns the repositories: as written, or as the images say. */
export function resolveRegistry(config: Config, decide: Decisions): RegistrySettings {
  const { registry } = config;
  if (registry === undefined) return decide.derived("registry", fromImages(config));
  if (registry.ownership !== "owner") return registry;
  return {
    ownership: "owner",
    readerAccountIds: decide.or("registry.readerAccountIds", registry.readerAccountIds),
  };
}

/** Repositories belong to one stack, production's where two stand in one account. */
function fromImages({ aws, services, tier }: Config): RegistrySettings {
  const builds = Object.values(services).some((service) => service.build !== undefined);
  if (builds) return { ownership: "owner", readerAccountIds: [] };
  const accounts = Object.values(services).flatMap(
    (service) => ecrImage(service.image ?? "")?.accountId ?? [],
  );
  if (accounts.includes(aws.accountId)) {
    return tier === "production"
      ? { ownership: "owner", readerAccountIds: [] }
      : { ownership: "reader", ownerAccountId: aws.accountId };
  }
  const [other] = accounts;
  return other === undefined ? { ownership: "external" } : { ownership: "reader", ownerAccountId: other };
}
