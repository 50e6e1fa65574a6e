import { SECRET_MARKER } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { nameOf } from "../rule.ts";
import { collect, maskValues, maskViews } from "./mask.ts";

/** The key and the value by which a state marks a secret (pulumi sdk/go/common/resource: SigKey, SecretSig). */
const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

/** Texts that rules must read although a secret made them one: their own secrets are masked inside. */
const READABLE: ReadonlySet<string> = new Set([
  "containerDefinitions",
  "policy",
  "assumeRolePolicy",
  "draft",
]);

type Plain = Readonly<Record<string, unknown>>;

/**
 * The resources of an exported deployment (`pulumi stack export`, or the Automation API's `exportStack`), with secrets
 * masked. Plain secrets in an export made with secrets shown live only inside this call.
 */
export function viewsFromState(exported: unknown): readonly ResourceView[] {
  const deployment = record(record(exported).deployment ?? exported);
  const resources = deployment.resources;
  if (!Array.isArray(resources)) {
    throw new Error("exported state: must hold deployment.resources; got none. Export the stack again.");
  }
  const secrets = new Set<string>();
  const views = resources
    .map(record)
    .filter((resource) => resource.delete !== true) // old halves of replacements, about to go
    .map((resource) => viewOf(resource, secrets));
  return maskViews(maskValues(views, secrets));
}

function viewOf(resource: Plain, secrets: Set<string>): ResourceView {
  const urn = String(resource.urn);
  return {
    urn,
    type: String(resource.type),
    name: nameOf(urn),
    inputs: opened(record(resource.inputs), secrets),
    outputs: {
      ...opened(record(resource.outputs), secrets),
      ...(typeof resource.id === "string" && { id: resource.id }),
    },
    parent: typeof resource.parent === "string" ? resource.parent : undefined,
    dependencies: texts(resource.dependencies),
    propertyDependencies: Object.fromEntries(
      Object.entries(record(resource.propertyDependencies)).map(([property, urns]) => [
        property,
        texts(urns),
      ]),
    ),
    protect: resource.protect === true,
    retainOnDelete: resource.retainOnDelete === true,
  };
}

/** Properties without the secret envelopes: a marker in their place, or the text itself where rules must read it. */
function opened(bag: Plain, secrets: Set<string>): Plain {
  return Object.fromEntries(
    Object.entries(bag).map(([name, value]) => [name, open(value, READABLE.has(name), secrets)]),
  );
}

function open(value: unknown, readable: boolean, secrets: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => open(one, readable, secrets));
  if (value === null || typeof value !== "object") return value;
  const bag = record(value);
  if (bag[SIGNATURE_KEY] !== SECRET_SIGNATURE) {
    return Object.fromEntries(Object.entries(bag).map(([name, one]) => [name, open(one, readable, secrets)]));
  }
  const plain = typeof bag.plaintext === "string" ? parsed(bag.plaintext) : undefined;
  if (plain === undefined) return SECRET_MARKER;
  if (readable) return open(plain, readable, secrets);
  collect(plain, secrets);
  return SECRET_MARKER;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) ?? undefined;
  } catch {
    return undefined;
  }
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

function record(value: unknown): Plain {
  // Narrowed to a plain object; its values stay unknown.
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Plain) : {};
}
