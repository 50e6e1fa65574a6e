import { describe, expect, it } from "@jest/globals";
import ts from "typescript";
import { filesBelow, type ProjectFile } from "./project-files.ts";

/** A resource that the program makes, and whether an override can change it. */
interface Made {
  /** `<path> <class>`. */
  readonly place: string;
  readonly overridden: boolean;
}

const SDK = /^@pulumi\/(aws|cloudflare|docker|mongodbatlas|random|tls)\//;

/** Every `new <Resource>(name, args, …)` of a file, where the class comes from a cloud's SDK. */
function made({ path, text }: ProjectFile): readonly Made[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const classes = new Map<string, string>();
  const found: Made[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) for (const [local, name] of resources(node)) classes.set(local, name);
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
      const name = classes.get(node.expression.text);
      const draft = node.arguments?.[1];
      if (name !== undefined)
        found.push({ place: `${path} ${name}`, overridden: draft !== undefined && isOverridden(draft) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Local name and class of what an import takes from an SDK, types apart. */
function resources(node: ts.ImportDeclaration): readonly (readonly [string, string])[] {
  const { importClause, moduleSpecifier } = node;
  const named = importClause?.namedBindings;
  if (!ts.isStringLiteral(moduleSpecifier) || !SDK.test(moduleSpecifier.text)) return [];
  if (importClause?.isTypeOnly === true || named === undefined || !ts.isNamedImports(named)) return [];
  return named.elements
    .filter((one) => !one.isTypeOnly)
    .map((one) => [one.name.text, (one.propertyName ?? one.name).text]);
}

/** The draft itself is the answer of an override, or of a function that an override was given as. */
function isOverridden(draft: ts.Expression): boolean {
  if (!ts.isCallExpression(draft)) return false;
  const called = draft.expression;
  if (ts.isPropertyAccessExpression(called)) return called.name.text === "override";
  return ts.isIdentifier(called) && GIVEN.includes(called.text);
}

/** Names under which a file hands its override to the one place that makes its resources. */
const GIVEN = ["draft", "override"];

/** Resources that no override changes, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "infra/backup/daily-task.ts TaskDefinition": "its draft is changed before, by the word taskDefinition",
  "infra/data/atlas-users.ts RandomPassword":
    "an override could only make the password weaker, or write it into the stack's file",
  "infra/data/cache.ts RandomId":
    "the end of a physical name, which nobody needs to choose: another one replaces the store",
  "infra/data/cache.ts RandomPassword":
    "an override could only make the secret weaker, or write it into the stack's file",
  "infra/data/postgres.ts RandomId":
    "the end of a physical name, which nobody needs to choose: another one replaces the store",
  "infra/data/postgres.ts RandomPassword":
    "an override could only make the secret weaker, or write it into the stack's file",
  "infra/edge/tunnel.ts RandomBytes":
    "its length is the least that Cloudflare takes; another one is another tunnel",
  "infra/providers.ts Provider": "the account and region that everything else is checked against",
  "infra/secrets/secrets.ts RandomPassword":
    "an override could only make the secret weaker, or write it into the stack's file",
  "infra/service/image-builds.ts Provider":
    "the Docker of the machine that builds, which Docker's own variables choose",
  "infra/service/service.ts TaskDefinition": "its draft is changed before, by the word taskDefinition",
};

const all = filesBelow(["infra"], /\.ts$/).flatMap(made);

describe("what the program makes", () => {
  it("can be changed by an override, or stands in the list with a reason", () => {
    const fixed = all.filter(({ overridden }) => !overridden).map(({ place }) => place);
    expect([...new Set(fixed)].sort()).toEqual(Object.keys(EXCEPTIONS).sort());
  });

  it("is read from the program: a resource without an override is seen, a component is none", () => {
    const text = `
      import { Vpc } from "@pulumi/aws/ec2/vpc.js";
      import { type KeyArgs, Key as AwsKey } from "@pulumi/aws/kms/key.js";
      import { Other } from "./other.ts";
      new Vpc(name, context.override(name, "vpc", {}), {});
      new Vpc(name, { cidrBlock: context.override(name, "vpc", {}) });
      new AwsKey(name);
      new Other(name, {});
    `;
    expect(made({ path: "a.ts", text })).toEqual([
      { place: "a.ts Vpc", overridden: true },
      { place: "a.ts Vpc", overridden: false },
      { place: "a.ts Key", overridden: false },
    ]);
  });
});
