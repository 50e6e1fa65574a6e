import type { Problem } from "../../lib/errors.ts";
import type { ConfigParts } from "../config.ts";
import { ecrImage } from "../ecr-image.ts";

/** An image with the name of the secret by which it is pulled. */
interface Login {
  readonly where: string;
  readonly image: string | undefined;
  readonly secret: string;
}

/** A login is an external secret in Secrets Manager, and ECR needs none. */
export function checkImageCredentials(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  return loginsOf(parts).flatMap((login) => [
    ...checkStore(login, parts),
    ...checkRegistry(login),
    ...checkSecret(login, parts, wrong),
  ]);
}

function loginsOf({ database, services, tunnel }: ConfigParts): readonly Login[] {
  const pool = database?.engine === "postgres" ? database.pool : undefined;
  const holders = [
    ...Object.entries(services ?? {}).map(([name, service]) => [`services.${name}`, service] as const),
    ["tunnel", tunnel] as const,
    ["database.pool", pool?.kind === "pgbouncer" ? pool : undefined] as const,
  ];
  return holders.flatMap(([where, holder]) =>
    holder?.imageCredentials === undefined
      ? []
      : [
          {
            where: `${where}.imageCredentials`,
            image: "build" in holder && holder.build !== undefined ? undefined : holder.image,
            secret: holder.imageCredentials,
          },
        ],
  );
}

/** Source: ECS Developer Guide, "Using non-AWS container images in Amazon ECS", from memory, 2026-11. */
function checkStore({ where }: Login, { secretStore }: ConfigParts): readonly Problem[] {
  if (secretStore !== "parameters") return [];
  return [
    {
      where,
      expected:
        "no login of a registry with secretStore: parameters: ECS reads it from Secrets Manager alone",
      found: "one",
      next: "Mirror the image into ECR or take a public one, or write secretStore: secrets-manager",
    },
  ];
}

function checkRegistry({ image, where }: Login): readonly Problem[] {
  if (image !== undefined && ecrImage(image) === undefined) return [];
  const expected = "no login for an image in ECR, which the task's role pulls";
  return [{ where, expected, found: "one", next: "Remove it" }];
}

function checkSecret(
  { secret, where }: Login,
  { secrets }: ConfigParts,
  wrong: ReadonlySet<string>,
): readonly Problem[] {
  const kind = secrets?.[secret]?.kind;
  if (kind === "external") return [];
  if (["secrets", `secrets.${secret}`, `secrets.${secret}.kind`].some((path) => wrong.has(path))) return [];
  const found = kind === undefined ? "a name that is not there" : `one of kind ${kind}`;
  const expected = "the name of a secret of kind external";
  return [{ where, expected, found, next: "Declare it under secrets with kind: external" }];
}
