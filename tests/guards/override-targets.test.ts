import { describe, expect, it } from "@jest/globals";
import ts from "typescript";
import { OVERRIDE_TARGETS } from "../../infra/config/override-targets.ts";
import { filesBelow, type ProjectFile } from "./project-files.ts";

/** A call of `context.override`. */
interface OverrideCall {
  readonly path: string;
  /** Undefined where the component's own file knows its name only as a variable. */
  readonly component: string | undefined;
  readonly child: string;
}

/** Every call of a method `override` with its second argument; one that is no literal has no place here. */
function overrideCalls({ path, text }: ProjectFile): readonly OverrideCall[] {
  const calls: OverrideCall[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "override"
    ) {
      const [component, child] = node.arguments.map((one) =>
        ts.isStringLiteral(one) ? one.text : undefined,
      );
      calls.push({ path, component, child: child ?? "?" });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext));
  return calls;
}

/** File that makes a component's children → the components whose names it is used under. */
const COMPONENTS_OF: Readonly<Record<string, readonly string[]>> = {
  "infra/backup/daily-task.ts": ["dump", "restore-test"],
  "infra/data/cache.ts": ["cache"],
  "infra/data/pool.ts": ["pool"],
  "infra/data/postgres.ts": ["database"],
  "infra/edge/admin-access.ts": ["admin-access"],
  "infra/edge/certificate.ts": ["certificate"],
  "infra/edge/client-certificate.ts": ["origin-pull"],
  "infra/edge/edge.ts": ["edge"],
  "infra/edge/failover.ts": ["failover"],
  "infra/edge/internal-tools.ts": ["internal-tools"],
  "infra/edge/origin-pull.ts": ["origin-pull"],
  "infra/edge/zone.ts": ["zone"],
  "infra/edge/firewall.ts": ["firewall"],
  "infra/edge/zone-rulesets.ts": ["edge"],
  "infra/governance/budget.ts": ["budget"],
  "infra/governance/configuration-recorder.ts": ["records"],
  "infra/governance/threat-detection.ts": ["threats"],
  "infra/governance/trail.ts": ["records"],
  "infra/network/flow-logs.ts": ["network"],
  "infra/network/network.ts": ["network"],
  "infra/network/routes.ts": ["network"],
  "infra/network/group-ways.ts": ["access"],
  "infra/observability/logs.ts": ["logs"],
  // One class, made once for each of these; the map in it says under which name.
  "infra/secrets/customer-key.ts": ["secrets", "logs", "database", "backup", "topics", "records", "atlas"],
  // One class too: whoever makes it says under which name.
  "infra/storage/private-bucket.ts": ["records", "dump", "origin-pull"],
  "infra/secrets/secrets.ts": ["secrets"],
  "infra/service/cluster.ts": ["cluster"],
  "infra/service/discovery.ts": ["discovery"],
  "infra/service/image-builds.ts": ["images"],
  "infra/service/ingress.ts": ["ingress"],
  "infra/service/registry.ts": ["registry"],
  "infra/service/roles.ts": ["service"],
  "infra/service/routing.ts": ["service"],
  "infra/service/scaling.ts": ["service"],
  "infra/service/service.ts": ["service"],
  "infra/service/target-group.ts": ["service"],
};

const targets = Object.entries(OVERRIDE_TARGETS).flatMap(([component, children]) =>
  children.map((child) => `${component}.${child}`),
);
const calls = filesBelow(["infra"], /\.ts$/).flatMap(overrideCalls);

/** `component.child` of every call, and `path.child` where it is not known whose children the file makes. */
function applied(all: readonly OverrideCall[]): ReadonlySet<string> {
  return new Set(
    all.flatMap(({ path, component, child }) =>
      (component === undefined ? (COMPONENTS_OF[path] ?? [path]) : [component]).map(
        (one) => `${one}.${child}`,
      ),
    ),
  );
}

const without = (some: Iterable<string>, others: Iterable<string>): readonly string[] => {
  const left = new Set(others);
  return [...some].filter((one) => !left.has(one)).sort();
};

describe("OVERRIDE_TARGETS", () => {
  it("offers no child that nobody makes: its override would be accepted and do nothing", () => {
    expect(without(targets, applied(calls))).toEqual([]);
  });

  it("offers every child whose draft takes an override", () => {
    expect(without(applied(calls), targets)).toEqual([]);
  });

  it("is reached under the names that the program gives its components", () => {
    const program = filesBelow(["infra"], /\.ts$/)
      .filter(({ path }) => !path.startsWith("infra/config/"))
      .map(({ text }) => text)
      .join("\n");
    const names = Object.keys(OVERRIDE_TARGETS).filter((name) => name !== "service");
    expect(names.filter((name) => !new RegExp(`\\(\\s*"${name}"`).test(program))).toEqual([]);
  });

  it("is checked against calls that are really read, and a missing or an extra one is seen", () => {
    const text =
      'new Vpc(name, this.#context.override(this.#name, "vpc", draft)); context.override(name, which, {});';
    const read = overrideCalls({ path: "infra/network/network.ts", text });
    expect([...applied(read)]).toEqual(["network.vpc", "network.?"]);
    expect(without(["network.vpc", "network.subnet"], applied(read))).toEqual(["network.subnet"]);
    expect(without(applied(read), ["network.vpc"])).toEqual(["network.?"]);
    expect([...applied([{ path: "infra/new.ts", component: undefined, child: "thing" }])]).toEqual([
      "infra/new.ts.thing",
    ]);
    expect([...applied([{ path: "infra/new.ts", component: "logs", child: "group" }])]).toEqual([
      "logs.group",
    ]);
  });
});
