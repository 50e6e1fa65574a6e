import { pgbouncerOf, poolerBeside } from "../../infra/config/pooler.ts";
import type { ServiceSettings } from "../../infra/config/service-settings.ts";
import type { Settings } from "../../infra/config/settings.ts";
import { tunnelled } from "../../infra/config/tunnelled.ts";

/** One image that the configuration names by its digest. */
export interface StackImage {
  /** Its key path in the stack file. */
  readonly where: string;
  readonly reference: string;
  /** Logical names of the task definitions that run it, and of what starts tasks by them. */
  readonly startedBy: readonly string[];
}

/** Every image of the stack but those that its update builds, whose digest is known when they are pushed. */
export function stackImages(settings: Settings): readonly StackImage[] {
  const { backup, services, tunnel } = settings;
  const all = Object.values(services);
  const beside = (wanted: (service: ServiceSettings) => boolean): readonly string[] =>
    all.filter(wanted).flatMap(starting);
  const dump = backup?.dump;
  const pool = pgbouncerOf(settings);
  return [
    ...all
      .filter(({ build }) => build === undefined)
      .map((service) => ({
        where: `services.${service.name}.image`,
        reference: service.image,
        startedBy: starting(service),
      })),
    ...(dump === undefined
      ? []
      : [{ where: "backup.dump.image", reference: dump.image, startedBy: daily("dump") }]),
    ...(dump?.restoreTest === undefined
      ? []
      : [
          {
            where: "backup.dump.restoreTest.image",
            reference: dump.restoreTest.image,
            startedBy: daily("restore-test"),
          },
        ]),
    ...(tunnel === undefined
      ? []
      : [
          {
            where: "tunnel.image",
            reference: tunnel.image,
            startedBy: beside((service) => tunnelled(settings, service).length > 0),
          },
        ]),
    ...(pool === undefined
      ? []
      : [
          {
            where: "database.pool.image",
            reference: pool.image,
            startedBy: beside((service) => poolerBeside(settings, service) !== undefined),
          },
        ]),
  ];
}

function starting({ name }: Pick<ServiceSettings, "name">): readonly string[] {
  return [`${name}-task`, `${name}-service`];
}

function daily(name: string): readonly string[] {
  return [`${name}-definition`, `${name}-schedule`];
}
