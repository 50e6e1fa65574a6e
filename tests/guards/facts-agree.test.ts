import { describe, expect, it } from "@jest/globals";
import { SERVICE_LINKED_ROLES as BOOTSTRAP_ROLES } from "../../bootstrap/role-names.ts";
import { postgresParameters } from "../../infra/data/postgres-parameters.ts";
import { zoneSettings } from "../../infra/edge/zone-settings.ts";
import { awsRegions } from "../../infra/tables/aws-regions.ts";
import { awsWaf } from "../../infra/tables/aws-waf.ts";
import { backupReplicationRegions } from "../../infra/tables/backup-replication-regions.ts";
import { cloudflarePlans } from "../../infra/tables/cloudflare-plans.ts";
import { cacheVersions, type EngineVersion, postgresVersions } from "../../infra/tables/engine-versions.ts";
import { fargateCpuUnits, fargateMemoryMib } from "../../infra/tables/fargate-sizes.ts";
import { instanceClasses } from "../../infra/tables/instance-classes.ts";
import { logRetentionDays } from "../../infra/tables/log-retention-days.ts";
import { optInRegions } from "../../infra/tables/opt-in-regions.ts";
import { AWS_NAMESPACES, awsMetrics } from "../../policies/facts/aws-metrics.ts";
import { CACHE_SUPPORT } from "../../policies/facts/cache-support.ts";
import { EDGE_RANGES } from "../../policies/facts/edge-ranges.ts";
import { POSTGRES_SUPPORT } from "../../policies/facts/postgres-support.ts";
import { TLS_POLICIES } from "../../policies/facts/tls-policies.ts";
import { availabilityZones } from "../../rehearsal/data/availability-zones.ts";
import { managedPolicies } from "../../rehearsal/data/aws-managed-policies.ts";
import { regionNames } from "../../rehearsal/data/aws-regions.ts";
import { CLOUDFLARE_IP_RANGES } from "../../rehearsal/data/cloudflare-ip-ranges.ts";
import {
  PHASE_PLAN,
  type Plan,
  planHas,
  RATE_LIMITING,
  RULE_LIMITS,
} from "../../rehearsal/data/cloudflare-plans.ts";
import { ZONE_SETTINGS } from "../../rehearsal/data/cloudflare-zone-settings.ts";
import { metricNamespaces } from "../../rehearsal/data/cloudwatch-metrics.ts";
import { CACHE_FAMILIES, CACHE_VERSIONS } from "../../rehearsal/data/elasticache-versions.ts";
import { elbHostedZones } from "../../rehearsal/data/elb-hosted-zones.ts";
import { MANAGED_POLICIES } from "../../rehearsal/data/iam-managed-policies.ts";
import { INSTANCE_TYPES } from "../../rehearsal/data/instance-types.ts";
import { optInRegions as rehearsedOptIn } from "../../rehearsal/data/opt-in-regions.ts";
import { POSTGRES_PARAMETERS, parameterProblem } from "../../rehearsal/data/rds-parameters.ts";
import { replicationSources } from "../../rehearsal/data/rds-replication-regions.ts";
import { POSTGRES_VERSIONS, RDS_ZONE_IDS } from "../../rehearsal/data/rds-versions.ts";
import { SERVICE_LINKED_ROLES } from "../../rehearsal/data/service-linked-roles.ts";
import { SERVICE_PRINCIPALS } from "../../rehearsal/data/service-principals.ts";
import { taskProblems } from "../../rehearsal/services/aws/container-rules.ts";
import { statementFailures } from "../../rehearsal/services/aws/wafv2-statement.ts";
import { services } from "../../rehearsal/services/index.ts";
import { MemoryCloud } from "../rehearsal/memory-cloud.ts";

/*
 * Infra, policies and the rehearsal each read the clouds' pages for themselves, since one shared table would hide one shared
 * mistake. Here the copies are laid side by side.
 */

/** What is in one copy only. Empty where both say the same. */
function differences(one: Iterable<string>, other: Iterable<string>): readonly string[] {
  const [first, second] = [new Set(one), new Set(other)];
  return [
    ...[...first].filter((fact) => !second.has(fact)).map((fact) => `only the first: ${fact}`),
    ...[...second].filter((fact) => !first.has(fact)).map((fact) => `only the second: ${fact}`),
  ].sort();
}

