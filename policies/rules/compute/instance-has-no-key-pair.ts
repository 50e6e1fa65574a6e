import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { HOST_TYPES } from "../../relations/instances.ts";
import { resourceRule } from "../../rule.ts";

export const instanceHasNoKeyPair = resourceRule({
  name: "instance-has-no-key-pair",
  control: "CMP-11",
  severity: "high",
  enforcement: "mandatory",
  statement: "No instance lets anybody in with a key pair.",
  rationale: "Whoever has the key is root on every container of the host, and no log says what they did.",
  remediation: "Take keyName off the launch template; sessions through Systems Manager are logged.",
  source: {
    url: "https://compliance.tf/docs/controls/aws/ec2_instance_no_amazon_key_pair",
    readOn: "2026-11-27",
  },
  types: HOST_TYPES,
  check(view) {
    const name = inputsOf(view).text("keyName") ?? "";
    return fact(name === "", "keyName", "absent", name === "" ? "absent" : name);
  },
});
