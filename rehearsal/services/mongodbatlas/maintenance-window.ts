import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import { flag, given, number, record } from "../known.ts";
import { requireDedicated } from "./dedicated-of.ts";
import { requireProject } from "./project-of.ts";
import { ATLAS } from "./tokens.ts";

/** First and last value (maintenanceWindow.d.ts 4.16.0, read 2026-11-27; Sunday is 1). */
const RANGES = { dayOfWeek: [1, 7], hourOfDay: [0, 23] } as const;

/** When Atlas may restart a project's members. */
export const maintenanceWindow: Behaviour = {
  token: ATLAS.maintenance,
  check(inputs) {
    const failures: CheckFailure[] = [];
    for (const [property, [min, max]] of Object.entries(RANGES)) {
      const value = number(inputs, property);
      if (value !== undefined && (value < min || value > max || !Number.isInteger(value)))
        failures.push({ property, reason: `must be ${min} to ${max}; got ${value}` });
    }
    if (given(inputs, "dayOfWeek") !== given(inputs, "hourOfDay"))
      failures.push({ property: "hourOfDay", reason: "must be given together with dayOfWeek" });
    const hours = record(inputs, "protectedHours") ?? {};
    for (const property of ["startHourOfDay", "endHourOfDay"]) {
      const value = number(hours, property);
      if (value !== undefined && (value < 0 || value > 23))
        failures.push({ property: `protectedHours.${property}`, reason: `must be 0 to 23; got ${value}` });
    }
    return failures;
  },
  create(inputs, cloud) {
    const project = requireProject(inputs, cloud);
    requireDedicated(project, "A maintenance window", cloud);
    return { id: project.id, outputs: { ...settled(inputs), numberOfDeferrals: 0, timeZoneId: "Etc/GMT" } };
  },
  update: (_entity, next) => settled(next),
};

function settled(inputs: Inputs): Record<string, unknown> {
  return {
    autoDefer: flag(inputs, "autoDefer") ?? false,
    autoDeferOnceEnabled: flag(inputs, "autoDeferOnceEnabled") ?? false,
    defer: flag(inputs, "defer") ?? false,
    startAsap: false,
  };
}
