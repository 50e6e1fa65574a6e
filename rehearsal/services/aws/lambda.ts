import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { flag, given, isRecord, number, record, text, textList } from "../known.ts";
import { requireKmsKey } from "./kms-key-of.ts";
import { functionFiles } from "./lambda-code.ts";
import { requireDeadLetter } from "./lambda-dead-letter.ts";
import { eventInvokeConfig } from "./lambda-event-invoke-config.ts";
import { functionPermission } from "./lambda-permission.ts";
import { live } from "./live.ts";
import { roleOf, roleTrusts } from "./role-judge.ts";
import { TOKEN } from "./tokens.ts";

/** Lambda Developer Guide, "Lambda runtimes" and "Lambda quotas", from memory, 2026-11. */
const RUNTIMES = [
  ...["nodejs20.x", "nodejs22.x", "nodejs24.x", "python3.11", "python3.12", "python3.13", "python3.14"],
  ...["java17", "java21", "java25", "dotnet8", "ruby3.3", "ruby3.4", "provided.al2023"],
];
const ARCHITECTURES = ["x86_64", "arm64"];
const TIMEOUT = { min: 1, max: 900, default: 3 } as const;
const MEMORY = { min: 128, max: 10_240, default: 128 } as const;
const NAME = /^[A-Za-z0-9_-]{1,64}$/;
/** Characters of all variables together, names and values. */
const LONGEST_ENVIRONMENT = 4096;
const RESERVED =
  /^(?:AWS_(?:REGION|DEFAULT_REGION|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|LAMBDA_.*|EXECUTION_ENV)|_HANDLER|LAMBDA_.*)$/;

const lambdaFunction: Behaviour = {
  token: TOKEN.function,
  autoName: { property: "name", maxLength: 64 },
  changes: {
    code: ["codeSha256", "sourceCodeHash", "sourceCodeSize", "lastModified"],
    "*": ["lastModified"],
  },

  check(inputs) {
    return [...codeFailures(inputs), ...figureFailures(inputs), ...environmentFailures(inputs)];
  },

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    if (cloud.get(TOKEN.function, name) !== undefined)
      throw new CloudError("ResourceConflictException", `Function already exist: ${name}`);
    const arn = cloud.arn("lambda", `function:${name}`);
    requireParts(arn, inputs, cloud);
    return { id: name, outputs: settled(name, arn, inputs, cloud) };
  },

  update(entity, next, cloud) {
    const arn = String(live(entity).arn);
    requireParts(arn, next, cloud);
    return settled(entity.id, arn, next, cloud);
  },
};

function codeFailures(inputs: Inputs): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const sources = ["code", "s3Bucket", "imageUri"].filter((name) => given(inputs, name));
  if (sources.length !== 1)
    failures.push({ property: "code", reason: "exactly one of code, s3Bucket and imageUri must be given" });
  const runtime = text(inputs, "runtime");
  if (runtime !== undefined && !RUNTIMES.includes(runtime))
    failures.push({ property: "runtime", reason: `expected one of ${RUNTIMES.join(", ")}; got ${runtime}` });
  if (!given(inputs, "imageUri") && !(given(inputs, "runtime") && given(inputs, "handler")))
    failures.push({ property: "handler", reason: "handler and runtime must be set when PackageType is Zip" });
  const name = text(inputs, "name");
  if (name !== undefined && !NAME.test(name))
    failures.push({
      property: "name",
      reason: `must be 1 to 64 letters, digits, "-" and "_"; got "${name}"`,
    });
  const files = isRecord(inputs.code) ? functionFiles(inputs.code) : undefined;
  const module = text(inputs, "handler")?.split(".")[0];
  if (files !== undefined && module !== undefined && runtime?.startsWith("nodejs") === true) {
    const wanted = [".js", ".mjs", ".cjs"].map((end) => `${module}${end}`);
    if (!wanted.some((file) => file in files))
      failures.push({
        property: "handler",
        reason: `names the module ${module}, and the code has ${Object.keys(files).join(", ")}`,
      });
  }
  return failures;
}

