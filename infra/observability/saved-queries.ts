import { QueryDefinition } from "@pulumi/aws/cloudwatch/queryDefinition.js";
import { ComponentResource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { logsOf } from "./log-parts.ts";
import type { Logs } from "./logs.ts";

/** The queries that somebody will want in the middle of an incident (checklist OBS-02), in a folder of the stack's name. */
export class SavedQueries extends ComponentResource {
  constructor(
    name: string,
    args: { readonly context: StackContext; readonly logs: Logs },
    opts?: ComponentOptions,
  ) {
    super("slipway:observability:SavedQueries", name, {}, opts);
    const { context, logs } = args;
    for (const [query, settings] of Object.entries(context.settings.observability.queries)) {
      new QueryDefinition(
        `${name}-${query}`,
        context.override("queries", "query", {
          name: `${context.prefix}/${query}`, // the slash makes a folder in the console
          queryString: settings.query,
          logGroupNames: logsOf(settings).map((log) => logs.groupName(log)),
        }),
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}
