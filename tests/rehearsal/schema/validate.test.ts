import { describe, expect, it } from "@jest/globals";
import { Secret } from "../../../rehearsal/provider/secret.ts";
import { UNKNOWN } from "../../../rehearsal/provider/unknown.ts";
import { Shapes } from "../../../rehearsal/schema/load-shapes.ts";
import type { ResourceShape } from "../../../rehearsal/schema/shape.ts";
import { type ShapeFailure, validate } from "../../../rehearsal/schema/validate.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const shapes = new Shapes({ cacheDir: temporaryFolder() });
const HIDDEN = "hunter2-hunter2";

function check(token: string, inputs: Record<string, unknown>): readonly ShapeFailure[] {
  const shape = shapes.resource(token);
  if (shape === undefined) throw new Error(`${token} is not installed`);
  return validate(inputs, shape);
}

const instance = (inputs: Record<string, unknown>) =>
  check("aws:rds/instance:Instance", { instanceClass: "db.t4g.micro", ...inputs });
const service = (inputs: Record<string, unknown>) => check("aws:ecs/service:Service", inputs);

describe("validate", () => {
  it("accepts complete inputs of the right kinds", () => {
    expect(
      instance({ allocatedStorage: 20, multiAz: false, tags: { a: "b" }, vpcSecurityGroupIds: ["sg-1"] }),
    ).toEqual([]);
  });

  it("refuses an unknown property and names the nearest known one", () => {
    expect(instance({ allocatedStorge: 20 })).toEqual([
      {
        property: "allocatedStorge",
        reason: 'is not a property of aws:rds/instance:Instance. Did you mean "allocatedStorage"?',
      },
    ]);
  });

  it("names no other property where none is near", () => {
    expect(instance({ zzzzzzzz: 20 })).toEqual([
      { property: "zzzzzzzz", reason: "is not a property of aws:rds/instance:Instance." },
    ]);
  });

  it("refuses an unknown property deep inside, by its path", () => {
    const loadBalancers = [{ containerName: "api", containerPort: 80, containrPort: 80 }];
    expect(service({ loadBalancers })).toEqual([
      {
        property: "loadBalancers[0].containrPort",
        reason: 'is not a property of inputs.ecs.ServiceLoadBalancer. Did you mean "containerPort"?',
      },
    ]);
  });

  it("does not take a name that every object inherits for a known one", () => {
    expect(instance({ constructor: "a" }).map(({ property }) => property)).toEqual(["constructor"]);
    expect(instance(JSON.parse('{"__proto__":"a"}')).map(({ property }) => property)).toEqual(["__proto__"]);
  });

  it.each([undefined, null])("refuses %p for a required property", (instanceClass) => {
    expect(instance({ instanceClass })).toEqual([
      { property: "instanceClass", reason: "is required: expected a string; got nothing." },
    ]);
  });

  it("refuses a missing required property inside a list", () => {
    expect(service({ loadBalancers: [{ containerName: "api" }] })).toEqual([
      { property: "loadBalancers[0].containerPort", reason: "is required: expected a number; got nothing." },
    ]);
  });

  it.each([undefined, null])("takes %p for an absent property where none is required", (dbName) => {
    expect(instance({ dbName })).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ["allocatedStorage", "many", "expected a number; got a string."],
    ["allocatedStorage", [20], "expected a number; got a list."],
    ["multiAz", "perhaps", "expected a boolean; got a string."],
    ["dbName", { a: 1 }, "expected a string; got an object."],
    ["vpcSecurityGroupIds", "sg-1", "expected a list; got a string."],
    ["tags", ["a"], "expected a map; got a list."],
    ["blueGreenUpdate", true, "expected an object (inputs.rds.InstanceBlueGreenUpdate); got a boolean."],
  ])("refuses the wrong kind for %s: %p", (property, value, reason) => {
    expect(instance({ [property]: value })).toEqual([{ property, reason }]);
  });

  it("names the element of a list and the key of a map, quoted where it is no plain word", () => {
    const failures = instance({ vpcSecurityGroupIds: ["sg-1", {}], tags: { plain: [], "a.b c": [] } });
    expect(failures.map(({ property }) => property)).toEqual([
      "tags.plain",
      'tags["a.b c"]',
      "vpcSecurityGroupIds[1]",
    ]);
  });

  it("accepts what the bridge to the providers coerces", () => {
    expect(
      instance({ allocatedStorage: "20", multiAz: "true", engineVersion: 16, tags: { a: true, b: 1 } }),
    ).toEqual([]);
  });

  it("accepts unknown values anywhere", () => {
    expect(check("aws:rds/instance:Instance", { instanceClass: UNKNOWN, allocatedStorage: UNKNOWN })).toEqual(
      [],
    );
    expect(service({ loadBalancers: UNKNOWN })).toEqual([]);
    expect(service({ loadBalancers: [{ containerName: UNKNOWN, containerPort: UNKNOWN }, UNKNOWN] })).toEqual(
      [],
    );
    expect(check("aws:ec2/flowLog:FlowLog", { trafficType: UNKNOWN })).toEqual([]);
  });

  it("looks through secrets, at any depth", () => {
    expect(instance({ password: new Secret(HIDDEN), tags: new Secret({ a: new Secret("b") }) })).toEqual([]);
    expect(instance({ allocatedStorage: new Secret([1]) })).toEqual([
      { property: "allocatedStorage", reason: "expected a number; got a list." },
    ]);
  });

  it("lists every failure at once", () => {
    const failures = check("aws:rds/instance:Instance", { multiAz: "perhaps", nonsense: 1 });
    expect(failures.map(({ property }) => property)).toEqual(["instanceClass", "multiAz", "nonsense"].sort());
  });

  it("checks the inputs of a data source", () => {
    const shape = shapes.fn("aws:secretsmanager/getSecretVersions:getSecretVersions");
    if (shape === undefined) throw new Error("not installed");
    expect(validate({ secretId: "a" }, shape)).toEqual([]);
    expect(validate({}, shape).map(({ property }) => property)).toEqual(["secretId"]);
  });
});

