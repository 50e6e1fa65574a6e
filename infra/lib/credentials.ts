/** Endings of variable names whose value is a secret by common use. */
const SECRET_NAME = /((^|[_.-])(secret|password|passwd|token|credentials?|dsn)|[_.-]key)$/i;

/** Names that end like a secret's and are meant to be public. */
const PUBLIC_NAME = /(public|publishable|site_key|key_id$|keyid$)/i;

/** camelCase properties of resources that hold a secret, such as `authToken` or `masterPassword`. */
const SECRET_PROPERTY = /(password|secretString|authToken|privateKey|secretKey|apiToken|apiKey)$/i;

/** Texts that are credentials whatever their key is called. */
const SHAPES: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/,
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\b[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i,
  /\b(sk|rk)_(live|test)_[A-Za-z0-9]{10,}/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./,
];

/** True for a name whose value must come from the secret store: `JWT_SECRET`, `STRIPE_KEY`, `authToken`. */
export function isSecretName(name: string): boolean {
  if (PUBLIC_NAME.test(name)) return false;
  return SECRET_NAME.test(name) || SECRET_PROPERTY.test(name);
}

/** True for a text that is a credential by its shape: private key, access key id, URL with a password, known tokens. */
export function looksLikeCredential(value: string): boolean {
  return SHAPES.some((shape) => shape.test(value));
}
