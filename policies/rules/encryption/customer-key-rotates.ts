import { isSet, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";

export const customerKeyRotates = resourceRule({
  name: "customer-key-rotates",
  control: "ENC-03",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every customer-managed key is on and rotates by itself.",
  rationale: "What leaks with one year's key material must not open the next year's data.",
  remediation: "Leave enableKeyRotation and isEnabled true on the key.",
  source: {
    url: "https://docs.aws.amazon.com/kms/latest/developerguide/rotating-keys-enable.html",
    readOn: "2026-11-27",
  },
  types: ["aws:kms/key:Key"],
  check(view) {
    const key = inputsOf(view);
    const isOn = key.flag("isEnabled", true); // @pulumi/aws 7.48.0: default true
    if (!isOn) return isSet("isEnabled", true, isOn);
    // AWS rotates symmetric encryption keys only; left out, keyUsage is ENCRYPT_DECRYPT and the spec SYMMETRIC_DEFAULT.
    if ((key.text("keyUsage") ?? "ENCRYPT_DECRYPT") !== "ENCRYPT_DECRYPT")
      return notApplicable("not an encryption key");
    if ((key.text("customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT") !== "SYMMETRIC_DEFAULT") {
      return notApplicable("an asymmetric key, which AWS does not rotate");
    }
    return isSet("enableKeyRotation", true, key.flag("enableKeyRotation", false)); // @pulumi/aws 7.48.0: default false
  },
});