describe("validate, listed values", () => {
  it("refuses a value outside the list of the comment, and repeats it", () => {
    expect(check("aws:ec2/flowLog:FlowLog", { trafficType: "SOME" })).toEqual([
      { property: "trafficType", reason: 'expected one of ACCEPT, REJECT, ALL; got "SOME".' },
    ]);
  });

  it("checks each element of a list", () => {
    const inputs = {
      containerDefinitions: "[]",
      family: "api",
      requiresCompatibilities: ["FARGATE", "FARGATES"],
    };
    expect(check("aws:ecs/taskDefinition:TaskDefinition", inputs).map(({ property }) => property)).toEqual([
      "requiresCompatibilities[1]",
    ]);
  });

  it("accepts the provider's own spelling where the comment's is spoiled", () => {
    const group = { description: "cache", networkType: "dual_stack" };
    expect(check("aws:elasticache/replicationGroup:ReplicationGroup", group)).toEqual([]);
    const ruleset = { kind: "zone", name: "a", phase: "http_response_headers_transform" };
    expect(check("cloudflare:index/ruleset:Ruleset", ruleset)).toEqual([]);
  });

  it("does not check lists of prose or patterns", () => {
    const defaultActions = [
      { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "403" } },
    ];
    expect(check("aws:lb/listener:Listener", { loadBalancerArn: "arn", defaultActions })).toEqual([]);
  });

  it("never repeats a secret, however it came to be one", () => {
    const wrapped = check("aws:ec2/flowLog:FlowLog", { trafficType: new Secret(HIDDEN) });
    expect(wrapped).toEqual([
      { property: "trafficType", reason: "expected one of ACCEPT, REJECT, ALL; got another value (secret)." },
    ]);
    const listed: ResourceShape = {
      token: "a:b/c:C",
      inputs: { p: { shape: { kind: "literal", values: ["a"] }, required: true } },
      outputs: {},
      types: {},
      secretInputs: ["p"],
      secretOutputs: [],
      aliases: [],
    };
    expect(JSON.stringify(validate({ p: HIDDEN }, listed))).not.toContain(HIDDEN);
  });
});

describe("validate, alternatives", () => {
  const policy = (Statement: unknown) =>
    check("aws:iam/rolePolicy:RolePolicy", { role: "a", policy: { Version: "2012-10-17", Statement } });

  it("accepts either form of a policy", () => {
    expect(check("aws:iam/rolePolicy:RolePolicy", { role: "a", policy: "{}" })).toEqual([]);
    expect(policy([{ Effect: "Allow", Action: "s3:*", Resource: ["*"], Principal: { AWS: "*" } }])).toEqual(
      [],
    );
  });

  it("says what is wrong inside the form that was meant", () => {
    expect(policy([{ Effect: "Alow" }])).toEqual([
      { property: "policy.Statement[0].Effect", reason: 'expected one of Allow, Deny; got "Alow".' },
    ]);
  });

  it("names all forms where none was meant", () => {
    expect(check("aws:iam/rolePolicy:RolePolicy", { role: "a", policy: [] })).toEqual([
      {
        property: "policy",
        reason: "expected a string or an object (inputs.iam.PolicyDocument); got a list.",
      },
    ]);
  });
});

describe("validate, types that contain themselves", () => {
  const acl = (statement: unknown) =>
    check("aws:wafv2/webAcl:WebAcl", {
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: "a", sampledRequestsEnabled: true },
      rules: [
        {
          name: "a",
          priority: 1,
          visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: "a", sampledRequestsEnabled: true },
          statement,
        },
      ],
    });
  const geo = (property: string) => ({ geoMatchStatement: { [property]: ["ID"] } });
  const not = (statement: unknown) => ({ notStatement: { statement } });

  it("follows them as deep as the value goes", () => {
    expect(acl(not(not(geo("countryCodes"))))).toEqual([]);
    expect(acl(not(not(geo("countryCode")))).map(({ property }) => property)).toEqual([
      "rules[0].statement.notStatement.statement.notStatement.statement.geoMatchStatement.countryCodes",
      "rules[0].statement.notStatement.statement.notStatement.statement.geoMatchStatement.countryCode",
    ]);
  });
});