/** What the first copy says and the second does not; for a second copy that says more on purpose. */
function missing(one: Iterable<string>, other: Iterable<string>): readonly string[] {
  const second = new Set(other);
  return [...one].filter((fact) => !second.has(fact)).sort();
}

const cloud = new MemoryCloud(services);

describe("two copies of one fact", () => {
  it("are told apart, whichever side says more", () => {
    expect(differences(["a", "b"], ["b", "c"])).toEqual(["only the first: a", "only the second: c"]);
    expect(missing(["a", "b"], ["b", "c"])).toEqual(["a"]);
  });
});

describe("Fargate's sizes", () => {
  const cpus = [0, 128, 256, 257, 384, 512, 768, 1024, 2048, 3072, 4096, 8192, 12_288, 16_384, 32_768];
  const memories = Array.from({ length: 512 }, (_, index) => (index + 1) * 256);
  const pairs = cpus.flatMap((cpu) => memories.map((memory) => ({ cpu, memory, pair: `${cpu}/${memory}` })));
  const containers = [{ name: "a", image: "a" }];
  const shape = { fargate: true, networkMode: "awsvpc", volumes: [], executionRoleArn: undefined };

  it("are the same to the configuration and to the rehearsal, for every pair of CPU and memory", () => {
    const offered = pairs.filter(({ cpu, memory }) => fargateMemoryMib(cpu).includes(memory));
    const taken = pairs.filter(
      ({ cpu, memory }) =>
        taskProblems({ ...shape, cpu: `${cpu}`, memory: `${memory}` }, containers).length === 0,
    );
    expect(offered.length).toBeGreaterThan(70);
    expect(
      differences(
        offered.map(({ pair }) => pair),
        taken.map(({ pair }) => pair),
      ),
    ).toEqual([]);
  });

  it("are among the pairs that are compared", () => {
    const all = fargateCpuUnits.flatMap((cpu) => fargateMemoryMib(cpu).map((memory) => `${cpu}/${memory}`));
    expect(
      missing(
        all,
        pairs.map(({ pair }) => pair),
      ),
    ).toEqual([]);
  });
});

describe("classes of instance", () => {
  it("have as many CPU units to the configuration as to the rehearsal, and no more memory", () => {
    const apart = Object.entries(instanceClasses).filter(([name, { cpuUnits, memoryMib }]) => {
      const kind = INSTANCE_TYPES[name];
      return kind?.architecture !== "arm64" || kind.vcpus * 1024 !== cpuUnits || kind.memoryMib < memoryMib;
    });
    expect(apart).toEqual([]);
  });
});

describe("CloudWatch's periods", () => {
  it("are the same to the configuration and to the rehearsal, from 1 to 4000 days", () => {
    const days = Array.from({ length: 4000 }, (_, index) => index + 1);
    const taken = days.filter(
      (retentionInDays) =>
        cloud.failures("aws:cloudwatch/logGroup:LogGroup", { name: "a", retentionInDays }).length === 0,
    );
    expect(taken).toEqual(logRetentionDays);
  });
});

describe("what AWS counts", () => {
  it("is the same to the policies and to the rehearsal, name by name", () => {
    expect(differences(AWS_NAMESPACES, Object.keys(metricNamespaces))).toEqual([]);
    const apart = AWS_NAMESPACES.flatMap((one) =>
      differences(awsMetrics(one) ?? [], metricNamespaces[one]?.metrics ?? []),
    );
    expect(apart).toEqual([]);
  });
});

describe("AWS's regions", () => {
  it("are the same to the configuration and to the rehearsal's names and zones", () => {
    expect(differences(awsRegions, Object.keys(regionNames))).toEqual([]);
    expect(differences(awsRegions, Object.keys(availabilityZones))).toEqual([]);
  });

  it("that an account opts into are the same to the notifier and to the rehearsal, and are regions", () => {
    expect([...optInRegions].sort()).toEqual([...rehearsedOptIn].sort());
    expect(optInRegions.filter((region) => !awsRegions.includes(region))).toEqual([]);
  });

  it("include every region whose hosted zones the rehearsal knows", () => {
    expect(missing([...Object.keys(elbHostedZones), ...Object.keys(RDS_ZONE_IDS)], awsRegions)).toEqual([]);
  });
});

