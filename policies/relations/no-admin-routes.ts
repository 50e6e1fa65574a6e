import type { RuleContext } from "../context.ts";
import type { Finding } from "../verdict.ts";
import { zoneOfAnother } from "./zone.ts";

/** For rules about admin routes: what to say of a stack that declares none; undefined where it does. */
export function noAdminRoutes(context: RuleContext): readonly Finding[] | undefined {
  const other = zoneOfAnother(context);
  if (other !== undefined) return other;
  if (context.adminRoutes.length > 0) return undefined;
  return [{ state: "notApplicable", reason: "the stack's file names no admin routes", urn: undefined }];
}
