import { SECRET_MARKER } from "../../../../policies/reader.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { buildArgumentsHoldNoSecrets } from "../../../../policies/rules/secrets/build-arguments-hold-no-secrets.ts";
import { ruleTable, view } from "../../rule-table.ts";

const build = (buildArgs: unknown) => view("docker-build:index:Image", "api", { buildArgs });

ruleTable(buildArgumentsHoldNoSecrets, {
  rows: [
    { kind: "met", it: "accepts a version", views: [build({ NODE_VERSION: "24" })], state: "met" },
    {
      kind: "violated",
      it: "refuses a token",
      views: [build({ NODE_VERSION: "24", NPM_TOKEN: "x" })],
      state: "violated",
      says: 'SEC-01: "api" buildArgs must be free of secrets; got NPM_TOKEN. Mount it as a build secret instead, or read it when the container runs.',
    },
    { kind: "absent", it: "accepts a build without arguments", views: [build(undefined)], state: "met" },
    {
      kind: "boundary",
      it: "accepts a name that only begins like a secret's",
      views: [build({ TOKEN_FILE: "/run/token" })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses a credential under another name, in the other package's spelling",
      views: [
        view("docker:index/image:Image", "api", { build: { args: { ORIGIN: "https://a:b@example.com" } } }),
      ],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses a value that the engine calls secret",
      views: [build({ ORIGIN: SECRET_MARKER })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown arguments undecided",
      views: [build(UNKNOWN)],
      state: "undecided",
      undecided: "buildArgs",
    },
  ],
});
