import type { Problem } from "../lib/errors.ts";
import type { StackSource } from "./owning-stacks.ts";
import { valueAt } from "./word-at.ts";

/** Names that two stacks of a folder must not share: they would take them from each other. Judged over all stack files together. */
export function collidingStackProblems(stacks: readonly StackSource[]): readonly Problem[] {
  const domains = laterOnes(stacks.filter(ownsZone), ({ raw }) => {
    const domain = textAt(raw, "domain");
    return domain === undefined ? [] : [{ key: domain, where: "domain" }];
  }).filter(({ first, stack }) => zoneOf(first) !== zoneOf(stack)); // the owners of one zone are told as such
  const hostnames = laterOnes(stacks, hostnamesOf).filter(
    ({ first, stack }) => !domains.some((one) => one.first === first && one.stack === stack),
  );
  return [
    ...domains.map(({ first, key, stack }) => ({
      source: stack.source,
      where: "domain",
      expected: "one owned zone of a name, since the registrar gives it to one alone",
      found: `two of ${key}, in ${first.source} and this one`,
      next: "Give each stack a domain of its own",
    })),
    ...hostnames.map(({ first, key, stack, where }) => ({
      source: stack.source,
      where,
      expected: "a hostname of this stack's own",
      found: `${key}, which ${first.source} serves too`,
      next: "Rename it in one of them",
    })),
    ...laterOnes(stacks, namespacesOf).map(({ first, stack, where }) => ({
      source: stack.source,
      where,
      expected:
        "a namespace of this stack's own in its AWS account and region, since a metric is known by its name alone",
      found: `that of ${first.source}, whose alarms would take these values for its own`,
      next: "Write another namespace, and tell the application",
    })),
    ...laterOnes(stacks, physicalNames).map(({ first, stack, where }) => ({
      source: stack.source,
      where,
      expected:
        "an environment of its own in the product's AWS account and region, since names are made of it",
      found: `the environment of ${first.source}`,
      next: "Write another environment, such as environment: test, or another account or region",
    })),
  ];
}

interface Named {
  readonly key: string;
  readonly where: string;
}

function hostnamesOf({ raw }: StackSource): readonly Named[] {
  const routes = entriesAt(raw, "services").flatMap(([service]) =>
    entriesAt(raw, "services", service, "routes").flatMap(([index]) => {
      const path = ["services", service, "routes", index, "hostname"];
      const key = textAt(raw, ...path);
      return key === undefined ? [] : [{ key, where: path.join(".") }];
    }),
  );
  const tools = entriesAt(raw, "internalTools", "hostnames").flatMap(([service, key]) =>
    typeof key === "string" ? [{ key, where: `internalTools.hostnames.${service}` }] : [],
  );
  return onceEach([...routes, ...tools]);
}

function onceEach(all: readonly Named[]): readonly Named[] {
  return all.filter((one, index) => all.findIndex(({ key }) => key === one.key) === index);
}

/** Where applications publish metrics. */
function namespacesOf({ raw }: StackSource): readonly Named[] {
  const place = [textAt(raw, "aws", "accountId"), textAt(raw, "aws", "region")];
  if (place.includes(undefined)) return [];
  const all = entriesAt(raw, "published").flatMap(([name]) => {
    const namespace = textAt(raw, "published", name, "namespace");
    const where = `published.${name}.namespace`;
    return namespace === undefined ? [] : [{ key: [...place, namespace].join(" "), where }];
  });
  return onceEach(all);
}

/** Product, environment, account and region: of these the clouds' names are made. */
function physicalNames({ raw }: StackSource): readonly Named[] {
  const environment = textAt(raw, "environment");
  const parts = [
    textAt(raw, "product"),
    environment ?? textAt(raw, "tier"),
    textAt(raw, "aws", "accountId"),
    textAt(raw, "aws", "region"),
  ];
  const where = environment === undefined ? "tier" : "environment";
  return parts.includes(undefined) ? [] : [{ key: parts.join(" "), where }];
}

/** Every name of a stack that an earlier one has too, with the first that has it. */
function laterOnes(
  stacks: readonly StackSource[],
  namesOf: (stack: StackSource) => readonly Named[],
): readonly (Named & { readonly first: StackSource; readonly stack: StackSource })[] {
  const firsts = new Map<string, StackSource>();
  return stacks.flatMap((stack) =>
    namesOf(stack).flatMap((named) => {
      const first = firsts.get(named.key);
      if (first === undefined) firsts.set(named.key, stack);
      return first === undefined ? [] : [{ ...named, first, stack }];
    }),
  );
}

function ownsZone({ raw }: StackSource): boolean {
  return valueAt(raw, ["cloudflare", "ownsZone"]) === true;
}

function zoneOf({ raw }: StackSource): string | undefined {
  return textAt(raw, "cloudflare", "zoneId");
}

function entriesAt(raw: unknown, ...path: readonly string[]): readonly (readonly [string, unknown])[] {
  const value = valueAt(raw, path);
  return value === null || typeof value !== "object" ? [] : Object.entries(value);
}

function textAt(raw: unknown, ...path: readonly string[]): string | undefined {
  const value = valueAt(raw, path);
  return typeof value === "string" ? value : undefined;
}