function figureFailures(inputs: Inputs): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const within = (property: string, range: { readonly min: number; readonly max: number }): void => {
    const found = number(inputs, property);
    if (found !== undefined && (found < range.min || found > range.max))
      failures.push({ property, reason: `must be ${range.min} to ${range.max}; got ${found}` });
  };
  within("timeout", TIMEOUT);
  within("memorySize", MEMORY);
  const odd = textList(inputs, "architectures").find((one) => !ARCHITECTURES.includes(one));
  if (odd !== undefined)
    failures.push({ property: "architectures", reason: `expected x86_64 or arm64; got ${odd}` });
  return failures;
}

function environmentFailures(inputs: Inputs): CheckFailure[] {
  const variables = record(record(inputs, "environment") ?? {}, "variables") ?? {};
  const failures: CheckFailure[] = [];
  const reserved = Object.keys(variables).find((name) => RESERVED.test(name));
  if (reserved !== undefined)
    failures.push({ property: "environment.variables", reason: `${reserved} is Lambda's own` });
  const length = Object.entries(variables).reduce(
    (sum, [name, value]) => sum + name.length + String(value).length,
    0,
  );
  if (length > LONGEST_ENVIRONMENT)
    failures.push({
      property: "environment.variables",
      reason: `can be ${LONGEST_ENVIRONMENT} characters together`,
    });
  return failures;
}

function requireParts(arn: string, inputs: Inputs, cloud: Cloud): void {
  const role = roleOf(cloud, inputs.role);
  if (role === undefined || !roleTrusts(cloud, role, "lambda.amazonaws.com", arn))
    throw new CloudError(
      "InvalidParameterValueException",
      "The role defined for the function cannot be assumed by Lambda.",
    );
  requireDeadLetter(inputs, cloud);
  if (given(inputs, "kmsKeyArn")) requireKmsKey(cloud, inputs.kmsKeyArn);
  const group = text(record(inputs, "loggingConfig") ?? {}, "logGroup");
  const { region } = cloud.caller;
  if (group !== undefined && !cloud.list(TOKEN.logGroup, { region }).some((one) => live(one).name === group))
    throw new CloudError(
      "ResourceNotFoundException",
      `The log group ${group} of the function does not exist: Lambda would make one without key and end`,
    );
}

function settled(name: string, arn: string, inputs: Inputs, cloud: Cloud): Record<string, unknown> {
  const files = isRecord(inputs.code) ? functionFiles(inputs.code) : undefined;
  const hash = isRecord(inputs.code) ? (text(inputs.code, "hash") ?? "") : "";
  const size = Object.values(files ?? {}).reduce((sum, source) => sum + Buffer.byteLength(source), 0);
  const invoke = (version: string): string =>
    `arn:aws:apigateway:${cloud.caller.region}:lambda:path/${version}/functions/${arn}/invocations`;
  return {
    ...{ arn, name, invokeArn: invoke("2015-03-31"), responseStreamingInvokeArn: invoke("2021-11-15") },
    ...{ qualifiedArn: `${arn}:$LATEST`, qualifiedInvokeArn: invoke("2015-03-31"), version: "$LATEST" },
    architectures:
      textList(inputs, "architectures").length > 0 ? textList(inputs, "architectures") : ["x86_64"],
    ...{ codeSha256: hash, sourceCodeHash: text(inputs, "sourceCodeHash") ?? hash, sourceCodeSize: size },
    ...{ signingJobArn: "", signingProfileVersionArn: "", lastModified: cloud.now.toISOString() },
    ephemeralStorage: record(inputs, "ephemeralStorage") ?? { size: 512 },
    loggingConfig: record(inputs, "loggingConfig") ?? { logFormat: "Text", logGroup: `/aws/lambda/${name}` },
    tracingConfig: record(inputs, "tracingConfig") ?? { mode: "PassThrough" },
    memorySize: number(inputs, "memorySize") ?? MEMORY.default,
    timeout: number(inputs, "timeout") ?? TIMEOUT.default,
    packageType: text(inputs, "packageType") ?? "Zip",
    publish: flag(inputs, "publish") ?? false,
    reservedConcurrentExecutions: number(inputs, "reservedConcurrentExecutions") ?? -1,
    skipDestroy: flag(inputs, "skipDestroy") ?? false,
  };
}

/** AWS Lambda: functions, who may invoke them, and who hears of what they failed at. The code really runs: see `messages`. */
export const lambda: Service = { behaviours: [lambdaFunction, functionPermission, eventInvokeConfig] };
