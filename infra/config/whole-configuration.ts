import type { Problem } from "../lib/errors.ts";
import { nearest } from "../lib/nearest.ts";
import { shown } from "../lib/shown.ts";
import { guardedToo } from "./guarded-too.ts";
import { environmentOf, likeOther } from "./like.ts";
import { isPlain, type Plain, plain } from "./merged.ts";
import { servedHosts } from "./moved-hosts.ts";

/** The stack files of a folder, read only as far as somebody asks. */
export interface StackFiles {
  /** Names of the stacks, sorted. */
  readonly names: readonly string[];
  /** Value of `slipway:stack` in a stack's file as it stands there; undefined where it cannot be read or has none. */
  readonly raw: (name: string) => unknown;
  /** False where the file is sure not to have the word `like`. */
  readonly mayBeLike: (name: string) => boolean;
}

/** The configuration of a stack with what it takes from others of its folder. */
export interface Whole {
  /** What is checked and resolved; undefined where `problems` say why there is none. */
  readonly raw: unknown;
  /** What is wrong with `like` itself. */
  readonly problems: readonly Problem[];
  /** The stack that it is like. */
  readonly like: string | undefined;
  /** Key paths of values that stand in no file. */
  readonly derived: readonly string[];
}

/**
 * The one place where a stack's file becomes its configuration: with `like` it is the other's under its own words, and the owner
 * of a zone guards the hostnames of the stacks that are like it. Everybody who reads a stack's words asks here.
 */
export function wholeConfiguration(name: string, files: StackFiles): Whole {
  const own = files.raw(name);
  if (!isPlain(own)) return { raw: own, problems: [], like: undefined, derived: [] };
  if (own.like !== undefined) return likeness(name, own, files);
  const neighbours = files.names
    .filter((other) => other !== name && files.mayBeLike(other))
    .filter((other) => plain(files.raw(other)).like === name)
    .map((other) => likeness(other, plain(files.raw(other)), files).raw)
    .filter(isPlain);
  return { ...guardedToo(own, neighbours), problems: [], like: undefined };
}

function likeness(name: string, own: Plain, files: StackFiles): Whole {
  const { like } = own;
  const problem =
    nameProblem(name, like, files) ?? environmentProblem(name, own, plain(files.raw(String(like))));
  if (problem !== undefined || typeof like !== "string")
    return { raw: undefined, problems: problem === undefined ? [] : [problem], like: undefined, derived: [] };
  const other = plain(files.raw(like));
  const made = likeOther(name, own, other);
  const shared = sharedHost(made.raw, other);
  if (shared === undefined) return { ...made, problems: [], like };
  return { raw: undefined, problems: [hostProblem(shared, like)], like: undefined, derived: [] };
}

/** A hostname leads to one stack. */
function sharedHost(raw: Plain, other: Plain): string | undefined {
  const theirs = new Set(servedHosts(other));
  return servedHosts(raw).find((host) => theirs.has(host));
}

function hostProblem(host: string, like: string): Problem {
  return {
    where: "like",
    expected: `hostnames that Pulumi.${like}.yaml does not serve too`,
    found: `${shown(host)} in both`,
    next: "Write another environment, or another domain with its zone, or the routes of that service",
  };
}

/** What is wrong with the name that `like` gives. */
function nameProblem(name: string, like: unknown, files: StackFiles): Problem | undefined {
  const where = "like";
  const others = files.names.filter((other) => other !== name);
  const expected = `the name of another stack of the folder${others.length === 0 ? "" : ` (${others.join(", ")})`}`;
  if (typeof like !== "string" || like === name || !others.includes(like)) {
    const near = typeof like === "string" ? nearest(like, others) : undefined;
    const first = near ?? (others.length === 1 ? others[0] : undefined);
    const next =
      first === undefined
        ? "Name the stack whose configuration this one takes, or write the configuration out"
        : `Write like: ${first}`;
    return { where, expected, found: like === name ? `${shown(like)}, the stack itself` : shown(like), next };
  }
  const other = files.raw(like);
  if (!isPlain(other))
    return {
      where,
      expected: "a stack file with a configuration that can be read",
      found: `none in Pulumi.${like}.yaml`,
      next: "Correct that file first",
    };
  if (other.like === undefined) return undefined;
  const back = other.like === name;
  return {
    where,
    expected: "a stack whose own file says everything",
    found: `"${like}", which is like ${back ? "this one" : shown(other.like)}`,
    next: back || typeof other.like !== "string" ? "Write one of the two out" : `Write like: ${other.like}`,
  };
}

/** Names and tags of two stacks must tell them apart. */
function environmentProblem(name: string, own: Plain, other: Plain): Problem | undefined {
  const environment = environmentOf(name, own);
  if (environment !== (other.environment ?? other.tier)) return undefined;
  const written = own.environment !== undefined;
  return {
    where: written ? "environment" : "like",
    expected: "an environment of another name than that of the stack it is like",
    found: `${shown(environment)} for both`,
    next: written
      ? "Remove it: the stack's own name serves"
      : "Write environment: test, or another name that no stack has",
  };
}
