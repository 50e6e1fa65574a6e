import { CloudError } from "../cloud/cloud-error.ts";
import { parameterFailures } from "../services/aws/parameter-check.ts";
import {
  AWS_KEY,
  addValue,
  currentOf,
  parameterOf,
  requireParameterEncryption,
  valuesOf,
} from "../services/aws/parameter-of.ts";
import { text } from "../services/known.ts";
import type { ApiOperation } from "./api-operation.ts";

/** API reference, DescribeParameters (from memory, 2026-11): by whole names alone; the answer is cut to what is asked for. */
const describeParameters: ApiOperation = {
  target: "AmazonSSM.DescribeParameters",
  writes: false,
  secretFields: [],
  run(request, cloud) {
    const filters = Array.isArray(request.ParameterFilters)
      ? (request.ParameterFilters as readonly Filter[])
      : []; // checked below
    const strange = filters.find(({ Key, Option }) => Key !== "Name" || (Option ?? "Equals") !== "Equals");
    if (strange !== undefined || filters.length === 0)
      throw new CloudError(
        "InvalidFilterKey",
        "This rehearsal answers one filter: Key Name with Option Equals.",
      );
    const found = filters
      .flatMap(({ Values }) => Values ?? [])
      .flatMap((name) => parameterOf(cloud, name) ?? []);
    return {
      Parameters: found.map((one) => ({
        Name: one.outputs.name,
        ARN: one.outputs.arn,
        Type: one.inputs.type,
        KeyId: one.outputs.keyId,
        Tier: one.outputs.tier,
        Version: currentOf(one).version,
      })),
    };
  },
};

interface Filter {
  readonly Key?: string;
  readonly Option?: string;
  readonly Values?: readonly string[];
}

/** API reference, PutParameter (from memory, 2026-11): overwrites one that stands; one without a key gets AWS's own. */
const putParameter: ApiOperation = {
  target: "AmazonSSM.PutParameter",
  writes: true,
  secretFields: ["Value"],
  run(request, cloud) {
    const inputs = {
      name: request.Name,
      type: request.Type,
      tier: request.Tier,
      value: request.Value,
      ...(request.KeyId === undefined ? {} : { keyId: request.KeyId }),
    };
    const [failure] = parameterFailures(inputs);
    if (failure !== undefined)
      throw new CloudError("ValidationException", `${failure.property} ${failure.reason}`);
    const parameter = parameterOf(cloud, request.Name);
    if (parameter === undefined)
      throw new CloudError(
        "ParameterNotFound",
        "This rehearsal overwrites parameters that a stack has made.",
      );
    if (request.Overwrite !== true)
      throw new CloudError(
        "ParameterAlreadyExists",
        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
      );
    requireParameterEncryption(inputs, String(parameter.outputs.arn), cloud);
    parameter.internal.versions = addValue(valuesOf(parameter), String(request.Value));
    const { version } = currentOf(parameter);
    parameter.outputs = { ...parameter.outputs, version, keyId: text(inputs, "keyId") ?? AWS_KEY };
    return { Version: version, Tier: parameter.outputs.tier };
  },
};

export const parameterApi: readonly ApiOperation[] = [describeParameters, putParameter];
