import { imageLogins } from "../../infra/config/image-logins.ts";
import type { Settings } from "../../infra/config/settings.ts";
import type { Problem } from "../../infra/lib/errors.ts";

/** Why a value is none for that secret where images are pulled by it; undefined for every other secret. Never says the value. */
export function loginProblem(settings: Settings, name: string, value: string): Problem | undefined {
  const services = Object.values(settings.services);
  if (!services.some((service) => imageLogins(settings, service).includes(name))) return undefined;
  const missing = missingOf(value);
  if (missing === undefined) return undefined;
  return {
    where: name,
    expected: 'the login of a registry, {"username": "…", "password": "…"}',
    found: missing,
    next: "Write both as JSON into one file, and pipe that in",
  };
}

function missingOf(value: string): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    return "a text that is no JSON";
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return "JSON that is no object";
  const filled = Object.entries(parsed)
    .filter(([, one]) => typeof one === "string" && one !== "")
    .map(([key]) => key);
  const missing = ["username", "password"].filter((key) => !filled.includes(key));
  return missing.length === 0 ? undefined : `JSON without the text ${missing.join(" and ")}`;
}
