import { runtime } from "@pulumi/pulumi";
import type { StackContext } from "../../infra/context.ts";
import { makeContext } from "../../infra/lib/stack-context.ts";
import type { Topics } from "../../infra/observability/topics.ts";
import { exampleSettings } from "./example-settings.ts";

/** A resource that a program declared. */
export interface Declared {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Takes the place of the engine: keeps what is declared, and gives each resource an ARN made of its name. */
export function mockEngine(): Declared[] {
  const declared: Declared[] = [];
  void runtime.setMocks({
    newResource({ inputs, name, type }) {
      declared.push({ type, name, inputs: inputs as Record<string, unknown> }); // plain data, as it is sent
      return { id: `${name}-id`, state: { name, arn: `arn:${name}`, ...(inputs as object) } };
    },
    call: ({ inputs }) => inputs as Record<string, unknown>, // nothing is looked up
  });
  return declared;
}

/** The context of a stack with these settings. */
export function contextOf(settings: Parameters<typeof exampleSettings>[0] = {}): StackContext {
  const facts = { zones: [], edgeRanges: { ipv4: [], ipv6: [] }, externalVersions: {} };
  return makeContext(exampleSettings(settings), {} as StackContext["providers"], facts); // no provider is asked
}

/** Topics of both severities, as far as alarms ask. */
export const TOPICS = {
  region: "eu-west-1",
  arns: { critical: "arn:critical", warning: "arn:warning" },
  ready: [],
} as unknown as Topics; // texts stand for outputs
