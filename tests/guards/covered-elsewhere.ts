/** Sources with logic that have no test at the mirrored path. */
export interface Covered {
  /** What runs them: it loads each one, or names it. */
  readonly by: string;
  readonly why: string;
  readonly sources: readonly string[];
}

/** Paths of sources of one folder, from their names without `.ts`. */
function below(folder: string, names: string): readonly string[] {
  return names.split(" ").map((name) => `${folder}/${name}.ts`);
}

/** A source that gets a test of its own leaves this list. */
export const COVERED_ELSEWHERE: readonly Covered[] = [
  {
    by: "tests/rehearsal/provider/resources.test.ts",
    why: "what is kept of inputs, and what a diff says of them, is a part of each resource's life",
    sources: below("rehearsal/provider", "asked-inputs left-undone top-level"),
  },
  {
    by: "tests/cli/stack/build-problems.test.ts",
    why: "each of its problems has the line that this gives it",
    sources: below("cli/stack", "places-in"),
  },
  {
    by: "tests/cli/stack/destroy-hindrances.test.ts",
    why: "one call; the line that it makes is the last of each refusal",
    sources: below("cli/stack", "session-command"),
  },
  {
    by: "tests/policies/rules/compute/service-runs-two-copies.test.ts",
    why: "the rule's rows have a service with a target, found by its resource and by its name, one without, and one that waits",
    sources: below("policies/relations", "scaling-targets held-services"),
  },
  {
    by: "tests/policies/rules/observability/failures-from-outside-are-told.test.ts",
    why: "one judgement for requests and for checks from outside, tried by the table of each rule",
    sources: below("policies/relations", "burn-rates"),
  },
  {
    by: "tests/infra/lib/filter-pattern.test.ts",
    why: "the parts of one reader: whole and broken patterns of all three forms",
    sources: below("infra/lib", "filter-conditions unreadable-pattern"),
  },
  {
    by: "tests/policies/rules/encryption/bucket-is-encrypted.test.ts",
    why: "each key that a bucket can have is a row of the rule",
    sources: below("policies/relations", "bucket-key"),
  },
  {
    by: "tests/policies/rules/backup/monthly-snapshots-are-kept.test.ts",
    why: "one judgement for daily and monthly snapshots, tried by the table of each rule",
    sources: below("policies/relations", "kept-snapshots"),
  },
  {
    by: "tests/policies/rules/backup/document-monthly-snapshots-are-kept.test.ts",
    why: "one judgement for daily and monthly snapshots, tried by the table of each rule",
    sources: below("policies/relations", "kept-document-snapshots"),
  },
  {
    by: "tests/policies/rules/data/connections-are-pooled.test.ts",
    why: "the rule's rows are made of services that reach a database with poolers and without",
    sources: below("policies/relations", "poolers"),
  },
  {
    by: "tests/rehearsal/services/aws/ecs-start-mongodb.test.ts",
    why: "secrets and parameters, whole and by a key, are what the tasks of its rows log in with",
    sources: below("rehearsal/services/aws", "referred-value"),
  },
  {
    by: "tests/rehearsal/services/aws/servicediscovery.test.ts",
    why: "names, instances and registries are refused or kept by what stands behind them",
    sources: below("rehearsal/services/aws", "discovery-instances ecs-service-registry"),
  },
  {
    by: "tests/stacks/systems/share-3.test.ts",
    why: "declares resources: a first stage on one instance comes up on the real engine, and is found without change",
    sources: below("infra/service", "instance"),
  },
  {
    by: "tests/infra/config/checks/capacity.test.ts",
    why: "what a class leaves to tasks, to the last MiB",
    sources: below("infra/tables", "instance-classes"),
  },
  {
    by: "tests/infra/config/broken-configurations.test.ts",
    why: "words of compute in every wrong shape, with the whole messages",
    sources: below("infra/config/schema", "compute"),
  },
  {
    by: "tests/policies/rules/network/instance-admits-nobody.test.ts",
    why: "which groups, roles and tasks belong to an instance: by dependencies, by ids, and from elsewhere",
    sources: below("policies/relations", "instances"),
  },
  {
    by: "tests/rehearsal/services/aws/autoscaling.test.ts",
    why: "an instance is replaced, and the tasks that stood on it start again",
    sources: below("rehearsal/services/aws", "ecs-settle"),
  },
  {
    by: "tests/rehearsal/services/mongodbatlas/encryption-at-rest.test.ts",
    why: "a key is taken or refused by what the role may, whom it trusts, and which tiers the project has",
    sources: below("rehearsal/services/mongodbatlas", "aws-role dedicated-of"),
  },
  {
    by: "tests/rehearsal/services/mongodbatlas/compliance-policy.test.ts",
    why: "clusters and schedules are refused line by line",
    sources: below("rehearsal/services/mongodbatlas", "backup-items compliance"),
  },
  {
    by: "tests/cost/meters/index.test.ts",
    why: "a table of resources of each type, with what each of them uses in a month",
    sources: [
      ...below("cost/meters", "atlas compute data edge network observability security storage"),
      ...below("cost", "meter"),
    ],
  },
  {
    by: "tests/cli/cost/stack-cost.test.ts",
    why: "runs the program of a reference stack: what it declares, and from what, is compared",
    sources: below("cli/cost", "program-views"),
  },
  {
    by: "tests/cost/prices/index.test.ts",
    why: "tables made by a short form: every row of the whole is judged",
    sources: [...below("cost/prices", "compute data network"), ...below("cost", "free-tiers origins price")],
  },
  {
    by: "tests/stacks/built-image.test.ts",
    why: "declares resources: a build's digest reaches the task, and a critical finding stops it there",
    sources: [
      ...below("infra/config", "resolve-build"),
      ...below("infra/service", "image-builds load-builds"),
    ],
  },
  {
    by: "tests/rehearsal/services/docker/docker.test.ts",
    why: "runs them: builds, pushes, refusals",
    sources: [
      ...below("rehearsal/services/docker", "built-digest pushed-images"),
      ...below("rehearsal/services/aws", "ecr-token"),
    ],
  },
  {
    by: "tests/cli/preflight/real-clouds.test.ts",
    why: "asks the rehearsal's API over signed calls: the answers and refusals are compared",
    sources: [
      ...below("cli/preflight", "aws-calls cloudflare-calls mail-subscriptions"),
      ...below("rehearsal/api", "account cloudflare"),
    ],
  },
  {
    by: "tests/infra/config/resolve-ingress.test.ts",
    why: "one text, which the added secrets show",
    sources: below("infra/config", "tunnel-secret"),
  },
  {
    by: "tests/infra/service/tunnel-container.test.ts",
    why: "the shape of containers and where they log: both containers of a task are built with it",
    sources: below("infra/service", "container-definition"),
  },
  {
    by: "tests/rehearsal/services/cloudflare/tunnel.test.ts",
    why: "tells a connector's token, right and wrong ones",
    sources: below("rehearsal/services/cloudflare", "tunnel-of"),
  },
  {
    by: "tests/stacks/life-staging.test.ts",
    why: "declares a topic: an alarm of the notifier's own goes through it by mail",
    sources: below("infra/observability", "fault-topic"),
  },
  {
    by: "tests/stacks/fifth-product.test.ts",
    why: "declares resources: services find one another and the staff its tools on the real engine, without a second change",
    sources: [...below("infra/service", "discovery"), ...below("infra/edge", "internal-tools")],
  },
  {
    by: "tests/stacks/systems/share-2.test.ts",
    why: "declares resources: the real engine brings them up before a database, and finds no change",
    sources: below("infra/data", "pool"),
  },
  {
    by: "tests/stacks/systems/share-1.test.ts",
    why: "declares resources: the examples with MongoDB come up on the real engine, by private endpoint and by list",
    sources: [
      ...below("infra/data", "atlas-access atlas-backup atlas-cluster atlas-compliance atlas-users"),
      ...below("infra/data", "mongodb"),
    ],
  },
  {
    by: "tests/stacks/systems/share-1.test.ts",
    why: "declares resources: a stack whose dumps are restored every day comes up on the real engine",
    sources: below("infra/backup", "restore-test"),
  },
  {
    by: "tests/infra/config/checks/mongodb.test.ts",
    why: "what a tier has and what a configuration may ask of it",
    sources: below("infra/tables", "atlas-tiers"),
  },
  {
    by: "tests/stacks/systems/share-1.test.ts",
    why: "an example of each store waits for its external secrets and runs once they are filled",
    sources: below("cli/cloud", "fill-external-secret"),
  },
  {
    by: "tests/stacks/systems/share-2.test.ts",
    why: "the draft of a cluster of each tier: Flex and M10 come up on the real engine",
    sources: below("infra/data", "atlas-cluster-draft"),
  },
  {
    by: "tests/guards/facts-agree.test.ts",
    why: "compared with the rehearsal's own table",
    sources: below("policies/facts", "aws-metrics"),
  },
  {
    by: "tests/rehearsal/services/aws/rds-proxy.test.ts",
    why: "what a proxy reads with its role: a proxy is refused for each of its refusals",
    sources: below("rehearsal/services/aws", "rds-proxy-login"),
  },
  {
    by: "tests/policies/rules/expected/alert-exists.test.ts",
    why: "a filter of another pattern, log, value and metric is refused there",
    sources: below("policies/relations", "counted-lines"),
  },
  {
    by: "tests/policies/rules/observability/topics-admit-their-publishers.test.ts",
    why: "each kind of statement and condition is accepted and refused there",
    sources: below("policies/relations", "publishing"),
  },
  {
    by: "tests/policies/rules/observability/what-stands-is-watched.test.ts",
    why: "each sign of each kind is met and missed there, by the alarms that tell of it",
    sources: [...below("policies/relations", "watching-alarms"), ...below("policies/facts", "vital-signs")],
  },
  {
    by: "tests/policies/rules/backup/missing-snapshots-are-told.test.ts",
    why: "each sign of a vault is met and missed there",
    sources: below("policies/facts", "backup-signs"),
  },
  {
    by: "tests/policies/rules/expected/alert-exists.test.ts",
    why: "the end of a rule's name, which the table's messages do not hold",
    sources: below("policies", "of-tier"),
  },
  {
    by: "tests/stacks/life-staging.test.ts",
    why: "declares resources: the real engine brings both stacks up, finds no change, and deletes them",
    sources: [
      ...below("infra/data", "build-data composed-values database-address"),
      ...below("infra/edge", "build-edge build-tunnels origin-of"),
      ...below("infra/governance", "build-governance"),
      ...below("infra", "build-ground optional-parts"),
      ...below("infra/network", "group-ways"),
      ...below("infra/service", "build-ingress build-instance build-services standing-outputs with-logins"),
      ...below("infra/backup", "backup-alarms backup build-backup daily-task dump"),
      ...below("infra/data", "cache postgres"),
      ...below("infra/edge", "admin-access certificate client-certificate edge-ranges edge"),
      ...below("infra/edge", "failover firewall origin-pull zone-rulesets zone"),
      ...below("infra/governance", "budget configuration-recorder finding-forwarder threat-detection"),
      ...below("infra", "index providers"),
      ...below("infra/network", "flow-logs network routes security-groups"),
      ...below("infra/observability", "availability build-watch dashboards deployment-events"),
      ...below("infra/observability", "log-metrics logs notifier outside-probes saved-queries"),
      ...below("infra/observability", "vital-signs watch"),
      ...below("infra/secrets", "customer-key"),
      ...below("infra/service", "cluster ingress registry routing scaling service target-group"),
      ...below("infra/storage", "private-bucket"),
    ],
  },
  {
    by: "tests/infra/config/broken-configurations.test.ts",
    why: "each refusal is provoked by a broken configuration and compared whole",
    sources: [
      ...below("infra/config/checks", "admin backup internal-tools network observability pooler"),
      ...below("infra/config/checks", "build filter-patterns references regions registry zone"),
      ...below("infra/config", "clear-secrets override-properties postgres-of shape-problems yaml-fault"),
      ...below(
        "infra/config/schema",
        "accounts backup calls data failover internal-tools pool governance limits network notify",
      ),
      ...below("infra/config/schema", "alerts mongodb published registry safety scale secrets service"),
      ...below("infra/config/schema", "watched-words windows"),
    ],
  },
  {
    by: "tests/infra/config/resolve.test.ts",
    why: "a step of `resolve`",
    sources: below("infra/config", "decisions resolve-services"),
  },
  {
    by: "tests/infra/config/tier-defaults.test.ts",
    why: "reads the words of the whole schema through it",
    sources: [...below("infra/config/schema", "word"), ...below("infra/config", "word-at")],
  },
  {
    by: "tests/cli/main.test.ts",
    why: "the command runs as a person runs it",
    sources: [...below("cli/commands", "audit common preview refresh"), ...below("cli", "program")],
  },
  {
    by: "tests/stacks/life-staging.test.ts",
    why: "a part of `slipway up` and `destroy`, which run here on the real engine",
    sources: [
      ...below("cli/cloud", "aws-endpoint"),
      ...below("cli/commands", "destroy ended-badly up"),
      ...below("cli/stack", "open-stack run-engine session stack-state write-audit"),
      ...below("rehearsal/api", "secretsmanager"),
    ],
  },
  {
    by: "tests/stacks/grown-cluster.test.ts",
    why: "an update that asks too much of what stands is refused before it begins",
    sources: [...below("cli/stack", "standing-problems")],
  },
  {
    by: "tests/stacks/removed-secret.test.ts",
    why: "secrets leave the configuration: refused with their names first, deleted by an exemption then",
    sources: [...below("cli/commands", "say-departures"), ...below("cli/stack", "plan")],
  },
  {
    by: "tests/faults/interrupted-up.test.ts",
    why: "runs are ended in the middle and taken up again",
    sources: below("cli/stack", "interrupt"),
  },
  {
    by: "tests/cli/engine/find-engine.test.ts",
    why: "a way to an engine, tried with and without what it needs",
    sources: [...below("cli/engine", "engine-cache npm-engine path-engine")],
  },
  {
    by: "Makefile",
    why: "three lines around `findEngine`, run before every test",
    sources: below("cli/engine", "prepare-engine"),
  },
  {
    by: "tests/policies/pack/pack.test.ts",
    why: "the pack runs in its own process, as the engine starts it",
    sources: below("policies/pack", "engine-view session"),
  },
  {
    by: "tests/policies/audit/index.test.ts",
    why: "a step of the audit",
    sources: below("policies/audit", "audit-context"),
  },
  {
    by: "tests/policies/report/to-html.test.ts",
    why: "the other form of the same report",
    sources: below("policies/report", "to-json"),
  },
  {
    by: "tests/policies/rules/index.test.ts",
    why: "chooses the rules that are tested there",
    sources: below("policies/rules/expected", "index"),
  },
  {
    by: "tests/policies/audit/audit.test.ts",
    why: "every table of a rule goes through it",
    sources: below("policies", "expect rule"),
  },
  {
    by: "tests/policies/reader.test.ts",
    why: "thrown by the readers",
    sources: below("policies", "undecided"),
  },
  {
    by: "tests/policies/task/task-rule.test.ts",
    why: "reads the tasks that these rules judge",
    sources: below("policies/task", "task-view"),
  },
  {
    by: "tests/policies/rules/encryption/database-refuses-plain-connections.test.ts",
    why: "what several rules share, tried by the table of each",
    sources: below("policies/relations", "database-parameters"),
  },
  {
    by: "tests/policies/rules/governance/budget-alarms-in-time.test.ts",
    why: "the one rule that asks for it, with a row for each way to hide a cost",
    sources: below("policies/relations", "budget-scope"),
  },
  {
    by: "tests/policies/rules/backup/dump-lands-in-another-region.test.ts",
    why: "the one rule that asks for it, over drafts and real texts",
    sources: below("policies/relations", "dump-command"),
  },
  {
    by: "tests/policies/rules/observability/account-activity-is-recorded.test.ts",
    why: "the one rule that asks for it, with rows for both kinds of selectors",
    sources: below("policies/relations", "recorded-activity"),
  },
  {
    by: "tests/policies/rules/governance/permissions-are-limited.test.ts",
    why: "what several rules share, tried by the table of each",
    sources: below("policies/relations", "policy-text"),
  },
  {
    by: "tests/policies/rules/governance/attached-policies-are-allowed.test.ts",
    why: "what several rules share, tried by the table of each",
    sources: below("policies/relations", "attachments"),
  },
  {
    by: "tests/policies/rules/governance/roles-trust-own-account.test.ts",
    why: "what several rules share, tried by the table of each",
    sources: below("policies/relations", "principals"),
  },
  {
    by: "tests/policies/rules/secrets/role-reads-own-secrets.test.ts",
    why: "what several rules share, tried by the table of each",
    sources: below("policies/relations", "role-permissions"),
  },
  {
    by: "tests/policies/policy-files.test.ts",
    why: "the reading of one file, tried with both kinds of file",
    sources: below("policies", "policy-file"),
  },
  {
    by: "tests/policies/rules/edge/responses-carry-csp.test.ts",
    why: "what several rules share, tried by the table of each",
    sources: below("policies/relations", "required-header"),
  },
  {
    by: "tests/policies/rules/edge/cors-names-own-origins.test.ts",
    why: "what several rules share, tried by the table of each",
    sources: below("policies/relations", "response-headers"),
  },
  {
    by: "tests/policies/rules/network/origin-admits-edge-only.test.ts",
    why: "what several rules share, tried by the table of each",
    sources: below("policies/relations", "security-groups"),
  },
  {
    by: "tests/policies/rules/network/tasks-have-no-public-address.test.ts",
    why: "gateways of the network, of another, private ones; subnets by source and by id",
    sources: below("policies/relations", "runner-networks"),
  },
  {
    by: "tests/policies/rules/network/database-admits-services-only.test.ts",
    why: "what several rules share, tried by the table of each",
    sources: below("policies/relations", "group-sources store-ingress"),
  },
  {
    by: "tests/policies/rules/encryption/edge-speaks-modern-tls.test.ts",
    why: "what several rules share, tried by the table of each",
    sources: below("policies/relations", "zone-settings"),
  },
  {
    by: "tests/rehearsal/services/aws/ecs-service.test.ts",
    why: "a step of the start or the rollout of a service",
    sources: [
      ...below("rehearsal/services/aws", "ecs-deployment ecs-service-rules ecs-start-health"),
      ...below("rehearsal/services/aws", "ecs-start-image ecs-start-logs ecs-start-network"),
      ...below("rehearsal/services/aws", "ecs-start-secrets ecs-start"),
    ],
  },
  {
    by: "tests/rehearsal/services/aws/elasticache.test.ts",
    why: "a part of the caches",
    sources: [
      ...below("rehearsal/data", "elasticache-versions"),
      ...below("rehearsal/services/aws", "elasticache-check elasticache-endpoints"),
      ...below("rehearsal/services/aws", "elasticache-groups elasticache-modification"),
    ],
  },
  {
    by: "tests/rehearsal/services/aws/ssm.test.ts",
    why: "a part of the parameters",
    sources: [
      ...below("rehearsal/services/aws", "ecs-start-parameters parameter parameter-check parameter-lookups"),
      ...below("rehearsal/services/aws", "parameter-of"),
    ],
  },
  {
    by: "tests/cli/cloud/fill-parameter.test.ts",
    why: "the API is called as the command calls it",
    sources: below("rehearsal/api", "ssm"),
  },
  {
    by: "tests/policies/rules/secrets/role-reads-own-secrets.test.ts",
    why: "what both rules of reading share, tried by the table of each",
    sources: below("policies/relations", "secret-reading"),
  },
  {
    by: "tests/policies/rules/secrets/secrets-share-no-value.test.ts",
    why: "what both rules of values share, tried by the table of each",
    sources: below("policies/relations", "stored-values"),
  },
  {
    by: "tests/rehearsal/services/aws/rds.test.ts",
    why: "a part of the databases",
    sources: [
      ...below("rehearsal/data", "rds-parameters rds-versions"),
      ...below("rehearsal/services/aws", "rds-defaults rds-final-snapshot rds-groups"),
      ...below("rehearsal/services/aws", "rds-instance-check rds-instance rds-modification"),
      ...below("rehearsal/services/aws", "rds-placement subnets-of-group"),
    ],
  },
  {
    by: "tests/rehearsal/services/aws/secretsmanager.test.ts",
    why: "a part of the secrets",
    sources: [
      ...below("rehearsal/services/aws", "secret-lookups secret-of secret-policy secret-version"),
      ...below("rehearsal/services/aws", "secret"),
    ],
  },
  {
    by: "tests/rehearsal/services/aws/backup.test.ts",
    why: "a part of AWS Backup",
    sources: below("rehearsal/services/aws", "backup-plan backup-selection backup-vault"),
  },
  {
    by: "tests/rehearsal/services/aws/cloudwatch.test.ts",
    why: "a part of CloudWatch",
    sources: [
      ...below("rehearsal/services/aws", "cloudwatch-alarm cloudwatch-dashboard"),
      ...below("rehearsal/services/aws", "log-metric-filter query-definition"),
    ],
  },
  {
    by: "tests/rehearsal/services/aws/lambda.test.ts",
    why: "says who may invoke the functions",
    sources: below("rehearsal/services/aws", "lambda-permission"),
  },
  {
    by: "tests/rehearsal/services/aws/sns.test.ts",
    why: "says who listens to the topics",
    sources: below("rehearsal/services/aws", "sns-subscription"),
  },
  {
    by: "tests/rehearsal/services/aws/wafv2.test.ts",
    why: "the rules of the web ACLs",
    sources: below("rehearsal/services/aws", "wafv2-rules"),
  },
  {
    by: "tests/rehearsal/services/aws/s3.test.ts",
    why: "a part of the buckets",
    sources: below("rehearsal/services/aws", "s3-bucket-policy s3-bucket s3-lifecycle"),
  },
  {
    by: "tests/rehearsal/services/aws/iam.test.ts",
    why: "a part of the roles",
    sources: below("rehearsal/services/aws", "iam-managed-policy iam-named-policy iam-role policy-text"),
  },
  {
    by: "tests/rehearsal/services/aws/iam-policy-document.test.ts",
    why: "one statement of the documents",
    sources: below("rehearsal/services/aws", "iam-policy-statement"),
  },
  {
    by: "tests/rehearsal/services/aws/ec2-security-group.test.ts",
    why: "the rules of the groups",
    sources: below("rehearsal/services/aws", "ec2-group-rule ec2-group-rules"),
  },
  {
    by: "tests/rehearsal/services/aws/ec2-route.test.ts",
    why: "where the routes lead",
    sources: below("rehearsal/services/aws", "ec2-gateways ec2-paths live"),
  },
  {
    by: "tests/rehearsal/services/aws/elb-listener.test.ts",
    why: "the actions of listeners and their rules",
    sources: below("rehearsal/services/aws", "elb-actions"),
  },
  {
    by: "tests/rehearsal/services/aws/kms.test.ts",
    why: "finds the keys",
    sources: below("rehearsal/services/aws", "kms-key-of"),
  },
  {
    by: "tests/rehearsal/services/cloudflare/ruleset.test.ts",
    why: "a part of the rulesets",
    sources: below("rehearsal/services/cloudflare", "header-operations ruleset-check"),
  },
  {
    by: "tests/rehearsal/services/cloudflare/zone.test.ts",
    why: "finds the zones",
    sources: below("rehearsal/services/cloudflare", "lookups zone-of"),
  },
  {
    by: "tests/rehearsal/services/cloudflare/zone-setting.test.ts",
    why: "compares the plans",
    sources: below("rehearsal/data", "cloudflare-plans"),
  },
  {
    by: "tests/rehearsal/services/random/random.test.ts",
    why: "draws the texts",
    sources: below("rehearsal/services/random", "random-text"),
  },
  {
    by: "tests/rehearsal/services/random/bcrypt.test.ts",
    why: "computes the tables of the cipher",
    sources: below("rehearsal/services/random", "blowfish-tables"),
  },
  {
    by: "tests/rehearsal/services/tls/tls.test.ts",
    why: "one form of the keys",
    sources: below("rehearsal/services/tls", "openssh-key"),
  },
  {
    by: "tests/rehearsal/provider/resources.test.ts",
    why: "a step of a read",
    sources: below("rehearsal/provider", "live-inputs"),
  },
  {
    by: "tests/rehearsal/cloud/world.test.ts",
    why: "thrown by the clouds",
    sources: below("rehearsal/cloud", "cloud-error"),
  },
  {
    by: "tests/rehearsal/messages/invoke-function.test.ts",
    why: "each invocation runs what it makes, and what it cannot make is refused",
    sources: below("rehearsal/messages", "function-task"),
  },
];
