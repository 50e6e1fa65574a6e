import { PolicyPack } from "@pulumi/policy";
import { packPolicies } from "./pack/pack.ts";

new PolicyPack("slipway", { policies: [...packPolicies(process.env)], enforcementLevel: "mandatory" });
