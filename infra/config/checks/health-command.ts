import type { Problem } from "../../lib/errors.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts, ServiceParts } from "../config.ts";

/** A URL of the container itself in a command's text: port where it is written, path without query. */
const OWN_URL = /\bhttp:\/\/(127\.0\.0\.1|localhost|\[::1\])(?::(\d+))?(\/[^\s"'`?#;|&<>()]*)?/gi;

/** The port of a URL without one. */
const HTTP_PORT = 80;

/**
 * A check that asks the container by a URL asks where the service listens, and for the path of its life: any other never
 * passes, or lets a deeper fault end the task.
 */
export function checkHealthCommand({ services }: ConfigParts): readonly Problem[] {
  return Object.entries(services ?? {}).flatMap(([name, service = {}]) => {
    const wrong = wrongUrl(service);
    if (wrong === undefined) return [];
    const where = `services.${name}.health.command`;
    const expected = "a check of livePath at containerPort";
    return [{ where, expected, found: shown(wrong.found), next: `Write ${wrong.right} in its place` }];
  });
}

function wrongUrl({ containerPort, health = {} }: ServiceParts) {
  const { command, livePath } = health;
  if (command === undefined) return undefined;
  const text = command.filter((word) => word !== undefined).join(" ");
  for (const [found, host, port, path = "/"] of text.matchAll(OWN_URL)) {
    const asked = port === undefined ? HTTP_PORT : Number(port);
    const right = `http://${host}:${containerPort ?? asked}${livePath ?? path}`;
    if (asked !== (containerPort ?? asked) || path !== (livePath ?? path)) return { found, right };
  }
  return undefined;
}
