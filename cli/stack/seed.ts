import type { ServiceSettings, Settings } from "../../infra/config/settings.ts";
import type { Seed, SeedImage } from "../../rehearsal/cloud/seed.ts";

/** The accounts, zone and images that a rehearsal of these settings starts with. */
export function seedFrom(settings: Settings): Seed {
  const { aws, cloudflare } = settings;
  return {
    aws: { accountId: aws.accountId, regions: [aws.region, aws.recoveryRegion] },
    cloudflare: {
      accountId: cloudflare.accountId,
      zones: [{ id: cloudflare.zoneId, name: settings.domain, plan: cloudflare.plan }],
    },
    images: Object.values(settings.services).map(image),
  };
}

/** What the configuration says of an image is taken as the image's own word: a rehearsal cannot look inside. */
function image(service: ServiceSettings): SeedImage {
  const { livePath, deepPath } = service.health;
  return {
    reference: service.image,
    architecture: service.architecture,
    port: service.containerPort,
    healthPaths: deepPath === undefined ? [livePath] : [livePath, deepPath],
    writes: service.writablePaths,
    needs: [...Object.keys(service.secrets), ...Object.keys(service.outputs)],
  };
}
