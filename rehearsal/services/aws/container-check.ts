import type { SeedImage } from "../../cloud/seed.ts";
import type { ContainerDefinition } from "./container-definitions.ts";

/** A URL of the task itself in a command's text: host, port where it is written, path without query. */
const OWN_URL = /\bhttp:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::(\d+))?(\/[^\s"'`?#;|&<>()]*)?/gi;

/** Text whose end throws the result before it away. */
const FORGIVEN = /(\|\||;)\s*(true|:|exit\s+0)\s*$/;

const HTTP_PORT = 80;

/** The first word of a check that is switched off: ECS API Reference, HealthCheck, from memory, 2026-11. */
const OFF = "NONE";

/**
 * Why the container's own check fails, as far as its text says whom it asks: an address of the task at which nothing listens, or
 * a path that the image there does not answer. Containers of one task share their addresses (network mode awsvpc), so `images`
 * are those of the whole task. A command of any other kind passes: nobody outside the container knows what it does.
 */
export function containerCheckProblem(
  { healthCheck }: Pick<ContainerDefinition, "healthCheck">,
  images: readonly SeedImage[],
): string | undefined {
  if (healthCheck === undefined || healthCheck.command[0] === OFF) return undefined;
  const text = healthCheck.command.slice(1).join(" ");
  if (FORGIVEN.test(text)) return undefined;
  for (const [url, port, path = "/"] of text.matchAll(OWN_URL)) {
    const wanted = port === undefined ? HTTP_PORT : Number(port);
    const image = images.find((one) => one.port === wanted);
    if (image === undefined) return `${url}: connection refused`;
    if (!image.healthPaths.includes(path)) return `${url}: 404 Not Found`;
  }
  return undefined;
}
