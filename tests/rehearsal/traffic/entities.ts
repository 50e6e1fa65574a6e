import type { Entity } from "../../../rehearsal/cloud/entity.ts";
import type { Visit } from "../../../rehearsal/traffic/answer.ts";

/** Something that stands in a simulated account. */
export function entity(token: string, inputs: Record<string, unknown>, id = token): Entity {
  return {
    token,
    id,
    region: "eu-west-1",
    inputs,
    outputs: {},
    internal: {},
    createdAt: "2026-11-20T12:00:00Z",
    urn: undefined,
  };
}

/** A request to the shop's API. */
export function visit(path: string, more: Partial<Visit> = {}): Visit {
  return {
    ...{ method: "GET", host: "api.shop.example", address: "198.51.100.7", headers: {}, atSeconds: 0 },
    path,
    ...more,
  };
}
