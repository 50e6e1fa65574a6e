import type { Entity } from "../cloud/entity.ts";
import { containsSecret, Secret, unwrap } from "./secret.ts";

type Values = Record<string, unknown>;

/** What was asked for when it was made or changed last; of a thing that another one brought, its own inputs. */
export function askedOf(entity: Entity): Values {
  const { values, secrets } = entity.asked ?? { values: entity.inputs, secrets: [] };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, secrets.includes(name) ? new Secret(value) : value]),
  );
}

/** Those inputs as an entity keeps them. */
export function asAsked(inputs: Values): NonNullable<Entity["asked"]> {
  const secrets = Object.keys(inputs).filter((name) => containsSecret(inputs[name]));
  return { values: unwrap(inputs) as Values, secrets }; // an object stays an object
}
