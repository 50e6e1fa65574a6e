import { pgbouncerOf } from "./pooler.ts";
import type { Settings } from "./settings.ts";

/** Every image that a task of the stack runs: the services' own, those beside them, and those of backups. */
export function imagesOf(settings: Pick<Settings, "backup" | "database" | "services" | "tunnel">): string[] {
  const { backup, services, tunnel } = settings;
  const others = [backup?.dump, backup?.dump?.restoreTest, tunnel, pgbouncerOf(settings)];
  return [
    ...Object.values(services).map(({ image }) => image),
    ...others.flatMap((holder) => holder?.image ?? []),
  ];
}
