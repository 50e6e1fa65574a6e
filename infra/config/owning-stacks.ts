import type { Problem } from "../lib/errors.ts";
import { WATCH_REGION } from "../observability/watch-region.ts";
import { collidingStackProblems } from "./colliding-stacks.ts";
import { declaredRepositories, imagesElsewhere } from "./images-elsewhere.ts";
import { ownsRegistry } from "./owns-registry.ts";
import { valueAt } from "./word-at.ts";

/** One stack file of the folder, as far as it could be read. */
export interface StackSource {
  /** Its file's name. */
  readonly source: string;
  readonly raw: unknown;
}

/**
 * Things of which a folder has one owner: a zone's settings, a product's repositories, what an account has once. Judged over
 * all stack files together.
 */
export function owningStackProblems(stacks: readonly StackSource[]): readonly Problem[] {
  return [
    ...zoneOwners(stacks),
    ...registryOwners(stacks),
    ...forgottenReaders(stacks),
    ...undeclaredRepositories(stacks),
    ...accountOwners(stacks),
    ...collidingStackProblems(stacks),
  ];
}

function zoneOwners(stacks: readonly StackSource[]): readonly Problem[] {
  const owners = stacks.filter(({ raw }) => valueAt(raw, ["cloudflare", "ownsZone"]) === true);
  return laterOnes(owners, ({ raw }) => textAt(raw, "cloudflare", "zoneId")).map(({ first, stack }) => ({
    source: stack.source,
    where: "cloudflare.ownsZone",
    expected: "one owning stack for a zone, since its rulesets would overwrite one another",
    found: `two, ${first.source} and this one`,
    next: "Write ownsZone: false in one of them",
  }));
}

function registryOwners(stacks: readonly StackSource[]): readonly Problem[] {
  return laterOnes(owners(stacks), repositories).map(({ first, stack }) => ({
    source: stack.source,
    where: "registry.ownership",
    expected: "one owning stack for a product's repositories in an account and region",
    found: `two, ${first.source} and this one`,
    next: "Write ownership: reader with ownerAccountId in one of them",
  }));
}

/**
 * What an account has once, and the regions in which an owner declares it: a trail reaches all of them, and every owner of
 * detectors has one in the region where the watchers of all stacks stand.
 */
const ACCOUNT_PARTS: Readonly<Record<string, (stack: StackSource) => readonly (string | undefined)[]>> = {
  cloudTrail: () => ["every region"],
  guardDuty: ({ raw }) => [textAt(raw, "aws", "region"), textAt(raw, "aws", "recoveryRegion"), WATCH_REGION],
  config: ({ raw }) => [textAt(raw, "aws", "region")],
};

function accountOwners(stacks: readonly StackSource[]): readonly Problem[] {
  return Object.entries(ACCOUNT_PARTS).flatMap(([part, regionsOf]) => {
    const owners = stacks.filter(({ raw }) => valueAt(raw, ["account", part]) === "owned");
    const places = owners.map((stack) => {
      const account = textAt(stack.raw, "aws", "accountId");
      const regions = regionsOf(stack).flatMap((region) => region ?? []);
      return { stack, keys: account === undefined ? [] : regions.map((region) => `${account} ${region}`) };
    });
    return places.flatMap(({ keys, stack }, index) => {
      const first = places.slice(0, index).find((one) => one.keys.some((key) => keys.includes(key)));
      if (first === undefined) return [];
      return [
        {
          source: stack.source,
          where: `account.${part}`,
          expected: "one owning stack for what an AWS account has once",
          found: `two, ${first.stack.source} and this one`,
          next: `Write ${part}: elsewhere in one of them`,
        },
      ];
    });
  });
}

/** A reader's tasks cannot pull until the owner lets them: a reader by its own word, or by an image that it names. */
function forgottenReaders(stacks: readonly StackSource[]): readonly Problem[] {
  const declared = stacks.flatMap((reader) => {
    if (valueAt(reader.raw, ["registry", "ownership"]) !== "reader") return [];
    const ownerAccount = textAt(reader.raw, "registry", "ownerAccountId");
    const owner = owners(stacks).find((stack) => {
      const sameProduct = textAt(stack.raw, "product") === textAt(reader.raw, "product");
      return sameProduct && textAt(stack.raw, "aws", "accountId") === ownerAccount;
    });
    return owner === undefined ? [] : [{ owner, reader }];
  });
  return [...declared, ...imagesElsewhere(stacks)].flatMap(({ owner, reader }) => {
    const account = textAt(reader.raw, "aws", "accountId");
    if (account === undefined || account === textAt(owner.raw, "aws", "accountId")) return [];
    const readers = valueAt(owner.raw, ["registry", "readerAccountIds"]);
    if (Array.isArray(readers) && readers.includes(account)) return [];
    const written = valueAt(owner.raw, ["registry"]) !== undefined;
    return [
      {
        source: owner.source,
        where: "registry.readerAccountIds",
        expected: `account ${account}, whose tasks pull as ${reader.source} says`,
        found: "a list without it",
        next: written
          ? `Add "${account}"`
          : `Write registry: { ownership: owner, readerAccountIds: ["${account}"] }`,
      },
    ];
  });
}

/** Who drops a service drops its repository, and the images with it that another stack runs. */
function undeclaredRepositories(stacks: readonly StackSource[]): readonly Problem[] {
  return imagesElsewhere(stacks).flatMap(({ image, owner, reader, where }) => {
    const declared = declaredRepositories(owner);
    if (!where.startsWith("services.") || declared.length === 0 || declared.includes(image.repository))
      return [];
    return [
      {
        source: reader.source,
        where,
        expected: `a repository that ${owner.source} declares: ${declared.join(", ")}`,
        found: `"${image.repository}"`,
        next: "Correct the image, or declare the service there",
      },
    ];
  });
}

function owners(stacks: readonly StackSource[]): readonly StackSource[] {
  return stacks.filter(({ raw }) => ownsRegistry(raw));
}

/** Account, region and product: what makes two repositories of one service the same. */
function repositories({ raw }: StackSource): string | undefined {
  const parts = [textAt(raw, "aws", "accountId"), textAt(raw, "aws", "region"), textAt(raw, "product")];
  return parts.includes(undefined) ? undefined : parts.join(" ");
}

/** Every stack that shares its key with an earlier one. */
function laterOnes(
  stacks: readonly StackSource[],
  keyOf: (stack: StackSource) => string | undefined,
): readonly { readonly first: StackSource; readonly stack: StackSource }[] {
  const firsts = new Map<string, StackSource>();
  return stacks.flatMap((stack) => {
    const key = keyOf(stack);
    const first = key === undefined ? undefined : firsts.get(key);
    if (key !== undefined && first === undefined) firsts.set(key, stack);
    return first === undefined ? [] : [{ first, stack }];
  });
}

function textAt(raw: unknown, ...path: readonly string[]): string | undefined {
  const value = valueAt(raw, path);
  return typeof value === "string" ? value : undefined;
}
