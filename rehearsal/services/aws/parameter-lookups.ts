import type { Lookup } from "../../cloud/behaviour.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, text } from "../known.ts";
import { currentOf, parameterOf, valuesOf } from "./parameter-of.ts";
import { TOKEN } from "./tokens.ts";

/** The value as it is answered: what stands for the encrypted text tells nothing of it. */
function shownValue(parameter: Entity, value: string, decrypted: boolean): string {
  if (decrypted || parameter.inputs.type !== "SecureString") return value;
  return Buffer.from(`encrypted ${String(parameter.outputs.arn)}`).toString("base64");
}

/** One parameter, `<name>` or `<name>:<version>`. */
export const getParameter: Lookup = {
  token: "aws:ssm/getParameter:getParameter",
  invoke(inputs, cloud) {
    const asked = text(inputs, "name") ?? "";
    const [name, version] = asked.split(":");
    const found = parameterOf(cloud, name);
    if (found === undefined) throw new CloudError("ParameterNotFound", `couldn't find resource ${asked}`);
    const wanted =
      version === undefined
        ? currentOf(found)
        : valuesOf(found).find((one) => String(one.version) === version);
    if (wanted === undefined)
      throw new CloudError(
        "ParameterVersionNotFound",
        `Systems Manager could not find version ${version} of ${name}.`,
      );
    const decrypted = flag(inputs, "withDecryption") ?? true;
    const { arn } = found.outputs;
    const { type } = found.inputs;
    return {
      ...{ id: found.outputs.name, name: asked, arn, type, region: found.region, version: wanted.version },
      value: shownValue(found, wanted.value, decrypted),
      insecureValue: type === "SecureString" ? "" : wanted.value,
      withDecryption: decrypted,
    };
  },
};

/** The parameters of one folder; with `recursive` those of its folders too. */
export const getParametersByPath: Lookup = {
  token: "aws:ssm/getParametersByPath:getParametersByPath",
  invoke(inputs, cloud) {
    const path = text(inputs, "path") ?? "";
    if (!path.startsWith("/"))
      throw new CloudError(
        "ValidationException",
        `The parameter path must begin with a forward slash "/"; got ${path}`,
      );
    const folder = path.endsWith("/") ? path : `${path}/`;
    const recursive = flag(inputs, "recursive") ?? false;
    const decrypted = flag(inputs, "withDecryption") ?? true;
    const found = cloud
      .list(TOKEN.parameter, { region: cloud.caller.region })
      .filter(({ outputs }) => {
        const name = String(outputs.name);
        return name.startsWith(folder) && (recursive || !name.slice(folder.length).includes("/"));
      })
      .sort((a, b) => String(a.outputs.name).localeCompare(String(b.outputs.name)));
    return {
      ...{ id: path, path, region: cloud.caller.region, recursive, withDecryption: decrypted },
      arns: found.map(({ outputs }) => outputs.arn),
      names: found.map(({ outputs }) => outputs.name),
      types: found.map((one) => one.inputs.type),
      values: found.map((one) => shownValue(one, currentOf(one).value, decrypted)),
    };
  },
};
