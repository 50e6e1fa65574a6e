import { pgbouncerOf, poolerBeside } from "../../infra/config/pooler.ts";
import type { Settings } from "../../infra/config/settings.ts";
import { tunnelled } from "../../infra/config/tunnelled.ts";

/** One image that the configuration names by its digest. */
export interface StackImage {
  /** Its key path in the stack file. */
  readonly where: string;
  readonly reference: string;
  /** Logical names of the task definitions that run it. */
  readonly tasks: readonly string[];
}

/** Every image of the stack but those that its update builds, whose digest is known when they are pushed. */
export function stackImages(settings: Settings): readonly StackImage[] {
  const { backup, services, tunnel } = settings;
  const all = Object.values(services);
  const tasksOf = (wanted: (service: (typeof all)[number]) => boolean): readonly string[] =>
    all.filter(wanted).map(({ name }) => `${name}-task`);
  const dump = backup?.dump;
  const pool = pgbouncerOf(settings);
  return [
    ...all
      .filter(({ build }) => build === undefined)
      .map(({ image, name }) => ({
        where: `services.${name}.image`,
        reference: image,
        tasks: [`${name}-task`],
      })),
    ...(dump === undefined
      ? []
      : [{ where: "backup.dump.image", reference: dump.image, tasks: ["dump-definition"] }]),
    ...(dump?.restoreTest === undefined
      ? []
      : [
          {
            where: "backup.dump.restoreTest.image",
            reference: dump.restoreTest.image,
            tasks: ["restore-test-definition"],
          },
        ]),
    ...(tunnel === undefined
      ? []
      : [
          {
            where: "tunnel.image",
            reference: tunnel.image,
            tasks: tasksOf((service) => tunnelled(settings, service).length > 0),
          },
        ]),
    ...(pool === undefined
      ? []
      : [
          {
            where: "database.pool.image",
            reference: pool.image,
            tasks: tasksOf((service) => poolerBeside(settings, service) !== undefined),
          },
        ]),
  ];
}
