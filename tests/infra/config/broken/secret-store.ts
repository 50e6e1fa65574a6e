import type { Broken } from "../edited-stacks.ts";

const FILE = "Pulumi.production.yaml";
const EXPECTED = "no secret for the notifier with secretStore: parameters, which have no copy in its region";
const NEXT = "Remove it, or write secretStore: secrets-manager.";

/** Where secrets are kept. */
export const secretStore: readonly Broken[] = [
  {
    mistake: "a store of secrets that does not exist",
    edits: [["    secrets:\n      DATABASE_URL", "    secretStore: vault\n    secrets:\n      DATABASE_URL"]],
    messages: [
      `${FILE} secretStore: "secrets-manager" or "parameters"; got "vault". Write it like secretStore: parameters.`,
    ],
  },
  {
    mistake: "a login of a registry that is no external secret",
    edits: [
      ["    services:\n      api:\n", "    services:\n      api:\n        imageCredentials: DATABASE_URL\n"],
    ],
    messages: [
      `${FILE} services.api.imageCredentials: no login for an image in ECR, which the task's role pulls; got one. Remove it.`,
      `${FILE} services.api.imageCredentials: the name of a secret of kind external; got one of kind composed. Declare it under secrets with kind: external.`,
    ],
  },
  {
    mistake: "parameters for secrets that are read in another region",
    edits: [
      ["    secrets:\n      DATABASE_URL", "    secretStore: parameters\n    secrets:\n      DATABASE_URL"],
    ],
    messages: [
      `${FILE} notify.pagerDutyKey: ${EXPECTED}; got "PAGERDUTY_ROUTING_KEY". ${NEXT}`,
      `${FILE} notify.slackWebhook: ${EXPECTED}; got "SLACK_WEBHOOK_URL". ${NEXT}`,
    ],
  },
];