describe("Cloudflare's plans", () => {
  it("hold as many response-header rules for the configuration as for the rehearsal", () => {
    const rules = Object.entries(cloudflarePlans).map(([plan, facts]) => [plan, facts.transformRules]);
    expect(Object.fromEntries(rules)).toEqual(RULE_LIMITS.http_response_headers_transform);
  });

  it("hold no more limits, custom rules and cache rules for the configuration than for the rehearsal", () => {
    for (const [plan, facts] of Object.entries(cloudflarePlans)) {
      const known = (phase: string) => RULE_LIMITS[phase]?.[plan as Plan] ?? 0;
      expect([plan, facts.customRules]).toEqual([plan, known("http_request_firewall_custom")]);
      expect([plan, facts.cacheRules]).toEqual([plan, known("http_request_cache_settings")]);
      // The rehearsal takes an enterprise contract's hundred; the configuration counts on the five that all have.
      expect(facts.rateRules).toBeLessThanOrEqual(known("http_ratelimit"));
      expect([plan, facts.ratePeriodSeconds]).toEqual([plan, RATE_LIMITING[plan as Plan].periods.at(-1)]);
      const managed = PHASE_PLAN.http_request_firewall_managed ?? "enterprise";
      expect([plan, facts.managedRulesets]).toEqual([plan, planHas(plan as Plan, managed)]);
    }
  });

  it("take a limit of AWS WAF's least, and refuse one less", () => {
    const failures = (limit: number) =>
      statementFailures(
        {
          rateBasedStatement: {
            limit,
            evaluationWindowSec: awsWaf.windowsSeconds[0],
            aggregateKeyType: "IP",
          },
        },
        "a",
      );
    expect(failures(awsWaf.leastRequests)).toEqual([]);
    expect(failures(awsWaf.leastRequests - 1)).not.toEqual([]);
  });
});

describe("versions of engines", () => {
  const line = (engine: string, version: string, family: string) => `${engine} ${version} ${family}`;
  const offered = (engine: string, versions: readonly EngineVersion[]) =>
    versions.flatMap(({ family, major, minors }) =>
      minors.map((minor) => line(engine, `${major}.${minor}`, family)),
    );

  it("of PostgreSQL are those that the rehearsal makes without extended support", () => {
    const known = Object.entries(POSTGRES_VERSIONS)
      .filter(([, facts]) => !facts.extendedSupport)
      .flatMap(([major, { family, firstMinor, lastMinor }]) =>
        Array.from({ length: lastMinor - firstMinor + 1 }, (_, index) =>
          line("postgres", `${major}.${firstMinor + index}`, family),
        ),
      );
    expect(differences(offered("postgres", postgresVersions), known)).toEqual([]);
  });

  it.each(["valkey", "redis"] as const)(
    "of %s are those that the rehearsal makes without extended support",
    (engine) => {
      const known = CACHE_VERSIONS[engine]
        // 6.x stands for the newest 6; a configuration names the minor.
        .filter(({ extendedSupport, version }) => !extendedSupport && !version.endsWith(".x"))
        .map(({ version, family }) => line(engine, version, family));
      expect(differences(offered(engine, cacheVersions[engine]), known)).toEqual([]);
    },
  );

  it("have parameter families that the rehearsal makes groups of", () => {
    const families = Object.values(CACHE_VERSIONS).flatMap((all) => all.map(({ family }) => family));
    expect(differences(families, CACHE_FAMILIES)).toEqual([]);
  });

  it("of PostgreSQL leave standard support on the same day for the configuration and for the policies", () => {
    const ends = postgresVersions.map(({ major, standardSupportEnds }) => [major, standardSupportEnds]);
    const judged = Object.entries(POSTGRES_SUPPORT).filter(([major]) => Number(major) >= 14);
    expect(Object.fromEntries(ends)).toEqual(Object.fromEntries(judged));
    const oldest = Math.min(...postgresVersions.map(({ major }) => Number(major)));
    expect(oldest).toBe(14);
  });

  it.each(["valkey", "redis"] as const)(
    "of %s leave standard support on the same day for the configuration and for the policies",
    (engine) => {
      const offered = cacheVersions[engine].map(({ major, standardSupportEnds }) => [
        major,
        standardSupportEnds,
      ]);
      const judged = Object.entries(CACHE_SUPPORT[engine] ?? {}).filter(([, end]) => end === undefined);
      expect(Object.fromEntries(offered)).toEqual(Object.fromEntries(judged));
    },
  );
});

