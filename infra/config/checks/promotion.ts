import type { Problem } from "../../lib/errors.ts";
import type { ConfigParts } from "../config.ts";

/** An image that is built here is new: no other stack ran it. */
export function checkPromotion({ promotion, services, tier }: ConfigParts): readonly Problem[] {
  // In production a build is refused anyway.
  if (promotion === undefined || tier === "production") return [];
  return Object.entries(services ?? {}).flatMap(([name, service]) =>
    service?.build === undefined
      ? []
      : [
          {
            where: `services.${name}.build`,
            expected: "no build in a stack whose images another one runs first (promotion.from)",
            found: "a build",
            next: "Build in the stack where images begin, and write image: with the digest that it ran",
          },
        ],
  );
}
