import { type EcrImage, ecrImage } from "./ecr-image.ts";
import { plain } from "./merged.ts";
import type { StackSource } from "./owning-stacks.ts";
import { ownsRegistry } from "./owns-registry.ts";
import { valueAt } from "./word-at.ts";

/** An image of one stack file in a repository of another. */
export interface ImageElsewhere {
  readonly reader: StackSource;
  /** Its key path in the reader's file. */
  readonly where: string;
  readonly image: EcrImage;
  readonly owner: StackSource;
}

/** Words that name one image, beside those of the services. */
const IMAGES = [
  ["backup", "dump", "image"],
  ["backup", "dump", "restoreTest", "image"],
  ["tunnel", "image"],
  ["database", "pool", "image"],
] as const;

/** Every image that a stack file names by its digest and another stack of the folder has in its repositories. */
export function imagesElsewhere(stacks: readonly StackSource[]): readonly ImageElsewhere[] {
  const owners = stacks.filter(({ raw }) => ownsRegistry(raw));
  return stacks.flatMap((reader) =>
    imagesOf(reader).flatMap(({ image, where }) => {
      const owner = owners.find((stack) => stack !== reader && holds(stack, image));
      return owner === undefined ? [] : [{ reader, where, image, owner }];
    }),
  );
}

/** Repositories that the owner declares: `<product>/<service>`. */
export function declaredRepositories({ raw }: StackSource): readonly string[] {
  const { product, services } = plain(raw);
  return Object.keys(plain(services)).map((service) => `${String(product)}/${service}`);
}

function imagesOf({ raw }: StackSource): readonly { readonly where: string; readonly image: EcrImage }[] {
  const services = Object.keys(plain(plain(raw).services)).map((name) => ["services", name, "image"]);
  return [...services, ...IMAGES].flatMap((path) => {
    const written = valueAt(raw, path);
    const image = typeof written === "string" ? ecrImage(written) : undefined;
    return image === undefined ? [] : [{ where: path.join("."), image }];
  });
}

/** An owner's registry is its account's in its region; what is not its product's there, somebody else declares. */
function holds({ raw }: StackSource, { accountId, region, repository }: EcrImage): boolean {
  const { aws, product } = plain(raw);
  const place = plain(aws);
  return (
    place.accountId === accountId && place.region === region && repository.startsWith(`${String(product)}/`)
  );
}
