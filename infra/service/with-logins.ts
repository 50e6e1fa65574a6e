import { imageLogins } from "../config/image-logins.ts";
import type { Settings } from "../config/settings.ts";
import type { Needing } from "./service-standing.ts";

/** Every service with the secrets by which its images are pulled, without which it has to wait. */
export function withLogins(settings: Settings): Readonly<Record<string, Needing>> {
  const services = Object.values(settings.services);
  return Object.fromEntries(
    services.map((one) => [one.name, { ...one, logins: imageLogins(settings, one) }]),
  );
}
