import type { ResourceView } from "../../policies/resource-view.ts";

/** A resource as a reader sees it. Links: property → the resources from which its value comes. */
export function view(
  type: string,
  name: string,
  inputs: Readonly<Record<string, unknown>> = {},
  links: Readonly<Record<string, readonly ResourceView[]>> = {},
): ResourceView {
  return {
    urn: `urn:pulumi:test::slipway::${type}::${name}`,
    type,
    name,
    inputs,
    outputs: inputs,
    parent: undefined,
    dependencies: [],
    propertyDependencies: Object.fromEntries(
      Object.entries(links).map(([property, targets]) => [property, targets.map(({ urn }) => urn)]),
    ),
    protect: false,
  };
}
