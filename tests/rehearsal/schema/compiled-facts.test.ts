import { describe, expect, it } from "@jest/globals";
import { compiledFacts } from "../../../rehearsal/schema/compiled-facts.ts";

describe("compiledFacts", () => {
  it("reads which inputs are wrapped as secrets, and no others", () => {
    const code = `
      resourceInputs["password"] = args?.password ? pulumi.secret(args.password) : undefined;
      resourceInputs["region"] = args?.region;
      resourceInputs["config"] = pulumi.output(args?.config ? pulumi.secret(args.config) : undefined).apply(JSON.stringify);`;
    expect(compiledFacts(code).secretInputs).toEqual(["password", "config"]);
  });

  it("reads secret outputs and earlier types", () => {
    const code = `
      const aliasOpts = { aliases: [{ type: "a:b/c:C" }, { type: "a:d/c:C" }] };
      const secretOpts = { additionalSecretOutputs: ["one", "two"] };`;
    expect(compiledFacts(code)).toEqual({
      secretInputs: [],
      secretOutputs: ["one", "two"],
      aliases: ["a:b/c:C", "a:d/c:C"],
    });
  });

  it("finds nothing where the code states nothing", () => {
    expect(compiledFacts("")).toEqual({ secretInputs: [], secretOutputs: [], aliases: [] });
  });
});
