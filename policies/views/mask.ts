import { SECRET_MARKER } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";

/** Properties that hold secrets, by type (inputs and outputs alike). The engine hands them to policies in clear. */
const SECRET_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  "random:index/randomPassword:RandomPassword": ["result", "bcryptHash"],
  "random:index/randomBytes:RandomBytes": ["base64", "hex"],
  "aws:secretsmanager/secretVersion:SecretVersion": ["secretString", "secretBinary", "secretStringWo"],
  "aws:rds/instance:Instance": ["password", "passwordWo"],
  "aws:rds/cluster:Cluster": ["masterPassword", "masterPasswordWo"],
  "aws:elasticache/replicationGroup:ReplicationGroup": ["authToken", "authTokenWo"],
  "aws:elasticache/user:User": ["passwords"],
  "aws:ssm/parameter:Parameter": ["value", "valueWo"],
  "aws:iam/accessKey:AccessKey": ["secret", "sesSmtpPasswordV4"],
  "aws:acm/certificate:Certificate": ["privateKey", "privateKeyWo"],
  "tls:index/privateKey:PrivateKey": ["privateKeyPem", "privateKeyOpenssh", "privateKeyPemPkcs8"],
  "mongodbatlas:index/databaseUser:DatabaseUser": ["password"],
  "pulumi:providers:aws": ["accessKey", "secretKey", "token"],
  "pulumi:providers:cloudflare": ["apiToken", "apiKey", "apiUserServiceKey"],
  "pulumi:providers:mongodbatlas": ["publicKey", "privateKey", "clientSecret"],
};

/** Any other property with such a name is taken for a secret too. */
const SECRET_NAME =
  /^(password|secretString|secretBinary|authToken|privateKey|privateKeyPem|caPrivateKeyPem|apiToken|secretKey|clientSecret)$/;

/** Shortest secret that is looked for in other texts, in characters: a shorter one would blot out ordinary words. */
const SHORTEST = 6;

/** Copies of views in which no secret is left: neither in its own property nor as a part of any other text. */
export function maskViews(views: readonly ResourceView[]): readonly ResourceView[] {
  const secrets = new Set<string>();
  for (const view of views) {
    for (const bag of [view.inputs, view.outputs]) {
      for (const [name, value] of Object.entries(bag)) if (isSecret(view.type, name)) collect(value, secrets);
    }
  }
  return maskValues(views, secrets);
}

/** The same with secrets that are already known, such as those that a state marks. */
export function maskValues(
  views: readonly ResourceView[],
  known: ReadonlySet<string>,
): readonly ResourceView[] {
  const forms = [...known].filter((secret) => secret.length >= SHORTEST).flatMap(formsOf);
  const texts = [...new Set(forms)].sort((a, b) => b.length - a.length); // longest first: one may hold another
  const replace = (text: string) =>
    texts.reduce((masked, secret) => masked.replaceAll(secret, SECRET_MARKER), text);
  const bag = (type: string, values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        isSecret(type, name) ? hidden(value) : mapTexts(value, replace),
      ]),
    );
  return views.map((view) => ({
    ...view,
    inputs: bag(view.type, view.inputs),
    outputs: bag(view.type, view.outputs),
  }));
}

/** A value with every text replaced; symbols, such as an unknown, stay. */
export function mapTexts(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === "string") return replace(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, replace));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapTexts(one, replace)]));
}

/** Every text inside a value. */
export function collect(value: unknown, into: Set<string>): void {
  mapTexts(value, (text) => {
    if (text !== SECRET_MARKER) into.add(text);
    return text;
  });
}

/** True for a property that holds a secret by its type or by its name. */
export function isSecret(type: string, name: string): boolean {
  return SECRET_PROPERTIES[type]?.includes(name) === true || SECRET_NAME.test(name);
}

/** Absent and unknown stay what they are: a rule may ask whether something is declared. */
function hidden(value: unknown): unknown {
  return value === undefined || value === null || typeof value === "symbol" ? value : SECRET_MARKER;
}

/** The spellings in which a secret may stand inside other texts: as it is, inside a URL, inside JSON. */
function formsOf(secret: string): readonly string[] {
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
}
