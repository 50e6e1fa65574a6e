import type { DumpSettings } from "../../infra/config/backup-settings.ts";
import { pgbouncerOf, poolerBeside } from "../../infra/config/pooler.ts";
import type { ServiceSettings } from "../../infra/config/service-settings.ts";
import type { Settings } from "../../infra/config/settings.ts";
import { tunnelled } from "../../infra/config/tunnelled.ts";
import type { Seed, SeedImage } from "../../rehearsal/cloud/seed.ts";

/** The accounts, zone and images that a rehearsal of these settings starts with. */
export function seedFrom(settings: Settings): Seed {
  const { aws, backup, cloudflare, mongodbAtlas } = settings;
  const services = Object.values(settings.services);
  return {
    aws: { accountId: aws.accountId, regions: [aws.region, aws.recoveryRegion] },
    cloudflare: {
      accountId: cloudflare.accountId,
      zones: [{ id: cloudflare.zoneId, name: settings.domain, plan: cloudflare.plan }],
    },
    built: services.filter(({ build }) => build !== undefined).map(builtImage),
    ...(mongodbAtlas === undefined ? {} : { mongodbAtlas }),
    images: [
      ...services.filter(({ build }) => build === undefined).map(image),
      ...(backup?.dump === undefined ? [] : dumpImages(backup.dump)),
      ...connectorImage(settings),
      ...poolerImage(settings),
    ],
  };
}

/** What the configuration says of an image is taken as the image's own word: a rehearsal cannot look inside. */
function image(service: ServiceSettings): SeedImage {
  const { livePath, deepPath } = service.health;
  return {
    reference: service.image,
    architecture: service.architecture,
    ...asked(service),
    port: service.containerPort,
    healthPaths: deepPath === undefined ? [livePath] : [livePath, deepPath],
    writes: service.writablePaths,
    needs: [...Object.keys(service.secrets), ...Object.keys(service.outputs)],
  };
}

/** Whoever writes a login has a registry that asks for it. */
function asked({
  imageCredentials,
}: {
  readonly imageCredentials?: string | undefined;
}): Pick<SeedImage, "private"> {
  return imageCredentials === undefined ? {} : { private: true };
}

/** What a build will hold is taken from the configuration too; its reference is the repository, since no digest is known. */
function builtImage(service: ServiceSettings): SeedImage {
  const { reference, ...rest } = image(service);
  return { ...rest, reference: reference.slice(0, reference.lastIndexOf("@")) };
}

/** They serve nobody, and write to the one folder that they are given, which the restore test's image alone declares. The dump reads the database's URL. */
function dumpImages({ architecture, image, restoreTest }: DumpSettings): readonly SeedImage[] {
  const common = { architecture, port: undefined, healthPaths: [], writes: ["/scratch"] };
  return [
    { ...common, reference: image, volumes: [], needs: ["DATABASE_URL"] },
    ...(restoreTest === undefined ? [] : [{ ...common, reference: restoreTest.image, needs: [] }]),
  ];
}

/** cloudflared serves nobody: it dials the edge with its token. One digest may stand for several architectures; the first is taken. */
function connectorImage(settings: Settings): readonly SeedImage[] {
  const { services, tunnel } = settings;
  const [first] = Object.values(services).filter((service) => tunnelled(settings, service).length > 0);
  if (tunnel === undefined || first === undefined) return [];
  const { architecture } = first;
  return [
    {
      reference: tunnel.image,
      architecture,
      ...asked(tunnel),
      port: undefined,
      healthPaths: [],
      writes: [],
      needs: ["TUNNEL_TOKEN"],
    },
  ];
}

/** PgBouncer serves the task's own loopback, and writes its two files where it is given a folder. */
function poolerImage(settings: Settings): readonly SeedImage[] {
  const pool = pgbouncerOf(settings);
  const [first] = Object.values(settings.services).filter((service) => poolerBeside(settings, service));
  if (pool === undefined || first === undefined) return [];
  const { architecture } = first;
  return [
    {
      ...{ reference: pool.image, architecture, port: undefined, healthPaths: [], ...asked(pool) },
      writes: ["/run/pooler"],
      volumes: [],
      needs: ["POOL_PASSWORD"],
    },
  ];
}
