/** A path of the configuration: one path, or with a star at its end everything below it. */
export interface PathPattern {
  /** Without star and without slash at its end; empty for the root. */
  readonly base: string;
  /** True where everything below `base` is meant too. */
  readonly below: boolean;
}

/** `/a/b` or `/a/*` or `/*`: letters, digits and `. _ ~ -` between slashes. */
export const PATH_PATTERN = /^\/(?:[A-Za-z0-9._~-]+\/)*(?:[A-Za-z0-9._~-]+|\*)?$/;

/** Reads a pattern that has the form of `PATH_PATTERN`. */
export function pathPattern(text: string): PathPattern {
  const below = text.endsWith("*");
  return { base: text.slice(0, below ? -1 : undefined).replace(/\/$/, ""), below };
}

/** True where every path of `inner` is one of `outer`, letters compared without case. */
export function coversPath(outer: string, inner: string): boolean {
  const [wide, narrow] = [pathPattern(outer.toLowerCase()), pathPattern(inner.toLowerCase())];
  if (wide.base === narrow.base) return wide.below || !narrow.below;
  return wide.below && narrow.base.startsWith(`${wide.base}/`);
}
