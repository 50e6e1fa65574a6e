/**
 * The source of a pattern for a product's name in every spelling in which texts tell of it: `night-owl` is Night Owl, NIGHT_OWL
 * and NightOwl too, and `shop2` is Shop 2. It begins and ends where no letter or digit goes on.
 */
export function spellingPattern(product: string): string {
  return `(?<![A-Za-z0-9])(?i:${partsOf(product).join("[-_ ]?")})(?![A-Za-z0-9])`;
}

/** Another product's name in the spelling in which the first one was found. */
export function spelledAs(found: string, product: string): string {
  const separator = /[-_ ]/.exec(found)?.[0];
  const words = product.split("-");
  if (found === found.toLowerCase()) return separator === undefined ? product : words.join(separator);
  if (found === found.toUpperCase() && found.length > 1)
    return words.map((word) => word.toUpperCase()).join(separator ?? "_");
  return words.map(titled).join(separator ?? (/[a-z][A-Z]/.test(found) ? "" : " "));
}

function partsOf(name: string): readonly string[] {
  return name.match(/[a-z]+|[0-9]+/g) ?? [];
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
