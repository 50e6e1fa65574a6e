import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { type ResourceView, UNKNOWN } from "../resource-view.ts";

/** The texts by which the engine says "not known yet" (@pulumi/policy 1.21.0, proxy.js: seven kinds of value). */
const SENTINELS: ReadonlySet<string> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** The SDK's proxy answers this name with the object behind it, where unknown values can be seen without an exception. */
const TARGET = "__getSpecialProxyTarget";

/** A resource as the engine asks about it, before it exists: inputs only. */
export function viewOfArgs(args: ResourceValidationArgs): ResourceView {
  return {
    urn: args.urn,
    type: args.type,
    name: args.name,
    inputs: plainOf(args.props),
    outputs: {},
    parent: args.opts.parent,
    dependencies: [],
    propertyDependencies: {},
    protect: args.opts.protect,
  };
}

/** A resource as the engine shows it with the whole stack; its inputs are those remembered from before. */
export function viewOfResource(resource: PolicyResource, remembered: ResourceView | undefined): ResourceView {
  const outputs = plainOf(resource.props);
  return {
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    inputs: remembered?.inputs ?? outputs,
    outputs,
    parent: resource.opts.parent ?? resource.parent?.urn,
    dependencies: resource.dependencies.map((one) => one.urn),
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([property, from]) => [
        property,
        from.map((one) => one.urn),
      ]),
    ),
    protect: resource.opts.protect,
  };
}

function plainOf(props: Record<string, unknown>): Readonly<Record<string, unknown>> {
  // The SDK types props as any; behind the proxy stands what came over the wire.
  const target = (props[TARGET] ?? props) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(target).map(([name, value]) => [name, plain(value)]));
}

function plain(value: unknown): unknown {
  if (typeof value === "string") return SENTINELS.has(value) ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}
