import type { Problem } from "../../lib/errors.ts";
import type { ConfigParts } from "../config.ts";

/** Sockets come in by a route: a service without one has nobody who could open them. */
export function checkWebSockets({ services }: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  return Object.entries(services ?? {}).flatMap(([name, service]) => {
    const at = `services.${name}`;
    if (service?.webSockets === undefined || (service.routes ?? []).length > 0 || wrong.has(`${at}.routes`))
      return [];
    const expected = "no WebSockets for a service without routes";
    return [
      {
        where: `${at}.webSockets`,
        expected,
        found: "no routes",
        next: "Remove it or give the service a route",
      },
    ];
  });
}
