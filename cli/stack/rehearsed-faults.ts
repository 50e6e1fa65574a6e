import type { Settings } from "../../infra/config/settings.ts";
import { ConfigError, type Problem } from "../../infra/lib/errors.ts";
import { nearest } from "../../infra/lib/nearest.ts";
import { FAULT_KINDS, type FaultKind, isFaultKind } from "../../rehearsal/cloud/fault-kinds.ts";
import type { Fault } from "../../rehearsal/cloud/faults.ts";
import type { World } from "../../rehearsal/cloud/world.ts";
import type { Target } from "./ground.ts";
import { stackImages } from "./stack-images.ts";

/** Kinds that are a matter of ECR's scan: no other registry is asked for one. */
const OF_A_SCAN: readonly FaultKind[] = ["critical-finding", "image-unscanned"];

const ECR = /^\d{12}\.dkr\.ecr\./;

/** One fault as a person asked for it. */
export interface RehearsedFault {
  /** `<kind>=<image>`, as it was written. */
  readonly asked: string;
  readonly fault: Fault;
}

/** The faults that a run is asked to rehearse; throws `ConfigError` with everything that is wrong with them. */
export function rehearsedFaults(
  asked: readonly string[],
  settings: Settings,
  on: Target,
): readonly RehearsedFault[] {
  if (on === "cloud" && asked.length > 0)
    throw new ConfigError([
      {
        where: "--rehearse",
        expected: "faults on the rehearsal alone",
        found: "--on cloud",
        next: "Take one of the two away",
      },
    ]);
  const targets = targetsOf(settings);
  const read = asked.map((one) => readFault(one, targets));
  const problems = read.flatMap((one) => ("problem" in one ? [one.problem] : []));
  if (problems.length > 0) throw new ConfigError(problems);
  return read.flatMap((one) => ("fault" in one ? [one] : []));
}

/** What is left to say of faults that nothing was struck by. */
export function idleFaults(asked: readonly RehearsedFault[], world: World | undefined): readonly string[] {
  const idle = world?.idleFaults ?? [];
  return asked
    .filter(({ fault }) => idle.includes(fault))
    .map(({ asked: one }) => `--rehearse ${one}: it struck nothing.`);
}

/** An image as `--rehearse` names it. */
interface Named {
  /** `<registry>/<repository>`. */
  readonly url: string;
  /** What a fault of it strikes: its digest, or all of its repository where nobody knows the digest yet. */
  readonly target: string;
}

/** The images by their names: a service's own name, and the key path of one that stands beside the services. */
function targetsOf(settings: Settings): ReadonlyMap<string, Named> {
  const named = stackImages(settings).map(({ reference, where }) => {
    const [url = "", digest = url] = reference.split("@");
    return [SERVICE.exec(where)?.[1] ?? where, { url, target: digest }] as const;
  });
  const built = Object.values(settings.services)
    .filter(({ build }) => build !== undefined)
    .map(({ image, name }) => {
      const url = image.slice(0, image.lastIndexOf("@"));
      return [name, { url, target: url }] as const;
    });
  return new Map([...named, ...built]);
}

const SERVICE = /^services\.(.+)\.image$/;

function readFault(
  asked: string,
  targets: ReadonlyMap<string, Named>,
): RehearsedFault | { readonly problem: Problem } {
  const where = `--rehearse ${asked}`;
  const [kind = "", name] = asked.split("=");
  if (!isFaultKind(kind)) return { problem: unknown(where, "fault", kind, Object.keys(FAULT_KINDS)) };
  const image = targets.get(name ?? "");
  if (image === undefined) return { problem: unknown(where, "image", name ?? "", [...targets.keys()]) };
  if (OF_A_SCAN.includes(kind) && !ECR.test(image.url))
    return {
      problem: {
        where,
        expected: "an image in ECR, whose scan is read",
        found: image.url,
        next: "Name another image: those of other registries are not judged",
      },
    };
  return { asked, fault: { kind, target: image.target } };
}

function unknown(where: string, what: string, found: string, known: readonly string[]): Problem {
  const near = nearest(found, known);
  return {
    where,
    expected: `<fault>=<image>, with the ${what} one of ${known.join(", ")}`,
    found: found === "" ? "none" : JSON.stringify(found),
    next: near === undefined ? "Name one of them" : `Did you mean ${near}? Name one of them`,
  };
}
