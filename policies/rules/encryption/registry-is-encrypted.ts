import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { REPOSITORY } from "../../tokens.ts";

export const registryIsEncrypted = resourceRule({
  name: "registry-is-encrypted",
  control: "ENC-01",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every image repository is encrypted with a customer-managed key.",
  rationale: "ECR encrypts by itself, but only a key of the stack's own can be taken away from a reader.",
  remediation: "Leave the repository's encryption at KMS with the stack's key.",
  source: { url: "https://unpkg.com/@pulumi/aws@7.48.0/types/input.d.ts", readOn: "2026-11-27" },
  types: [REPOSITORY],
  check(view) {
    const [chosen] = inputsOf(view).items("encryptionConfigurations");
    // @pulumi/aws 7.48.0: AES256 where nothing is said; KMS without a key is AWS's own.
    const type = chosen?.text("encryptionType") ?? "AES256";
    const own = type.startsWith("KMS") && chosen?.has("kmsKey") === true;
    const found = own ? "a key" : type === "AES256" ? "ECR's own keys" : "AWS's own key";
    return fact(own, "encryptionConfigurations", "a customer-managed key", found);
  },
});
