import { PolicyPack } from "@pulumi/policy";
import { RunError } from "@pulumi/pulumi/errors.js";
import { ConfigError } from "../infra/lib/errors.ts";
import { packPolicies } from "./pack/pack.ts";

try {
  new PolicyPack("slipway", { policies: [...packPolicies(process.env)], enforcementLevel: "mandatory" });
} catch (error) {
  // What a person can mend is told without a stack: Pulumi hides it for this kind of error alone.
  throw error instanceof ConfigError ? new RunError(error.message) : error;
}
