import { describe, expect, it } from "@jest/globals";
import { Shapes } from "../../../rehearsal/schema/load-shapes.ts";
import type { Properties, Shape } from "../../../rehearsal/schema/shape.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const shapes = new Shapes({ cacheDir: temporaryFolder() });

function resource(token: string) {
  const shape = shapes.resource(token);
  if (shape === undefined) throw new Error(`${token} is not installed`);
  return shape;
}

/** The properties inside a property, through lists and maps. */
function inside(properties: Properties, name: string): Properties {
  let shape: Shape | undefined = properties[name]?.shape;
  while (shape?.kind === "array" || shape?.kind === "map") shape = shape.of;
  if (shape?.kind !== "object") throw new Error(`${name} holds ${shape?.kind}`);
  return shape.properties;
}

describe("ShapeReader", () => {
  it("reads an RDS instance: kinds, what is required, secrets", () => {
    const { inputs, outputs, secretInputs, secretOutputs } = resource("aws:rds/instance:Instance");
    expect(inputs.instanceClass).toMatchObject({ required: true });
    expect(inputs.allocatedStorage).toMatchObject({ required: false, shape: { kind: "number" } });
    expect(inputs.deletionProtection?.shape).toEqual({ kind: "boolean" });
    expect(inputs.tags?.shape).toEqual({ kind: "map", of: { kind: "string" } });
    expect(inputs.vpcSecurityGroupIds?.shape).toEqual({ kind: "array", of: { kind: "string" } });
    expect(inputs.storageType?.shape).toMatchObject({
      kind: "union",
      of: [{ kind: "string" }, { kind: "literal" }],
    });
    expect(inputs.endpoint).toBeUndefined();
    expect(outputs.endpoint).toEqual({ shape: { kind: "string" }, required: true });
    expect(outputs.dbName?.required).toBe(true);
    expect(outputs.password?.required).toBe(false);
    expect(secretInputs).toEqual(["password", "passwordWo"]);
    expect(secretOutputs).toEqual(["password", "passwordWo"]);
  });

  it("reads the load balancers inside an ECS service", () => {
    const { inputs } = resource("aws:ecs/service:Service");
    const balancer = inside(inputs, "loadBalancers");
    expect(balancer.containerPort).toEqual({ shape: { kind: "number" }, required: true });
    expect(balancer.targetGroupArn).toEqual({ shape: { kind: "string" }, required: false });
    expect(inside(inputs, "networkConfiguration").subnets).toEqual({
      shape: { kind: "array", of: { kind: "string" } },
      required: true,
    });
  });

  it("reads the headers deep inside a Cloudflare ruleset", () => {
    const { inputs } = resource("cloudflare:index/ruleset:Ruleset");
    const headers = inside(inside(inputs, "rules"), "actionParameters").headers?.shape;
    expect(headers?.kind).toBe("map");
    const header = inside(inside(inside(inputs, "rules"), "actionParameters"), "headers");
    expect(header.operation).toMatchObject({
      required: true,
      doc: { validValues: ["add", "set", "remove"] },
    });
  });

  it("reads WAF statements, which contain themselves, by name", () => {
    const { inputs, types } = resource("aws:wafv2/webAcl:WebAcl");
    const statement = inside(inside(inputs, "rules"), "statement");
    expect(inside(statement, "notStatement").statement?.shape).toEqual({
      kind: "ref",
      name: "inputs.wafv2.WebAclRuleStatement",
    });
    expect(Object.keys(types)).toContain("inputs.wafv2.WebAclRuleStatement");
  });

  it("reads which outputs the SDK keeps secret", () => {
    expect(resource("random:index/randomPassword:RandomPassword").secretOutputs).toEqual([
      "bcryptHash",
      "result",
    ]);
    const version = resource("aws:secretsmanager/secretVersion:SecretVersion");
    expect(version.secretInputs).toEqual(["secretBinary", "secretString", "secretStringWo"]);
    expect(version.secretOutputs).toEqual(["secretBinary", "secretString", "secretStringWo"]);
    expect(resource("aws:ec2/vpc:Vpc").secretOutputs).toEqual([]);
  });

  it("reads the types under which a resource was known before", () => {
    expect(resource("cloudflare:index/dnsRecord:DnsRecord").aliases).toEqual([
      "cloudflare:index/record:Record",
    ]);
  });

  it("reads a policy as a text or a document with closed lists of values", () => {
    const { shape } = resource("aws:iam/rolePolicy:RolePolicy").inputs.policy ?? {};
    expect(shape).toMatchObject({ kind: "union", of: [{ kind: "string" }, { kind: "object" }] });
    expect(JSON.stringify(shape)).toContain('{"kind":"literal","values":["Allow","Deny"]}');
  });

  it("takes a resource that stands for its identifier as a string", () => {
    expect(resource("aws:iam/rolePolicy:RolePolicy").inputs.role?.shape).toEqual({ kind: "string" });
  });

  it("reads files and archives", () => {
    expect(resource("aws:lambda/function:Function").inputs.code?.shape).toEqual({ kind: "asset" });
  });

  it("reads the arguments and the result of a data source", () => {
    const shape = shapes.fn("aws:iam/getPolicyDocument:getPolicyDocument");
    expect(inside(shape?.inputs ?? {}, "statements").effect?.required).toBe(false);
    expect(shape?.outputs.json).toEqual({ shape: { kind: "string" }, required: true });
    expect(shapes.fn("cloudflare:index/getIpRanges:getIpRanges")?.outputs.ipv4Cidrs).toEqual({
      shape: { kind: "array", of: { kind: "string" } },
      required: true,
    });
  });

  it("states facts of comments for inputs only, to keep shapes small", () => {
    const { inputs, outputs } = resource("aws:ec2/flowLog:FlowLog");
    expect(inputs.trafficType?.doc).toEqual({ validValues: ["ACCEPT", "REJECT", "ALL"] });
    expect(outputs.trafficType?.doc).toBeUndefined();
  });
});
