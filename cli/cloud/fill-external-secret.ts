import type { Settings } from "../../infra/config/settings.ts";
import { parameterName, secretNamePrefix } from "../../infra/secrets/secret-name.ts";
import type { AwsEndpoint } from "./aws-endpoint.ts";
import { fillParameter } from "./fill-parameter.ts";
import { fillSecret } from "./fill-secret.ts";

/** Gives an external secret a new value in the store that the stack keeps its secrets in; undefined where it has not made it yet. */
export function fillExternalSecret(
  at: AwsEndpoint,
  settings: Settings,
  name: string,
  value: string,
): Promise<{ readonly versionId: string } | undefined> {
  return settings.secretStore === "parameters"
    ? fillParameter(at, parameterName(settings, name), value)
    : fillSecret(at, secretNamePrefix(settings, name), value);
}
