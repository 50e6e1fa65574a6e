import type { Service } from "../../cloud/behaviour.ts";
import { parameter } from "./parameter.ts";
import { getParameter, getParametersByPath } from "./parameter-lookups.ts";

/** AWS Systems Manager, as far as its Parameter Store goes. */
export const ssm: Service = { behaviours: [parameter], lookups: [getParameter, getParametersByPath] };
