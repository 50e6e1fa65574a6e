import { describe, expect, it } from "@jest/globals";
import { TASK_DEFINITION } from "../../../policies/task/task-view.ts";
import { viewsFromState } from "../../../policies/views/views-from-state.ts";

const SIGNATURE = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const sealed = { ...SIGNATURE, ciphertext: "v1:abc" };
const open = (value: unknown) => ({ ...SIGNATURE, plaintext: JSON.stringify(value) });
const urn = (type: string, name: string) => `urn:pulumi:shop::slipway::parent$${type}::${name}`;
const resource = (type: string, name: string, rest: object) => ({ urn: urn(type, name), type, ...rest });
const state = (...resources: readonly object[]) => ({ version: 3, deployment: { resources } });

describe("viewsFromState", () => {
  it("keeps what readers need of a resource", () => {
    const [view] = viewsFromState(
      state(
        resource("aws:kms/key:Key", "key", {
          id: "key-1",
          inputs: { a: 1 },
          outputs: { b: 2 },
          parent: "urn:p",
          dependencies: ["urn:d"],
          propertyDependencies: { a: ["urn:d"], b: null },
          protect: true,
          retainOnDelete: true,
        }),
      ),
    );
    expect(view).toEqual({
      urn: urn("aws:kms/key:Key", "key"),
      type: "aws:kms/key:Key",
      name: "key",
      inputs: { a: 1 },
      outputs: { b: 2, id: "key-1" },
      parent: "urn:p",
      dependencies: ["urn:d"],
      propertyDependencies: { a: ["urn:d"], b: [] },
      protect: true,
      retainOnDelete: true,
    });
  });

  it("puts a marker in the place of every secret, sealed or open", () => {
    const [view] = viewsFromState(
      state(resource("any", "x", { inputs: { a: sealed, b: { c: [open("letmein99")] } } })),
    );
    expect(view?.inputs).toEqual({ a: "[secret]", b: { c: ["[secret]"] } });
  });

  it("keeps texts that rules read, with the secrets inside them masked", () => {
    const definitions = JSON.stringify([{ name: "api", environment: [{ name: "X", value: "letmein99" }] }]);
    const [, task] = viewsFromState(
      state(
        resource("any", "x", { inputs: { hidden: open("letmein99") } }),
        resource(TASK_DEFINITION, "task", { inputs: { containerDefinitions: open(definitions) } }),
      ),
    );
    expect(task?.inputs.containerDefinitions).toBe(definitions.replace("letmein99", "[secret]"));
  });

  it("passes over the old halves of replacements", () => {
    expect(viewsFromState(state(resource("any", "x", { delete: true })))).toEqual([]);
  });

  it("takes the deployment alone too", () => {
    expect(viewsFromState({ resources: [resource("any", "x", {})] })).toHaveLength(1);
  });

  it("refuses what is no exported state", () => {
    expect(() => viewsFromState({})).toThrow(
      "exported state: must hold deployment.resources; got none. Export the stack again.",
    );
  });
});
