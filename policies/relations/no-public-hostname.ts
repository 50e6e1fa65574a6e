import type { RuleContext } from "../context.ts";
import type { Finding } from "../verdict.ts";

/** For rules about what people outside see: what to say of a stack that has no public hostname; undefined where it has one. */
export function noPublicHostname({ publicHostnames }: RuleContext): readonly Finding[] | undefined {
  if (publicHostnames === undefined || publicHostnames.length > 0) return undefined;
  return [{ state: "notApplicable", reason: "no service has a public hostname", urn: undefined }];
}
