import { fact } from "../../expect.ts";
import { looksLikeCredential } from "../../facts/credential-shapes.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";

/** Where builds are declared, and where their arguments stand. */
const BUILDS: Readonly<Record<string, string>> = {
  "docker-build:index:Image": "buildArgs",
  "docker:index/image:Image": "build.args",
  "docker:index/registryImage:RegistryImage": "build.buildArgs",
};

const SECRET_NAME =
  /(^|_)(SECRET|SECRET_KEY|PASSWORD|PASSWD|TOKEN|API_KEY|PRIVATE_KEY|ACCESS_KEY|CREDENTIALS|DSN)$/i;

export const buildArgumentsHoldNoSecrets = resourceRule({
  name: "build-arguments-hold-no-secrets",
  control: "SEC-01",
  severity: "critical",
  enforcement: "mandatory",
  statement: "No argument of an image's build is a secret.",
  rationale: "Arguments stay readable in the image's history, for everybody who can pull it.",
  remediation: "Mount it as a build secret instead, or read it when the container runs.",
  source: {
    url: "https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/",
    readOn: "2026-11-27",
  },
  types: Object.keys(BUILDS),
  check(view) {
    const property = BUILDS[view.type] ?? "";
    const args = inputsOf(view).at(property);
    const leaks = args
      .keys("")
      .filter(
        (name) =>
          SECRET_NAME.test(name) ||
          args.secret(name) ||
          (!args.unknown(name) && looksLikeCredential(args.text(name) ?? "")),
      );
    const found = leaks.length === 0 ? "none" : leaks.sort().join(", ");
    return fact(leaks.length === 0, property, "free of secrets", found);
  },
});
