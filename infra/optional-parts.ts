import type { Settings } from "./config/settings.ts";
import type { buildMongodb } from "./data/mongodb.ts";
import { calledServices } from "./service/call-address.ts";
import type { Discovery } from "./service/discovery.ts";
import type { Instance } from "./service/instance.ts";

/** What only some stacks use; loaded where one does. */
export interface OptionalParts {
  readonly makeMongodb: typeof buildMongodb | undefined;
  readonly discovery: typeof Discovery | undefined;
  readonly MakeInstance: typeof Instance | undefined;
}

/** Loads those that these settings use. */
export async function loadOptionalParts(settings: Settings): Promise<OptionalParts> {
  const [makeMongodb, discovery, MakeInstance] = await Promise.all([
    atlas(settings),
    discoveryOf(settings),
    instanceClass(settings),
  ]);
  return { makeMongodb, discovery, MakeInstance };
}

/** The components of MongoDB Atlas, loaded only where they are used. */
async function atlas({ database }: Settings): Promise<typeof buildMongodb | undefined> {
  if (database?.engine !== "mongodb") return undefined;
  return (await import("./data/mongodb.ts")).buildMongodb;
}

/** The names by which services find one another, loaded only where one calls another. */
async function discoveryOf({ services }: Settings): Promise<typeof Discovery | undefined> {
  if (calledServices(services).length === 0) return undefined;
  return (await import("./service/discovery.ts")).Discovery;
}

/** The component of the instance, loaded only where the tasks run on one. */
async function instanceClass({ compute }: Settings): Promise<typeof Instance | undefined> {
  return compute.kind === "instance" ? (await import("./service/instance.ts")).Instance : undefined;
}
