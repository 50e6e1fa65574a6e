import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { addressBlock, holdsBlock } from "../../traffic/address-block.ts";
import { records, text } from "../known.ts";
import { connectionStrings, linksOfCluster } from "./connection-strings.ts";
import type { Link } from "./linked-endpoint.ts";
import { ATLAS } from "./tokens.ts";

/** What a client's URL says. */
export interface MongodbUrl {
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** Hosts with their ports, as the URL lists them. */
  readonly authority: string;
}

/** The cluster that a client means, and the link by which it goes; without one it goes to the public address. */
export interface Destination {
  readonly cluster: Entity;
  readonly link: Link | undefined;
}

/** Reads `mongodb://` and `mongodb+srv://` URLs; undefined for every other text. */
export function mongodbUrl(value: string): MongodbUrl | undefined {
  const match = /^mongodb(?:\+srv)?:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/?@]+)/.exec(value);
  if (match === null) return undefined;
  const [, username, password, authority = ""] = match;
  return { username: decoded(username), password: decoded(password), authority };
}

/** Where the URL leads; undefined where no cluster of this world answers to it. */
export function destinationOf({ authority }: MongodbUrl, cloud: Cloud): Destination | undefined {
  for (const cluster of cloud.world.everywhere(ATLAS.cluster)) {
    const strings = connectionStrings(cluster, cloud);
    if (leadsTo(strings, ["standard", "standardSrv"], authority)) return { cluster, link: undefined };
    const links = linksOfCluster(cluster, cloud);
    const index = records(strings, "privateEndpoints").findIndex((one) =>
      leadsTo(one, ["connectionString", "srvConnectionString"], authority),
    );
    if (index >= 0) return { cluster, link: links[index] };
  }
  return undefined;
}

/** True for names under which only Atlas answers. */
export function isAtlasName({ authority }: MongodbUrl): boolean {
  return authority.split(",").every((host) => host.replace(/:\d+$/, "").endsWith(".mongodb.net"));
}

/** True where the project's access list holds the address, or, without one, every address. */
export function isListed(cluster: Entity, address: string | undefined, cloud: Cloud): boolean {
  const wanted = addressBlock(address ?? "0.0.0.0/0");
  return cloud.world
    .everywhere(ATLAS.access)
    .filter((one) => one.inputs.projectId === cluster.inputs.projectId)
    .some((one) => holdsBlock(addressBlock(String(one.outputs.cidrBlock)), wanted));
}

/** True where the project knows the user under that password. */
export function logsIn(cluster: Entity, { password, username }: MongodbUrl, cloud: Cloud): boolean {
  return cloud.world
    .everywhere(ATLAS.user)
    .filter((one) => one.inputs.projectId === cluster.inputs.projectId && one.inputs.username === username)
    .some((one) => one.inputs.password === undefined || one.inputs.password === password);
}

function leadsTo(
  strings: Readonly<Record<string, unknown>>,
  names: readonly string[],
  authority: string,
): boolean {
  return names.some((name) => mongodbUrl(text(strings, name) ?? "")?.authority === authority);
}

function decoded(part: string | undefined): string | undefined {
  try {
    return part === undefined ? undefined : decodeURIComponent(part);
  } catch {
    return part; // a client would refuse it; here it is a name that nobody has
  }
}
