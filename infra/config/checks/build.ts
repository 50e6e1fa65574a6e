import { posix } from "node:path";
import { isSecretName } from "../../lib/credentials.ts";
import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts, ServiceParts } from "../config.ts";

/**
 * An image is named by its digest or built, never both. Only the stack that owns the repositories builds, and production never
 * does: it runs the very digest that staging ran.
 */
export function checkBuild(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  return Object.entries(parts.services ?? {}).flatMap(([name, service = {}]) => {
    const at = `services.${name}`;
    if (service.build === undefined) {
      if (service.image !== undefined || wrong.has(`${at}.image`) || wrong.has(`${at}.build`)) return [];
      const expected = "an image pinned by digest (<repository>@sha256:<64 hexadecimal digits>), or build";
      const next = "Add it, like image: ghcr.io/acme/api@sha256:<64 hexadecimal digits>";
      return [{ where: `${at}.image`, expected, found: "nothing", next }];
    }
    return buildProblems(at, service, service.build, parts);
  });
}

function buildProblems(
  at: string,
  { image }: ServiceParts,
  build: NonNullable<ServiceParts["build"]>,
  { registry, tier }: ConfigParts,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (image !== undefined)
    problems.push({
      where: `${at}.build`,
      expected: "either image or build",
      found: "both",
      next: "Remove one of them",
    });
  if (tier === "production")
    problems.push({
      where: `${at}.build`,
      expected: "no build in production, which runs the digest that staging ran",
      found: "a build",
      next: "Write image: with the reference that `slipway up` of staging and `pulumi stack output images` there print",
    });
  else if (registry !== undefined && registry.ownership !== undefined && registry.ownership !== "owner")
    problems.push({
      where: `${at}.build`,
      expected: "a stack that owns the repositories it pushes to (registry.ownership: owner)",
      found: shown(registry.ownership),
      next: "Let this stack own them, with production's account in registry.readerAccountIds, or name the image's digest",
    });
  const context = build.context === undefined ? undefined : posix.normalize(build.context);
  if (context !== undefined && /^(?:\.\/?|(?:\.\.\/)*\.\.\/?)$/.test(context))
    problems.push({
      where: `${at}.build.context`,
      expected: "a folder that does not hold the stack files, whose own state changes with each run",
      found: shown(build.context),
      next: "Keep the application in a folder of its own",
    });
  for (const name of Object.keys(build.args ?? {})) {
    if (!isSecretName(name)) continue;
    problems.push({
      where: `${at}.build.args.${name}`,
      expected: "no secret among arguments, which stay in the image's history",
      found: "a name like a secret's",
      next: `Mount it: ${at}.build.secrets`,
    });
  }
  return problems;
}