describe("Cloudflare's addresses", () => {
  it("are the same to the policies and to the rehearsal", () => {
    const { ipv4Cidrs, ipv6Cidrs } = CLOUDFLARE_IP_RANGES;
    expect(differences(EDGE_RANGES, [...ipv4Cidrs, ...ipv6Cidrs])).toEqual([]);
  });
});

describe("what the components set", () => {
  it("are zone settings and values that the rehearsal's zone takes on every plan", () => {
    for (const minTlsVersion of ["1.2", "1.3"] as const) {
      for (const [setting, value] of Object.entries(zoneSettings({ minTlsVersion }))) {
        const fact = ZONE_SETTINGS[setting];
        expect([setting, fact?.plan, fact?.valuePlans?.[value]]).toEqual([setting, undefined, undefined]);
        expect(fact?.values).toContain(value);
      }
    }
  });

  it.each([1, 500, 3_600_000])(
    "are parameters that the rehearsal's PostgreSQL takes, slow queries from %i ms",
    (ms) => {
      for (const { name, value, applyMethod } of postgresParameters({ slowQueryMilliseconds: ms })) {
        const fact = POSTGRES_PARAMETERS[name];
        if (fact === undefined) throw new Error(`${name} is no parameter that the rehearsal knows`);
        expect([name, parameterProblem(fact, value)]).toEqual([name, undefined]);
        expect([name, fact.apply]).toEqual([name, applyMethod === "immediate" ? "dynamic" : "static"]);
      }
    },
  );
});

describe("roles and principals of AWS's services", () => {
  it("are the same to bootstrap and to the rehearsal", () => {
    for (const { principal, role } of Object.values(BOOTSTRAP_ROLES)) {
      expect([principal, SERVICE_LINKED_ROLES[principal]?.name]).toEqual([principal, role]);
    }
  });

  it("that have a role of their own may be named in policies", () => {
    const names = Object.keys(SERVICE_LINKED_ROLES).map((principal) =>
      principal.replace(/\.amazonaws\.com$/, ""),
    );
    expect(missing(names, SERVICE_PRINCIPALS)).toEqual([]);
  });

  it("have managed policies whose names the rehearsal takes wherever it knows their text", () => {
    const names = Object.keys(managedPolicies).map((arn) => arn.replace("arn:aws:iam::aws:policy/", ""));
    expect(missing(names, MANAGED_POLICIES)).toEqual([]);
  });
});

describe("TLS policies that the rules call modern", () => {
  it("are names that the rehearsal's load balancer takes", () => {
    const refused = TLS_POLICIES.filter((sslPolicy) =>
      cloud
        .failures("aws:lb/listener:Listener", {
          protocol: "HTTPS",
          port: 443,
          sslPolicy,
          certificateArn: "a",
        })
        .some((failure) => failure.startsWith("sslPolicy")),
    );
    expect(refused).toEqual([]);
    expect(
      cloud.failures("aws:lb/listener:Listener", { protocol: "HTTPS", port: 443, sslPolicy: "TLS-9" }).join(),
    ).toContain("sslPolicy");
  });
});

describe("regions between which RDS copies backups", () => {
  it("are the same pairs, whichever end they are listed by", () => {
    const bySource = Object.entries(backupReplicationRegions).flatMap(([from, all]) =>
      all.map((to) => `${from} ${to}`),
    );
    const byDestination = awsRegions.flatMap((to) => replicationSources(to).map((from) => `${from} ${to}`));
    expect(bySource.length).toBeGreaterThan(100);
    expect(differences(bySource, byDestination)).toEqual([]);
  });
});
