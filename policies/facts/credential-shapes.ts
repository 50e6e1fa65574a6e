/** Texts that are credentials whatever their key is called: keys, tokens of known makers, addresses with a password. */
const SHAPES: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\b[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i,
  /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{10,}/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./,
  /\bhttps:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{6,}\/B[A-Z0-9]{6,}\/[A-Za-z0-9]{16,}/,
];

/** True for a text that holds a credential by its shape. */
export function looksLikeCredential(text: string): boolean {
  return SHAPES.some((shape) => shape.test(text));
}

/** Paths (`a.b[0]`) of the texts inside a value that hold a credential. Symbols, such as an unknown, hold none. */
export function credentialPaths(value: unknown, path = ""): readonly string[] {
  if (typeof value === "string") return looksLikeCredential(value) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((one, index) => credentialPaths(one, `${path}[${index}]`));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, one]) =>
    credentialPaths(one, path === "" ? name : `${path}.${name}`),
  );
}
